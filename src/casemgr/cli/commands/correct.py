"""Records the event again with what is given changed, and makes the old one void; both stay in the file, and what names the
old one by its id means the new one. What the event had written above the events is changed too. A list has
commas: `areas=reading, motor`; `field=` alone takes the field out. --area works as it did on the
command that recorded the event, and takes the place of every area named there. A day, an hour, yes or no and a name are
typed as on that command: `meeting_date=12/3`, `time=3pm`, `transportation=yes`. `casemgr events` lists the fields,
`casemgr show STUDENT` each event's id.

Example: `casemgr correct ana-r nzf6g4 --on 2026-11-10 signed=2026-11-07 --why "read the stamp wrong"`
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from casemgr.casefile.names import names_near
from casemgr.cli.options.kinds import Several, StudentWords, argument, text
from casemgr.cli.recording.assessed import area_corrected
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.recording.recorded_again import record_again
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event, IdentityChanged

KEPT = ("id", "type", "date", "recorded")


def run(
    given: Given,
    student: StudentWords,
    event: Annotated[str, argument("EVENT", "The event's id.")],
    changes: Annotated[Several, argument("FIELD=VALUE", "What is corrected.")] = None,
    area: Annotated[
        Several, text("AREA", "The areas that are right (repeatable); AREA=ASSESSOR in a plan.")
    ] = None,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")] = "corrected",
) -> None:
    from casemgr.casefile.events import Void
    from casemgr.casefile.naming import renamed
    from casemgr.casefile.persons import is_a_name
    from casemgr.checks.booking_corrected import booking_corrected

    with given.recording(student) as work:
        old = work.event(event)
        if isinstance(old, Void):
            raise UsageError(f"{event}: a void is not corrected; `casemgr void` makes its event count again")
        fields = said = dict(_change(work, old, words) for words in changes or ())
        if area:
            fields = said | _areas(work, old, area)
        day = given.day(work) if given.on else old.date
        if is_a_name(old) and said.keys() == {"after"} and said["after"]:
            _rename(given, work, old, day, said["after"])
            return
        corrected = record_again(given, work, old, day, why, fields)
        if renamed(corrected, {corrected.id: old.id}).model_copy(update={"recorded": old.recorded}) == old:
            raise UsageError(_nothing_new(said))
        work.warn_each(booking_corrected(old, corrected, work.student.id, work.known, work.today))
        _correct_suspected(work, old, corrected)


def _rename(given: Given, work: Work, old: IdentityChanged, day: date, name: str) -> None:
    """Somebody entered with more than a name has another one: without the name in between there would be nobody."""
    from casemgr.casefile.headpath import path_of, value_at

    now = value_at(work.student.identity, path_of(old.field))
    if name == now:
        raise UsageError(_nothing_new({"after": name}))
    if now != old.after:
        work.refuse(f"the name was changed again since: it is {now}")
    given.add(work, type(old), day, field=old.field, before=now, after=name)


def _nothing_new(said: dict[str, Any]) -> str:
    """What to say where the event would stay as it is: nothing was typed, or what is on file."""
    if not said:
        return "say what is corrected: --on DATE, --area AREA, or FIELD=VALUE"
    same = ", ".join(
        f"{key}={str(value).lower() if isinstance(value, bool) else value}" for key, value in said.items()
    )
    year = (
        ". For another year, type the year too"
        if any(isinstance(each, date) for each in said.values())
        else ""
    )
    return f"that is on file already: {same}{year}"


def _areas(work: Work, old: Event, words: list[str]) -> dict[str, Any]:
    """The field in which an event holds areas, with these in it; UsageError where it holds none, or one only."""
    from casemgr.casefile.events import AreaAssessor, label
    from casemgr.cli.declared.readers import plan_areas

    fields = type(old).model_fields
    if "areas" in fields:
        if AreaAssessor in get_args(fields["areas"].annotation):
            return {"areas": plan_areas(work, words, work.today, old)}
        return {"areas": tuple(dict.fromkeys(area_corrected(work, old, each) for each in words))}
    if "area" not in fields or len(words) > 1:
        count = "is about one area" if "area" in fields else "has no area"
        raise UsageError(f"--area: {label(old)} {count}")
    return {"area": area_corrected(work, old, words[0])}


def _correct_suspected(work: Work, old: Event, corrected: Event) -> None:
    """What a referral had written among the suspected areas at the head of the file follows its correction."""
    from casemgr.casefile.events import IdentityChanged, ReferralReceived
    from casemgr.casefile.headpath import named, suspected_instead

    if not isinstance(old, ReferralReceived) or not isinstance(corrected, ReferralReceived):
        return
    others = {a for e in work.known if isinstance(e, ReferralReceived) for a in e.areas}
    for change in suspected_instead(work.student.identity.suspected, old.areas, corrected.areas, others):
        work.add(
            IdentityChanged, work.today, field=named(change.path), before=change.before, after=change.after
        )


def _change(work: Work, old: Event, words: str) -> tuple[str, Any]:
    """A field and its new value, from `field=value`; what is left empty goes back to what it is when not said."""
    from casemgr.casefile.typed.fields import Readers, value_typed
    from casemgr.store.typed import field_from_text

    name, sign, text = words.partition("=")
    key = name.strip().replace("-", "_")
    fields = {known: info for known, info in type(old).model_fields.items() if known not in KEPT}
    if sign and key == "date":
        raise UsageError(f"{words}: the day of an event is corrected by --on {text.strip() or 'DATE'}")
    if not sign or key not in fields:
        near = names_near(key, fields)
        hint = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"{words}: {hint}{old.type} has the fields {', '.join(fields)}; write FIELD=VALUE")
    readers = Readers(field_from_text, work.happened, work.anyones_name, partial(area_corrected, work, old))
    return key, value_typed(old, key, text.strip(), work.today, readers)
