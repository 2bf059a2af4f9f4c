"""How long a rule runs: counts, anniversaries, months, and the limits and year ends that change them."""

from calendar import monthrange
from datetime import date
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from casemgr.casefile.vocabulary import Level
from casemgr.days.counting import Unit
from casemgr.scalars import Flag, Frozen, Line, Slug, Whole

MOST_DAYS = 1000  # more is a slip of the finger
MOST_YEARS = 100
Days = Annotated[Whole, Field(ge=0, le=MOST_DAYS)]
SomeDays = Annotated[Whole, Field(ge=1, le=MOST_DAYS)]
"""How many of a count; none of them would be the same day."""
Years = Annotated[Whole, Field(ge=1, le=MOST_YEARS)]
SomeMonths = Annotated[Whole, Field(ge=1, le=12)]
Month = Annotated[Whole, Field(ge=1, le=12)]
LEVELS: tuple[Level, ...] = get_args(Level)
A_COMMON_YEAR = 2001  # has no 29 February
Season = Literal["school_year", "between_years"]


class Count(Frozen):
    """So many days or weeks; day 0 is the starting day. `backward`: before the day counted from."""

    count: SomeDays | dict[Level, SomeDays]
    of: Unit
    backward: Flag = False
    not_before_start: Flag = False
    """Whether a count backward that ends before the start ends on the day of the start instead."""
    else_undated: Flag = False
    """Whether a count backward that ends before the start gives no date instead: it is to be done as soon as possible."""
    set_by: Literal["meeting_notice_days", "progress_weeks"] | None = None
    """The reading with which a district puts its own number in place of this one."""
    iep_may_shorten: Flag = False
    """Whether the student's own IEP may ask for fewer weeks between reports."""

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        if isinstance(self.count, dict) and (lacking := [key for key in LEVELS if key not in self.count]):
            raise ValueError(f"lacks a number for {' and '.join(lacking)}")
        if self.backward and self.of == "business_days":
            raise ValueError("counts business days backward, and they are counted forward only")
        return self


class Anniversary(Frozen):
    """So many years later, on the day that the reading `anniversary` says."""

    years: Years


class Months(Frozen):
    """So many calendar months later."""

    months: SomeMonths


class SameDay(Frozen):
    same_day: Literal["true"]


class WhereRead(Frozen):
    """The value of a reading under which something applies."""

    reading: Literal["age_22"]
    value: str


class MonthEnd(Frozen):
    months: tuple[Month, ...]
    until_month: Month
    until_day: Whole
    says: Line | None = None
    """What the law says of those months, where more is to be said than the end."""

    @model_validator(mode="after")
    def _is_a_day_of_every_year(self) -> Self:
        if not 1 <= self.until_day <= monthrange(A_COMMON_YEAR, self.until_month)[1]:
            raise ValueError(f"names a day that month {self.until_month} does not have: {self.until_day}")
        return self


class MonthTable(Frozen):
    """An end that depends on the month in which the day counted from falls."""

    by_month: tuple[MonthEnd, ...]
    not_before_day: WhereRead | None = None
    """Where an end before the day counted from is that day itself."""

    def end_of(self, base: date) -> date:
        """The end that the month of the day counted from gives."""
        row = self.row_of(base)
        return date(base.year, row.until_month, row.until_day)

    def row_of(self, base: date) -> MonthEnd:
        """The row for the month of the day counted from."""
        return next(row for row in self.by_month if base.month in row.months)

    @model_validator(mode="after")
    def _covers_the_year(self) -> Self:
        if sorted(month for row in self.by_month for month in row.months) != list(range(1, 13)):
            raise ValueError("must name each month from 1 to 12 in one row")
        return self


Within = Count | Anniversary | Months | SameDay | MonthTable


class NotAfter(Frozen):
    """A limit: so many calendar days before an IEP meeting inside the count, never before the start.

    A duty without a number has its date from the meeting booked.
    """

    days_before_meeting: Days
    or_due: tuple[Slug, ...] = ()
    """Until one is booked, the meeting is taken to be on the earliest last day for it, by these rules: of those that the same event
    starts the first that has one, and of the others each whose clock is open and which a meeting of the purpose meets. What hangs on
    that meeting may be due earlier still."""


class ByReportDate(Frozen):
    """A limit: the first day set for progress reports after the start, by the district or by the student's IEP."""

    report_date: Literal["true"]
    sent_early: Days = 0
    """A report sent up to so many calendar days before such a day was the one for that day."""


class CountsFrom(Frozen):
    """The count waits for another event; until then the duty has no date."""

    event: str
    reading: Literal["interim_placement"] | None = None
    value: str | None = None
    even_before: Flag = False
    """Whether it counts from the event's own day where that lies before the start, but after the student joined."""
