"""Who reaches an age, and who is old enough for a grade in the next school year: who may leave preschool then."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, YearStarted
from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.days.yearspan import YearSpan
from casemgr.docket.facts import Facts


def year_of(event: Event) -> YearSpan:
    """The school year that an event opens, or in which it is."""
    return YearSpan.around(event.first_day if isinstance(event, YearStarted) else event.date)


def first_of_year_before(day: date) -> date:
    """The July 1 with which the school year before that of a day began."""
    return YearSpan.around(YearSpan.around(day).first - ONE_DAY).first


def may_enter_next_year(grade: str, event: Event, facts: Facts) -> bool:
    """Whether the student is old enough for a grade in the school year after that of an event, whether or not already before."""
    born, next_year = facts.student.identity.born, year_of(event).last.year
    ages = [age for age in facts.entry_ages if age.grade == grade and age.counts_in(next_year)]
    return any(age.is_reached(born, next_year) for age in ages)


def is_ahead(age: int, day: date, facts: Facts, least: int) -> bool:
    """Whether the student reaches an age only so many days after a day, or more."""
    return (years_after(facts.student.identity.born, age) - day).days >= least
