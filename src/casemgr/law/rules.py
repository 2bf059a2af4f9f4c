"""The closed vocabulary in which a rule is written.

There are no expressions and no conditions in a law file. When a rule cannot be said in these words, a word is
added here, with its meaning in `docket/` and its tests.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal, Self, TypeVar, get_args, get_origin

from pydantic import Field, model_validator

from casemgr.casefile.events import Event, event_types
from casemgr.casefile.student import ProgressSchedule
from casemgr.casefile.vocabulary import Grade, LanguageStatus, Level, SafeguardsReason
from casemgr.days.counting import Unit
from casemgr.scalars import Day, Flag, Frozen, Line, Slug, Text, Whole

Kind = Literal["law", "district", "practice"]
RULE_KINDS: tuple[Kind, ...] = get_args(Kind)
"""The weightiest first."""
Checked = Literal["text", "secondary", "unsure"]


SHORT = 22
MOST_DAYS = 1000  # more is a slip of the finger
MOST_YEARS = 100
Days = Annotated[Whole, Field(ge=0, le=MOST_DAYS)]
SomeDays = Annotated[Whole, Field(ge=1, le=MOST_DAYS)]
"""How many of a count; none of them would be the same day."""
Years = Annotated[Whole, Field(ge=1, le=MOST_YEARS)]
SomeMonths = Annotated[Whole, Field(ge=1, le=12)]
Month = Annotated[Whole, Field(ge=1, le=12)]
LEVELS: tuple[Level, ...] = get_args(Level)
A_COMMON_YEAR = 2001  # has no 29 February

DutyRole = Literal[
    "annual",
    "triennial",
    "initial",
    "reassessment",
    "initial-plan",
    "reassessment-plan",
    "notice",
    "booking",
    "progress",
    "manifestation",
    "records",
    "majority",
]
"""What a rule is to the lists, the letters and the wall, which never ask for a rule by its id. The meetings: the annual
review, the triennial, the initial IEP, one after a reassessment; the assessment plans that lead to the first and to the
triennial; the notice of a meeting; a meeting booked that is to be held; the progress report; the manifestation
determination; copies of records; the age at which the rights pass to the student."""

Completing = Literal["areas_agreed", "providers", "sources_asked", "team"]
"""Areas consented to, each with its assessor's report; providers, each with a report since the last one sent home;
places asked for the records requested, each with its answer; members whom the meeting's team must have, invited."""


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
    first_session: Flag = False
    """Whether a session counts only as the first of its meeting, for each of the purposes wanted."""
    backdated: Flag = False
    """Whether it also counts when dated before the start, if it comes later in the file: entered after the fact. Of the
    day of the start it counts wherever it is."""

    early: Days = 0
    """Whether it also counts when it happened up to so many calendar days before the start: a report given ahead."""
    completing: Completing | None = None
    """A set of which it must bring in the last one."""
    leaves_missed: Flag = False
    """Whether a date that had passed by then was missed for good: the notice of a meeting that was held without."""
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
    def purposes(self) -> frozenset[str]:
        """The meeting purposes wanted, if any."""
        return next((wanted for name, wanted in self.wanted if name == "purposes"), frozenset())


def _words_of(fields: dict[str, str | tuple[str, ...]]) -> tuple[tuple[str, frozenset[str]], ...]:
    return tuple((k, frozenset(v if isinstance(v, tuple) else (v,))) for k, v in fields.items())


Season = Literal["school_year", "between_years"]


class UnlessRunning(Frozen):
    """A clock of the same rule whose running keeps a start from opening another: the start is then about that one.

    Everything that is said must be so of the running clock; without anything, every running clock does.
    """

    started_by: Literal["tally"] | None = None
    same_year: Flag = False
    """Whether it must have started in the school year of this start."""
    began_within: SomeDays | None = None
    """In how many school days before this start it must have started."""


class StartsOn(On):
    """A clock that an event starts."""

    at: str | None = None
    """The event's field that holds the starting day, in place of its `date`."""
    counted_from: str | None = None
    """The event's field that the count goes from or back from, in place of the starting day."""
    from_birthday: Years | None = None
    """The count goes from or back from the day on which the student reaches this age, in place of the starting day."""
    until: Literal["first_day_of_school"] | None = None
    """The count goes from or back from the first day of the school year to come, in place of the starting day."""
    season: Season | None = None
    """Only where the event falls within a school year, or between two. What no calendar knows is taken as within."""
    joining: Flag = False
    """Whether only the event with which the student joined the caseload starts it."""
    not_before: Literal["first_day_of_school"] | None = None
    """Count from the first day of the school year in which the student joined, if that is later."""
    else_from_joining: Line | None = None
    """The count goes from the day of the event instead, where its date had passed by then, and this is why: what was done
    before the student joined is not on record."""
    unless_running: UnlessRunning | None = None

    @model_validator(mode="after")
    def _days_exist(self) -> Self:
        for name in (self.at, self.counted_from):
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


