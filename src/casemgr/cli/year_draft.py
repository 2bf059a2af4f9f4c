"""A school year drafted from what `year` is given, asked about, shown, and written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from casemgr.casefile.saying import plural
from casemgr.cli.asking import can_ask
from casemgr.cli.given import Given
from casemgr.cli.moving_in.questions import settle
from casemgr.cli.output import complain
from casemgr.cli.session import Session
from casemgr.days.schoolyear import DayOff, SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.errors import Problem, Refused, UsageError
from casemgr.exchange.calendars.draft import Draft, draft
from casemgr.exchange.calendars.entry import Entry, Meaning
from casemgr.exchange.calendars.oddities import drafted_holidays, oddities
from casemgr.exchange.calendars.reading import read_entries
from casemgr.exchange.calendars.typed import read_typed
from casemgr.exchange.questions import Asked

if TYPE_CHECKING:
    from casemgr.exchange.questions import Question

WORDS = "the command"


@dataclass(frozen=True)
class Wanted:
    """What was given."""

    span: YearSpan
    from_file: Path | None
    first: str | None
    last: str | None
    typed: Mapping[Meaning, Sequence[str]]
    student_days: int | None
    track: str | None

    @property
    def changes(self) -> bool:
        return bool(
            self.from_file or self.first or self.last or any(self.typed.values()) or self.student_days
        )


def adopt(given: Given, wanted: Wanted, name: str) -> None:
    """A year that has no file yet."""
    from casemgr.store.newcalendar import add_calendar

    here = given.session
    if not wanted.changes:
        raise UsageError(
            f"there is no {name} yet; say --from FILE, or --first DATE --last DATE and the days off"
        )
    found, source = _drafted(here, wanted, ask=can_ask() and not given.yes)
    year = _made(here, found, wanted, source)
    if found.questions and not (given.yes or given.dry_run or can_ask()):
        complain(_open(found))
        count = plural(len(found.questions), "question")
        raise Refused(
            f"{name}: {count} open, nothing was written; answer on a terminal, or --yes takes what is drafted"
        )
    remarks = [remark.message for remark in found.remarks]
    remarks += [
        f"{entry.title} ({entry.when}) is on a weekend, and left out"
        for entry in found.passed_over
        if entry.meaning
    ]
    _apply(given, wanted, name, year, remarks, lambda: add_calendar(here.caseload.root, name, year))
    complain(_open(found))
    if found.questions:
        raise typer.Exit(1)


def extend(given: Given, wanted: Wanted, name: str, known: SchoolYear) -> None:
    """A year that has its file: what was typed is added to it."""
    from casemgr.store.plainfiles import change_file

    here = given.session
    if wanted.from_file:
        raise Refused(
            f"{name}: is there already; add days with --holiday and the like, or move the file away first"
        )
    edges = {
        key: _day(words, wanted.span)
        for key, words in (("first_day", wanted.first), ("last_day", wanted.last))
        if words
    }
    off = [_day_off(entry) for entry in _typed(wanted)]
    more = {"student_days": wanted.student_days} if wanted.student_days else {}
    after = SchoolYear.model_validate(
        known.model_dump(by_alias=True)
        | edges
        | more
        | {"days_off": [each.model_dump(by_alias=True) for each in (*known.days_off, *off)]}
    )
    begin = len(known.days_off)
    values: dict[Any, Any] = {(key,): value for key, value in {**edges, **more}.items()}
    values |= {
        ("days_off", begin + place): each.model_dump(by_alias=True, exclude_none=True)
        for place, each in enumerate(off)
    }

    def write() -> Path:
        change_file(here.caseload.root, name, values)
        return here.caseload.root / name

    _apply(given, wanted, name, after, _oddly(after), write)


def show_year(here: Session, year: SchoolYear, wanted: Wanted) -> None:
    """A year that is there, as a picture."""
    from casemgr.cli.showing import show_sheet
    from casemgr.reports.year_picture import year_sheet

    del wanted
    show_sheet(here, year_sheet(year, here.context, _oddly(year)), "table", None)


def _apply(
    given: Given, wanted: Wanted, name: str, year: SchoolYear, remarks: Sequence[str], write: Any
) -> None:
    from casemgr.cli.calendar_change import apply, context_with, moved_by
    from casemgr.reports.moved import moved_report
    from casemgr.reports.report import Sheet
    from casemgr.reports.year_picture import year_sheet

    here = given.session
    moved = moved_by(here, context_with(here, name, year))
    picture = year_sheet(year, here.context, remarks)
    shown = Sheet((*picture.parts, moved_report(moved)), dict)
    message = f"calendar {wanted.span.name}"
    question = f"Adopt this calendar of {wanted.span.name}?"
    apply(here, shown, write, question, message, yes=given.yes, dry_run=given.dry_run)


def _drafted(here: Session, wanted: Wanted, *, ask: bool) -> tuple[Draft, str]:
    """The draft, and where it comes from."""
    from casemgr.store.incoming import read_incoming

    name, data = read_incoming(wanted.from_file) if wanted.from_file else (WORDS, None)
    span = wanted.span
    first, last = (_day(words, span) if words else None for words in (wanted.first, wanted.last))

    def read(answers: Mapping[str, str]) -> Draft:
        asked = Asked(name, answers)
        entries = read_entries(data, span, asked) if data is not None else []
        entries += _typed(wanted)
        if not entries and first and last:
            entries = [_entry(off) for off in drafted_holidays(first, last)]
            asked.say(None, "only the public holidays are drafted; add your breaks and staff days")
        return draft(entries, span, asked, first=first, last=last, student_days=wanted.student_days)

    source = f"{name if data is not None else 'typed'}, {here.today}"
    return (settle(read, lambda found: found.questions) if ask else read({})), source


def _typed(wanted: Wanted) -> list[Entry]:
    """The days typed; UsageError for words that name no day."""
    found = []
    for meaning, lines in wanted.typed.items():
        for words in lines:
            entries = read_typed(words, wanted.span, Asked(WORDS), meaning)
            if not entries:
                raise UsageError(
                    f"--{meaning.replace('_', '-')} {words}: write DATE NAME, like 9/7 Labor Day"
                )
            found += entries
    return found


def _entry(off: DayOff) -> Entry:
    return Entry(off.name, off.first, off.last, meaning=off.kind)


def _day_off(entry: Entry) -> DayOff:
    kind: Any = entry.meaning
    if entry.first == entry.last:
        return DayOff(on=entry.first, kind=kind, name=entry.title)
    return DayOff(from_=entry.first, to=entry.last, kind=kind, name=entry.title)


def _made(here: Session, found: Draft, wanted: Wanted, source: str) -> SchoolYear:
    track: dict[str, Any] = {"track": wanted.track} if wanted.track else {}
    return found.made(
        here.caseload.settings.district, student_days=wanted.student_days, source=source, **track
    )


def _day(words: str, span: YearSpan) -> date:
    """A day of the school year, its year left out or not."""
    entries = read_typed(f"{words} day", span, Asked(WORDS))
    if not entries:
        raise UsageError(f"{words}: is not a day; write it like 8/12 or {span.first.year}-08-12")
    return entries[0].first


def _oddly(year: SchoolYear) -> list[str]:
    return [*oddities(year.first_day, year.last_day, year.days_off, None)]


def _open(found: Draft) -> list[Problem]:
    return [_problem(question) for question in found.questions]


def _problem(question: Question) -> Problem:
    readings = f" ({', '.join(question.readings)})" if question.readings else ""
    return Problem(question.file, question.line, f"{question.text}{readings}")
