"""The school year, of a student and of the caseload; the supply allocation."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import Grade, SupplyStep
from casemgr.scalars import Day, Line, Number, Slug, Text


class YearOpened(Event):
    """The season of a new school year is opened for the whole caseload."""

    type: Literal["year_opened"] = "year_opened"
    school_year: Line
    """Like 2027-28."""


class YearStarted(Event):
    """The student goes into a new school year."""

    type: Literal["year_started"] = "year_started"
    school_year: Line
    """Like 2027-28."""
    first_day: Day
    """The first day of school."""
    grade: Grade
    school: Line
    from_grade: Grade | None = None
    """The grade before, where it changed."""
    from_school: Line | None = None
    """The school before, where it changed."""


class SuppliesAllocated(Event):
    """The year's instructional supply allocation."""

    type: Literal["supplies_allocated"] = "supplies_allocated"
    amount: Number
    """Dollars."""
    school_year: Line
    """Like 2026-27."""


class SuppliesRequested(Event):
    """Instructional supplies are asked for from the allocation."""

    type: Literal["supplies_requested"] = "supplies_requested"
    what: Text
    cost: Number
    """Dollars."""


class SuppliesMoved(Event):
    """A request for supplies goes a step further."""

    type: Literal["supplies_moved"] = "supplies_moved"
    request: Slug
    """The id of the request."""
    step: SupplyStep
    """approved (by the site administrator), refused, ordered or received."""
    cost: Number | None = None
    """What it came to."""
