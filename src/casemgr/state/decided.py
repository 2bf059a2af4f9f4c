"""What the record of a meeting leaves open: whether the placement changed, and whether transportation is needed."""

from __future__ import annotations

from casemgr.casefile.events import Event, MeetingHeld
from casemgr.casefile.events.meeting import DECIDED_WORDS
from casemgr.casefile.vocabulary import NOT_SAID


def not_said_at(meeting: MeetingHeld) -> list[str]:
    """The fields that the record of a meeting leaves open."""
    return [field for field in DECIDED_WORDS if getattr(meeting, field) == NOT_SAID]


def meeting_of_decision(events: tuple[Event, ...]) -> MeetingHeld | None:
    """The meeting whose decision is said afterwards: the last one that leaves something open, or else the last one
    completed."""
    held = [event for event in events if isinstance(event, MeetingHeld) and event.outcome == "completed"]
    left_open = [meeting for meeting in held if not_said_at(meeting)]
    return next(iter([*left_open[-1:], *held[-1:]]), None)
