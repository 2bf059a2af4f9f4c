"""The years ahead of a student: annuals, triennials, and the ages at which something is due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.year import student_year
from casemgr.law.starts import StartsAtBirthday
from casemgr.paper.pictures.language import ENGLISH, Saying
from casemgr.paper.wallcalendar.students import meetings_only

YEARS = 3


@dataclass(frozen=True)
class AheadMark:
    day: date
    words: str
    slug: str


@dataclass(frozen=True)
class Ahead:
    first: date
    last: date
    marks: tuple[AheadMark, ...]
    says: Saying = ENGLISH


WORDS = {"annual": "Annual review", "triennial": "Triennial"}


def years_ahead(facts: Facts, context: Context, as_of: date, says: Saying = ENGLISH) -> Ahead:
    """Three years from the first of this month. What an open annual has missed is not said here."""
    first = as_of.replace(day=1)
    last = first + relativedelta(years=YEARS, months=1)
    span = YearSpan("", date.min, last)
    year = student_year(facts, meetings_only(context), span, as_of)
    marks = [
        AheadMark(d.due, says.of(WORDS[d.rule.role or ""]), d.rule.role or "")
        for d in year.deadlines
        if d.due and first <= d.due <= last and d.rule.role in WORDS and d.is_open
    ]
    marks += [
        AheadMark(d.due, says.of(d.rule.short), "age")
        for d in derive_from(facts, context, as_of)
        if d.due and first <= d.due <= last and d.is_open and isinstance(d.rule.starts[0], StartsAtBirthday)
    ]
    return Ahead(first, last, tuple(sorted(marks, key=lambda mark: mark.day)), says)
