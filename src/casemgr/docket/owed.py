"""What the open deadlines are a reason for: another copy of the safeguards, the meeting that consent asks for."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import said
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.within import is_within
from casemgr.law.book import LawBook
from casemgr.law.on import On
from casemgr.law.rules import Rule


def safeguards_reason(deadlines: Iterable[Deadline], law: LawBook) -> str | None:
    """Why the parent is to be given the Notice of Procedural Safeguards now, the most pressing reason; None: nothing
    asks for it."""
    asked = {deadline.rule.safeguards_reason for deadline in deadlines if deadline.is_open}
    return next((reason for reason in law.safeguards_reasons if reason in asked), None)


def called(deadlines: Iterable[Deadline], name: str, rules: Collection[str] = ()) -> list[Deadline]:
    """The open deadlines that go by a name, or are of these rules, and that sending a document does not meet."""
    return [
        deadline
        for deadline in deadlines
        if deadline.is_open
        and (
            name in (deadline.rule.id, "-".join(deadline.rule.short.lower().split()))
            or deadline.rule.id in rules
        )
        and not any(on.event == "document_sent" for on in deadline.rule.met_by)
    ]


def behind_letter(deadlines: Iterable[Deadline], name: str, law: LawBook) -> list[Deadline]:
    """The same of a letter: those on which it rests too."""
    return called(
        deadlines, name, {rule for said in law.letters if said.letter == name for rule in said.rules}
    )


def forms_owed(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The open deadlines of forms that are to be there before a meeting."""
    return [
        deadline
        for deadline in deadlines
        if deadline.is_open
        and deadline.rule.no_later_than
        and any(on.event == "form_completed" for on in deadline.rule.met_by)
    ]


def meetings_owed(deadlines: Iterable[Deadline]) -> list[Deadline]:
    """The open deadlines of the meetings that a consent to assess asks for."""
    return [
        deadline
        for deadline in deadlines
        if deadline.is_open
        and deadline.rule.starts_on.keys() == {"consent_received"}
        and deadline.rule.meetings_that_meet_it
    ]


def open_report(facts: Facts, context: Context, as_of: date) -> Deadline | None:
    """The student's progress report that is to be sent next."""
    clocks = derive_from(facts, context, as_of)
    return next((clock for clock in clocks if clock.rule.role == "progress" and clock.is_open), None)


def providers_owe(facts: Facts, context: Context, as_of: date, within: int) -> bool:
    """Whether the providers are to report for the next report within so many days, or on no day. Where the day is not known,
    they are not."""
    return any(
        clock.status == "open" or is_within(clock, within, as_of)
        for clock in derive_from(facts, context, as_of)
        if clock.is_open and asks_all_providers(clock.rule) and not clock.start.left_by
    )


def asks_all_providers(rule: Rule) -> bool:
    """Whether a rule is met once every provider of the student has reported."""
    return "providers" in rule.completing


def asks_for(rule: Rule, event_type: str, fields: Mapping[str, Any]) -> bool:
    """Whether a rule is met by an event of this type, as far as its fields are said."""
    reason = fields.get("reason")
    if reason and rule.safeguards_reason and rule.safeguards_reason != reason:
        return False
    return any(on.event == event_type and on.where and _allows(on, fields) for on in rule.met_by)


def asking_once(rules: Iterable[Rule], event_type: str, fields: Mapping[str, Any]) -> set[str]:
    """The ids of the rules that such an event meets by itself. A duty that takes several events, like to invite each of the
    team, is no reason to send one of them again; a copy that names none of the staff is for them all."""
    return {
        rule.id for rule in rules if asks_for(rule, event_type, fields) and not rule.completing - {"staff"}
    }


def _allows(on: On, fields: Mapping[str, Any]) -> bool:
    said = [(fields[name], wanted) for name, wanted in on.wanted if fields.get(name) is not None]
    return all(any(value == word for word in wanted) for value, wanted in said)


def is_open_of(clocks: Iterable[Deadline], rule: str, school_year: str) -> bool:
    """Whether a deadline of a rule is open that something of a school year started."""
    return any(
        clock.rule.id == rule
        and clock.is_open
        and clock.start.event
        and said(clock.start.event, "school_year") == school_year
        for clock in clocks
    )


def lacks_calendar(clocks: Iterable[Deadline]) -> bool:
    """Whether the due date of an open deadline, or the day to act by, is unknown."""
    return any(clock.is_open and clock.status != "open" and clock.hold_by is None for clock in clocks)
