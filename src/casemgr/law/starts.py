"""What starts a rule's clock: an event, a birthday, another rule's clock, a running total."""

from functools import cached_property
from typing import Literal, Self

from pydantic import model_validator

from casemgr.casefile.events import event_types
from casemgr.casefile.vocabulary import Grade
from casemgr.law.on import On, is_day
from casemgr.law.within import Season, SomeDays, Years
from casemgr.scalars import Flag, Frozen, Line, Slug


class UnlessRunning(Frozen):
    """A clock of the same rule whose running keeps a start from opening another: the start is then about that one.

    Everything that is said must be so of the running clock; without anything, every running clock does.
    """

    started_by: Literal["tally"] | None = None
    same_year: Flag = False
    """Whether it must have started in the school year of this start."""
    or_met: Flag = False
    """Whether one that was met does so too."""
    same_assessment: Flag = False
    """Whether both must be of one assessment: none was planned for another purpose in between, and what was planned then has
    not been settled by a refusal or a meeting."""
    same_meeting: Flag = False
    """Whether both must be about one meeting."""
    sharing: str | None = None
    """A field in which the events that started both must have something in common."""
    began_within: SomeDays | None = None
    """In how many school days before this start it must have started."""


class StartsOn(On):
    """A clock that an event starts."""

    at: str | None = None
    """The event's field that holds the starting day, in place of its `date`."""
    counted_from: str | None = None
    """The event's field that the count goes from or back from, in place of the starting day."""
    as_moved: Flag = False
    """Whether that day is the one of a meeting, and follows it where it is moved to another day."""
    from_birthday: Years | None = None
    """The count goes from or back from the day on which the student reaches this age, in place of the starting day; only where that
    lies ahead then."""
    days_before: SomeDays | None = None
    """Of `from_birthday`: only where the event is so many calendar days before it, or more."""
    before_grade: Grade | None = None
    """The count goes back from the July 1 after the event, or after the first day of the year that it opens; only where the student
    is old enough for this grade in the school year that begins then, whether or not already before."""
    until: Literal["first_day_of_school"] | None = None
    """The count goes from or back from the first day of the school year to come, in place of the starting day."""
    season: Season | None = None
    """Only where the event falls within a school year, or between two. What no calendar knows is taken as within, but for the
    days that are left of the last known year, up to the end of June."""
    joining: Flag = False
    """Whether only the event with which the student joined the caseload starts it, or a referral that opens a case again: of a
    student without an IEP, after the referral before it came to nothing."""
    not_before: Literal["first_day_of_school"] | None = None
    """Count from the first day of the school year in which the student joined, if that is later."""
    else_from_joining: Line | None = None
    """The count goes from the day of the event instead, where its date had passed by then, and this is why: what was done
    before the student joined is not on record."""
    iep_before: str | None = None
    """The event's field of a day before which the student must have joined with an IEP, or been given one that the parent did not
    refuse whole: who has one only since then was never late for that day, and has the duty from joining."""
    student_absent: Flag = False
    """Only a meeting whose team must have the student, and to which the student did not come."""
    unless_answered: On | None = None
    """Only where none of these is on file yet about the meeting as it is booked then: a copy of what was answered asks nothing."""
    once_agreed: On | None = None
    """The agreement to an IEP. Where one is being offered that the parent has not answered, it starts with that: before it nothing
    of the IEP is due (EC 56346). What was planned for a day before it is due on the next school day."""
    unless_moved_since: On | None = None
    """Not where the meeting was moved since the last of these, or, without any on file, on the event's own day; unless the event
    names the meeting's day, or one of its type has done so since the move."""
    unless_open: Slug | None = None
    """Only where no clock of this rule is open at the event."""
    unless_running: UnlessRunning | None = None
    again: Flag = False
    """Whether it starts a clock only where it has just met one of the rule's: what was asked in vain is asked again."""

    @cached_property
    def is_of_every_case(self) -> bool:
        """Whether it starts the clock whatever else is on file."""
        by_age = self.from_birthday or self.before_grade
        narrowed = self.joining or self.season or self.iep_before or self.student_absent or by_age
        settled = self.unless_answered or self.unless_moved_since or self.unless_other
        return not (narrowed or settled) and self.iep_in_effect is None

    @cached_property
    def counts_from_its_day(self) -> bool:
        """Whether the count goes from or back from the starting day itself."""
        return not (self.counted_from or self.from_birthday or self.before_grade or self.until)

    @model_validator(mode="after")
    def _days_exist(self) -> Self:
        for name in (self.at, self.counted_from, self.iep_before):
            if name and not is_day(event_types()[self.event], name):
                raise ValueError(f"the event {self.event} has no day called {name}")
        if self.days_before and not self.from_birthday:
            raise ValueError("days_before: goes with `from_birthday`, and with nothing else")
        return self


class StartsAtBirthday(Frozen):
    birthday: Years
    """Counted to the day the student reaches this age; only for students added before it."""
    with_iep: Flag = False
    """Whether it is about what an IEP says or ends: no duty for a student who has been offered none by that day."""
    else_first_iep: Flag = False
    """Whether the first IEP that is offered after that day starts it instead, to be met the same day: an IEP must say it from
    then on."""


class StartsWithRule(Frozen):
    rule: Slug
    """Counted back from the due date of another rule's clock."""
    at: Literal["due", "start", "met"] = "due"
    """Or started together with it, by the same event, or by what meets it: then it goes on by itself."""
    or_met: Flag = False
    """Whether the count goes from the day on which that clock was met, once it is: what a review writes is written the day it is
    held, early or late."""
    outlives: Flag = False
    """Whether it stays open when the other clock is met: it is about what that leaves, as the IEP of a review. What the next
    one of the other's clocks starts then runs beside it; what several have left is one clock, that of the first."""


TallyEvents = Literal["passing", "alone", "reviewed", "again"]


class StartsAtTally(Frozen):
    tally: Slug
    """A total of a school year: which of the events counted in it start a clock is said by `which`."""
    which: TallyEvents = "passing"
    """`passing`: the one with which the year's total passes its limit, unless a review has already been held that year. `alone`:
    each that passes it by itself, whatever went before. `reviewed`: each other one after a review in the year; `again`: of
    these those with which the total is past the limit."""
    unless_running: UnlessRunning | None = None


Start = StartsOn | StartsAtBirthday | StartsWithRule | StartsAtTally
