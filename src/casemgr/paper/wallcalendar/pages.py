"""The pages of the wall calendar as plain values: the poster, the months, the lists. HTML and PDF draw the same ones."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from casemgr.paper.wallcalendar.keylists import key_tables
from casemgr.paper.wallcalendar.lists import tables
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.monthpage import MonthPage, month_pages
from casemgr.paper.wallcalendar.papers import INCHES, Paper
from casemgr.paper.wallcalendar.poster import Poster, poster
from casemgr.paper.wallcalendar.studentpage import StudentPage, student_page
from casemgr.paper.wallcalendar.tables import Table
from casemgr.reports.words import CONFIDENTIAL


@dataclass(frozen=True)
class Wall:
    """Everything a template needs; every text is final."""

    title: str
    whose: str
    language: str
    page_of: tuple[str, str]
    """The words of `page 1 of 2`."""
    as_of: str
    confidential: str
    warnings: tuple[str, ...]
    explanation: str
    paper: Paper
    inches: tuple[float, float]
    student: StudentPage | None
    poster: Poster | None
    months: tuple[MonthPage, ...]
    tables: tuple[Table, ...]

    def plain(self) -> dict[str, Any]:
        return asdict(self)


EXPLANATION = (
    "Each date is the last school day to act; the legal, handbook or planned date is beside it where it differs. "
    "Dotted: planned, if each one before is met on its date."
)


def wall(calendar: MasterCalendar) -> Wall:
    """The pages of a master calendar that are asked for; none that holds nothing, but never no page at all."""
    asked, says = calendar.asked, calendar.asked.says
    months = tuple(month_pages(calendar)) if "months" in calendar.pages else ()
    lists = [table for table in tables(calendar) if "lists" in calendar.pages]
    filled = tuple(table for table in lists if table.rows)
    has_poster = "poster" in calendar.pages
    if asked.key:
        months, filled, has_poster, lists = (), tuple(key_tables(calendar)), False, []
    return Wall(
        title=f"{says.of('Master calendar')} {calendar.span.name}",
        whose=" · ".join(
            filter(None, (calendar.heading.district, calendar.heading.case_manager, calendar.limits))
        ),
        language=says.language,
        page_of=(says.of("page"), says.of("of")),
        as_of=says.as_of(calendar.as_of),
        confidential=says.of(CONFIDENTIAL),
        warnings=calendar.warnings,
        explanation=EXPLANATION,
        paper=asked.paper,
        inches=INCHES[asked.paper],
        student=student_page(calendar) if not (asked.key or asked.pages) else None,
        poster=poster(calendar) if has_poster else None,
        months=months,
        tables=filled or (() if has_poster or months else tuple(lists[:1])),
    )
