"""A school year drafted from what `year` is given, asked about, shown, and written."""

from collections.abc import Sequence
from pathlib import Path

import typer

from casemgr.casefile.saying import plural
from casemgr.casefile.typed.asker import Asker
from casemgr.cli.lists.gather import students_of
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import show_sheet
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import asker, can_ask
from casemgr.cli.years.calendar_change import Write, apply, changing
from casemgr.cli.years.since_printing import context_with
from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import Refused, UsageError
from casemgr.exchange.asked.settling import settle
from casemgr.exchange.calendars.draft import Draft
from casemgr.exchange.calendars.wanted import WORDS, Wanted, left_out, oddly, open_questions
from casemgr.reports.moved import moved_by, moved_report
from casemgr.reports.report import Sheet
from casemgr.reports.year_picture import look_again, year_sheet
from casemgr.store.incoming import read_incoming
from casemgr.store.newcalendar import add_calendar


def adopt(given: Given, wanted: Wanted, from_file: Path | None, name: str) -> None:
    """A year that has no file yet."""
    here = given.session
    if not (wanted.changes or from_file):
        raise UsageError(
            f"there is no {name} yet; say --from FILE, or --first DATE --last DATE and the days off"
        )
    found, source = _drafted(wanted, from_file, asker(given=given.yes))
    year = wanted.made(found, here.caseload.settings.district, f"{source}, {here.today}")
    open_ones = list(open_questions(found))
    if open_ones and not (given.yes or given.dry_run or can_ask()):
        complain(open_ones)
        count = plural(len(open_ones), "question")
        raise Refused(
            f"{name}: {count} open, nothing was written; answer on a terminal, or --yes takes what is drafted"
        )
    _apply(given, name, year, left_out(found), lambda: [add_calendar(here.caseload.root, name, year)])
    complain(open_ones)
    if open_ones:
        raise typer.Exit(1)


def extend(given: Given, wanted: Wanted, from_file: Path | None, name: str, known: SchoolYear) -> None:
    """A year that has its file: what was typed is added to it."""
    if from_file:
        raise Refused(
            f"{name}: is there already; add days with --holiday and the like, or move the file away first"
        )
    after, written = wanted.added_to(known)
    there = wanted.off_already(known)
    if not written:
        raise Refused(f"{name}: nothing to add: {'; '.join(there)}")
    _apply(given, name, after, [*there, *oddly(after)], changing(given.session, {name: written}))


def show_year(here: Session, year: SchoolYear) -> None:
    """A year that is there, as a picture."""
    show_sheet(here, year_sheet(year, here.context, oddly(year)), "table", None)


def _apply(given: Given, name: str, year: SchoolYear, remarks: Sequence[str], write: Write) -> None:
    here = given.session
    moved = moved_by(students_of(here), here.context, context_with(here, {name: year}), here.today)
    picture = year_sheet(year, here.context)
    # What lies oddly comes last: it must be on the screen beside the question.
    shown = Sheet((*picture.parts, moved_report(moved, here.today), *look_again(remarks)), dict)
    apply(given, shown, write, f"Adopt this calendar of {year.school_year}?", f"calendar {year.school_year}")


def _drafted(wanted: Wanted, from_file: Path | None, someone: Asker | None) -> tuple[Draft, str]:
    """The draft, and where it comes from. UsageError for a calendar file of our own form, which needs no drafting."""
    if from_file and from_file.suffix.lower() in (".yaml", ".yml"):
        raise UsageError(
            f"{from_file.name} is no feed or table. If it is a calendar file of casemgr, copy it into calendars/ of the "
            "caseload; `casemgr check` reads it there"
        )
    name, data = read_incoming(from_file) if from_file else (WORDS, None)
    source = name if data is not None else "typed"
    if someone is None:
        return wanted.drafted(name, data, {}), source
    found = settle(
        someone, lambda answers: wanted.drafted(name, data, answers), lambda found: found.questions
    )
    return found, source
