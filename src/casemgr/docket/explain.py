"""The day-by-day account of one deadline: the very walk that found its date, retold."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from casemgr.casefile.events import label
from casemgr.days.schoolyear import ONE_DAY
from casemgr.docket.context import Context
from casemgr.docket.deadline import Account, Deadline, OtherReading
from casemgr.docket.derive import accounted
from casemgr.docket.facts import Facts
from casemgr.docket.other_readings import other_readings
from casemgr.docket.year_end import year_end_triggers
from casemgr.law.readings import Readings
from casemgr.law.within import Count
from casemgr.law.year_end import NearYearEnd


class Step(NamedTuple):
    """A run of days: counted as the days numbered `numbers`, or skipped for a reason."""

    first: date
    last: date
    numbers: tuple[int, int] | None
    why: str


class YearEndFinding(NamedTuple):
    """What the year-end rule made of one trigger."""

    what: str
    trigger: date
    last_day: date | None
    days_before: int | None
    applies: bool
    known: bool
    """Whether any calendar covers the day."""


class Explanation(NamedTuple):
    deadline: Deadline
    steps: tuple[Step, ...]
    account: Account
    year_end: tuple[YearEndFinding, ...]
    others: tuple[OtherReading, ...]


def explain(deadline: Deadline, facts: Facts, context: Context) -> Explanation:
    """Everything `why` tells of one deadline."""
    account = accounted(deadline, facts, context)
    law = deadline.rule.near_year_end
    return Explanation(
        deadline,
        tuple(_steps(deadline, account)),
        account,
        tuple(_year_end(law, deadline, facts, context.readings)) if law else (),
        other_readings(deadline, facts, context),
    )


def _steps(deadline: Deadline, account: Account) -> Iterator[Step]:
    """The days between the day counted from and the due date, in runs, in the order of the calendar."""
    result, within = deadline.reckoning, deadline.rule.within
    if account.raw is None:
        return
    assert isinstance(within, Count)
    assert result.due
    assert result.base
    first, last = sorted((result.base, result.due))
    day = first if within.backward else first + ONE_DAY
    last = last - ONE_DAY if within.backward else last
    number = 0
    for pause in (*account.pauses, None):
        until = (pause.first - ONE_DAY) if pause else last
        if day <= until:
            length = (until - day).days + 1
            yield Step(day, until, _numbers(number, length, account, backward=within.backward), "")
            number += length
        if pause:
            yield Step(pause.first, pause.last, None, pause.why)
            day = pause.last + ONE_DAY


def _numbers(before: int, length: int, account: Account, *, backward: bool) -> tuple[int, int]:
    """The numbers of a run's days; counted backward they fall as the calendar goes on."""
    if backward:
        assert account.counted is not None
        return account.counted - before, account.counted - before - length + 1
    return before + 1, before + length


def _year_end(
    law: NearYearEnd, deadline: Deadline, facts: Facts, readings: Readings
) -> Iterator[YearEndFinding]:
    for event in year_end_triggers(law, deadline.start, facts, readings):
        day = event.date if event else deadline.start.day
        year = facts.calendar.year_with(day)
        days = (year.last_day - day).days if year else None
        applies = days is not None and days <= law.within_last
        known = facts.calendar.run_with(day) is not None
        what = label(event) if event else "start"
        yield YearEndFinding(what, day, year.last_day if year else None, days, applies, known)


def single_days(step: Step) -> Iterator[Step]:
    """A run as one step a day."""
    for offset in range((step.last - step.first).days + 1):
        day = step.first + timedelta(days=offset)
        yield Step(day, day, _number_at(offset, step.numbers) if step.numbers else None, step.why)


def _number_at(offset: int, numbers: tuple[int, int]) -> tuple[int, int]:
    """The number of one day of a run, up or down from the run's first."""
    first, last = numbers
    number = first + offset if last >= first else first - offset
    return number, number
