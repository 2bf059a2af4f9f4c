"""The pages of the wall calendar as plain values: the year, the months, the lists. HTML and PDF draw the same ones."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from casemgr.paper.wallcalendar.kinds import KINDS
from casemgr.paper.wallcalendar.lists import tables
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.monthpage import MonthPage, month_page
from casemgr.paper.wallcalendar.schooldays import months_of
from casemgr.paper.wallcalendar.tables import Table
from casemgr.paper.wallcalendar.yearpage import UNBOOKED, YearPage, year_page
from casemgr.reports.words import long_date


@dataclass(frozen=True)
class LegendLine:
    slug: str
    mark: str
    words: str
    color: str


@dataclass(frozen=True)
class Wall:
    """Everything a template needs; every text is final."""

    title: str
    whose: str
    as_of: str
    confidential: str
    warnings: tuple[str, ...]
    legend: tuple[LegendLine, ...]
    unbooked: str
    explanation: str
    year: YearPage
    months: tuple[MonthPage, ...]
    tables: tuple[Table, ...]

    def plain(self) -> dict[str, Any]:
        from dataclasses import asdict

        return asdict(self)


EXPLANATION = (
    "Each date is the last school day to act; the legal date is beside it where it differs. "
    "planned: if each one before is met on its date. * another reading of the law gives an earlier date."
)


def wall(calendar: MasterCalendar) -> Wall:
    """The pages of a master calendar."""
    used = {entry.slug for entry in calendar.entries}
    return Wall(
        title=f"Master calendar {calendar.span.name}",
        whose=" · ".join(
            filter(None, (calendar.heading.district, calendar.heading.case_manager, calendar.limits))
        ),
        as_of=f"as of {long_date(calendar.as_of)}",
        confidential="CONFIDENTIAL: student information",
        warnings=calendar.warnings,
        legend=tuple(
            LegendLine(kind.slug, kind.mark, kind.words, kind.color)
            for kind in KINDS.values()
            if kind.slug in used
        ),
        unbooked=UNBOOKED,
        explanation=EXPLANATION,
        year=year_page(calendar),
        months=tuple(month_page(calendar, month) for month in months_of(calendar.span)),
        tables=tuple(tables(calendar)),
    )
