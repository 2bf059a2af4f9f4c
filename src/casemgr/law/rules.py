"""The closed vocabulary in which a rule is written.

`starts` has the words for events, `within` those for the time. There are no expressions and no conditions in a law file.
When a rule cannot be said in these words, a word is added here, with its meaning in `docket/` and its tests.
"""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, model_validator

from casemgr.casefile.events import event_types
from casemgr.casefile.vocabulary import Purpose, SafeguardsReason
from casemgr.law.examples import Example
from casemgr.law.on import Completing, On, by_event
from casemgr.law.scope import SHORT, InForce, OfAge, OnlyFor, Step, Which
from casemgr.law.starts import Start, StartsAtTally, StartsOn, StartsWithRule
from casemgr.law.within import ByReportDate, Count, CountsFrom, NotAfter, Within
from casemgr.law.year_end import NearYearEnd
from casemgr.scalars import Day, Flag, Frozen, Line, Slug, Text

Kind = Literal["law", "district", "practice"]
RULE_KINDS: tuple[Kind, ...] = get_args(Kind)
"""The weightiest first."""
Checked = Literal["text", "secondary", "unsure"]
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
    "interim-setting",
    "records",
    "majority",
    "age-limit",
    "part-b",
    "wall",
    "complaint",
]
"""What a rule is to the lists, the letters and the wall, which never ask for a rule by its id. The meetings: the annual
review, the triennial, the initial IEP, one after a reassessment; the assessment plans that lead to the first and the
triennial; a meeting's notice; a meeting booked; the progress report; the manifestation determination; the end of an interim
setting; copies of records; the ages of the parents' rights, of the last eligibility and of the first IEP; the wall; a complaint."""


class Rule(Frozen):
    """One duty: what starts its clock, how long it runs, what meets it, and the law that says so."""

    id: Slug
    title: Line
    short: Annotated[Line, Field(max_length=SHORT)]
    """Its name where there is room for a few words: in a column, on the wall, in a feed."""
    about: Slug | None = None
    """The field of the event that starts it which tells one clock from another, and is said behind its name: the service, what
    the parent asked for."""
    of_age: OfAge | None = None
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
    """Whether an event meets or ends one clock only, the oldest that is open."""
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
    steps: tuple[Step, ...] = ()
    which: Which | None = None
    goes_with: Line | None = None
    """The field of the event that starts it which names what this event is about: where a deadline that began with that is
    open, and takes the same command, its command meets both."""
    done_as: dict[str, str] = {}
    """What `done` puts into a field of the event that meets it, where neither the file nor `met_by` says it."""
    hangs_on: tuple[Purpose, ...] = ()
    """The purposes of the meetings of which one has to be held first, where what meets it comes only after a meeting: an IEP
    in effect. A meeting on its date is the last that can be in time."""
    waits_for: Line | None = None
    """Whose turn it is, where that is not the case manager's."""
    asked_by: tuple[On, ...] = ()
    """The attempts to have what it waits for, since it started: the page that says whose turn it is names the last."""
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
    in_force: InForce = InForce.model_construct()
    unsettled: Text | None = None
    """What authorities disagree about, where no reading covers it."""
    examples: tuple[Example, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _has_one_date(self) -> Self:
        if self.before_meetings and self.within:
            raise ValueError("or_due: is only for a duty without `within`")
        return self

    @model_validator(mode="after")
    def _fields_exist(self) -> Self:
        known = {name for on in self.met_by for name in event_types()[on.event].model_fields}
        if strange := self.done_as.keys() - known:
            raise ValueError(
                f"done_as: nothing that meets it has a field called {', '.join(sorted(strange))}"
            )
        return self

    @model_validator(mode="after")
    def _names_fields_of_its_start(self) -> Self:
        events = [event_types()[start.event] for start in self.starts if isinstance(start, StartsOn)]
        for key, name in {"about": self.about, "goes_with": self.goes_with}.items():
            if name and not any(name in event.model_fields for event in events):
                raise ValueError(f"{key}: no event that starts it has a field called {name}")
        return self

    @cached_property
    def cites(self) -> str:
        """All citations on a line."""
        return "; ".join(self.cite)

    @property
    def before_meetings(self) -> tuple[str, ...]:
        """The rules that give the last day for the meeting before which it is to be there."""
        return self.no_later_than.or_due if isinstance(self.no_later_than, NotAfter) else ()

    @cached_property
    def has_own_number(self) -> bool:
        """Whether its date is practice, which neither the law nor the handbook sets: passing it is not late."""
        return self.dated_by == "practice"

    @property
    def is_timeline_of_law(self) -> bool:
        """Whether the law counts days of it for a student."""
        return self.within is not None and self.dated_by == "law" and not self.for_caseload

    @cached_property
    def dated_by(self) -> Kind:
        """Who sets its date."""
        return self.number or self.kind

    @cached_property
    def rank(self) -> int:
        """Its rank among what is due at one time: law, district, practice; by who sets the date."""
        return RULE_KINDS.index(self.dated_by)

    @cached_property
    def starts_on(self) -> Mapping[str, tuple[StartsOn, ...]]:
        """By the type of event: what starts its clock."""
        return by_event(start for start in self.starts if isinstance(start, StartsOn))

    @cached_property
    def tallies(self) -> frozenset[str]:
        """The tallies that start its clock."""
        return frozenset(start.tally for start in self.starts if isinstance(start, StartsAtTally))

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
        return tuple(on for on in self.met_by if on.may_come_before)

    @cached_property
    def beforehand_on(self) -> Mapping[str, tuple[On, ...]]:
        """The same by the type of event."""
        return by_event(self.met_beforehand)

    @cached_property
    def meetings_that_meet_it(self) -> tuple[On, ...]:
        """The meetings held that meet it."""
        return tuple(on for on in self.met_by if on.event == "meeting_held")

    @cached_property
    def depends(self) -> int:
        """On what other rules its start depends: 0 on none, 1 on one that must not be open, 2 on one with which it starts."""
        if any(isinstance(start, StartsWithRule) for start in self.starts):
            return 2
        return int(any(isinstance(start, StartsOn) and start.unless_open for start in self.starts))

    @cached_property
    def never_late(self) -> tuple[On, ...]:
        """What meets it in time whenever it comes."""
        return tuple(on for on in self.met_by if on.never_late)

    @cached_property
    def is_of_purpose(self) -> bool:
        """Whether a meeting must have the purpose that the start names, where several of its clocks are running."""
        return any(on.of_purpose for on in self.met_by)

    @cached_property
    def counts_alone(self) -> bool:
        """Whether the day counted from, the level and the calendar decide its date, and nothing else of the student."""
        more = self.near_year_end or self.no_later_than or self.counts_from or self.extendable
        return not (
            more or self.within is None or (type(self.within) is Count and self.within.iep_may_shorten)
        )

    @cached_property
    def completing(self) -> frozenset[Completing]:
        """The sets of which what meets it brings in the last one."""
        return frozenset(on.completing for on in self.met_by if on.completing)

    @cached_property
    def stopped_by(self) -> frozenset[str]:
        """The types of event that may meet or end its clock."""
        return frozenset({*self.met_on, *self.ended_on, "not_applicable", "exited"})
