"""Whether an event belongs to a clock: the words of `On` that take more than the event and its fields."""

from __future__ import annotations

from collections.abc import Callable

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.events.everyday import BIRTHDAY
from casemgr.docket.deadline import Start
from casemgr.docket.facts import Facts
from casemgr.law.rules import Completing, On
from casemgr.state.assessments import areas_not_reported
from casemgr.state.meetings import NO_MEETING
from casemgr.state.progress import not_reported
from casemgr.state.requests import sources_silent
from casemgr.state.team import members_missing


def started_by(start: Start) -> str:
    """The id by which one clock of a rule is told from another: that of the event that started it."""
    return start.event.id if start.event else BIRTHDAY


def is_one(on: On, place: int, start: Start, facts: Facts) -> bool:
    """Whether the event at a place is one of these, and belongs to the clock of this start."""
    event = facts.events[place]
    return (
        facts.matches(on, event)
        and on.belongs(event, start.event)
        and (not on.same_meeting or _is_same_meeting(place, start, facts))
        and (on.completing is None or _COMPLETE[on.completing](place, start, facts))
    )


def _is_same_meeting(place: int, start: Start, facts: Facts) -> bool:
    """Whether an event is about the meeting that the start is about; a start about none goes with every meeting."""
    meetings = facts.meeting_ties.of_start(start.event) if start.event else None
    return not meetings or not meetings.isdisjoint(
        facts.meeting_ties.about.get(facts.events[place].id, NO_MEETING)
    )


def _areas_agreed(place: int, start: Start, facts: Facts) -> bool:
    purpose = getattr(start.event, "purpose", "")
    return areas_not_reported(facts.events[: place + 1], purpose) == []


def _providers(place: int, start: Start, facts: Facts) -> bool:
    del start
    student = facts.student
    return bool(student.identity.providers) and not not_reported(student, facts.events[: place + 1])


def _sources_asked(place: int, start: Start, facts: Facts) -> bool:
    return start.event is not None and sources_silent(start.event, facts.events[: place + 1]) == []


def _team(place: int, start: Start, facts: Facts) -> bool:
    booked = start.event
    if not isinstance(booked, MeetingScheduled):
        return False
    known = facts.events[: max(place, start.place[1]) + 1]
    return not members_missing(facts.members, booked, known, facts.student.identity)


_COMPLETE: dict[Completing, Callable[[int, Start, Facts], bool]] = {
    "areas_agreed": _areas_agreed,
    "providers": _providers,
    "sources_asked": _sources_asked,
    "team": _team,
}
"""Each set that can be completed → whether, with the event at a place, the last of it is in."""
