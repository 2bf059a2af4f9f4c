"""The master calendar as text: the poster, what is ahead month by month, and the lists. 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import wrap

from casemgr.characters import printable
from casemgr.paper.pictures.blocks import timeline_lines
from casemgr.paper.wallcalendar.entry import Entry
from casemgr.paper.wallcalendar.keylists import key_tables
from casemgr.paper.wallcalendar.load import load_lines
from casemgr.paper.wallcalendar.master import MasterCalendar
from casemgr.paper.wallcalendar.monthpage import Item, MonthPage, month_pages
from casemgr.paper.wallcalendar.poster import Poster, poster
from casemgr.paper.wallcalendar.studentpage import StudentPage, student_page
from casemgr.paper.wallcalendar.tables import Table
from casemgr.paper.wallcalendar.words import booked_words, month_day, short_day, state_words
from casemgr.reports.words import CONFIDENTIAL, long_date

WIDTH = 80
MONTH = 11


def as_text(calendar: MasterCalendar) -> str:
    """What is incomplete says so first and last."""
    parts = _key(calendar) if calendar.asked.key else _parts(calendar)
    lines = [*_heading(calendar), *parts, *calendar.warnings]
    return printable("\n".join(line.rstrip() for line in lines)) + "\n"


def _heading(calendar: MasterCalendar) -> Iterator[str]:
    whose, says = calendar.heading, calendar.asked.says
    yield f"{says.of('Master calendar')} {calendar.span.name}".upper()
    yield from wrap(f"{whose.district} · {whose.case_manager} · {says.as_of(calendar.as_of)}", WIDTH)
    yield says.of(CONFIDENTIAL)
    if calendar.limits:
        yield from wrap(f"Only a part: {calendar.limits}", WIDTH)
    for warning in calendar.warnings:
        yield f"! {warning}"


def _parts(calendar: MasterCalendar) -> Iterator[str]:
    pages = calendar.pages
    if page := student_page(calendar) if not calendar.asked.pages else None:
        yield from _student(page, calendar)
        return
    if "poster" in pages:
        yield from _poster(poster(calendar))
        yield from load_lines(calendar, WIDTH)
    if "months" in pages:
        for month in month_pages(calendar):
            yield from _month(month)
    if "lists" in pages:
        yield from _not_scheduled(calendar)
        yield from _changes(calendar)
        yield from _students(calendar)
    yield ""
    yield from wrap(
        "Dates are the last school day to act; the legal, handbook or planned date is beside them where it "
        "differs. ~ planned: if each one before is met on its date. Without --done, what was done is left out.",
        WIDTH,
    )
    yield from wrap(calendar.left_out, WIDTH)


def _student(page: StudentPage, calendar: MasterCalendar) -> Iterator[str]:
    assert calendar.timeline
    yield ""
    yield _rule(page.label)
    yield from timeline_lines(calendar.timeline, WIDTH)
    yield ""
    yield page.title_rows
    for row in page.rows:
        yield from wrap(row, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _rule(title: str) -> str:
    return f"── {title.upper()} {'─' * WIDTH}"[:WIDTH]


def _poster(page: Poster) -> Iterator[str]:
    """A line a month: the day, who, and what."""
    yield ""
    yield _rule(page.title)
    for month in page.months:
        said = [f"{row.day} {row.label} {row.words}{' ✓' if row.done else ''}" for row in month.rows]
        yield from _folded(f"{month.name:<{MONTH}}", said or ["·"], " · ")
    for before in page.before:
        yield f"{before.title}, {before.until}: {before.meetings}"


def _folded(head: str, pieces: Iterable[str], between: str) -> Iterator[str]:
    """The pieces after the head, folded between them, and within one only where it is longer than a line."""
    lines = [head]
    for place, piece in enumerate(pieces):
        longer = f"{lines[-1]}{between if place else ''}{piece}"
        if place and len(longer) > WIDTH:
            lines.append(f"{' ' * len(head)}{piece}")
        else:
            lines[-1] = longer
    for line in lines:
        is_long = len(line) > WIDTH
        yield from wrap(line, WIDTH, subsequent_indent=" " * (len(head) + 2)) if is_long else [line]


def _month(month: MonthPage) -> Iterator[str]:
    yield ""
    yield _rule(f"{month.name} {month.year}")
    before: tuple[str, ...] = ()
    for week in month.weeks:
        for day in week:
            notes = day.notes if day.notes != before else ()
            before = day.notes if day.number else before
            said = [*_notes(notes, day.shade), *(_item(item) for item in day.items)]
            for place, text in enumerate(said):
                head = f"{day.weekday[:3]} {day.number:>2}" if place == 0 else ""
                yield from wrap(text, WIDTH, initial_indent=f"{head:<8}", subsequent_indent=" " * 10)


def _notes(notes: Iterable[str], shade: str) -> Iterator[str]:
    for note in notes:
        yield f"({note})" if shade in ("off", "closed") else note


def _item(item: Item) -> str:
    who = [item.words, item.who] if item.band else [item.who, item.words]
    done = "✓" if item.state == "met" else "~" if item.state == "planned" else ""
    small = f"({', '.join(item.small)})" if item.small else ""
    flag = f"[{item.flag}]" if item.flag else ""
    return " ".join(filter(None, (item.time, *who, done, small, flag)))


def _not_scheduled(calendar: MasterCalendar) -> Iterator[str]:
    if not calendar.not_scheduled:
        return
    yield ""
    yield _rule("Due and not scheduled")
    for entry in calendar.not_scheduled:
        booked = f" ({booked_words(entry)})" if entry.booked else ""
        day = long_date(entry.day, calendar.asked.as_of)
        line = f"  {day:<10}  {entry.label:<9}  {entry.words}{booked}{_flag(entry)}"
        yield from wrap(line, WIDTH, subsequent_indent=" " * 18)


def _flag(entry: Entry) -> str:
    flag = state_words(entry)
    return f"  [{flag}]" if flag else ""


def _changes(calendar: MasterCalendar) -> Iterator[str]:
    """What is new, met, moved or gone since the last printing."""
    since = calendar.asked.since
    if since is None:
        return
    yield ""
    yield _rule(f"Changed since {long_date(since)}")
    if not calendar.changes:
        yield "  nothing"
    for row in calendar.changes:
        dates = " → ".join(short_day(day) for day in (row.was, row.now) if day)
        line = f"  {row.label:<9}  {', '.join(filter(None, (row.words, row.what)))}  {dates}"
        yield from wrap(line, WIDTH, subsequent_indent=" " * 6)


def _students(calendar: MasterCalendar) -> Iterator[str]:
    """A line a student: this year's annual and triennial, and the next ones."""
    if not calendar.students:
        return
    yield ""
    yield _rule("Each student")
    widest = min(26, max(7, *(len(student.label) for student in calendar.students)))
    yield f"  {'Student':<{widest}}  {'Annual':<11}{'Triennial':<11}{'Next annual':<13}Next triennial"
    for student in calendar.students:
        own = [e for e in calendar.entries if e.student == student.id]
        days = [
            ", ".join(f"{month_day(e.day)}{' ✓' if e.state == 'met' else ''}" for e in own if e.slug == slug)
            for slug in ("annual", "triennial")
        ]
        later = [
            long_date(day, weekday=False) if day else ""
            for day in (student.next_annual, student.next_triennial)
        ]
        if len(student.label) > widest:
            yield f"  {student.label}"
        name = student.label if len(student.label) <= widest else ""
        yield f"  {name:<{widest}}  {days[0]:<11}{days[1]:<11}{later[0]:<13}{later[1]}"


def _key(calendar: MasterCalendar) -> Iterator[str]:
    for table in key_tables(calendar):
        yield ""
        yield _rule(table.title)
        yield from _rows(table)


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        texts = [" ".join(map(str, cell)) for cell in row]
        yield from wrap(" · ".join(filter(None, texts)), WIDTH, initial_indent="  ", subsequent_indent="    ")
