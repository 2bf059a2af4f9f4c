"""The correction of an event as it is typed: which field becomes what, and what to say where nothing is new."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import Event, IdentityChanged, ReferralReceived
from casemgr.casefile.headpath import HeadChange, path_of, suspected_instead, value_at
from casemgr.casefile.names import names_near
from casemgr.casefile.student import Identity
from casemgr.casefile.taken import Taken
from casemgr.casefile.typed.fields import Readers, value_typed
from casemgr.errors import UsageError

ITS_OWN = ("id", "type", "date", "recorded")
"""What an event does not take over from the one that it corrects."""


def change_typed(old: Event, words: str, today: date, readers: Readers) -> tuple[str, Any]:
    """A field and its new value, from `field=value`; what is left empty goes back to what it is when not said."""
    name, sign, text = words.partition("=")
    key = name.strip().replace("-", "_")
    fields = [each for each in type(old).model_fields if each not in ITS_OWN]
    if sign and key == "date":
        raise UsageError(f"{words}: the day of an event is corrected by --on {text.strip() or 'DATE'}")
    if not sign or key not in fields:
        near = names_near(key, fields)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"{words}: {hint}{old.type} has the fields {', '.join(fields)}; write FIELD=VALUE")
    return key, value_typed(old, key, text.strip(), today, readers)


def nothing_new(said: Mapping[str, Any]) -> str:
    """What to say where the event would stay as it is: nothing was typed, or what is on file."""
    if not said:
        return "say what is corrected: --on DATE, --area AREA, or FIELD=VALUE"
    shown = {key: str(value).lower() if isinstance(value, bool) else value for key, value in said.items()}
    has_day = any(isinstance(each, date) for each in said.values())
    year = ". For another year, type the year too" if has_day else ""
    return f"that is on file already: {', '.join(f'{key}={value}' for key, value in shown.items())}{year}"


def suspected_corrected(
    head: Identity, old: Event, corrected: Event, known: Iterable[Event]
) -> list[HeadChange]:
    """What changes among the suspected areas at the head of the file, where a referral had written them there."""
    if not isinstance(old, ReferralReceived) or not isinstance(corrected, ReferralReceived):
        return []
    others = {area for each in known if isinstance(each, ReferralReceived) for area in each.areas}
    return suspected_instead(head.suspected, old.areas, corrected.areas, others)


def renaming(head: Identity, old: IdentityChanged, name: str) -> Taken[dict[str, Any]]:
    """The fields of the change that gives another name to somebody entered with more than a name: without the name in between
    there would be nobody. UsageError where it is that name already."""
    now = value_at(head, path_of(old.field))
    if name == now:
        raise UsageError(nothing_new({"after": name}))
    doubt = f"the name was changed again since: it is {now}" if now != old.after else None
    return Taken({"field": old.field, "before": now, "after": name}, doubt)
