"""The account of a count: counted and raw days, and each run of days skipped with its reason."""

from __future__ import annotations

from datetime import date

from casemgr.days.counting import Span, joined_reasons, skipped
from casemgr.days.schoolyear import ONE_DAY, days_from
from casemgr.docket.context import Context
from casemgr.docket.deadline import Account, Reckoning
from casemgr.docket.due import not_counted
from casemgr.docket.facts import Facts
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.within import Count


def account(rule: Rule, result: Reckoning, facts: Facts, context: Context, readings: Readings) -> Account:
    """Counted and raw days of a reckoning, and each run of days skipped with its reason."""
    within = rule.within
    if not isinstance(within, Count) or result.due is None:
        return Account(None, None, ())
    assert result.base
    first, last = sorted((result.base, result.due))
    raw = (last - first).days
    if within.backward:  # the day counted from is not itself counted
        last -= ONE_DAY
    spans = _skipped(first, last, rule, within, facts, context, readings)
    return Account(raw - sum((s.last - s.first).days + 1 for s in spans), raw, spans)


def _skipped(
    first: date, last: date, rule: Rule, within: Count, facts: Facts, context: Context, readings: Readings
) -> tuple[Span, ...]:
    """The runs of days after one day, up to and with another, that a count leaves out."""
    if within.of == "business_days":
        business = context.business_days(readings)
        return tuple(
            Span(a, b, joined_reasons(business.why_closed(day) for day in days_from(a, b)))
            for a, b in skipped(first, last, business.counts)
        )
    pause = context.pause(rule, readings)
    if pause is None and within.of != "school_days":
        return ()
    return facts.calendar.spans(not_counted(within, pause), first, last)
