"""From a start to a due date: the words of `within`, the year-end rules, limits and extensions."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import Event, ExtensionAgreed, ProgressReportSent, said
from casemgr.days.counting import (
    Pause,
    Span,
    after,
    before,
    joined_reasons,
    shift,
    skipped,
    years_after,
)
from casemgr.days.schoolyear import ONE_DAY, days_from
from casemgr.docket.context import Context
from casemgr.docket.deadline import Account, Reckoning, Start, YearEnd
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches, started_by
from casemgr.law.readings import Readings
from casemgr.law.rules import NearYearEnd, Rule
from casemgr.law.within import Anniversary, ByReportDate, Count, Months, MonthTable

DAYS_IN_A_WEEK = 7


def reckon(rule: Rule, start: Start, facts: Facts, context: Context, readings: Readings) -> Reckoning:
    """When a clock is due under these readings, and what decided it."""
    if rule.within is None:
        return _limited(rule, Reckoning(None, dateless=True), start, facts)
    base, waiting = _counted_from(rule, start, facts, readings)
    if waiting:
        return Reckoning(None, dateless=True)
    if base is None:
        return Reckoning(None)
    result = Reckoning(_within(rule, base, start, facts, context, readings), base)
    if rule.near_year_end:
        result = _near_year_end(rule.near_year_end, result, start, facts, readings)
    if agreements := _extensions(rule, start, facts):
        until = agreements[-1].until
        missed = _missed_before(result.due, agreements)
        return Reckoning(
            until, base, extended_until=until, before_extension=result.due, missed_before_extension=missed
        )
    return _limited(rule, result, start, facts)


def number_of(rule: Rule, facts: Facts, readings: Readings) -> int:
    """How many days or weeks: the district's number where it has set one, the law file's otherwise."""
    assert isinstance(rule.within, Count)
    number = rule.within.count
    if rule.within.set_by and (own := getattr(readings, rule.within.set_by)) is not None:
        number = {**number, **own} if isinstance(number, dict) else own
    number = number[facts.level] if isinstance(number, dict) else int(number)
    of_the_iep = facts.student.identity.progress
    if rule.within.iep_may_shorten and of_the_iep and of_the_iep.weeks:
        return min(number, of_the_iep.weeks)
    return number


def _within(
    rule: Rule, base: date, start: Start, facts: Facts, context: Context, readings: Readings
) -> date | None:
    match rule.within:
        case Count():  # first, because most are, and of a class that does not fit pydantic's check is slow
            due = _count(rule, rule.within, base, facts, context, readings)
            return max(due, start.day) if due and rule.within.not_before_start else due
        case Anniversary(years=years):
            early = timedelta(days=1) if readings.anniversary == "day_before" else timedelta()
            return years_after(base, years) - early
        case Months(months=months):
            return base + relativedelta(months=months)
        case MonthTable():
            return _by_month(rule.within, base, readings)
        case _:
            return base


def _by_month(table: MonthTable, base: date, readings: Readings) -> date:
    row = next(row for row in table.by_month if base.month in row.months)
    end = date(base.year, row.until_month, row.until_day)
    bound = table.not_before_day
    return max(end, base) if bound and getattr(readings, bound.reading) == bound.value else end


def _count(
    rule: Rule, within: Count, base: date, facts: Facts, context: Context, readings: Readings
) -> date | None:
    number = number_of(rule, facts, readings)
    if within.of == "business_days":
        return context.business_days(readings).after(base, number)
    if within.of == "weeks":
        number *= DAYS_IN_A_WEEK
    pause = context.pause(rule, readings)
    if pause is None and within.of != "school_days":
        return shift(base, -number if within.backward else number)
    tables = facts.calendar.table(_not_counted(within, pause))
    return before(base, number, tables) if within.backward else after(base, number, tables)


def _not_counted(within: Count, pause: Pause | None) -> Pause | None:
    """The pause whose days do not count; None means all days without school."""
    return None if within.of == "school_days" else pause


def _counted_from(rule: Rule, start: Start, facts: Facts, readings: Readings) -> tuple[date | None, bool]:
    """The day counted from, and whether the count still waits for the event that gives it."""
    waits = rule.counts_from
    if waits is None or (waits.reading and getattr(readings, waits.reading) != waits.value):
        return start.base, False
    left = [facts.events[place].date for place in facts.places_of(("exited",))]
    since = max((day for day in left if day <= start.day), default=date.min)
    for event in facts.events:
        if event.type == waits.event and event.date >= since:
            return max(start.day, event.date), False
    return None, True


def _extensions(rule: Rule, start: Start, facts: Facts) -> list[ExtensionAgreed]:
    """The parent's agreements in writing to a later date for this clock, signed after it started, in order."""
    if not rule.extendable:
        return []
    return [
        event
        for place in facts.places_of(("extension_agreed",))
        if isinstance(event := facts.events[place], ExtensionAgreed)
        and event.rule == rule.id
        and (event.date, place) > start.place
        and event.clock in (None, started_by(start))
    ]


