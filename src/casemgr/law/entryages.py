"""How old a child must be to enter a grade: who leaves preschool."""

from datetime import date
from typing import Annotated

from pydantic import Field

from casemgr.casefile.vocabulary import Grade
from casemgr.days.counting import years_after
from casemgr.law.within import Years
from casemgr.scalars import Day, Flag, Frozen, Line, Whole


class AgeExample(Frozen):
    """A child who may enter a grade at the start of a school year, or may not; run as a test."""

    born: Day
    school_year: Line
    may: Flag


class EntryAge(Frozen):
    """The age that a child must reach to enter a grade, by a day of the calendar year in which the school year begins."""

    grade: Grade
    age: Years
    by: Annotated[str, Field(pattern=r"(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])")]
    """Month and day."""
    since: Whole | None = None
    """Only for school years that begin in this calendar year or later."""
    cite: tuple[Line, ...] = Field(min_length=1)
    checked: Day
    unsettled: Line | None = None
    examples: tuple[AgeExample, ...] = Field(min_length=2)

    def counts_in(self, begins: int) -> bool:
        """Whether it counts in the school year that begins in a calendar year."""
        return self.since is None or begins >= self.since

    def last_day(self, begins: int) -> date:
        """By which day the age is to be reached."""
        return date.fromisoformat(f"{begins}-{self.by}")

    def is_reached(self, born: date, begins: int) -> bool:
        return years_after(born, self.age) <= self.last_day(begins)
