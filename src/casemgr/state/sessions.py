"""Sessions of meetings: the first of a meeting, the one left unfinished, and what is to be continued."""

from collections.abc import Collection, Iterable
from datetime import date

from casemgr.casefile.events import Event, MeetingHeld
from casemgr.state.meetings import answered_by, booked_meetings, meeting_ties


def first_sessions(events: tuple[Event, ...]) -> dict[str, frozenset[str]]:
    """For each session held, by event id, the purposes for which it is the first session of a meeting.

    A session continues the last one that shares a purpose and was left unfinished, unless it is a new meeting.
    """
    found: dict[str, frozenset[str]] = {}
    unfinished: set[str] = set()
    for event in events:
        if type(event) is MeetingHeld:
            purposes = set(event.purposes)
            found[event.id] = frozenset(purposes if event.new_meeting else purposes - unfinished)
            unfinished = unfinished | purposes if event.outcome == "continued" else unfinished - purposes
    return found


def unfinished_session(events: tuple[Event, ...], purposes: tuple[str, ...]) -> MeetingHeld | None:
    """The last session that was continued, shares a purpose, and has not been completed since."""
    unfinished: MeetingHeld | None = None
    for event in events:
        if isinstance(event, MeetingHeld) and set(event.purposes) & set(purposes):
            unfinished = event if event.outcome == "continued" else None
    return unfinished


def to_continue(events: tuple[Event, ...]) -> tuple[str, ...]:
    """What the last session was for that was left unfinished and for which nothing is booked; empty where there is none."""
    last = next(
        (e for e in reversed(events) if isinstance(e, MeetingHeld) and e.outcome == "continued"), None
    )
    if last is None or any(answered_by(last, [booking]) for booking in booked_meetings(events)):
        return ()
    return last.purposes if unfinished_session(events, last.purposes) is last else ()


def never_booked(events: tuple[Event, ...]) -> MeetingHeld | None:
    """The last session held, where it is not on file that it was booked."""
    last = next((event for event in reversed(events) if isinstance(event, MeetingHeld)), None)
    return None if last is None or meeting_ties(events).about.get(last.id) else last


def day_to_book(events: tuple[Event, ...], day: date) -> str:
    """The day for which a meeting is to be booked that something of a day is about, as `schedule-iep` takes it: that of a
    session that was held since and never booked, with the day on which it was; else any."""
    held = never_booked(events)
    return f"{held.date} --on DATE" if held and held.date >= day else "DATE"


def is_held(events: Iterable[Event], day: date, purposes: Collection[str], outcome: str) -> bool:
    """Whether a meeting of a day for these purposes, or more, is on file with this outcome."""
    return any(
        isinstance(event, MeetingHeld)
        and (event.date, event.outcome) == (day, outcome)
        and set(purposes) <= set(event.purposes)
        for event in events
    )
