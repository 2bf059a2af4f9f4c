"""All that a printing of the year holds, from which every format is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.student import Student
from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.errors import Problem
from casemgr.paper.labels import labels
from casemgr.paper.wallcalendar.asked import Asked
from casemgr.paper.wallcalendar.changed import ChangeRow, changed_since
from casemgr.paper.wallcalendar.entries import Entry, entries_of, in_order
from casemgr.paper.wallcalendar.schooldays import SchoolDate, Stretch, school_dates, stretches
from casemgr.paper.wallcalendar.students import StudentRow, student_row
from casemgr.reports.report import incomplete_words
from casemgr.reports.words import lacking_words, long_date, plural, supply_words
from casemgr.state.enrollment import has_left


class Heading(NamedTuple):
    """Whose calendar it is."""

    district: str
    case_manager: str
    psychologists: tuple[str, ...] = ()


class MasterCalendar(NamedTuple):
    heading: Heading
    asked: Asked
    entries: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    """Overdue since before the first day printed."""
    undated: tuple[Entry, ...]
    ended: tuple[Entry, ...]
    school_dates: tuple[SchoolDate, ...]
    stretches: tuple[Stretch, ...]
    students: tuple[StudentRow, ...]
    """In the order of the labels."""
    changes: tuple[ChangeRow, ...]
    limits: str
    """What part of the year this is, where it is not the whole: a part must not pass for the whole."""
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]

    @property
    def span(self) -> YearSpan:
        return self.asked.span

    @property
    def as_of(self) -> date:
        return self.asked.as_of

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know before trusting the page."""
        said = (incomplete_words(self.problems),) if self.problems else ()
        return (*said, *self.notes)

    @property
    def not_scheduled(self) -> tuple[Entry, ...]:
        """Meetings due with nothing booked, and whatever is overdue."""
        due = (e for e in self.entries if e.nothing_booked or e.state == "overdue")
        return (*self.earlier, *due)


def master_calendar(
    students: Sequence[Student],
    context: Context,
    asked: Asked,
    heading: Heading,
    *,
    chosen: frozenset[str] | None = None,
    problems: tuple[Problem, ...] = (),
) -> MasterCalendar:
    """The calendar of the days asked for, for the `chosen` students (None: all).

    All `students` are given even where few are printed: a label is made unique among all of them, so that it stays
    the same from one printing to the next.
    """
    names = labels(students, asked.label)
    printed = [
        student
        for student in students
        if (chosen is None or student.id in chosen) and student.known(asked.as_of)
    ]
    facts = [Facts.of(student, context, asked.as_of) for student in printed]
    found = [entries_of(known, names[known.student.id], context, asked) for known in facts]
    rows = [
        student_row(known, names[known.student.id])
        for known, own in zip(facts, found, strict=True)
        if own.inside or not has_left(known.events)
    ]
    return MasterCalendar(
        heading,
        asked,
        in_order(entry for one in found for entry in one.inside),
        in_order(entry for one in found for entry in one.earlier),
        in_order(entry for one in found for entry in one.undated),
        in_order(entry for one in found for entry in one.ended),
        tuple(school_dates(context.main_years, asked.span)),
        tuple(stretches(context.main_years, asked.span)),
        tuple(sorted(rows, key=lambda row: (row.label.casefold(), row.id))),
        tuple(_changes(printed, names, context, asked)),
        _limits(asked, len(printed) if chosen is not None else None, len(students)),
        tuple(_notes(printed, names, context, asked.span, problems)),
        problems,
    )


def _changes(
    students: Sequence[Student], names: Mapping[str, str], context: Context, asked: Asked
) -> list[ChangeRow]:
    """What changed since the last printing, by student."""
    ordered = sorted(students, key=lambda student: (names[student.id].casefold(), student.id))
    return [row for one in ordered for row in changed_since(one, names[one.id], context, asked)]


def without_a_date(calendar: MasterCalendar) -> str:
    """`10 duties without a date`."""
    number = len(calendar.undated)
    return f"{number} {'duty' if number == 1 else 'duties'} without a date"


def _limits(asked: Asked, chosen: int | None, students: int) -> str:
    whole = YearSpan.starting(int(asked.span.name[:4]))
    said = (
        f"{long_date(asked.span.first)} to {long_date(asked.span.last)}" if asked.span != whole else "",
        f"{chosen} of {plural(students, 'student')}" if chosen is not None else "",
        f"only {', '.join(sorted(asked.shown.words))}" if asked.shown.words else "",
    )
    return "; ".join(filter(None, said))


def _notes(
    students: Sequence[Student],
    names: Mapping[str, str],
    context: Context,
    span: YearSpan,
    problems: tuple[Problem, ...],
) -> Iterator[str]:
    years = [year for year in context.main_years if year.school_year == span.name]
    if not years:
        lacking = lacking_words(span.name, problems)
        yield f"{lacking}: dates that need it are unknown; {supply_words(span.name, problems)}."
    main = {year.track for year in context.main_years}
    others = [names[s.id] for s in students if s.identity.track and s.identity.track not in main]
    if others:
        yield f"The days off are the main calendar's; another track's count for {', '.join(sorted(others))}."
