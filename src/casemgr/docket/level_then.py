"""What was known when a clock stopped, as far as its date goes by it: the level of the student's school, and the meetings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from casemgr.casefile.events import Event
from casemgr.days.schoolyear import ONE_DAY
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.law.rules import Rule
from casemgr.law.within import Count


def as_it_was(rule: Rule, stopped: Event | None, facts: Facts, context: Context) -> Facts:
    """The facts that a clock's date goes by. Where the clock has stopped, the level is that of the school the day before, so
    that a later change of school makes nothing late that was in time; and what was to be there before a meeting goes by the
    meetings as they were known on that day. `stopped`: what met or ended it; None while it runs."""
    if stopped is None:
        return facts
    if rule.before_meetings:
        return _known_on(stopped.date, facts)
    if type(rule.within) is not Count or not isinstance(rule.within.count, dict):
        return facts
    if not _may_have_changed(stopped.date, facts):
        return facts
    level = context.level(facts.student_on(stopped.date - ONE_DAY).identity)
    if level == facts.level:
        return facts
    return replace(facts, level=level, report_dates=context.reports_of(facts.student.identity, level))


def _known_on(day: date, facts: Facts) -> Facts:
    """The facts without what came after a day."""
    known = facts.first_place(day + ONE_DAY)
    if known == len(facts.events):
        return facts
    return replace(facts, events=facts.events[:known], tallied={})


_OF_THE_SCHOOL = ("moved_within_district", "year_started", "identity_changed")
"""The events that may change a student's school or grade."""


def _may_have_changed(since: date, facts: Facts) -> bool:
    """Whether the school or grade may be another since a day: cheaper to ask than what they were."""
    places = filter(None, map(facts.places_of, _OF_THE_SCHOOL))
    return any(facts.events[each[-1]].date >= since for each in places)