class StartsWithRule(Frozen):
    rule: Slug
    """Counted back from the due date of another rule's clock."""
    at: Literal["due", "start"] = "due"
    """Or started together with it, by the same event: then it goes on by itself."""


class StartsAtTally(Frozen):
    tally: Slug
    """The event with which the year's tally passes its limit, unless a review has already been held that year."""
    again: Flag = False
    """Instead: each counted event after a review has been held that year, unless it passes the limit by itself."""
    alone: Flag = False
    """Instead: each event that passes the limit by itself, whatever went before."""
    unless_running: UnlessRunning | None = None


Start = StartsOn | StartsAtBirthday | StartsWithRule | StartsAtTally


class Count(Frozen):
    """So many days or weeks; day 0 is the starting day. `backward`: before the day counted from."""

    count: SomeDays | dict[Level, SomeDays]
    of: Unit
    backward: Flag = False
    not_before_start: Flag = False
    """Whether a count backward that ends before the start ends on the day of the start instead."""
    set_by: Literal["meeting_notice_days", "progress_weeks"] | None = None
    """The reading with which a district puts its own number in place of this one."""
    iep_may_shorten: Flag = False
    """Whether the student's own IEP may ask for fewer weeks between reports."""

    @model_validator(mode="after")
    def _can_be_counted(self) -> Self:
        if isinstance(self.count, dict) and (lacking := [key for key in LEVELS if key not in self.count]):
            raise ValueError(f"lacks a number for {' and '.join(lacking)}")
        if self.backward and self.of == "business_days":
            raise ValueError("counts business days backward, and they are counted forward only")
        return self


class Anniversary(Frozen):
    """So many years later, on the day that the reading `anniversary` says."""

    years: Years


class Months(Frozen):
    """So many calendar months later."""

    months: SomeMonths


class SameDay(Frozen):
    same_day: Literal["true"]


class WhereRead(Frozen):
    """The value of a reading under which something applies."""

    reading: Literal["age_22"]
    value: str


class MonthEnd(Frozen):
    months: tuple[Month, ...]
    until_month: Month
    until_day: Whole

    @model_validator(mode="after")
    def _is_a_day_of_every_year(self) -> Self:
        if not 1 <= self.until_day <= monthrange(A_COMMON_YEAR, self.until_month)[1]:
            raise ValueError(f"names a day that month {self.until_month} does not have: {self.until_day}")
        return self


class MonthTable(Frozen):
    """An end that depends on the month in which the day counted from falls."""

    by_month: tuple[MonthEnd, ...]
    not_before_day: WhereRead | None = None
    """Where an end before the day counted from is that day itself."""

    @model_validator(mode="after")
    def _covers_the_year(self) -> Self:
        if sorted(month for row in self.by_month for month in row.months) != list(range(1, 13)):
            raise ValueError("must name each month from 1 to 12 in one row")
        return self


Within = Count | Anniversary | Months | SameDay | MonthTable


class NearYearEnd(Frozen):
    """Late in the year: if the trigger falls within so many calendar days of the last day of school, the clock ends
    so many calendar days after the next first day."""

    within_last: Days
    then: Days
    also_triggered_by: On | None = None
    """A second trigger, the last such event before the start; `reading` says which of the two counts."""
    reading: Literal["year_end_iep"] | None = None


class NotAfter(Frozen):
    """A limit: so many calendar days before an IEP meeting inside the count, never before the start.

    A duty without a number has its date from the meeting booked.
    """

    days_before_meeting: Days


class ByReportDate(Frozen):
    """A limit: the first day set for progress reports after the start, by the district or by the student's IEP."""

    report_date: Literal["true"]
    sent_early: Days = 0
    """A report sent up to so many calendar days before such a day was the one for that day."""


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


class CountsFrom(Frozen):
    """The count waits for another event; until then the duty has no date."""

    event: str
    reading: Literal["interim_placement"] | None = None
    value: str | None = None


class InForce(Frozen):
    from_: Day | None = Field(default=None, alias="from")
    until: Day | None = None

    def covers(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day <= self.until)


Fact = dict[str, str | tuple[str | dict[str, str], ...]]
"""An event of an example, without its id and the day it was recorded."""


class Example(Frozen):
    """Facts and the date that must come out; run as a test. Facts are events; their ids are filled in."""

    calendars: tuple[Line, ...] = ()
    readings: dict[str, str] = {}
    facts: tuple[Fact, ...]
    as_of: Day
    born: Day | None = None
    school: Line = "Fernbrook Elementary"
    grade: Grade = "4"
    language: LanguageStatus | None = None
    progress: ProgressSchedule | None = None
    """When the student's own IEP says that progress is reported."""
    due: Day | None = None
    status: Line | None = None
    starts_nothing: Flag = False
    """Whether these facts start no clock of the rule, because they stay just short of it."""
    met: Fact | None = None
    """One event more, with which the duty is met, in time or late."""
    ended: Fact | None = None
    """One event more, with which the duty ends unmet."""


