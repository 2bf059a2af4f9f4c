"""The events that a rule names, and what narrows them: what meets its clock, and what ends it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Any, Literal, Self, TypeVar, get_args, get_origin

from pydantic import model_validator

from casemgr.casefile.events import Event, event_types
from casemgr.casefile.names import did_you_mean
from casemgr.law.within import Days
from casemgr.scalars import Flag, Frozen

Completing = Literal[
    "areas_agreed", "departure", "learners", "providers", "services", "sources_asked", "staff", "team"
]
"""Areas consented to, each with its assessor's report; the one whom the start names, on file no more; what a meeting of an
English learner needs, in the notice and in who is invited; providers, each with a report since the last one sent home; services
of the providers on file, each begun or not in the IEP; places that may hold the records requested, each with its answer; teachers
and providers on file, each of whom has gone through the IEP or has a copy of it; members whom the meeting's team must have,
invited."""

EMPTY = "none"
"""The word for a field that holds nothing."""


class On(Frozen):
    """Events of one type, narrowed by their fields."""

    event: str
    where: dict[str, str | tuple[str, ...]] = {}
    """Field → the value, or values, it must have; a list field must hold one of them. `none` means empty."""
    unless: dict[str, str | tuple[str, ...]] = {}
    """Field → the value, or values, it must not have."""
    sharing: str | None = None
    """A field in which the event and the start must have something in common, where the start has that field."""
    later: str | None = None
    """A field of the event that must hold a later day than that of the start: a review since then, said at joining."""
    same_meeting: Flag = False
    """Whether it must be about the meeting that the start is about; a meeting moved to another day stays the same."""
    naming: str | None = None
    """A field of the event that must hold the start's id."""
    about: dict[str, str] = {}
    """Field of the event → field of the start that it must equal, where the event says it at all; a list must hold it."""
    of_start: dict[str, str] = {}
    """Field of the start → the value it must have, where the start has that field (`none` means empty): of the plans
    for several purposes, those for one."""
    another: Flag = False
    """Whether it must be another event than the start: what is planned once more takes the place of what was planned."""
    differing: str | None = None
    """A field that must say something else than the start does, where the start has that field."""
    before: str | None = None
    """The field of the start that names a day before which it must be."""
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
    same_day: Flag = False
    """Whether it also counts when it is of the day of the start and earlier in the file: given, and written down, before what asks
    for it was."""
    of_year: Flag = False
    """Whether those days are counted back from the first day of the school year in which the clock started, where that is
    earlier: what was done at the beginning of the year in which a student was put on file."""
    since_iep: Flag = False
    """Whether it also counts when it came since there was the IEP that the start is about: since the meeting of the one answered, the
    agreement to an amendment, the meeting of the one in effect when somebody is new, or when a student joins who reaches an age later.
    What an IEP asks may be begun, or gone through, before the parent has answered."""
    since_oral: Flag = False
    """Whether it also counts when it came since the oral referral that the start puts in writing: it answers
    both."""
    since_year_before: Flag = False
    """Whether it also counts when it came since the July 1 with which the school year before that of the day counted from began,
    whenever that year was opened: what a school year was to bring before the next one."""
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
    unless_other: "On | None" = None
    """What starts or ends a clock: only where none of these is the last word of another contact about the meeting as it is booked
    then."""
    iep_in_effect: Flag | None = None
    """What starts or ends a clock: only where an IEP was in effect before it. The parent had agreed to one, in whole or in part, or
    the student came with one. False: only where none was yet."""
    undone_by: "On | None" = None
    """A later event after which it has ended nothing: a refusal, and then consent."""
    once_left: Flag = False
    """Whether it counts only once the clock that this one outlives has been met, from that day on: what is written before a
    review is held is in the IEP of the last one."""
    never_late: Flag = False
    """Whether it meets the duty in time whenever it comes: it is the parent's to do, and no lateness of the district's."""
    of_purpose: Flag = False
    """Whether a meeting must have the purpose that the start names, where several clocks of the rule are running."""

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        cls = event_types().get(self.event)
        if cls is None:
            raise ValueError(f"no event is called {self.event}{did_you_mean(self.event, event_types())}")
        names = [self.sharing, self.naming, self.later, self.differing]
        for name in [*self.where, *self.unless, *self.about, *names]:
            if name and name not in cls.model_fields:
                raise ValueError(
                    f"the event {self.event} has no field {name}{did_you_mean(name, cls.model_fields)}"
                )
        if self.later and not is_day(cls, self.later):
            raise ValueError(f"the event {self.event} has no day called {self.later}")
        for name, words in [*_words_of(self.where), *_words_of(self.unless)]:
            known = _closed(cls.model_fields[name].annotation)
            if known and (strange := sorted(words - known - {EMPTY})):
                raise ValueError(
                    f"the {name} of {self.event} is never {strange[0]}{did_you_mean(strange[0], known)}"
                )
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
        return not (self.where or self.unless or self.first_session or self.to_student)

    @cached_property
    def is_for_any_clock(self) -> bool:
        """Whether it belongs to a clock whatever started that."""
        tied = (
            self.sharing or self.naming or self.about or self.same_meeting or self.completing or self.of_start
        )
        different = self.another or self.differing or self.before or self.later
        return not (tied or different or self.later_year or self.as_corrected or self.once_left)

    @property
    def may_come_before(self) -> bool:
        """Whether it may have happened before the start."""
        of_a_day = self.early or self.same_day or self.backdated
        return bool(of_a_day) or self.since_iep or self.since_oral or self.since_year_before

    @cached_property
    def purposes(self) -> frozenset[str]:
        """The meeting purposes wanted, if any."""
        return next((wanted for name, wanted in self.wanted if name == "purposes"), frozenset())


def is_day(cls: type[Event], name: str) -> bool:
    """Whether a field of an event holds a day, always or where it is said."""
    field = cls.model_fields.get(name)
    kinds = [field.annotation, *get_args(field.annotation)] if field else []
    return date in [get_args(kind)[0] if get_origin(kind) is Annotated else kind for kind in kinds]


def _closed(kind: Any) -> frozenset[str]:
    """The words of a field that holds one of a closed list, or several; nothing for a field that may hold others."""
    words: set[str] = set()
    for form in _forms(kind):
        if get_origin(form) is Literal:
            words |= set(map(str, get_args(form)))
        elif form is bool:
            words |= {"true", "false"}
        elif form is not type(None):
            return frozenset()
    return frozenset(words)


def _forms(kind: Any) -> Iterator[Any]:
    """What a field's value may be, out of unions, lists and annotations."""
    origin, within = get_origin(kind), [each for each in get_args(kind) if each is not ...]
    if not within or origin is Literal:
        yield kind
    else:
        for each in within[:1] if origin is Annotated else within:
            yield from _forms(each)


def _words_of(fields: dict[str, str | tuple[str, ...]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((k, frozenset(v if isinstance(v, tuple) else (v,))) for k, v in fields.items())


Narrowed = TypeVar("Narrowed", bound=On)


def by_event(words: Iterable[Narrowed]) -> Mapping[str, tuple[Narrowed, ...]]:
    """The words of a rule by the type of event that they name, in their order."""
    found: dict[str, tuple[Narrowed, ...]] = {}
    for on in words:
        found[on.event] = (*found.get(on.event, ()), on)
    return found
