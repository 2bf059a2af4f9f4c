"""For whom a rule is, and when it is in force."""

from datetime import date
from functools import cached_property

from pydantic import Field

from casemgr.casefile.vocabulary import Grade, LanguageStatus
from casemgr.law.within import Years
from casemgr.scalars import Day, Flag, Frozen, Slug


class OnlyFor(Frozen):
    """The students a rule is for: everything that is said must fit, of a list one word."""

    english_learner: Flag = False
    """Only English learners, and those taken for one until the first test has decided."""
    language: tuple[LanguageStatus, ...] = ()
    suspected: tuple[Slug, ...] = ()
    """An area of suspected disability, in the file's head or in a referral."""
    has_iep: Flag | None = None
    """Only where the student had an IEP when the clock started, or came with one; false: only where there was none."""
    grade: tuple[Grade, ...] = ()
    """Only students in these grades."""
    turns: Years | None = None
    """Only where the student reaches this age in the year after the day counted from: while an IEP of that day is in
    effect."""


class InForce(Frozen):
    """From when and until when a rule is the law; without days always."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @cached_property
    def is_always(self) -> bool:
        return self.from_ is None and self.until is None

    def covers(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)
