"""Every deadline known, and those to come if each repeating duty is met on its date: annuals, triennials with their
plan-by dates, progress reports, ages, booked meetings. As text, unless another format is named: html and pdf are for
the wall, ics for a calendar program, xlsx and csv for a spreadsheet, json for scripts.

Example: `casemgr calendar --year 2026-27 -o year.html`, `casemgr calendar --since 2026-08-12 -o year.pdf`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.common import Output, Session, complain, format_of, is_terminal, put, session
from casemgr.cli.gather import CaseManager
from casemgr.cli.options import Maybe, Several, text
from casemgr.cli.showing import end, keep_fuller_file, put_page, show
from casemgr.cli.year_words import Year, span_of
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.days.yearspan import YearSpan
    from casemgr.paper.labels import Label
    from casemgr.paper.wallcalendar.asked import Asked
    from casemgr.paper.wallcalendar.master import MasterCalendar


def run(
    ctx: typer.Context,
    year: Year = None,
    first: Annotated[Maybe, text("DATE", "Only from this day on.", "--from")] = None,
    last: Annotated[Maybe, text("DATE", "Only up to this day.", "--to")] = None,
    student: Annotated[Several, text("STUDENT", "Only this student's; may be repeated.", "--student")] = None,
    only: Annotated[Several, text("KINDS", "Only annual,triennial,… or a rule's name.", "--only")] = None,
    since: Annotated[Maybe, text("DATE", "The day of the last printing: says what changed.")] = None,
    label: Annotated[Maybe, text("LABEL", "How students are named: initials, ids or names.")] = None,
    format_name: Annotated[
        Maybe, text("FORMAT", "text, html, pdf, ics, xlsx, csv, json, table.", "--format")
    ] = None,
    case_manager: CaseManager = None,
    output: Output = None,
) -> None:
    from casemgr.paper.formats import FORMATS
    from casemgr.paper.wallcalendar.formats import BINARY, PAGES
    from casemgr.paper.wallcalendar.rows import calendar_report
    from casemgr.paper.wallcalendar.text import as_text
    from casemgr.store.printed import remember_printing

    here = session(ctx)
    wanted = "text" if not format_name and not output else format_of(format_name, output, (*PAGES, *FORMATS))
    if wanted in BINARY and output is None and is_terminal():
        raise UsageError(f"--format {wanted} is not text: add -o FILE, like -o year.{wanted}")
    asked = _asked(here, year, (first, last), only or [], since, label)
    calendar = _calendar(here, asked, student, case_manager)
    if wanted in FORMATS:
        show(here, calendar_report(calendar), wanted, output)
        return
    complain(here.problems)
    if wanted == "text":
        put_page(as_text(calendar), output)
    else:
        keep_fuller_file(here, output)
        put(PAGES[wanted](calendar), output)
    if output and not student:
        remember_printing(here.caseload.root, here.today, [name for name, _ in here.caseload.calendars])
    end(here)


def _calendar(
    here: Session, asked: Asked, student: list[str] | None, case_manager: str | None
) -> MasterCalendar:
    from casemgr.cli.gather import students_of
    from casemgr.paper.wallcalendar.master import Heading, master_calendar

    settings = here.caseload.settings
    psychologists = tuple(person.name for person in settings.staff if person.role == "school-psychologist")
    # Others' labels are asked even for one student's calendar; others' damage does not make that incomplete.
    everyone = here.caseload.all_students()[0] if student else list(students_of(here))
    return master_calendar(
        everyone,
        here.context,
        asked,
        Heading(settings.district, settings.case_manager.name, psychologists),
        chosen=_chosen(here, student, case_manager),
        problems=here.problems,
    )


def _chosen(here: Session, words: list[str] | None, case_manager: str | None) -> frozenset[str] | None:
    """The ids of the students asked for; None for everyone."""
    from casemgr.cli.gather import students_of

    if not words and case_manager is None:
        return None
    named = frozenset(here.find(each).id for each in words or ())
    if case_manager is None:
        return named
    managed = frozenset(student.id for student in students_of(here, case_manager))
    return managed & named if words else managed


def _asked(
    here: Session,
    year: str | None,
    days: tuple[str | None, str | None],
    only: list[str],
    since: str | None,
    label: str | None,
) -> Asked:
    from casemgr.paper.wallcalendar.asked import Asked, shown

    span = span_of(here, year)
    words = [word.strip() for given in only for word in given.split(",") if word.strip()]
    return Asked(
        _narrowed(span, *days, here.today),
        here.today,
        _label(label) or here.caseload.settings.printing.label,
        shown(words, here.context.law.rules),
        _since(since, here.today),
    )


def _since(words: str | None, today: date) -> date | None:
    from casemgr.cli.dates import happened

    if words is None:
        return None
    day = happened(words, today)
    if day > today:
        raise UsageError(f"--since {day} is after {today}: name the day of the last printing")
    return day


def _narrowed(span: YearSpan, first: str | None, last: str | None, today: date) -> YearSpan:
    """The days from `--from` to `--to`; a day and month without a year is one of this school year."""
    from casemgr.cli.dates import planned

    def day(words: str) -> date:
        return planned(words, span.first if words[:1].isdigit() else today)

    narrowed = span._replace(first=day(first) if first else span.first, last=day(last) if last else span.last)
    if narrowed.last < narrowed.first:
        raise UsageError(f"--from {narrowed.first} --to {narrowed.last}: ends before it begins; change one")
    return narrowed


def _label(words: str | None) -> Label | None:
    from casemgr.paper.labels import LABELS

    if words is None:
        return None
    for label in LABELS:
        if label == words:
            return label
    raise UsageError(f"--label {words}: write {', '.join(LABELS)}")
