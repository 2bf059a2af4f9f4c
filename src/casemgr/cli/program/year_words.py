"""A school year as people type it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.options.kinds import Maybe, text
from casemgr.cli.program.session import Session
from casemgr.days.yearspan import YearSpan
from casemgr.errors import BadFile, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.days.schoolyear import SchoolYear

Year = Annotated[Maybe, text("YEAR", "A school year like 2026-27; this one if left out.")]


def span_of(here: Session, words: str | None) -> YearSpan:
    """The school year named, or the one in session; between two years the coming one."""
    from casemgr.days.calendar import Calendar

    if words is None:
        return Calendar.of(here.context.main_years).span_of_joining(here.today)
    if span := YearSpan.named(words):
        return span
    raise UsageError(f"--year {words}: write a school year like 2026-27")


def calendar_of(here: Session, name: str) -> SchoolYear:
    """The main calendar of a school year. UsageError where there is none, BadFile where it cannot be read."""
    from casemgr.reports.words import damaged_calendars

    for year in here.context.main_years:
        if year.school_year == name:
            return year
    if damaged_calendars(name, here.problems):
        raise BadFile(here.caseload.shared_problems)
    raise UsageError(f"there is no calendar for {name}: casemgr year {name} --first DATE --last DATE")


def year_to_open(here: Session) -> SchoolYear | None:
    """The school year that begins and is not opened: until it is, nothing of its start is on any list."""
    from casemgr.state.year_start import to_open

    return to_open(here.context.main_years, _of_the_caseload(here), here.today)


def year_open_ahead(here: Session) -> SchoolYear | None:
    """The school year that begins after today and that the caseload has gone into already."""
    from casemgr.state.year_start import opened_ahead

    return opened_ahead(here.context.main_years, _of_the_caseload(here), here.today)


def _of_the_caseload(here: Session) -> tuple[Event, ...]:
    journal = here.caseload.journal().student
    return journal.known(here.today) if journal else ()
