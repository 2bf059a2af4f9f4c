"""What is worth a note about a meeting that is booked or was held: nothing here is refused."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from casemgr.casefile.events import (
    AssessorReported,
    ConsentReceived,
    ConsentRevoked,
    Event,
    MeetingHeld,
    MeetingScheduled,
    RecordsReviewHeld,
    TriennialPlanned,
)
from casemgr.casefile.saying import joined, long_date, plural
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.docket.owed import forms_owed
from casemgr.errors import UsageError
from casemgr.state.meetings import answered_by, booked_meetings
from casemgr.state.sessions import unfinished_session

_PASSED_DAYS = 61
"""A meeting booked for a day that has passed longer ago than this may have been typed wrong."""
_LONG_AGO_DAYS = 180
"""An unfinished meeting older than this may have been forgotten."""


def long_ago(booking: MeetingScheduled, case: Case) -> Iterator[str]:
    """That a meeting is booked for a day that has long passed."""
    day = booking.meeting_date
    if (days := (case.today - day).days) > _PASSED_DAYS:
        yield f"{long_date(day)} is {days} days ago. Check the date."


def met_too_late(booking: MeetingScheduled, case: Case) -> Iterator[str]:
    """The deadlines that a booked meeting would meet too late."""
    purposes, day = booking.purposes, booking.meeting_date
    for deadline in case.clocks:
        if isinstance(deadline.start.event, MeetingScheduled):
            continue  # about an earlier booking, which this one may replace
        if any(on.event == "meeting_scheduled" for on in deadline.rule.met_by):
            continue  # the booking meets it, and the meeting itself may be later (EC 56521.1(g))
        can_meet = not set(purposes).isdisjoint(deadline.rule.hangs_on) or any(
            on.event == "meeting_held" and (not on.purposes or on.purposes & set(purposes))
            for on in deadline.rule.met_by
        )
        if deadline.is_open and can_meet and deadline.due and deadline.due < day:
            yield f"{long_date(day)} is after {deadline.rule.short} is due ({long_date(deadline.due)}); the meeting would be late"


def replaced_by(
    booking: MeetingScheduled, stood: Iterable[MeetingScheduled], events: tuple[Event, ...], today: date
) -> Iterator[str]:
    """Which meeting that stood a booking takes the place of; one dated before another booking of its purpose does not."""
    now = booked_meetings(events)
    for other in stood:
        what = f"{' and '.join(other.purposes)} meeting booked for {long_date(other.meeting_date)}"
        if other not in now:
            yield f"replaces the {what}"
        elif booking not in now and answered_by(booking, [other]):
            yield (
                f"booked on {long_date(booking.date, today)}, before the {what} was "
                f"({long_date(other.date, today)}): that one is kept"
            )


def forms_missing(booking: MeetingScheduled, case: Case) -> Iterator[str]:
    """The forms that the assessment asks for before a booked meeting, and that are not on file."""
    yield from _forms_missing(case, booking.purposes, booking.meeting_date)


def _forms_missing(case: Case, purposes: Sequence[str], day: date) -> Iterator[str]:
    for deadline in forms_owed(case.clocks):
        if getattr(deadline.start.event, "purpose", None) in purposes:
            days = (day - case.today).days
            when = f", and the meeting is in {plural(days, 'day')}" if days > 0 else ""
            yield f"{deadline.rule.title}: it is not on file{when}."


def lacking_for(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """What the file lacks for a meeting that was held; it is no reason to refuse."""
    if meeting.outcome == "completed":
        yield from _forms_missing(case, meeting.purposes, meeting.date)
    if "triennial" in meeting.purposes:  # which its first session meets, finished or not
        yield from triennial_unprepared(case.others)


def held_of_it(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """A meeting held on the day of one that was booked for something else, or for a part of what one was booked for: the
    booking is taken as held. What it was booked for besides, and how to record that too."""
    sessions = [each for each in case.new if isinstance(each, MeetingHeld) and each.date == meeting.date]
    if meeting != sessions[-1]:
        return  # said of the last session of the day, for all of them
    held = list(dict.fromkeys(purpose for each in sessions for purpose in each.purposes))
    for booked in booked_meetings(case.others):
        rest = [purpose for purpose in booked.purposes if purpose not in held]
        every = ",".join(dict.fromkeys((*meeting.purposes, *rest)))
        correction = f"casemgr correct {case.id} {meeting.id} purposes={every}"
        if len(rest) == len(booked.purposes) and booked.meeting_date == meeting.date:
            yield f"That meeting was booked as {joined(booked.purposes)}. If it covered both: {correction}"
        elif rest and len(rest) < len(booked.purposes):
            yield (
                f"The meeting booked for {long_date(booked.meeting_date)} was for {joined(rest)} too, which is not "
                f"recorded as held. If it was: {correction}; if not, book it again."
            )


def is_new_meeting(unfinished: MeetingHeld | None, day: date, continues: bool | None) -> bool:
    """Whether it is a new meeting although an earlier session with its purpose is unfinished. UsageError where that must be
    said, or cannot be."""
    if unfinished is None:
        if continues:
            raise UsageError("there is no unfinished meeting with this purpose to continue")
        return False
    if continues is None and (day - unfinished.date).days > _LONG_AGO_DAYS:
        raise UsageError(
            f"the meeting of {long_date(unfinished.date)} was never completed: say --continues if this one continues it, "
            "or --new-meeting"
        )
    return continues is False


def continuing(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """Which meeting is continued."""
    before = unfinished_session(case.others_by(meeting.date), meeting.purposes)
    if before and not meeting.new_meeting:
        yield (
            f"continues the meeting of {long_date(before.date)}; if it does not: casemgr correct {case.id} {meeting.id} "
            "new_meeting=yes"
        )


def to_call_off(_revoked: ConsentRevoked, case: Case) -> Iterator[str]:
    """The meetings booked for a student of whom none is to be held any more (34 CFR 300.300(b)(4)(iv)): they are for a person
    to call off."""
    for booked in booked_meetings(case.events):
        what = f"{' and '.join(booked.purposes)} meeting booked for {long_date(booked.meeting_date)}"
        yield f"the {what} is to be called off: casemgr cancel {case.id} --why TEXT"


def not_reviewed(clocks: Iterable[Deadline], purposes: Sequence[str]) -> Iterator[ConsentReceived]:
    """The consents whose reassessment still runs and is not among what a completed meeting of these purposes was about.

    Where just one runs, a meeting on a reassessment is about that one.
    """
    running = [clock for clock in clocks if clock.is_open and clock.rule.role == "reassessment"]
    if len(running) == 1 and any(on.purposes & set(purposes) for on in running[0].rule.met_by):
        return
    for clock in running:
        consent = clock.start.event
        if isinstance(consent, ConsentReceived) and consent.purpose not in purposes:
            yield consent


def triennial_unprepared(before: Iterable[Event]) -> Iterator[str]:
    """A triennial that nothing on file has prepared: no consent or assessment, records review or signed waiver."""
    prepared = False
    for event in before:
        if isinstance(event, MeetingHeld) and event.outcome == "completed" and "triennial" in event.purposes:
            prepared = False
        else:
            prepared = prepared or _prepares_triennial(event)
    if not prepared:
        yield "No consent to assess, records review or signed waiver is on file for this triennial. Recorded anyway."


def _prepares_triennial(event: Event) -> bool:
    match event:
        case RecordsReviewHeld() | AssessorReported():
            return True
        case ConsentReceived(purpose=purpose):
            return purpose == "triennial"
        case TriennialPlanned(waiver_signed=signed):
            return signed is not None
        case _:
            return False
