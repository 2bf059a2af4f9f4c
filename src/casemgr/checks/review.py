"""What is worth a note about a manifestation review and the meeting at which it was held."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, dated
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.meeting_notes import not_held
from casemgr.docket.deadline import Deadline


def waiting_for_review(clocks: Iterable[Deadline], day: date) -> list[Event]:
    """The removals and decisions that wait for their review on a day, the oldest first."""
    reviews = (clock for clock in clocks if clock.rule.role == "manifestation" and clock.is_open)
    return [clock.start.event for clock in reviews if clock.start.event and clock.start.day <= day]


def still_to_review(waiting: Sequence[Event]) -> Iterator[str]:
    """Which of several the review is taken to be of."""
    if len(waiting) > 1:
        first, *others = map(dated, waiting)
        yield f"This is the review of the {first}. Still open: {joined(others)}. --review DATE says another."


def stays_booked(student_id: str, booked_for: date, day: date) -> str:
    """That a review booked for a later day may be another one."""
    return (
        f"The review booked for {long_date(booked_for)} stays booked. If this was that one: "
        f"casemgr hold-iep {student_id} --on {day} --purpose manifestation --outcome completed"
    )


def held_with_it(
    student_id: str,
    events: tuple[Event, ...],
    clocks: Iterable[Deadline],
    purposes: Sequence[str],
    outcome: str,
    day: date,
) -> Iterator[str]:
    """What the meeting of the review meets besides, and what it was booked for besides and is not recorded as held."""
    met = next((c.rule.id for c in clocks if c.rule.role == "reassessment" and c.is_open), None)
    if "supplemental" in purposes and outcome == "completed" and met:
        yield (
            f"this completed supplemental meeting also meets {met}; if the assessment was not discussed, "
            "undo it and say --outcome continued"
        )
    for booked, rest in not_held(events, purposes):
        yield (
            f"The meeting booked for {long_date(booked.meeting_date)} was for {joined(rest)} too, which is not recorded as "
            f"held. If it was: {_to_add(student_id, day, rest)}; if not, book it again."
        )


def _to_add(student_id: str, day: date, rest: Sequence[str]) -> str:
    if list(rest) == ["supplemental"]:
        return "undo this and add --supplemental-iep"
    options = " ".join(f"--purpose {purpose}" for purpose in rest)
    return f"casemgr hold-iep {student_id} --on {day} {options}"


def verdict(*, caused: bool, not_implemented: bool) -> str:
    """What follows from it are the deadlines that it starts, reported with the rest."""
    found = "a manifestation" if caused or not_implemented else "not a manifestation"
    return f"The conduct is {found} of the disability."