def _missed_before(due: date | None, agreements: list[ExtensionAgreed]) -> date | None:
    """The date that had passed by the time the parent agreed to a later one; None where each came in time."""
    for agreement in agreements:
        if due and agreement.date > due:
            return due
        due = agreement.until
    return None


def _near_year_end(
    law: NearYearEnd, ordinary: Reckoning, start: Start, facts: Facts, readings: Readings
) -> Reckoning:
    """The year-end rule in place of the ordinary count, by the trigger that the reading names."""
    outcomes = [
        _at_year_end(law, event.date if event else start.day, ordinary, start, facts)
        for event in year_end_triggers(law, start, facts, readings)
    ]
    if any(outcome.due is None for outcome in outcomes):
        return Reckoning(None, ordinary.base)
    return min(outcomes, key=lambda outcome: outcome.due or date.max)


def year_end_triggers(law: NearYearEnd, start: Start, facts: Facts, readings: Readings) -> list[Event | None]:
    """The events whose day may fall late in the year, by the reading: the start, the second trigger, or both."""
    reading = getattr(readings, law.reading) if law.reading else "consent"
    second = _last_before(law, start, facts)
    triggers = [start.event] if reading in ("consent", "earliest") or second is None else []
    return [*triggers, second] if second is not None and reading in ("referral", "earliest") else triggers


def _last_before(law: NearYearEnd, start: Start, facts: Facts) -> Event | None:
    if law.also_triggered_by is None:
        return None
    for place in reversed(facts.places_of((law.also_triggered_by.event,))):
        event = facts.events[place]
        if (event.date, place) <= start.place and matches(law.also_triggered_by, event):
            return event
    return None


def _at_year_end(
    law: NearYearEnd, trigger: date, ordinary: Reckoning, start: Start, facts: Facts
) -> Reckoning:
    """What one trigger makes of it. The last day of school itself is 0 days before the end."""
    year = facts.calendar.year_with(trigger)
    if year is None:
        known = facts.calendar.run_with(trigger) is not None
        return ordinary if known else Reckoning(None, ordinary.base)
    if (year.last_day - trigger).days > law.within_last:
        return ordinary
    following = facts.calendar.year_after(year)
    if following is None:
        return Reckoning(None, ordinary.base)
    due = shift(following.first_day, law.then)
    if due <= start.day:
        return ordinary
    return ordinary._replace(
        due=due, ordinary=ordinary.due, year_end=YearEnd(trigger, year, following.first_day)
    )


def _limited(rule: Rule, result: Reckoning, start: Start, facts: Facts) -> Reckoning:
    """The earlier date where a limit falls inside the count, never before the start; for a duty without a number, the
    limit itself."""
    law = rule.no_later_than
    if law is None or (result.due is None and not result.dateless):
        return result
    if isinstance(law, ByReportDate):
        early = law.sent_early if isinstance(start.event, ProgressReportSent) else 0
        limits = [(day, day) for day in facts.report_dates if (day - start.day).days > early]
    else:
        limits = [
            (max(start.day, shift(meeting, -law.days_before_meeting)), meeting)
            for meeting in _meetings_of(start, facts)
            if meeting >= start.day
        ]
    for limit, day in limits:
        if limit < (result.due or date.max):
            result = result._replace(due=limit, limited_by=day)
    return result


def _meetings_of(start: Start, facts: Facts) -> list[date]:
    """The days of the meetings held and of those still ahead: of those that share the purpose of what started the clock,
    or of the very meeting that it is about; of all where it is about none."""
    event = start.event
    purposes = _purposes_of(event) if event else frozenset()
    named = said(event, "meeting") if event else None
    return [
        meeting.day
        for meeting in facts.meeting_days
        if not purposes or not purposes.isdisjoint(meeting.purposes)
        if not isinstance(named, date) or named in meeting.booked_for
    ]


def _purposes_of(event: Event) -> frozenset[str]:
    purpose = said(event, "purpose")
    return frozenset(said(event, "purposes") or ()) | ({purpose} if purpose else frozenset())


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
    return facts.calendar.spans(_not_counted(within, pause), first, last)
