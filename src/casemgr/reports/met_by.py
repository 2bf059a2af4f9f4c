"""What meets a rule, in the field's words: `meeting held (initial, annual or triennial), or casemgr done`.

The ways that one kind of event meets it are said together, behind its name said once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.saying import spaced
from casemgr.law.on import EMPTY, On
from casemgr.law.rules import Rule
from casemgr.reports.rule_words import DETAILS
from casemgr.reports.words import either

_NAMES = {
    "done": "casemgr done",
    "english_tested": "English tested",
    "early_start_conference": "Early Start conference",
    "identity_changed": "whoever is missing leaves",
    "records_source": "each place that may hold records",
    "staff_reviewed": "staff reviewed the IEP",
    "supplies_moved": "request for supplies moved",
}
"""The kinds of event whose name alone does not say what happened."""

_LED = {
    "about": "about",
    "filed_by": "by the",
    "form": "form",
    "subject": "about",
    "to": "to",
    "with_whom": "with",
}
"""The fields whose value does not say by itself what it is → the word before it."""

_NAMING = {"answers": "answering this request", "notice_of": "named as the notice of this"}
"""The field in which an event names the start, where it matters to say so → the words for it."""


def met_words(rule: Rule) -> str:
    """All that meets a rule."""
    ways: dict[str, list[On]] = {}
    for on in rule.met_by:
        ways.setdefault(on.event, []).append(on)
    return ", or ".join(_together(event, found) for event, found in ways.items())


def _together(event: str, ways: Sequence[On]) -> str:
    """One kind of event: where one way to meet it asks nothing special, the others add nothing; nor does one that asks more than
    another."""
    name = _NAMES.get(event, spaced(event))
    details = [_details(on) for on in ways if not any(_adds_nothing(on, other) for other in ways)]
    if not all(details) or event == "identity_changed":
        return name
    between = "; or " if any(", " in each for each in details) else ", or "
    return f"{name} ({between.join(dict.fromkeys(details))})"


def _adds_nothing(on: On, other: On) -> bool:
    """Whether all that one takes is among what the other takes, by the fields that are said."""
    if on is other or on.naming or on.sharing or other.naming or other.sharing:
        return False
    ours, theirs = dict(_said(on)), dict(_said(other))
    return ours != theirs and all(
        field in ours and set(ours[field]) <= set(values) for field, values in theirs.items()
    )


def _details(on: On) -> str:
    """What an event must say to meet it; empty where every one does."""
    words = list(_asked(on))
    return ("; " if any(", " in each for each in words) else ", ").join(words)


def _asked(on: On) -> Iterator[str]:
    if on.naming in _NAMING:
        yield _NAMING[on.naming]
    if on.sharing == "purposes":
        yield "for the same purpose"
    for field, values in _said(on):
        words = either([_wanted(field, each) for each in values])
        known = any((field, each) in DETAILS for each in values)
        yield words if field not in _LED or (known and field != "subject") else f"{_LED[field]} {words}"
    if on.once_left:
        yield "once that is met"


def _said(on: On) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The fields of which something is asked, and the values that do."""
    for field, wanted in on.where.items():
        values = wanted if isinstance(wanted, tuple) else (wanted,)
        if values != (EMPTY,):
            yield field, values


def _wanted(field: str, value: str) -> str:
    """What a field must say, in words."""
    if known := DETAILS.get((field, value)):
        return known
    if value in ("true", "false"):
        return spaced(field) if value == "true" else f"not {spaced(field)}"
    return spaced(value)
