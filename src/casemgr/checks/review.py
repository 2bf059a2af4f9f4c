"""What is worth a note about a manifestation review and the meeting at which it was held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, ManifestationReviewHeld, MeetingHeld, MeetingScheduled, dated
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case, Note
from casemgr.docket.deadline import Deadline


def waiting_for_review(clocks: Iterable[Deadline], day: date) -> list[Event]:
    """The removals and decisions that wait for their review on a day, the oldest first."""
    reviews = (clock for clock in clocks if clock.rule.role == "manifestation" and clock.is_open)
    return [clock.start.event for clock in reviews if clock.start.event and clock.start.day <= day]


def still_to_review(waiting: Sequence[Event], to_correct: Callable[[str], str]) -> Iterator[str]:
    """Which of several the review is taken to be of, and the command that says another."""
    if len(waiting) > 1:
        first, *others = map(dated, waiting)
        another = " or ".join(to_correct(f"review_of={each.id}") for each in waiting[1:])
        yield f"This is the review of the {first}. Still open: {joined(others)}. If it was of another: {another}"


def stays_booked(student_id: str, booked: MeetingScheduled, day: date) -> str:
    """That a review booked for a later day may be another one; one that was booked after the day is."""
    stays = f"The review booked for {long_date(booked.meeting_date)} stays booked."
    if booked.date > day:
        return (
            f"{stays} It was booked on {long_date(booked.date)}, after this one was held. If it is not to be held: "
            f"casemgr cancel {student_id} --meeting {booked.meeting_date} --why TEXT"
        )
    return (
        f"{stays} If this was that one: "
        f"casemgr hold-iep {student_id} --on {day} --purpose manifestation --outcome completed"
    )


def meets_too(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """What the supplemental meeting at which a review was held meets besides."""
    if not {"manifestation", "supplemental"} <= set(meeting.purposes):
        return
    for clock in case.clocks:
        if clock.rule.role == "reassessment" and clock.met_by == meeting:
            yield (
                f"this completed supplemental meeting also meets {clock.rule.short}; if the assessment was not discussed: "
                f"casemgr correct {case.id} {meeting.id} outcome=continued"
            )


def verdict(review: ManifestationReviewHeld, _case: Case) -> Iterator[Note]:
    """What follows from it are the deadlines that it starts, reported with the rest."""
    found = "a manifestation" if review.caused or review.not_implemented else "not a manifestation"
    yield Note(f"The conduct is {found} of the disability.", "say")
