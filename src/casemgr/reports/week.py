"""The next five school days on one sheet to take along: each day's meetings and what to do by it, then what is open now."""

from collections.abc import Iterator, Sequence
from datetime import date, time, timedelta
from typing import Any, NamedTuple

from casemgr.casefile.saying import count_words, phrase, time_words
from casemgr.days.calendar import Calendar
from casemgr.days.counting import after
from casemgr.days.schoolyear import SATURDAY
from casemgr.reports.report import Column, Report, headings_of, iso
from casemgr.reports.today_limits import THIS_WEEK
from casemgr.reports.today_line import Line
from casemgr.reports.today_lines import all_lines, in_order
from casemgr.reports.today_meetings import HELD, meeting_lines
from casemgr.reports.today_one_line import by_student
from casemgr.reports.today_parts import NOW, TO_BOOK, Part
from casemgr.reports.today_rounds import rounds_of
from casemgr.reports.today_step import Step
from casemgr.reports.today_student import StudentDay
from casemgr.reports.whose import Order, Whose
from casemgr.reports.words import long_date

COLUMNS = (
    Column("box", "", "word", shown="screen"),
    Column("date", "Date", "date", shown="data"),
    Column("when", "When", "word"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="data"),
    Column("text", "What"),
)
ROUNDS: Part = "law"
"""The part of the morning page whose rounds are those of the sheet: each names its students."""
BOX = "☐"
NEXT_MEETINGS = "AFTER THESE DAYS: the next meetings"
_OPEN_NOW = {
    "held": HELD,
    "law": "LAW, open now",
    "handbook": "HANDBOOK, open now",
    "book_now": "BOOK NOW: the day for the notice has passed",
}


class WeekLine(NamedTuple):
    """A line of the sheet: of a day, or of what is open now."""

    heading: str
    day: date | None
    when: str
    who: str
    text: str
    name: str = ""
    at: time | None = None
    """When the meeting begins."""


class Week(NamedTuple):
    """The days of the sheet."""

    days: list[date]
    unit: str = "school day"

    @property
    def words(self) -> str:
        """`Five school days`; fewer where the last calendar ends."""
        return f"{count_words(len(self.days))} {self.unit}{'s' if self.days[1:] else ''}".capitalize()


def school_week(calendars: Sequence[Calendar], as_of: date) -> Week:
    """The next five days on which there is school on one of the calendars, the first today where there is; weekdays where
    none covers them."""
    yesterday = as_of - timedelta(days=1)
    days = [
        after(yesterday, number, calendar.table(None))
        for calendar in calendars
        for number in range(1, THIS_WEEK + 1)
    ]
    if known := sorted({day for day in days if day}):
        return Week(known[:THIS_WEEK])
    ahead = (as_of + timedelta(days=number) for number in range(7))
    return Week([day for day in ahead if day.weekday() < SATURDAY], "weekday")


def sorted_week(
    found: Sequence[tuple[StudentDay, Whose]],
    week: Sequence[date],
    as_of: date,
    own: str | None,
    order: Order,
) -> list[WeekLine]:
    """The lines of the sheet, or one sheet below the other for each school or person, where they are sorted so."""
    if order.heading is None:
        return week_lines([day for day, _ in found], week, as_of, own)
    groups: dict[str, list[StudentDay]] = {}
    for day, whose in sorted(found, key=lambda each: order.key(each[1])):
        groups.setdefault(order.heading(whose), []).append(day)
    return [
        line._replace(heading=f"{head}: {line.heading}")
        for head, days in groups.items()
        for line in week_lines(days, week, as_of, own)
    ]


def week_lines(
    days: Sequence[StudentDay], week: Sequence[date], as_of: date, own: str | None = None
) -> list[WeekLine]:
    """Day by day the meetings by their time, and what law and handbook ask by that day; then what else is open now. `own`: the
    case manager whose sheet it is; a line about students whom somebody else was assigned names the person who gets the case,
    and no line is about the students of several."""
    of_each: dict[str | None, list[StudentDay]] = {}
    for day in days:
        of_each.setdefault(day.with_another(own), []).append(day)
    found: list[WeekLine] = []
    now: list[Line] = []
    for name, group in of_each.items():
        dated = [line for day in group for line in _meetings(day, week[-1])]
        dated += _acts([step for day in group for step in day.steps], week, as_of)
        found += [line._replace(text=_naming(name, line.text)) for line in dated]
        open_now = all_lines([_without_dated(day, week, as_of) for day in group])
        now += [line._replace(text=_naming(name, line.text)) for line in open_now]
    found.sort(key=lambda line: (line.day or as_of, not line.when, line.at or time(), line.who, line.text))
    return found + [
        WeekLine(_OPEN_NOW[line.part], None, line.when, line.who, line.text, _name(line))
        for line in in_order(now)
        if line.part in _OPEN_NOW and (line.part != "book_now" or line.day < as_of)
    ]


