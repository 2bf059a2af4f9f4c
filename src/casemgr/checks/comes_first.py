"""The command that records what has to come before an event that was refused without it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from casemgr.casefile.events import (
    Event,
    IdentityChanged,
    MeetingScheduled,
    MovedWithinDistrict,
    ParentReplied,
    TeamInvited,
)
from casemgr.casefile.saying import joined, long_date
from casemgr.state.sessions import day_to_book

_COMES_FIRST: Mapping[str, str] = {
    "assessment_plan_given": "refer {student}",
    "assessor_reported": "consent {student}",
    "consent_received": "assessment-plan {student}",
    "consent_refused": "assessment-plan {student}",
    "hand_off_acknowledged": "hand-off {student} --to NAME",
    "iep_answered": "hold-iep {student}",
    "manifestation_review_held": "removal {student} --days N",
    "parent_replied": "schedule-iep {student} DATE",
    "records_provided": "records-request {student}",
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