Narrowed = TypeVar("Narrowed", bound=On)


def by_event(words: Iterable[Narrowed]) -> Mapping[str, tuple[Narrowed, ...]]:
    """The words of a rule by the type of event that they name, in their order."""
    found: dict[str, tuple[Narrowed, ...]] = {}
    for on in words:
        found[on.event] = (*found.get(on.event, ()), on)
    return found


class Rule(Frozen):
    """One duty: what starts its clock, how long it runs, what meets it, and the law that says so."""

    id: Slug
    title: Line
    short: Annotated[Line, Field(max_length=SHORT)]
    """Its name where there is room for a few words: in a column, on the wall, in a feed."""
    kind: Kind
    role: DutyRole | None = None
    number: Literal["practice"] | None = None
    """`practice`: law or handbook ask for the duty, and its number of days is our own. Passing it is not late."""
    sensitive: Flag = False
    """Whether strangers must not read of it where the wall calendar hangs: discipline, complaints, refusals, records."""
    for_caseload: Flag = False
    """Whether it is about the caseload as a whole: its events are in the journal."""
    starts: tuple[Start, ...] = Field(min_length=1)
    only_for: OnlyFor | None = None
    every_start: Flag = False
    """Whether a start opens a clock of its own while another of this rule is running."""
    one_each: Flag = False
    """Whether an event meets one clock only, the oldest that is open."""
    within: Within | None = None
    """None: a duty without a number, open until it is met."""
    pauses: Slug | None = None
    near_year_end: NearYearEnd | None = None
    no_later_than: NotAfter | ByReportDate | None = None
    counts_from: CountsFrom | None = None
    met_by: tuple[On, ...] = ()
    ended_by: tuple[On, ...] = ()
    survives_exit: Flag = False
    """Whether the clock runs on when the student leaves."""
    extendable: Flag = False
    """Whether the parent may agree in writing to a later date."""
    repeats: Flag = False
    """Whether meeting it starts the next one, so that the year ahead can be projected."""
    next: Line
    """The command that meets it."""
    waits_for: Line | None = None
    """Whose turn it is, where that is not the case manager's."""
    cite: tuple[Line, ...] = Field(min_length=1)
    confidence: Checked
    """How the citation was checked: in the text itself, in secondary sources, or not surely."""
    checked: Day
    safeguards_reason: SafeguardsReason | None = None
    """Why the parent is given the Notice of Procedural Safeguards, where it asks for one."""
    handbook: Line | None = None
    """For a rule of a district's own: where its handbook says so."""
    checklist: tuple[Line, ...] = ()
    """What doing it takes, step by step."""
    see: Slug | None = None
    """The name under which the settings may link the district's own chapter on it."""
    in_force: InForce = InForce()
    unsettled: Text | None = None
    """What authorities disagree about, where no reading covers it."""
    examples: tuple[Example, ...] = Field(min_length=1)

    @cached_property
    def cites(self) -> str:
        """All citations on a line."""
        return "; ".join(self.cite)

    @property
    def has_own_number(self) -> bool:
        """Whether its date is practice, which neither the law nor the handbook sets: passing it is not late."""
        return self.dated_by == "practice"

    @property
    def dated_by(self) -> Kind:
        """Who sets its date."""
        return self.number or self.kind

    @property
    def rank(self) -> int:
        """Its rank among what is due at one time: law, district, practice; by who sets the date."""
        return RULE_KINDS.index(self.dated_by)

    @cached_property
    def started_by(self) -> frozenset[str]:
        """The types of event that start its clock; empty where something else can start it too."""
        return frozenset(self.starts_on) if all(isinstance(s, StartsOn) for s in self.starts) else frozenset()

    @cached_property
    def starts_on(self) -> Mapping[str, tuple[StartsOn, ...]]:
        """By the type of event: what starts its clock."""
        return by_event(start for start in self.starts if isinstance(start, StartsOn))

    @cached_property
    def met_on(self) -> Mapping[str, tuple[On, ...]]:
        """By the type of event: what meets it."""
        return by_event(self.met_by)

    @cached_property
    def ended_on(self) -> Mapping[str, tuple[On, ...]]:
        """By the type of event: what ends its clock unmet."""
        return by_event(self.ended_by)

    @property
    def can_be_ticked(self) -> bool:
        """Whether `done` meets it; else it has a command of its own."""
        return any(on.event == "done" for on in self.met_by)

    @cached_property
    def met_beforehand(self) -> tuple[On, ...]:
        """What may meet it although it happened before the start."""
        return tuple(on for on in self.met_by if on.early or on.backdated)

    @cached_property
    def stopped_by(self) -> tuple[str, ...]:
        """The types of event that may meet or end its clock."""
        return tuple({**self.met_on, **self.ended_on, "not_applicable": (), "exited": ()})
