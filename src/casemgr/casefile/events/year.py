"""The school year, of a student and of the caseload; the supply allocation."""

import re
from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, dollars, stated
from casemgr.casefile.vocabulary import Grade, SupplyStep
from casemgr.scalars import Day, Line, Number, Slug, Text

_YEAR = re.compile(r"\d{4}-\d{2}")


def check_school_year(text: str) -> str:
    """A year written otherwise would be no year that is opened or entered."""
    if not _YEAR.fullmatch(text):
        raise ValueError("must look like 2026-27")
    return text


SchoolYearName = Annotated[Line, AfterValidator(check_school_year), "Like 2027-28."]
Dollars = Annotated[Number, "Dollars."]


class YearOpened(Event):
    """The season of a new school year is opened for the whole caseload."""

    type: Literal["year_opened"] = "year_opened"
    school_year: SchoolYearName

    def clause(self, near: Nearby) -> str:
        return f"school year {self.school_year} opened"


class YearStarted(Event):
    """The student goes into a new school year."""

    type: Literal["year_started"] = "year_started"
    school_year: SchoolYearName
    first_day: Annotated[Day, "The first day of school."]
    grade: Annotated[Grade, "The grade."]
    school: Annotated[Line, "The school."]
    from_grade: Annotated[Grade | None, "The grade before, where it changed."] = None
    from_school: Annotated[Line | None, "The school before, where it changed."] = None

    def clause(self, near: Nearby) -> str:
        return f"school year {self.school_year} entered"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"grade {self.grade}{stated(' (before: ', self.from_grade, ')')}"
        yield f"school: {self.school}{stated(' (before: ', self.from_school, ')')}"
        yield stated("first day of school ", near.day(self.first_day))


class SuppliesAllocated(Event):
    """The year's instructional supply allocation."""

    type: Literal["supplies_allocated"] = "supplies_allocated"
    amount: Dollars
    school_year: SchoolYearName

    def clause(self, near: Nearby) -> str:
        return f"supply allocation of {dollars(self.amount)} for {self.school_year}"


class SuppliesRequested(Event):
    """Instructional supplies are requested from the allocation."""

    type: Literal["supplies_requested"] = "supplies_requested"
    what: Annotated[Text, "What is requested."]
    cost: Dollars

    def clause(self, near: Nearby) -> str:
        return f"supplies requested for {dollars(self.cost)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield self.what


class SuppliesMoved(Event):
    """A request for supplies goes a step further."""

    type: Literal["supplies_moved"] = "supplies_moved"
    words_only_a_person_says: ClassVar[frozenset[str]] = frozenset({"approved", "refused"})
    request: Annotated[Slug, "The id of the request."]
    step: Annotated[SupplyStep, "Approved is by the site administrator."]
    cost: Annotated[Number | None, "What it came to."] = None

    def clause(self, near: Nearby) -> str:
        return f"supplies {self.step}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.named(self.request)
        yield f"for {dollars(self.cost)}" if self.cost is not None else ""
