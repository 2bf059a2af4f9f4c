"""The events that a rule names: what starts its clock, meets it and ends it."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar, get_args, get_origin

from pydantic import model_validator

from casemgr.casefile.events import Event, event_types
from casemgr.law.within import Days, Season, SomeDays, Years
from casemgr.scalars import Flag, Frozen, Line, Slug

Completing = Literal[
    "areas_agreed", "departure", "learners", "providers", "services", "sources_asked", "staff", "team"
]
"""Areas consented to, each with its assessor's report; the one whom the start names, on file no more; what a meeting of an English learner needs, in the notice and in who is
invited; providers, each with a report since the last one sent home; services of the providers on file, each begun or not in
the IEP; places that may hold the records requested, each with its answer; teachers and providers on file, each of whom has gone
through the IEP or has a copy of it; members whom the meeting's team must have, invited."""


class On(Frozen):
    """Events of one type, narrowed by their fields."""

    event: str
    where: dict[str, str | tuple[str, ...]] = {}
    """Field → the value, or values, it must have; a list field must hold one of them. `none` means empty."""
    unless: dict[str, str | tuple[str, ...]] = {}
    """Field → the value, or values, it must not have."""
    sharing: str | None = None
    """A field in which the event and the start must have something in common, where the start has that field."""
    same_meeting: Flag = False
    """Whether it must be about the meeting that the start is about; a meeting moved to another day stays the same."""
    naming: str | None = None
    """A field of the event that must hold the start's id."""
    about: dict[str, str] = {}
    """Field of the event → field of the start that it must equal, where the event says it at all."""
    of_start: dict[str, str] = {}
    """Field of the start → the value it must have, where the start has that field (`none` means empty): of the plans
    for several purposes, those for one."""
    first_session: Flag = False
    """Whether a session counts only as the first of its meeting, for each of the purposes wanted."""
    oldest: Flag = False
    """Whether it meets only the oldest of the rule's clocks that are open."""
    backdated: Flag = False
    """Whether it also counts when dated before the start, if it comes later in the file: entered after the fact. Of the
    day of the start it counts wherever it is."""
    early: Days = 0
    """Whether it also counts when it happened up to so many calendar days before the start, or before the day counted from
    where that is earlier: a report given ahead, a review before a year that was opened late."""
    of_year: Flag = False
    """Whether those days are counted back from the first day of the school year in which the clock started, where that is
    earlier: what was done at the beginning of the year in which a student was put on file."""
    since_iep: Flag = False
    """Whether it also counts when it came since there was the IEP that the start is about: since the meeting of the one answered, the
    agreement to an amendment, the meeting of the one in effect when somebody is new. What an IEP asks may be begun, or gone through,
    before the parent has answered."""
    since_oral: Flag = False
    """Whether it also counts when it came since the oral referral that the start puts in writing: it answers
    both."""
    to_student: Flag = False
    """Whether, of a student of age, it must have gone to the student, or to the one who holds the rights in the student's place;
    what names nobody did."""
    as_corrected: Flag = False
    """Whether, where the day of the start was corrected, it must come later in the file than that: who was notified before
    has the wrong day."""
    completing: Completing | None = None
    """A set of which it must bring in the last one."""
    leaves_missed: Flag = False
    """Whether a date that had passed by then was missed for good: the notice of a meeting that was held without."""
    leaves_unrecorded: Flag = False
    """Whether it was owed before that: it ends without a record, and a tick that names its clock may still come."""
    later_year: Flag = False
    """Whether it must be of a later school year than the start: what a year asked for at its beginning ends with the next."""
    same_person: Flag = False
    """Whether it must not be another contact's."""
    undone_by: "On | None" = None
    """A later event after which it has ended nothing: a refusal, and then consent."""
    never_late: Flag = False
    """Whether it meets the duty in time whenever it comes: it is the parent's to do, and no lateness of the district's."""
    of_purpose: Flag = False
    """Whether a meeting must have the purpose that the start names, where several clocks of the rule are running."""

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        cls = event_types().get(self.event)
        if cls is None:
            raise ValueError(f"no event is called {self.event}")
        for name in [*self.where, *self.unless, *self.about, self.sharing, self.naming]:
            if name and name not in cls.model_fields:
                raise ValueError(f"the event {self.event} has no field {name}")
        return self

    @cached_property
    def wanted(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """`where` as pairs: a field, and the words of which it must have one."""
        return _words_of(self.where)

    @cached_property
    def unwanted(self) -> tuple[tuple[str, frozenset[str]], ...]:
        """`unless` in the same way."""
        return _words_of(self.unless)

    @cached_property
    def is_any(self) -> bool:
        """Whether every event of the type is one of these."""
        return not (self.where or self.unless or self.first_session)

    @cached_property
    def is_for_any_clock(self) -> bool:
        """Whether it belongs to a clock whatever started that."""
        tied = (
            self.sharing or self.naming or self.about or self.same_meeting or self.completing or self.of_start
        )
        return not (tied or self.later_year or self.as_corrected or self.same_person)

    @cached_property
    def purposes(self) -> frozenset[str]:
        """The meeting purposes wanted, if any."""
        return next((wanted for name, wanted in self.wanted if name == "purposes"), frozenset())


def _words_of(fields: dict[str, str | tuple[str, ...]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((k, frozenset(v if isinstance(v, tuple) else (v,))) for k, v in fields.items())


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
    """The count goes from or back from the day on which the student reaches this age, in place of the starting day."""
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
    iep_in_effect: Flag | None = None
    """Only where an IEP was in effect before the event: the parent had agreed to one, in whole or in part, or the student came
    with one. False: only where none was yet."""
    iep_before: str | None = None
    """The event's field of a day before which the student must have joined with an IEP, or been given one: who has one only
    since then was never late for that day, and has the duty from joining."""
    student_absent: Flag = False
    """Only a meeting whose team must have the student, and to which the student did not come."""
    unless_answered: On | None = None
    """Only where none of these is on file yet about the meeting as it is booked then: a copy of what was answered asks nothing."""
    once_agreed: Flag = False
    """Where an IEP is offered that the parent has not agreed to yet, it starts with the agreement, and counts from then at the
    earliest: before that nothing of it is due (EC 56346)."""
    unless_moved_since: On | None = None
    """Only where it names the meeting's day, or the meeting was not moved since the last of these, or on the event's own day."""
    unless_other: On | None = None
    """Only where none of these is the last word of another contact about the meeting as it is booked then."""
    unless_open: Slug | None = None
    """Only where no clock of this rule is open at the event."""
    unless_running: UnlessRunning | None = None
    again: Flag = False
    """Whether it starts a clock only where it has just met one of the rule's: what was asked in vain is asked again."""

    @cached_property
    def counts_from_its_day(self) -> bool:
        """Whether the count goes from or back from the starting day itself."""
        return not (self.counted_from or self.from_birthday or self.until)

    @model_validator(mode="after")
    def _days_exist(self) -> Self:
        for name in (self.at, self.counted_from, self.iep_before):
            if name and not _is_day(event_types()[self.event], name):
                raise ValueError(f"the event {self.event} has no day called {name}")
        return self


def _is_day(cls: type[Event], name: str) -> bool:
    """Whether a field of an event holds a day, always or where it is said."""
    field = cls.model_fields.get(name)
    kinds = [field.annotation, *get_args(field.annotation)] if field else []
    return date in [get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds]


class StartsAtBirthday(Frozen):
    birthday: Years
    """Counted to the day the student reaches this age; only for students added before it."""
    with_iep: Flag = False
    """Whether it is about what an IEP says or ends: no duty yet for a student who never had one."""


class StartsWithRule(Frozen):
    rule: Slug
    """Counted back from the due date of another rule's clock."""
    at: Literal["due", "start", "met"] = "due"
    """Or started together with it, by the same event, or by what meets it: then it goes on by itself."""
    outlives: Flag = False
    """Whether it stays open when the other clock is met: it is about what that leaves, as the IEP of a review. What the next
    one of the other's clocks starts then runs beside it; what several have left is one clock, that of the first."""


class StartsAtTally(Frozen):
    tally: Slug
    """The event with which the year's tally passes its limit, unless a review has already been held that year."""
    again: Flag = False
    """Instead: each counted event after a review has been held that year with which the total is past the limit, unless it passes
    the limit by itself."""
    alone: Flag = False
    """Instead: each event that passes the limit by itself, whatever went before."""
    unless_running: UnlessRunning | None = None


Start = StartsOn | StartsAtBirthday | StartsWithRule | StartsAtTally
Narrowed = TypeVar("Narrowed", bound=On)


def by_event(words: Iterable[Narrowed]) -> Mapping[str, tuple[Narrowed, ...]]:
    """The words of a rule by the type of event that they name, in their order."""
    found: dict[str, tuple[Narrowed, ...]] = {}
    for on in words:
        found[on.event] = (*found.get(on.event, ()), on)
    return found
