"""A deadline: one clock of one rule for one student, and its status."""

from datetime import date
from typing import Literal, NamedTuple, Protocol

from casemgr.casefile.events import Event
from casemgr.days.counting import Span
from casemgr.days.schoolyear import SchoolYear
from casemgr.law.rules import Rule
from casemgr.law.starts import UnlessRunning

Status = Literal["running", "overdue", "unknown", "open", "met", "met_late", "ended"]
OPEN: frozenset[Status] = frozenset({"running", "overdue", "unknown", "open"})


class Start(NamedTuple):
    """What started a clock."""

    day: date
    base: date | None
    """The day counted from; None where it is not known."""
    event: Event | None
    place: tuple[date, int]
    """The day and the event's place among the student's events."""
    opened: tuple[date, int]
    """The same of the event that put the clock on file: a date from the past is known only from then on."""
    parent: "Deadline | None" = None
    """The clock whose due date this one is counted from."""
    outlives: bool = False
    """Whether it stays open when that clock is met."""
    by_tally: bool = False
    """Whether a tally started it."""
    unless_running: UnlessRunning | None = None
    """The clocks of its rule whose running keeps it from opening one."""
    again: bool = False
    """Whether it starts a clock only where its event has met the one before."""
    assumed: str | None = None
    """Why the count goes from the day of joining, where it does."""

    @property
    def left_by(self) -> Event | None:
        """What met the clock that this one outlives: the review held, the report sent home."""
        return self.parent.met_by if self.outlives and self.parent else None


def before_all(day: date) -> tuple[date, int]:
    """The place before all events of a day."""
    return (day, -1)


class YearEnd(NamedTuple):
    """A year-end rule at work: the trigger, the school year it fell in, and the next first day."""

    trigger: date
    year: SchoolYear
    next_first_day: date


class Reckoning(NamedTuple):
    """Where a count came out. `due` None is unknown, unless `dateless`: then the duty has no date (yet)."""

    due: date | None
    base: date | None = None
    dateless: bool = False
    due_before: date | None = None
    """Where the date is unknown: the day before which it lies on every calendar."""
    ordinary: date | None = None
    """The count without the year-end rule, where that replaced it."""
    year_end: YearEnd | None = None
    limited_by: date | None = None
    """The day that pulled the date forward: of a meeting, or one set for progress reports."""
    meeting_due: date | None = None
    """The last day for a meeting that is not booked, which set the date."""
    extended_until: date | None = None
    before_extension: date | None = None
    """When the clock would have been due without the parent's extension."""
    missed_before_extension: date | None = None
    """The date that had passed already when the parent agreed to a later one."""


class OtherReading(NamedTuple):
    reading: str
    due: date | None


class Deadline(NamedTuple):
    student: str
    rule: Rule
    start: Start
    status: Status
    reckoning: Reckoning
    hold_by: date | None
    act_by: date | None
    """The day to plan for: of the deadline itself, or of the one it is held for."""
    met_by: Event | None
    ended_by: Event | None
    never_met: bool
    """Whether it ended past its date, when it could no longer be met."""
    projected: bool = False
    unrecorded: bool = False
    """Whether it was owed before what ended it, and nothing on file says that it was done."""
    over_on: date | None = None
    """The birthday on which it ended, where no event ended it."""
    is_one_of_several: bool = False
    """Whether another open clock of its rule is about the same, so that only the day it began tells them apart."""
    apart_by: str = ""
    """What tells it from another such clock that began on the same day: `orally`, or the id of what started it."""
    held_for: "Deadline | None" = None
    """The deadline of an earlier date that hangs on the meeting which meets this one: its day to act by is this one's."""

    @property
    def due(self) -> date | None:
        return self.reckoning.due

    @property
    def missed_on(self) -> date | None:
        """The date that was missed, if one was. An extension agreed to only afterwards moves the date to plan for, and
        does not undo that the first one was missed."""
        if self.status == "ended":
            return self.due if self.never_met else None
        missed = self.reckoning.missed_before_extension
        if missed and not (self.met_by and self.met_by.date <= missed):
            return missed
        return self.due if self.status in ("overdue", "met_late") else None

    @property
    def ended_on(self) -> date | None:
        """The day on which it ended unmet; None where it did not."""
        return self.ended_by.date if self.ended_by else self.over_on

    @property
    def started_on(self) -> date:
        return self.start.day

    @property
    def is_open(self) -> bool:
        return self.status in OPEN

    @property
    def due_here(self) -> date | None:
        return due_here(self.rule, self.start, self.due)

    @property
    def first_day(self) -> date:
        return first_day(self.start)


def first_day(start: Start) -> date:
    """The first day on which somebody here could act: the day of its start, or the day it came on file if later."""
    return max(start.day, start.opened[0])


def due_here(rule: Rule, start: Start, due: date | None) -> date | None:
    """The due date as it is said. A date that neither law nor handbook sets, and that lay before the student came or the
    meeting was booked, is that day: nobody here could have kept it, and it is to be seen to now."""
    return max(due, start.opened[0]) if due and rule.has_own_number else due


def day_to_act(rule: Rule, start: Start, due: date | None, hold_by: date | None) -> date | None:
    """The day to plan for: hold-by where it is not past before the clock starts, or before the student came, else the due
    date."""
    return hold_by if hold_by and hold_by >= first_day(start) else due_here(rule, start, due)


class Dated(Protocol):
    """Whatever has a date and a state, however much else it holds."""

    @property
    def rule(self) -> Rule: ...
    @property
    def due(self) -> date | None: ...
    @property
    def due_here(self) -> date | None: ...
    @property
    def status(self) -> Status: ...
    @property
    def act_by(self) -> date | None: ...


class Account(NamedTuple):
    """How a deadline's days were counted."""

    counted: int | None
    raw: int | None
    pauses: tuple[Span, ...]


def sort_key(deadline: Deadline) -> tuple[date, str, str, date]:
    return (deadline.due or date.max, deadline.student, deadline.rule.id, deadline.started_on)
