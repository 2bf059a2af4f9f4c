"""From a start to a due date: the words of `within`, the year-end rules, limits and extensions."""

from __future__ import annotations

from datetime import date, timedelta

from casemgr.casefile.events import ExtensionAgreed
from casemgr.days.counting import Pause, after, before, months_after, shift, years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.docket.birthdays import by_month
from casemgr.docket.context import Context
from casemgr.docket.deadline import Reckoning, Start
from casemgr.docket.ends import Others, end_of
from casemgr.docket.facts import Facts
from casemgr.docket.limits import limited
from casemgr.docket.matching import fits_on_file, started_by
from casemgr.docket.year_end import at_the_year_end
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.within import Anniversary, Count, CountsFrom, Months, MonthTable, NotAfter

DAYS_IN_A_WEEK = 7
DATELESS = Reckoning(None, dateless=True)
"""Of a duty without a date, or whose date waits for what gives it."""


def reckon(rule: Rule, start: Start, facts: Facts, context: Context, readings: Readings) -> Reckoning:
    """When a clock is due under these readings, and what decided it."""
    if rule.within is None:
        return _without_number(rule, start, facts, context, readings)
    base = start.base
    if rule.counts_from:
        base, waiting = _counted_from(rule.counts_from, start, facts, readings)
        if waiting:
            return DATELESS
    if base is None:
        return Reckoning(None)
    result = Reckoning(_within(rule, base, start, facts, context, readings), base)
    if result.due and result.due < start.day and type(rule.within) is Count and rule.within.else_undated:
        return DATELESS
    if result.due is None:
        result = result._replace(due_before=_known_from(rule, base, facts))
    if rule.near_year_end:
        result = at_the_year_end(rule.near_year_end, result, start, facts, readings)
    if rule.extendable and (agreements := _extensions(rule, start, facts)):
        until = agreements[-1].until
        missed = _missed_before(result.due, agreements)
        return Reckoning(
            until, base, extended_until=until, before_extension=result.due, missed_before_extension=missed
        )
    return limited(rule, result, start, facts) if rule.no_later_than else result


def _without_number(
    rule: Rule, start: Start, facts: Facts, context: Context, readings: Readings
) -> Reckoning:
    if rule.no_later_than is None:
        return DATELESS
    result = limited(rule, DATELESS, start, facts)
    return result if result.due else _until_booked(rule, result, start, facts, context, readings)


def _known_from(rule: Rule, base: date, facts: Facts) -> date | None:
    """The first known day, where a count goes back beyond it from a day that is known."""
    if not (isinstance(rule.within, Count) and rule.within.backward):
        return None
    run = facts.calendar.run_with(base - ONE_DAY)
    return run.first if run else None


def _until_booked(
    rule: Rule, result: Reckoning, start: Start, facts: Facts, context: Context, readings: Readings
) -> Reckoning:
    """For what is to be there before a meeting that is not booked yet: counted from the last day for that meeting."""
    law = rule.no_later_than
    if type(law) is not NotAfter or start.event is None:
        return result
    for meeting in filter(None, map(context.law.rule, rule.before_meetings)):
        if not any(
            fits_on_file(word, start.event, facts) for word in meeting.starts_on.get(start.event.type, ())
        ):
            continue
        end = end_of(meeting, start, facts, Others((), ()))
        if end is not None and not end.met:
            continue
        due = reckon(meeting, start, facts, context, readings).due
        if due is not None:
            day = max(start.day, shift(due, -law.days_before_meeting))
            return result._replace(due=day, meeting_due=due)
    return result


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
            return months_after(base, months)
        case MonthTable():
            return by_month(rule.within, base, readings)
        case _:
            return base


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
    tables = facts.calendar.table(not_counted(within, pause))
    return before(base, number, tables) if within.backward else after(base, number, tables)


def not_counted(within: Count, pause: Pause | None) -> Pause | None:
    """The pause whose days do not count; None means all days without school."""
    return None if within.of == "school_days" else pause


def _counted_from(
    waits: CountsFrom, start: Start, facts: Facts, readings: Readings
) -> tuple[date | None, bool]:
    """The day counted from, and whether the count still waits for the event that gives it."""
    if waits.reading and getattr(readings, waits.reading) != waits.value:
        return start.base, False
    since = _since(start, facts, joined=waits.even_before)
    for event in facts.events:
        if event.type == waits.event and event.date >= since:
            return event.date if waits.even_before else max(start.day, event.date), False
    return None, True


def _since(start: Start, facts: Facts, *, joined: bool) -> date:
    """The day from which the awaited event may come: since the student joined, or else since the exit before the start."""
    if joined:
        days = [day for day, place in facts.joined if (day, place) <= start.opened]
    else:
        left = (facts.events[place].date for place in facts.places_of("exited"))
        days = [day for day in left if day <= start.day]
    return max(days, default=date.min)


def _extensions(rule: Rule, start: Start, facts: Facts) -> list[ExtensionAgreed]:
    """The parent's agreements in writing to a later date for this clock, signed after it started, in order."""
    return [
        event
        for place in facts.places_of("extension_agreed")
        if isinstance(event := facts.events[place], ExtensionAgreed)
        and event.rule == rule.id
        and _extends(event, place, start)
    ]


def _extends(event: ExtensionAgreed, place: int, start: Start) -> bool:
    """Whether an agreement is to a clock: the one it names, wherever that was entered on its day, or any that ran by then."""
    if event.clock is None:
        return (event.date, place) > start.place
    return event.clock == started_by(start) and event.date >= start.place[0]


def _missed_before(due: date | None, agreements: list[ExtensionAgreed]) -> date | None:
    """The date that had passed by the time the parent agreed to a later one; None where each came in time."""
    for agreement in agreements:
        if due and agreement.date > due:
            return due
        due = agreement.until
    return None
