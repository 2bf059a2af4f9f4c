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

_LONG_AGO_DAYS = 180
"""An unfinished meeting older than this may have been forgotten."""


def met_too_late(clocks: Iterable[Deadline], purposes: Sequence[str], day: date) -> Iterator[str]:
    """The deadlines that a meeting of these purposes on a day would meet too late."""
    for deadline in clocks:
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


def forms_missing(
    clocks: Iterable[Deadline], purposes: Sequence[str], day: date, today: date
) -> Iterator[str]:
    """The forms that the assessment asks for before such a meeting, and that are not on file."""
    for deadline in forms_owed(clocks):
        if getattr(deadline.start.event, "purpose", None) in purposes:
            days = (day - today).days
            when = f", and the meeting is in {plural(days, 'day')}" if days > 0 else ""
            yield f"{deadline.rule.title}: it is not on file{when}."


def lacking_for(
    meeting: MeetingHeld, before: tuple[Event, ...], clocks: Sequence[Deadline], today: date
) -> Iterator[str]:
    """What the file lacks for a meeting that was held; it is no reason to refuse."""
    yield from booked_for_another_purpose(before, meeting.purposes, meeting.date)
    yield from booked_for_more(before, meeting.purposes)
    if meeting.outcome == "completed":
        yield from forms_missing(clocks, meeting.purposes, meeting.date, today)
        if "triennial" in meeting.purposes:
            yield from triennial_unprepared(before)


def booked_for_another_purpose(
    before: tuple[Event, ...], purposes: Sequence[str], day: date
) -> Iterator[str]:
    """A meeting held on the day of one that was booked for something else: the booking is taken as held."""
    for booked in booked_meetings(before):
        if booked.meeting_date == day and set(booked.purposes).isdisjoint(purposes):
            options = " ".join(f"--purpose {each}" for each in (*purposes, *booked.purposes))
            yield (
                f"That meeting was booked as {joined(booked.purposes)}. If it covered both, undo and record it again "
                f"with {options}."
            )


def not_held(
    before: tuple[Event, ...], purposes: Sequence[str]
) -> Iterator[tuple[MeetingScheduled, Sequence[str]]]:
    """Each booked meeting that was held for a part of what it was booked for, and the rest: the booking is taken as held."""
    for booked in booked_meetings(before):
        rest = [purpose for purpose in booked.purposes if purpose not in purposes]
        if rest and len(rest) < len(booked.purposes):
            yield booked, rest


def booked_for_more(before: tuple[Event, ...], purposes: Sequence[str]) -> Iterator[str]:
    """What a meeting was booked for besides, and how to record that too."""
    for booked, rest in not_held(before, purposes):
        options = " ".join(f"--purpose {each}" for each in rest)
        yield (
            f"The meeting booked for {long_date(booked.meeting_date)} was for {joined(rest)} too, which is not "
            f"recorded as held. If it was, undo this and add {options}; if not, book it again."
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


def continuing(unfinished: MeetingHeld | None, continues: bool | None) -> Iterator[str]:
    """Which meeting is continued."""
    if unfinished and continues is not False:
        yield f"continues the meeting of {long_date(unfinished.date)}; say --new-meeting if it does not"


def to_call_off(revoked: ConsentRevoked, case: Case) -> Iterator[str]:
    """The meetings booked for a student of whom none is to be held any more (34 CFR 300.300(b)(4)(iv)): they are for a person
    to call off."""
    del revoked
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
