"""Which clocks of a rule that are running, or were met, keep a start from opening another."""

from __future__ import annotations

from casemgr.casefile.events import AssessmentPlanDeveloped, AssessmentPlanGiven, Event, said
from casemgr.docket.deadline import Start
from casemgr.docket.ends import Opened
from casemgr.docket.facts import Facts
from casemgr.docket.matching import share
from casemgr.docket.school_year import year_of
from casemgr.state.meetings import NO_MEETING
from casemgr.state.referrals import purposes_settled

_Plan = AssessmentPlanDeveloped | AssessmentPlanGiven


def keeps_shut(start: Start, other: Opened, facts: Facts) -> bool:
    """Whether a clock that is running, or was met, keeps a start of its rule from opening another."""
    asked = start.unless_running
    assert asked
    if other.end is not None and other.end.place <= start.place and not (asked.or_met and other.end.met):
        return False
    return (
        (asked.started_by != "tally" or other.start.by_tally)
        and (not asked.same_year or _in_one_year(start, other.start, facts))
        and (asked.sharing is None or _has_in_common(asked.sharing, start, other.start))
        and (not asked.same_meeting or _is_one_meeting(start, other.start, facts))
        and (not asked.same_assessment or _is_one_assessment(other.start, start, facts))
        and (asked.began_within is None or _began_within(asked.began_within, start, other.start, facts))
    )


def _has_in_common(field: str, start: Start, other: Start) -> bool:
    return start.event is not None and other.event is not None and share(field, start.event, other.event)


def _began_within(count: int, start: Start, other: Start, facts: Facts) -> bool:
    days = facts.calendar.school_days_after(other.day, start.day)
    return days is not None and days <= count


def _is_one_meeting(one: Start, other: Start, facts: Facts) -> bool:
    first, second = (
        facts.meeting_ties.of_start(each.event) if each.event else NO_MEETING for each in (one, other)
    )
    return not first.isdisjoint(second)


def _in_one_year(start: Start, other: Start, facts: Facts) -> bool:
    years = [year_of(each.event, facts) for each in (start, other) if each.event]
    return len(years) == 2 and years[0] == years[1]


def _is_one_assessment(one: Start, other: Start, facts: Facts) -> bool:
    """Whether two starts, in their order, are about one assessment, as far as their purposes and what lies between them say. A
    meeting before there was a plan has settled nothing of it."""
    purpose = _purpose(other.event)
    is_planned = False
    for event in facts.events[max(one.opened[1], 0) : other.opened[1]]:
        if isinstance(event, _Plan):
            if purpose not in (None, event.purpose):
                return False
            is_planned = True
        elif is_planned and purposes_settled(event):
            return False
    return True


def _purpose(event: Event | None) -> str | None:
    return said(event, "purpose") if event else None
