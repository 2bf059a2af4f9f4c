"""All that a printing of the year holds, from which every format is drawn."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import fold
from casemgr.casefile.student import Student
from casemgr.days.schoolyear import SchoolYear
from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.errors import Problem
from casemgr.paper.labels import labels
from casemgr.paper.pictures.timeline import Timeline, timeline
from casemgr.paper.wallcalendar.asked import Asked
from casemgr.paper.wallcalendar.changed import ChangeRow, changed_since
from casemgr.paper.wallcalendar.entries import entries_of
from casemgr.paper.wallcalendar.entry import Entry, in_order
from casemgr.paper.wallcalendar.papers import PAGES, Page
from casemgr.paper.wallcalendar.schooldays import SchoolDate, Stretch, school_dates, stretches
from casemgr.paper.wallcalendar.students import StudentRow, drawable, meetings_only, student_row
from casemgr.reports.report import incomplete_words
from casemgr.reports.words import lacking_words, long_date, plural, supply_words
from casemgr.state.enrollment import has_left


class Heading(NamedTuple):
    """Whose calendar it is."""

    district: str
    case_manager: str
    psychologists: tuple[str, ...] = ()
    meeting_minutes: int = 60
    time_zone: str = "America/Los_Angeles"


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
    year: SchoolYear | None
    """The main calendar of the school year; None where there is none."""
    students: tuple[StudentRow, ...]
    """In the order of the labels."""
    changes: tuple[ChangeRow, ...]
    timeline: Timeline | None
    """Of the one student asked for."""
    limits: str
    """What part of the year this is, where it is not the whole: a part must not pass for the whole."""
    notes: tuple[str, ...]
    problems: tuple[Problem, ...]
    hidden: int
    """How many open dates are left out because others may read the wall."""

    @property
    def span(self) -> YearSpan:
        return self.asked.span

    @property
    def as_of(self) -> date:
        return self.asked.as_of

    @property
    def pages(self) -> tuple[Page, ...]:
        """What is printed of the wall: nothing where the one student's page is."""
        return self.asked.pages or (() if self.timeline else PAGES)

    @property
    def warnings(self) -> tuple[str, ...]:
        """What a reader must know before trusting the page."""
        said = (incomplete_words(self.problems),) if self.problems else ()
        return (*said, *self.notes)

    @property
    def left_out(self) -> str:
        """What a reader does not see here. Who asks for some dates only knows that others are not there."""
        if not self.hidden or self.asked.shown.words:
            return ""
        count = plural(self.hidden, "open date")
        return f"Left out for privacy: {count}. casemgr today has them; --private adds them."

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
    ahead = meetings_only(context)
    rows = [
        student_row(known, names[known.student.id], context, ahead, asked)
        for known in facts
        if not has_left(known.events)
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
        next((year for year in context.main_years if year.school_year == asked.span.name), None),
        _by_label(rows),
        tuple(_changes(printed, names, context, asked)),
        timeline(facts[0], names[facts[0].student.id], context, asked.as_of, asked.says)
        if chosen is not None and len(facts) == 1
        else None,
        _limits(
            asked, len(rows) if chosen is not None else None, sum(not _is_gone(s, asked) for s in students)
        ),
        tuple(_notes(printed, names, context, asked.span, problems)),
        problems,
        sum(one.hidden for one in found),
    )


def _by_label(rows: Iterable[StudentRow]) -> tuple[StudentRow, ...]:
    return tuple(sorted(rows, key=lambda row: (fold(row.label), row.id)))


def by_id(
    calendar: MasterCalendar, students: frozenset[str], letters: frozenset[str] = frozenset()
) -> MasterCalendar:
    """The same with some students named by their ids, where nothing here can draw these letters of their names; and a
    note of it. What is printed of them besides stays, as far as it can be drawn: the phone of a parent is called.
    """

    def named(entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
        return in_order(e._replace(label=e.student) if e.student in students else e for e in entries)

    old = {row.label: row.id for row in calendar.students if row.id in students}
    return calendar._replace(
        entries=named(calendar.entries),
        earlier=named(calendar.earlier),
        undated=named(calendar.undated),
        ended=named(calendar.ended),
        students=_by_label(
            drawable(row, letters) if row.id in students else row for row in calendar.students
        ),
        timeline=replace(calendar.timeline, label=", ".join(old.values()))
        if calendar.timeline and old
        else calendar.timeline,
        changes=tuple(row._replace(label=old.get(row.label, row.label)) for row in calendar.changes),
        notes=(
            *calendar.notes,
            f"No font here can draw the names of {', '.join(sorted(students))}: their ids are printed.",
        ),
    )


def _is_gone(student: Student, asked: Asked) -> bool:
    """Whether a student is on the caseload no more, or not yet."""
    known = student.known(asked.as_of)
    return not known or has_left(known)


def _changes(
    students: Sequence[Student], names: Mapping[str, str], context: Context, asked: Asked
) -> list[ChangeRow]:
    """What changed since the last printing, by student."""
    ordered = sorted(students, key=lambda student: (names[student.id].casefold(), student.id))
    return [row for one in ordered for row in changed_since(one, names[one.id], context, asked)]


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
