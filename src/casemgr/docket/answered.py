"""Whether what is sent about a meeting was answered before: a second copy of the notice asks for no second reply."""

from __future__ import annotations

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.docket.facts import Facts
from casemgr.docket.matching import fits
from casemgr.law.starts import On
from casemgr.state.meetings import NO_MEETING


def is_answered(on: On, place: int, facts: Facts) -> bool:
    """Whether one of these came before the event at a place, about the same meeting and since that was booked for its day."""
    ties = facts.meeting_ties
    meetings = ties.about.get(facts.events[place].id, NO_MEETING)
    for event in reversed(facts.events[:place]) if meetings else ():
        if type(event) is MeetingScheduled and not meetings.isdisjoint(ties.of_start(event)):
            return False
        if _is_about(event, meetings, facts) and fits(on, event, facts):
            return True
    return False


def _is_about(event: Event, meetings: frozenset[str], facts: Facts) -> bool:
    return not meetings.isdisjoint(facts.meeting_ties.about.get(event.id, NO_MEETING))
