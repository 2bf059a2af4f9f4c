"""The facts with the level that the student's school had when a clock stopped."""

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
    """The facts for a clock whose number goes by the level: where the clock has stopped, that of the school the day before, so
    that a later change of school makes nothing late that was in time. `stopped`: what met or ended it; None while it runs."""
    if stopped is None or type(rule.within) is not Count or not isinstance(rule.within.count, dict):
        return facts
    if not _may_have_changed(stopped.date, facts):
        return facts
    level = context.level(facts.student_on(stopped.date - ONE_DAY).identity)
    if level == facts.level:
        return facts
    return replace(facts, level=level, report_dates=context.reports_of(facts.student.identity, level))


_OF_THE_SCHOOL = ("moved_within_district", "year_started", "identity_changed")
"""The events that may change a student's school or grade."""


def _may_have_changed(since: date, facts: Facts) -> bool:
    """Whether the school or grade may be another since a day: cheaper to ask than what they were."""
    places = filter(None, map(facts.places_of, _OF_THE_SCHOOL))
    return any(facts.events[each[-1]].date >= since for each in places)
