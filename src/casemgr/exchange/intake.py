"""A new student of a roster as the head and the first events of a file. What the roster does not know is left unsaid."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    CaseManagerAssigned,
    ConsentReceived,
    Event,
    MeetingScheduled,
    ReferralReceived,
    Removal,
    StudentAdded,
)
from casemgr.casefile.people import People
from casemgr.exchange.cells.people import same_person
from casemgr.exchange.compare import New
from casemgr.exchange.facts import Fact
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.serving import in_force, provided, service_facts, unkept

SOON = 90
"""Days before a triennial in which its plan must be out, and one meeting serves for the annual review too."""


_BACK = "last {what} counted back from the next one, {following}"


class Booking(NamedTuple):
    day: date
    time: time | None = None


@dataclass(frozen=True, slots=True)
class Besides:
    """What no export holds, as the case manager knows it."""

    annual_held: date | None = None
    """Held since, which the other system does not say yet."""
    plan_given: date | None = None
    """The triennial's assessment plan."""
    safeguards: bool = True
    """Whether the notice of procedural safeguards was with it."""
    booked: Booking | None = None
    removals: tuple[tuple[date, float], ...] = ()
    last_progress: date | None = None
    language: str = ""
    """The language status."""


NOTHING = Besides()


def head_of(student_id: str, pupil: Pupil, school: str, as_of: date) -> dict[str, Any]:
    """The head of the student's file; what is blank is left out."""
    name = {part: getattr(pupil, part) for part in ("first", "last", "suffix", "preferred")}
    head = {
        "schema": 1,
        "id": student_id,
        "name": _said(name),
        "label": pupil.label,
        "ids": pupil.ids,
        "born": pupil.born,
        "grade": pupil.grade,
        "school": school,
        "track": pupil.track,
        "language": _said({"status": pupil.language, "home": pupil.home_language}),
        "contacts": [_said(each._asdict()) for each in pupil.contacts],
        "providers": [
            _said({"name": each.provider, "service": each.name}) for each in provided(pupil, as_of)
        ],
        "teachers": list(pupil.teachers),
        "suspected": list(pupil.areas),
        "progress": _said({"weeks": int(pupil.progress_weeks or 0), "dates": list(pupil.progress_dates)}),
        "note": pupil.note,
    }
    return _said(head)


def _said(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value}


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
        "last_progress": pupil.last_progress or besides.last_progress,
        "note": note + _counted_back(new, besides) + _not_kept(pupil, as_of),
    }
    facts = [Fact(StudentAdded, as_of, _said(added))]
    if besides.plan_given:
        plan = {"purpose": "triennial", "safeguards": besides.safeguards, "note": note}
        facts.append(Fact(AssessmentPlanGiven, besides.plan_given, plan))
    if besides.booked:
        facts.append(_meeting(new, besides.booked, as_of, cycles))
    facts += service_facts(in_force(pupil.services, as_of), as_of, note)
    facts += [Fact(Removal, day, {"days": days}) for day, days in besides.removals]
    return facts


def is_anothers(pupil: Pupil, own: str) -> bool:
    """Whether the roster names another case manager than the caseload's own."""
    return bool(pupil.case_manager) and not same_person(pupil.case_manager, own)


def assigned_there(pupil: Pupil, name: str, role: str | None, as_of: date) -> Fact:
    """The case manager whom the roster names; of one of the staff, by the full name and with the role."""
    said = {"case_manager": name, "role": role, "note": source_of(pupil, as_of)}
    return Fact(CaseManagerAssigned, as_of, said)


def source_of(pupil: Pupil, as_of: date) -> str:
    """Where a fact comes from: the files' names, and the day."""
    files = " and ".join(dict.fromkeys(source.file for source in pupil.sources))
    return f"imported from {files} on {as_of}"


def _not_kept(pupil: Pupil, as_of: date) -> str:
    """Which services the file names without a first day or a provider: there is nothing to keep of them but the name."""
    names = unkept(pupil.services, as_of)
    return f"; services with neither first day nor provider: {', '.join(names)}" if names else ""


def _counted_back(new: New, besides: Besides) -> str:
    """Which last dates follow from next ones."""
    pupil, reviews = new.pupil, new.reviews
    pairs = (
        ("annual", reviews.last_annual, (pupil.last_annual, pupil.iep), pupil.next_annual),
        ("evaluation", reviews.last_evaluation, (pupil.last_evaluation, pupil.evaluation), pupil.next_evaluation),
    )  # fmt: skip
    words = [
        f"; {_BACK.format(what=what, following=following)}"
        for what, last, said, following in pairs
        if last and following and last not in said and not (what == "annual" and besides.annual_held)
    ]
    return "".join(words)


def is_counted_back(events: Iterable[Event], what: str, following: date) -> bool:
    """Whether a last date on file was counted back from this next one."""
    words = _BACK.format(what=what, following=following)
    return any(isinstance(each, StudentAdded) and words in (each.note or "") for each in events)


def _open_initial(pupil: Pupil, note: str) -> Iterator[Fact]:
    if pupil.referral:
        yield Fact(ReferralReceived, pupil.referral, {"areas": pupil.areas, "note": note})
    if pupil.consent:
        yield Fact(ConsentReceived, pupil.consent, {"purpose": "initial", "note": note})


def purposes_of(new: New, day: date, cycles: Cycles) -> tuple[str, ...]:
    """What a meeting booked for a day is for: the triennial too, where that is due soon."""
    last = new.reviews.last_evaluation
    due = cycles.evaluation.next_after(last) if last and cycles.evaluation else None
    return ("annual", "triennial") if due and (due - day).days <= SOON else ("annual",)


def _meeting(new: New, booked: Booking, as_of: date, cycles: Cycles) -> Fact:
    said = {"purposes": purposes_of(new, booked.day, cycles), "meeting_date": booked.day, "time": booked.time}
    return Fact(MeetingScheduled, min(as_of, booked.day), _said(said))


def facts_added(new: New, as_of: date, besides: Besides, cycles: Cycles, people: People) -> list[Fact]:
    """The first facts of a new student, that the student was added before all others, and last who has the case, where that is
    somebody else."""
    facts = sorted(first_facts(new, as_of, besides, cycles), key=lambda fact: fact.event is not StudentAdded)
    if is_anothers(new.pupil, people.case_manager.name):
        person = people.find(new.pupil.case_manager)
        name, role = (person.name, person.role) if person else (new.pupil.case_manager, None)
        facts.append(assigned_there(new.pupil, name, role, as_of))
    return facts
