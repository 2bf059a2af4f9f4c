"""A new student of a roster as the head and the first events of a file. What the roster does not know is left unsaid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    Event,
    MeetingScheduled,
    ReferralReceived,
    Removal,
    StudentAdded,
)
from casemgr.casefile.vocabulary import LanguageStatus
from casemgr.exchange.compare import New
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.pupil import Pupil, Service

SOON = 90
"""Days before a triennial in which its plan must be out, and one meeting serves for the annual review too."""


UNKNOWN_STATUS: LanguageStatus = "TBD"
"""Of a student whose home language is known and whose status is not."""


class Booking(NamedTuple):
    day: date
    time: time | None = None


@dataclass(frozen=True, slots=True)
class Besides:
    """What no export holds, as the case manager knows it."""

    annual_held: date | None = None
    """Held, and not yet affirmed in the other system."""
    plan_given: date | None = None
    """The triennial's assessment plan."""
    booked: Booking | None = None
    removals: tuple[tuple[date, float], ...] = ()
    last_progress: date | None = None


NOTHING = Besides()


class Fact(NamedTuple):
    """An event to record."""

    event: type[Event]
    day: date
    fields: Mapping[str, Any]


def head_of(student_id: str, pupil: Pupil, school: str) -> dict[str, Any]:
    """The head of the student's file; what is blank is left out."""
    name = {part: getattr(pupil, part) for part in ("first", "last", "suffix", "preferred")}
    status = pupil.language or (UNKNOWN_STATUS if pupil.home_language else "")
    head = {
        "schema": 1,
        "id": student_id,
        "name": _said(name),
        "ids": pupil.ids,
        "born": pupil.born,
        "grade": pupil.grade,
        "school": school,
        "language": _said({"status": status, "home": pupil.home_language}),
        "contacts": [_said(each._asdict()) for each in pupil.contacts],
        "providers": list(_providers(pupil.services)),
        "suspected": list(pupil.areas),
    }
    return _said(head)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


def _providers(services: Sequence[Service]) -> Iterator[dict[str, str]]:
    """Each person once for each service; a service that changed has several rows."""
    pairs = dict.fromkeys((each.provider, each.name) for each in services if each.provider)
    return (_said({"name": provider, "service": service}) for provider, service in pairs)


def first_facts(new: New, as_of: date, besides: Besides, cycles: Cycles) -> list[Fact]:
    """The events with which a student's file begins; none where the roster has no day for any."""
    pupil = new.pupil
    note = source_of(pupil, as_of)
    if pupil.is_open_initial:
        return list(_open_initial(pupil, note))
    last = besides.annual_held or new.reviews.last_annual
    added = {
        "last_annual": last,
        "last_evaluation": new.reviews.last_evaluation,
        "last_progress": besides.last_progress,
        "note": note + _counted_back(new, besides),
    }
    facts = [Fact(StudentAdded, as_of, _said(added))]
    if besides.plan_given:
        facts.append(Fact(AssessmentPlanGiven, besides.plan_given, {"purpose": "triennial", "note": note}))
    if besides.booked:
        facts.append(_meeting(new, besides.booked, as_of, cycles))
    facts += [Fact(Removal, day, {"days": days}) for day, days in besides.removals]
    return facts


def source_of(pupil: Pupil, as_of: date) -> str:
    """Where a fact comes from: the files' names, and the day."""
    files = " and ".join(dict.fromkeys(source.file for source in pupil.sources))
    return f"imported from {files} on {as_of}"


def _counted_back(new: New, besides: Besides) -> str:
    """Which last dates follow from next ones."""
    pupil, reviews = new.pupil, new.reviews
    pairs = (
        ("annual", reviews.last_annual, (pupil.last_annual, pupil.iep), pupil.next_annual),
        ("evaluation", reviews.last_evaluation, (pupil.last_evaluation, pupil.evaluation), pupil.next_evaluation),
    )  # fmt: skip
    words = [
        f"; last {what} counted back from the next one, {following}"
        for what, last, said, following in pairs
        if last and following and last not in said and not (what == "annual" and besides.annual_held)
    ]
    return "".join(words)


def _open_initial(pupil: Pupil, note: str) -> Iterator[Fact]:
    if pupil.referral:
        yield Fact(ReferralReceived, pupil.referral, {"areas": pupil.areas, "note": note})
    if pupil.consent:
        yield Fact(ConsentReceived, pupil.consent, {"purpose": "initial", "note": note})


def _meeting(new: New, booked: Booking, as_of: date, cycles: Cycles) -> Fact:
    last = new.reviews.last_evaluation
    due = cycles.evaluation.next_after(last) if last and cycles.evaluation else None
    purposes = ("annual", "triennial") if due and (due - booked.day).days <= SOON else ("annual",)
    said = {"purposes": purposes, "meeting_date": booked.day, "time": booked.time}
    return Fact(MeetingScheduled, min(as_of, booked.day), _said(said))
