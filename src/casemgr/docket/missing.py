"""Which school calendar is missing where a date is unknown."""

from datetime import date
from typing import NamedTuple

from casemgr.days.calendar import Calendar
from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.days.yearspan import YearSpan
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.matching import matches
from casemgr.law.within import Count


def missing_calendar(deadline: Deadline, facts: Facts) -> str:
    """The calendar that an unknown date needs, as its file is named: `2026-27`, or with a track `2026-27.west`.

    It is that of the days which no calendar covers; else the one after the last known, or before the first where the count goes
    back.
    """
    return _named(_missing_year(deadline, facts), facts)


def _named(starts_in: int, facts: Facts) -> str:
    year = YearSpan.starting(starts_in).name
    track = facts.student.identity.track
    return f"{year}.{track}" if track else year


def missing_to_act(deadline: Deadline, facts: Facts) -> str | None:
    """The calendar without which the last school day to act is not known, where the date itself is; None where it is."""
    due = deadline.due
    if due is None or deadline.hold_by or facts.calendar.last_school_day(due):
        return None
    return _named(_year_of(due, facts.calendar), facts)


class Perhaps(NamedTuple):
    """The last school day known before a date, which is the day to act by if school is out until then."""

    day: date
    calendar: str
    """The school calendar that would say it."""


def perhaps_earlier(deadline: Deadline, facts: Facts) -> Perhaps | None:
    """The day by which to act on an open deadline where its date lies in a summer whose next school year is not known: before
    the day of the year on which the last one began. None where the day is known, or the date lies in a term."""
    if deadline.hold_by or deadline.due is None or not deadline.is_open:
        return None
    runs = facts.calendar.runs
    last = runs[-1].years[-1] if runs else None
    if last is None or not last.last_day < deadline.due < years_after(last.first_day, 1):
        return None
    if last.last_day < deadline.first_day:
        return None
    calendar = missing_to_act(deadline, facts)
    day = facts.calendar.last_school_day(last.last_day)
    return Perhaps(day, calendar) if calendar and day else None


def is_needed_now(calendar: str, as_of: date) -> bool:
    """Whether a missing calendar is that of the present school year, or of an earlier one."""
    this_year = YearSpan.around(as_of).name
    return calendar[: len(this_year)] <= this_year


def _missing_year(deadline: Deadline, facts: Facts) -> int:
    start, within = deadline.start, deadline.rule.within
    if start.base is None and start.parent:
        return _missing_year(start.parent, facts)
    if start.base and isinstance(within, Count) and within.backward:
        return _missing_before(start.base - ONE_DAY, facts.calendar)
    if start.base is None and _waits_for_first_day(deadline):
        return _year_of(facts.joined_by(start.opened), facts.calendar)
    days = [deadline.start.base or deadline.started_on, *_second_trigger(deadline, facts)]
    outside, last_known = [], []
    for day in days:
        run = facts.calendar.run_with(day)
        if run is None:
            outside.append(day)
        else:
            last_known.append(run.years[-1].starts_in)
    if outside:
        return _year_of(min(outside), facts.calendar)
    # Of two runs with a year missing between them, the one before the hole: with the hole filled they are one.
    return min(last_known) + 1


def _waits_for_first_day(deadline: Deadline) -> bool:
    """Whether what started it counts from no day before the first of the school year in which the student joined."""
    event = deadline.start.event
    words = deadline.rule.starts_on.get(event.type, ()) if event else ()
    return any(word.not_before is not None for word in words)


def _missing_before(day: date, calendar: Calendar) -> int:
    """The year that a count back from a day, itself counted, lacks: where the day is known, the one before all that is."""
    run = calendar.run_with(day)
    return run.years[0].starts_in - 1 if run else _year_of(day, calendar)


def _second_trigger(deadline: Deadline, facts: Facts) -> list[date]:
    law = deadline.rule.near_year_end
    triggers = law.also_triggered_by if law else ()
    before = [event for event in facts.events if event.date <= deadline.started_on]
    return [event.date for event in before if any(matches(on, event) for on in triggers)][-1:]


def _year_of(day: date, calendar: Calendar) -> int:
    """The year in which the missing school year of a day starts: in summer the one beside the year that is known. A year
    of which no school day has come yet, for the first are closed, lacks the one before it."""
    year = YearSpan.around(day).first.year
    known = next((known for known in calendar.years if known.starts_in == year), None)
    if known is None:
        return year
    return year + 1 if day > known.last_day else year - 1
