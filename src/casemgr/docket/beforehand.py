"""What happened before a clock started, and meets it anyway."""

from __future__ import annotations

from casemgr.casefile.events import Done, Event, MeetingScheduled, said
from casemgr.docket.deadline import Start
from casemgr.docket.entering import first_of_year_before
from casemgr.docket.facts import Facts
from casemgr.docket.matching import is_one, ticks
from casemgr.docket.since_iep import since_iep
from casemgr.docket.with_staff import days_early
from casemgr.law.on import On
from casemgr.law.rules import Rule
from casemgr.state.bookings import ON_THE_NOTICE, changed
from casemgr.state.heard import was_of_former
from casemgr.state.meetings import earlier_bookings
from casemgr.state.referrals import put_in_writing


def meets_beforehand(rule: Rule, place: int, start: Start, facts: Facts) -> bool:
    """Whether what happened before the start meets it anyway: the notice of last week, of a meeting entered today; a report
    given ahead of the meeting. Of the day of the start, whatever was entered first."""
    event = facts.events[place]
    if event.id in facts.revoked:
        return False
    if type(event) is Done and not ticks(event, rule, start):
        return False
    fitting = [on for on in rule.beforehand_on[event.type] if is_one(on, place, start, facts)]
    if start.event is None:
        return any(on.since_iep and _is_recent(on, place, start, facts) for on in fitting)
    if any(on.backdated for on in fitting) and facts.entered_after(event, start.event):
        return True
    return any(_is_recent(on, place, start, facts) for on in fitting)


def _is_recent(on: On, place: int, start: Start, facts: Facts) -> bool:
    """Whether what happened before the start came since the day that its word names."""
    event = facts.events[place]
    if on.since_oral:
        return start.event is not None and _came_since_oral(place, start.event, facts)
    if on.since_iep:
        return event.date >= since_iep(start, facts)
    if on.since_year_before:
        return event.date >= first_of_year_before(start.base or start.day)
    if days_early(on, event, start, facts) > on.early:
        return False
    return bool(on.early) or not _is_for_former_day(event, start, facts)


def _came_since_oral(place: int, written: Event, facts: Facts) -> bool:
    """Whether the event at a place came since the oral referral that another event puts in writing."""
    asked = put_in_writing(facts.events, facts.place_of[written.id])
    return asked is not None and asked < place


def _is_for_former_day(event: Event, start: Start, facts: Facts) -> bool:
    """Whether what names no meeting, or its day, came before the meeting was booked as it is at the start, for another day, hour, place or
    purpose: it was for the former one."""
    booked = start.event
    if not isinstance(booked, MeetingScheduled):
        return False
    if said(event, "meeting") is None:
        formers = earlier_bookings(booked, facts.events)
        return any(not set(ON_THE_NOTICE).isdisjoint(changed(booked, former)) for former in formers)
    return was_of_former(booked, facts.place_of[event.id], facts.events)
