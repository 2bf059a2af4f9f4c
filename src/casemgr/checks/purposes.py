"""What a meeting is for, and what it reviewed, where that was not said."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from casemgr.casefile.events import ConsentReceived, Event, MeetingScheduled
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.taken import Taken
from casemgr.errors import UsageError
from casemgr.state.bookings import plan_may_wait
from casemgr.state.meetings import booked_meetings
from casemgr.state.purposes import Wanted, purposes_meant
from casemgr.state.sessions import never_booked, to_continue


def purposes_to_book(
    events: tuple[Event, ...], wanted: Sequence[Wanted], day: date
) -> tuple[str, ...] | None:
    """What a meeting booked for a day is for, as the file says it; of one that was held, what it was held for. None where it
    does not say it."""
    held = never_booked(events)
    return held.purposes if held and held.date == day else purposes_meant(wanted, to_continue(events), day)


def purposes_held(
    events: tuple[Event, ...], day: date, to_correct: Callable[[str], str]
) -> Taken[tuple[str, ...]]:
    """What a meeting held on a day was for: as the meeting booked for that day, or the only one booked, or as the one that was
    to be continued. None where that does not say it."""
    chosen = booked_for(events, day)
    if len(chosen) == 1:
        return Taken(tuple(chosen[0].purposes))
    by_then = tuple(event for event in events if event.date <= day)
    if chosen or not (going_on := to_continue(by_then)):
        return Taken(())
    another = to_correct("purposes=PURPOSE")
    return Taken(
        going_on,
        note=f"taken as the {joined(going_on)} meeting that was to be continued; if it was another: {another}",
    )


def booked_for(events: tuple[Event, ...], day: date) -> list[MeetingScheduled]:
    """The meetings booked for a day, or else all that are booked."""
    booked = booked_meetings(events)
    return [meeting for meeting in booked if meeting.meeting_date == day] or booked


def several_words(booked: Iterable[MeetingScheduled]) -> str:
    """` Several meetings are booked: annual for Fri 10/30/2026.`; empty where none is."""
    listed = ", ".join(f"{' and '.join(each.purposes)} for {long_date(each.meeting_date)}" for each in booked)
    return f" Several meetings are booked: {listed}." if listed else ""


def due_by_words(wanted: Iterable[Wanted], day: date) -> str:
    """` Due: annual by Fri 10/30/2026.`, of the meetings due by a day; empty where none is."""
    due = sorted(
        {(each.due, each.purpose) for each in wanted if each.purpose and each.due and each.is_due_by(day)}
    )
    return f" Due: {', '.join(f'{purpose} by {long_date(on)}' for on, purpose in due)}." if due else ""


def assessment_words(consent: ConsentReceived) -> str:
    """`the triennial assessment of health and motor (consent of Fri 10/30/2026)`"""
    areas = f" of {joined(consent.areas)}" if consent.areas else ""
    return f"the {consent.purpose} assessment{areas} (consent of {long_date(consent.date)})"


def not_said_to_be_reviewed(
    consent: ConsentReceived, purposes: Sequence[str], to_correct: Callable[[str], str]
) -> str:
    """That an assessment stays open which the meeting may have reviewed too."""
    too = to_correct(f"purposes={','.join((*purposes, consent.purpose))}")
    return f"Still open: {assessment_words(consent)}. If the meeting reviewed it too: {too}"


def plan_reviewed(
    purposes: Sequence[str], said: bool | None, to_correct: Callable[[str], str]
) -> Taken[bool]:
    """Whether the IEP was reviewed; only a triennial on its own may have left it for another day."""
    may_be_left = plan_may_wait(purposes)
    if said is False and not may_be_left:
        raise UsageError(
            "--plan-not-reviewed is for a triennial that left the annual review for another day; this meeting was for "
            f"{joined(purposes)}"
        )
    left = to_correct("plan_not_reviewed=yes")
    note = f"taken as the annual review too; if the IEP was not reviewed: {left}"
    return Taken(said is not False, note=note if said is None and may_be_left else None)
