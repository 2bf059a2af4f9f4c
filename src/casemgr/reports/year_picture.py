"""A school year as a picture: its months day by day, the days off, what each break does to the clocks, and the count."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from casemgr.casefile.saying import long_date, plural
from casemgr.days.counting import Pause
from casemgr.days.gaps import Gap, KnownYears
from casemgr.days.schoolyear import SATURDAY, SchoolYear
from casemgr.docket.context import Context
from casemgr.reports.report import Sheet

_MARKS = {"holiday": "h", "break": "b", "staff_day": "s"}
_KEY = "h holiday · b break · s staff day · x closed · + make-up day · . no school yet, or no more"
_ABREAST = 3
_WIDTH = 20
_WORTH_A_LINE = 3
"""Weekdays off in a row that are listed by themselves."""


def year_sheet(year: SchoolYear, context: Context, remarks: Sequence[str] = ()) -> Sheet:
    """The picture, then the lists, then what lies oddly."""
    title = f"School year {year.school_year}, {year.district}" + (
        f", track {year.track}" if year.track != SchoolYear.model_fields["track"].default else ""
    )
    edges = f"First day {long_date(year.first_day)} · last day {long_date(year.last_day)} · {_count(year)}"
    parts = [f"{title}\n{edges}", "\n".join(_months(year)) + f"\n{_KEY}", "\n".join(_lists(year, context))]
    return Sheet((*parts, *look_again(remarks)), dict)


def look_again(remarks: Sequence[str]) -> tuple[str, ...]:
    """What lies oddly, as a part of its own; none where nothing does."""
    return ("\n".join(["Look again:", *(f"  {remark}" for remark in remarks)]),) if remarks else ()


def _count(year: SchoolYear) -> str:
    count = year.counted_days
    if year.student_days is None:
        return f"{count} student days"
    if year.student_days == count:
        return f"{count} student days, as it says"
    return f"{count} student days, {abs(count - year.student_days)} {'more' if count > year.student_days else 'fewer'} than the {year.student_days} it says"


def _months(year: SchoolYear) -> Iterator[str]:
    """Three months abreast, Monday to Friday."""
    closed = year.closed(None)
    student_days = set(year.planned_days)
    last = max(year.last_day, *student_days)
    firsts = []
    month = year.first_day.replace(day=1)
    while month <= last:
        firsts.append(month)
        month = (month.replace(day=28) + (date.max - date.max.replace(day=27))).replace(day=1)
    blocks = [_month(first, year, closed, student_days) for first in firsts]
    for place in range(0, len(blocks), _ABREAST):
        for row in zip_longest(*blocks[place : place + _ABREAST], fillvalue=""):
            yield "   ".join(cell.ljust(_WIDTH) for cell in row).rstrip()
        yield ""


def _month(first: date, year: SchoolYear, closed: dict[date, str], student_days: set[date]) -> list[str]:
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    lines = [f"{first:%B %Y}", "Mo  Tu  We  Th  Fr"]
    for week in weeks:
        school_week = [day for day in week if day.weekday() < SATURDAY]
        if any(day.month == first.month for day in school_week):
            cells = (
                _cell(day, year, closed, student_days) if day.month == first.month else "    "
                for day in school_week
            )
            lines.append("".join(cells).rstrip())
    return lines


def _cell(day: date, year: SchoolYear, closed: dict[date, str], student_days: set[date]) -> str:
    if day in closed:
        mark = "x"
    elif day in year.make_up_days:
        mark = "+"
    elif day in student_days:
        mark = " "
    elif day in year.off:
        mark = _MARKS[year.off[day].kind]
    else:
        mark = "."
    return f"{day.day:2}{mark} "


def _lists(year: SchoolYear, context: Context) -> Iterator[str]:
    pause = _pause(context)
    long = [gap for gap in KnownYears((year,)).gaps if len(gap.days_off) >= _WORTH_A_LINE or gap.break_days]
    for gap in long:
        yield _break_line(gap, pause)
    listed = {day for gap in long for day in gap.days}
    for off in sorted(year.days_off, key=lambda off: off.first):
        if off.first not in listed:
            yield f"{off.name}: {long_date(off.first)}, {off.kind.replace('_', ' ')}"
    for closure in year.closures:
        where = f" ({', '.join(closure.schools)})" if closure.schools else ""
        yield f"Closed: {long_date(closure.date)}{where}, {closure.reason}; no clock stops"
    for day in sorted(year.make_up_days):
        yield f"Make-up day: {long_date(day)}"


def _pause(context: Context) -> Pause | None:
    """What the clocks skip that stop for breaks."""
    law = context.law
    stops = (rule for rule in law.rules if rule.pauses and law.pause[rule.pauses].read_by)
    rule = next(stops, None)
    return context.pause(rule, context.readings) if rule else None


def _break_line(gap: Gap, pause: Pause | None) -> str:
    days = gap.break_days or gap.days_off
    skipped = sorted(pause.skips(gap)) if pause else []
    first, last = days[0], days[-1]
    when = long_date(first) if first == last else f"{long_date(first)} – {long_date(last)}"
    clocks = (
        f"pauses the clocks {long_date(skipped[0])} – {long_date(skipped[-1])} ({plural(len(skipped), 'day')})"
        if skipped
        else "no clock stops"
    )
    kind = "break days" if gap.break_days else "days off"
    return f"{gap.why}: {when}, {len(days)} {kind}; {clocks}"
