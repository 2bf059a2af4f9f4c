"""The school year, of a student and of the caseload; the supply allocation."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, dollars, stated
from casemgr.casefile.vocabulary import Grade, SupplyStep
from casemgr.scalars import Day, Line, Number, Slug, Text

SchoolYearName = Annotated[Line, Field(description="Like 2027-28.")]
Dollars = Annotated[Number, Field(description="Dollars.")]


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
    first_day: Annotated[Day, Field(description="The first day of school.")]
    grade: Annotated[Grade, Field(description="The grade.")]
    school: Annotated[Line, Field(description="The school.")]
    from_grade: Annotated[Grade | None, Field(description="The grade before, where it changed.")] = None
    from_school: Annotated[Line | None, Field(description="The school before, where it changed.")] = None

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
    what: Annotated[Text, Field(description="What is requested.")]
    cost: Dollars

    def clause(self, near: Nearby) -> str:
        return f"supplies requested for {dollars(self.cost)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield self.what


class SuppliesMoved(Event):
    """A request for supplies goes a step further."""

    type: Literal["supplies_moved"] = "supplies_moved"
    words_only_a_person_says: ClassVar[frozenset[str]] = frozenset({"approved", "refused"})
    request: Annotated[Slug, Field(description="The id of the request.")]
    step: Annotated[SupplyStep, Field(description="Approved is by the site administrator.")]
    cost: Annotated[Number | None, Field(description="What it came to.")] = None

    def clause(self, near: Nearby) -> str:
        return f"supplies {self.step}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.named(self.request)
        yield f"for {dollars(self.cost)}" if self.cost is not None else ""
