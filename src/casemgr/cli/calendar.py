"""Every deadline known, and those to come if each repeating duty is met on its date: annuals, triennials with their
plan-by dates, progress reports, ages. As text for paper, unless another format is named.

Example: `casemgr calendar --year 2026-27 -o year.txt`, `casemgr calendar --format csv`
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.common import FormatName, Output, Session, complain, format_of, put, session, show
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.docket.year import YearSpan
    from casemgr.paper.labels import Label


def run(
    context: typer.Context,
    year: Annotated[
        str | None, typer.Option(metavar="YEAR", help="A school year like 2026-27; this one if left out.")
    ] = None,
    label: Annotated[
        str | None,
        typer.Option(
            metavar="LABEL", help="initials, ids or names stand for the students.", show_default=False
        ),
    ] = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import students_of
    from casemgr.docket.year import YearSpan
    from casemgr.errors import Problem
    from casemgr.paper.formats import FORMATS
    from casemgr.paper.wallcalendar.entries import calendar_report, master_calendar
    from casemgr.paper.wallcalendar.text import as_text

    here = session(context)
    wanted = "text" if not format_name and not output else format_of(format_name, output, ("text", *FORMATS))
    span = YearSpan.starting(_starting_year(year)) if year else _current_year(here, here.today)
    settings = here.caseload.settings
    problems: list[Problem] = []
    students = list(students_of(here, None, problems))
    calendar = master_calendar(
        students,
        here.caseload.basis,
        span,
        here.today,
        label=_label(label) or settings.printing.label,
        heading=(settings.district, settings.case_manager.name),
        problems=tuple(problems),
    )
    if wanted != "text":
        show(calendar_report(calendar), wanted, output)
        return
    put(as_text(calendar), output)
    complain(problems)
    if problems:
        raise typer.Exit(3)


def _starting_year(words: str) -> int:
    match = re.fullmatch(r"(20\d\d)(?:-(\d\d))?", words.strip())
    if not match or (match[2] and (int(match[1]) + 1) % 100 != int(match[2])):
        raise UsageError(f"--year {words}: write a school year like 2026-27")
    return int(match[1])


def _current_year(here: Session, today: date) -> YearSpan:
    """The school year in session; between two years the coming one."""
    from casemgr.clock.days import Calendar
    from casemgr.docket.year import YearSpan

    found = Calendar.of(here.caseload.basis.main_years).year_of_joining(today)
    return YearSpan.starting(found.starts_in) if found else YearSpan.around(today)


def _label(words: str | None) -> Label | None:
    from casemgr.paper.labels import LABELS

    if words is None:
        return None
    for label in LABELS:
        if label == words:
            return label
    raise UsageError(f"--label {words}: write {', '.join(LABELS)}")
