"""For whom a rule is, and when it is in force."""

from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casemgr.casefile.vocabulary import Grade, LanguageStatus
from casemgr.law.on import On
from casemgr.law.within import Years
from casemgr.scalars import Day, Flag, Frozen, Line, Slug

SHORT = 22
"""Letters of a short name."""


class OnlyFor(Frozen):
    """The students a rule is for: everything that is said must fit, of a list one word."""

    english_learner: Flag = False
    """Only English learners, and those taken for one until the first test has decided."""
    language: tuple[LanguageStatus, ...] = ()
    suspected: tuple[Slug, ...] = ()
    """A disability suspected: in the file's head, in a referral, or named in the plan that is consented to."""
    has_iep: Flag | None = None
    """Only where the student had an IEP when the clock started, or came with one; false: only where there was none."""
    grade: tuple[Grade, ...] = ()
    """Only students who were in one of these grades when the clock started."""
    not_in_grade: tuple[Grade, ...] = ()
    """Not those students."""
    now_in_grade: tuple[Grade, ...] = ()
    """Only students in these grades now, however long the clock has run; of a clock that outlives another, also when that was met."""
    turns: Years | None = None
    """Only where the student reaches this age in the year after the day counted from: while an IEP of that day is in
    effect."""
    in_effect_at_age: Years | None = None
    """Only where the student has reached this age by a year after the day counted from: an IEP of that day is then in effect."""
    younger_than: Years | None = None
    """Only where the student has not reached this age by the day counted from."""
    until_birthday: Years | None = None
    """Only until the student reaches this age: what is open then ends without a record."""


class OfAge(Frozen):
    """What a rule says in its place of a student of age, to whom the parents' rights have passed (34 CFR 300.520, EC 56041.5):
    consent, answer and request are the student's; a notice goes to both."""

    title: Line | None = None
    short: Annotated[Line, Field(max_length=SHORT)] | None = None
    waits_for: Line | None = None
    to_both: Flag = False
    """Whether federal law has the notice go to the parents too: 34 CFR 300.520(a)(1)(i)."""

    @cached_property
    def words(self) -> dict[str, str]:
        """Field of the rule → what it holds instead."""
        return {name: said for name, said in self if isinstance(said, str)}


class InForce(Frozen):
    """From when and until when a rule is the law; without days always."""

    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    @cached_property
    def is_always(self) -> bool:
        return self.from_ is None and self.until is None

    def covers(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


class Step(Frozen):
    """One of several steps to what meets a rule, in order, and its own command, which goes first until it or a later one is on file.
    Since the student's case was opened; who has an IEP needs none of them."""

    until: On
    next: Line


class Which(Frozen):
    """How its next command says which of several matters is meant, where others wait for the same command."""

    option: Annotated[Line, Field(pattern="^--")]
    by: Literal["event", "iep", "meeting", "plan"] = "event"
    """The day of the event that started the clock, or its id where two are of one day; the day of the meeting that this event is
    about, where several are booked; the purpose of the assessment plan, where several wait for their answer. `iep`: what `says`
    holds, of a student who has an IEP."""
    says: Line | None = None

    @model_validator(mode="after")
    def _says_it_of_an_iep(self) -> Self:
        if (self.by == "iep") != (self.says is not None):
            raise ValueError("says: goes with `by: iep`, and with nothing else")
        return self
