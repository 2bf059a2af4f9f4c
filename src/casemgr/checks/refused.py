"""Why an event is not recorded, unless forced, whichever command makes it; and the command that records what has to come before it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    Event,
    IdentityChanged,
    MeetingScheduled,
    MovedWithinDistrict,
    ParentReplied,
    TeamInvited,
)
from casemgr.casefile.headpath import as_on
from casemgr.casefile.naming import corrections, naming_the_right_ones
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import Student
from casemgr.checks import misfit
from casemgr.checks.holders_act import anothers_act
from casemgr.checks.journal import about_a_student
from casemgr.checks.naming_others import misnamed
from casemgr.checks.of_a_rule import is_of_deadlines, no_such_deadline, no_such_rule
from casemgr.checks.required import Under
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.state.sessions import day_to_book


class FileSoFar(NamedTuple):
    """What there is without the event."""

    student: Student
    kept: Sequence[Event]
    """The events that are not void, the voids among them."""
    known: tuple[Event, ...]
    clocks: Callable[[], Sequence[Deadline]]
    """The deadlines; derived only where it is asked for them."""
    context: Context
    today: date


def refusal(event: Event, on_file: FileSoFar) -> str | None:
    """The first reason that there is; what names a corrected event by its id means the one in its place."""
    student, kept, known, clocks, context, today = on_file
    law = context.law
    then = as_on(student, event.date).identity
    seen = naming_the_right_ones(event, corrections(kept))
    reason = (
        about_a_student(seen, then.id, law)
        or misfit(seen, known, then.born, today, Under(law, then, context.readings))
        or anothers_act(seen, then, law)
    )
    reason = reason or misnamed(seen, kept) or no_such_rule(seen, law)
    if reason is None and is_of_deadlines(seen):
        return no_such_deadline(seen, known, clocks())
    return reason


_COMES_FIRST: Mapping[str, str] = {
    "assessment_plan_given": "refer {student}",
    "assessor_reported": "consent {student}",
    "consent_received": "assessment-plan {student}",
    "consent_refused": "assessment-plan {student}",
    "hand_off_acknowledged": "hand-off {student} --to NAME",
    "iep_answered": "hold-iep {student}",
    "independent_assessment_answered": "independent-request {student}",
    "manifestation_review_held": "removal {student} --days N",
    "parent_replied": "schedule-iep {student} DATE",
    "records_provided": "records-request {student}",
    "records_source": "records-request {student}",
    "team_invited": "schedule-iep {student} DATE",
}


def comes_first(event: Event, reason: str, student: str, known: Sequence[Event]) -> str:
    """`; first: casemgr consent ana-r` where the reason is that something is not on file; else nothing. Of a meeting that was
    entered as booked only later: how to say that it had been booked before; of a move, that the school was changed by `edit`."""
    if isinstance(event, MovedWithinDistrict):
        return _entered_before(event, student, known)
    command = _COMES_FIRST.get(event.type)
    if not command or not reason.startswith("no "):
        return ""
    if booked := _booked_later(event, known):
        return (
            f"; the {joined(booked.purposes)} meeting of {long_date(booked.meeting_date)} is on file as booked on "
            f"{long_date(booked.date)}. If it was booked before: casemgr correct {student} {booked.id} --on DATE"
        )
    command = command.replace(" DATE", f" {day_to_book(tuple(known), event.date)}")
    return f"; first: casemgr {command.format(student=student)}"


def _entered_before(moved: MovedWithinDistrict, student: str, known: Sequence[Event]) -> str:
    """That the school was changed as an entry, where the student is there already by the file, and how to record the move in the
    place of that."""
    for event in reversed(known) if moved.school == moved.from_school else ():
        if isinstance(event, IdentityChanged) and (event.field, event.after) == ("school", moved.school):
            return (
                f": `edit` changed it on {long_date(event.date)}. To record the move instead: casemgr void {student} {event.id} "
                f'--why "a move", then casemgr move {student} "{moved.school}" --on {moved.date}'
            )
    return ""


def _booked_later(event: Event, known: Sequence[Event]) -> MeetingScheduled | None:
    """The first booking dated after a reply or an invitation that is for a meeting after it."""
    if not isinstance(event, (ParentReplied, TeamInvited)):
        return None
    later = [each for each in known if isinstance(each, MeetingScheduled) and each.date > event.date]
    return next((each for each in later if event.meeting in (None, each.meeting_date)), None)
