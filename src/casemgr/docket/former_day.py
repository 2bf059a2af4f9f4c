"""What was done for the former day of a meeting, or for a meeting before the one that is booked: it does not do the duty for
this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casemgr.casefile.events import MeetingHeld, MeetingScheduled
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.state.meetings import NO_MEETING, Meetings, booked_meetings


def without_former_days(clocks: Iterable[Deadline], facts: Facts) -> list[Deadline]:
    """The clocks but for those that closed with a former day of their meeting, or with an earlier meeting. What was never
    done before a meeting stays."""
    present, moved_at = _present(facts), _last_moves(facts)
    return [
        clock
        for clock in clocks
        if clock.is_open
        or clock.unrecorded
        or clock.never_met
        or not _is_about_a_day(clock)
        or _is_of_present_day(clock, present, moved_at, facts)
    ]


def _is_about_a_day(clock: Deadline) -> bool:
    """Whether another day for the meeting ends it: it is then to be done once more."""
    return "meeting_scheduled" in clock.rule.ended_on


def _is_of_present_day(
    clock: Deadline, present: Meetings | None, moved_at: Mapping[str, int], facts: Facts
) -> bool:
    meetings = facts.meeting_ties.of_start(clock.start.event) if clock.start.event else NO_MEETING
    if not meetings:
        return True
    if present is not None:
        meetings &= present
    return any(moved_at.get(meeting, -1) <= clock.start.opened[1] for meeting in meetings)


def _present(facts: Facts) -> Meetings | None:
    """The meetings that are ahead; where none is, that of the last session that was booked; None where there was none."""
    ties = facts.meeting_ties
    if ahead := booked_meetings(facts.events):
        return NO_MEETING.union(*(ties.booked[booking.id] for booking in ahead))
    held = (ties.about.get(event.id) for event in reversed(facts.events) if type(event) is MeetingHeld)
    return next(filter(None, held), None)


def _last_moves(facts: Facts) -> dict[str, int]:
    """Of each meeting that was moved: the place of the last booking that did it."""
    about = facts.meeting_ties.about
    return {
        meeting: place
        for place, event in enumerate(facts.events)
        if type(event) is MeetingScheduled
        for meeting in about.get(event.id, NO_MEETING)
    }