def _naming(case_manager: str | None, text: str) -> str:
    return f"{text} ({case_manager})" if case_manager else text


def _without_dated(day: StudentDay, week: Sequence[date], as_of: date) -> StudentDay:
    """A student's share without what law and handbook ask on a day of the sheet: it is on the sheet once."""
    kept = (step for step in day.steps if step.part not in NOW or not _days_ahead(step, week, as_of))
    return day._replace(steps=tuple(kept))


def _name(line: Line) -> str:
    """The student's name; none for a line about several."""
    names = {step.name for step in line.steps if isinstance(step, Step)}
    return names.pop() if len(names) == 1 else ""


def _meetings(day: StudentDay, last: date) -> Iterator[WeekLine]:
    """The meetings of the sheet's days, and apart from them those of the next school day: what these lack is wanted before."""
    for booked, line in zip(day.coming_bookings, meeting_lines(day), strict=True):
        when = time_words(booked.time) if booked.time else ""
        text = f"{line.text}{f' ({booked.place})' if booked.place else ''}"
        heading = _heading(booked.meeting_date, day.as_of)
        if booked.meeting_date > last:
            heading, when = NEXT_MEETINGS, phrase(long_date(booked.meeting_date, day.as_of), when)
        yield WeekLine(heading, booked.meeting_date, when, line.who, text, _name(line), booked.time)


def _acts(steps: Sequence[Step], week: Sequence[date], as_of: date) -> Iterator[WeekLine]:
    """What is to be done by a day of the week that is still ahead: a line a student and day, or for a round."""
    ahead = [step for step in steps if _days_ahead(step, week, as_of)]
    rounds = rounds_of(ROUNDS, ahead)
    in_a_round = {id(step) for line in rounds for step in line.steps}
    for line in rounds:
        yield WeekLine(_heading(line.day, as_of), line.day, "", line.who, line.text)
    waiting: dict[tuple[str, date], list[Step]] = {}
    for step in (step for step in ahead if id(step) not in in_a_round):
        for day in _days_ahead(step, week, as_of):
            waiting.setdefault((step.deadline.student, day), []).append(step)
    for (student, day), of_day in waiting.items():
        text = "; ".join(_words(step, day) for step in by_student(of_day))
        yield WeekLine(_heading(day, as_of), day, "", student, text, of_day[0].name)


def _days_ahead(step: Step, week: Sequence[date], as_of: date) -> list[date]:
    """The days of the week on which a step is on the sheet: its own, that for the notice of a meeting to be booked, and the one
    that may be its own."""
    is_with_meeting = step.is_met_by_meeting and step.part == "meetings"
    if step.part == "reminders" or is_with_meeting or step.deadline.status == "overdue":
        return []
    days = (step.notice_by, step.perhaps_by, step.deadline.act_by)
    return [day for day in days if day and as_of <= day <= week[-1]]


def _words(step: Step, day: date) -> str:
    """A meeting that nothing is booked for is to be booked by the day for its notice; one whose day has passed may be held."""
    words = f"{step.deadline.rule.short}{step.remark}"
    if day == step.notice_by:
        return f"book {words}"
    if step.is_met_by_meeting:
        return f"{words} (held?)"
    return f"{words} (nothing booked)" if step.part in TO_BOOK else words


def _heading(day: date, as_of: date) -> str:
    return long_date(day, as_of).upper()


def week_report(lines: Sequence[WeekLine], found: Week, as_of: date) -> Report:
    """One sheet with a box before each line."""
    week = found.days
    busy = {line.day for line in lines if not line.heading.endswith(NEXT_MEETINGS)}
    free = [long_date(day, as_of) for day in week if day not in busy]
    return Report(
        title=f"{found.words}: {' to '.join(dict.fromkeys(long_date(week[place], as_of) for place in (0, -1)))}",
        columns=COLUMNS,
        rows=tuple((BOX, line.day, line.when, line.who, line.name, line.text) for line in lines),
        data=lambda: {"days": [iso(day) for day in week], "lines": [_data(line) for line in lines]},
        empty="Nothing is asked in these days.",
        headings=headings_of(line.heading for line in lines),
        notes=(f"Nothing for {', '.join(free)}.",) if free and lines else (),
    )


def _data(line: WeekLine) -> dict[str, Any]:
    return {
        "part": "now" if line.day is None else "day",
        "heading": line.heading,
        "date": iso(line.day),
        "when": line.when,
        "student": line.who,
        "name": line.name,
        "text": line.text,
    }
