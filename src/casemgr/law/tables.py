"""The tables of a law file beside its rules: pauses, tallies, duties of the handbook, members of the team, holidays, areas,
portions of the IEP, codes for a delay, lists of words, whom a notice names, what the holder of the rights says."""

from functools import cached_property
from typing import Literal, Self, get_args

from pydantic import Field, model_validator

from casemgr.casefile.events import event_types
from casemgr.casefile.vocabulary import (
    DOCUMENTS,
    LanguageStatus,
    NoticeElement,
    NoticeTopic,
    Purpose,
    Role,
    SafeguardsReason,
)
from casemgr.law.on import On
from casemgr.law.readings import BusinessHolidays
from casemgr.law.rules import Kind
from casemgr.law.within import Days, Years
from casemgr.scalars import Day, Flag, Frozen, Line, Number, Slug


class PauseRule(Frozen):
    """Days of the school calendar on which a clock does not run."""

    id: Slug
    between_years: Flag = False
    breaks_over: Days | None = None
    """A break pauses the clock when it takes more than this many school days."""
    read_by: Literal["break_pause"] | None = None
    cite: tuple[Line, ...] = Field(min_length=1)
    checked: Day


class TallyRule(Frozen):
    """A running total in a school year, against a limit."""

    id: Slug
    event: str
    sum_of: str
    where: dict[str, str | tuple[str, ...]] = {}
    over: Number
    warn_at: tuple[Number, ...] = ()
    review: str
    """The event after which a further one asks for a new look."""
    cite: tuple[Line, ...] = Field(min_length=1)
    checked: Day

    @model_validator(mode="after")
    def _can_be_summed(self) -> Self:
        counted = On(event=self.event, where=self.where)  # refuses what the event cannot be or hold
        field = event_types()[counted.event].model_fields.get(self.sum_of)
        if field is None or field.annotation is not float:
            raise ValueError(f"the event {self.event} has no number called {self.sum_of}")
        return self

    @cached_property
    def counted(self) -> On:
        return On.model_construct(event=self.event, where=self.where)


class Duty(Frozen):
    """A duty of the handbook chapter, and the rules that carry it."""

    number: Line
    part: Line
    title: Line
    command: Line
    """The command that records it, or shows it."""
    rules: tuple[Slug, ...] = Field(min_length=1)
    """Those of the handbook, the state and the country; a place may lack some of them."""
    every_timeline: Flag = False
    """Whether each rule for a student whose days the law counts carries it too."""
    shown_by: tuple[On, ...] = ()
    """Events that show it done where no clock had to run for it."""
    not_after: tuple[On, ...] = ()
    """Events whose clocks of these rules belong to another duty."""


class RequiredMember(Frozen):
    """A member whom the IEP team must have, and the roles that fill the place.

    Without a condition the member belongs to every meeting; with several, one of them is enough.
    """

    what: Line
    roles: tuple[Role | Literal["parent", "student"], ...] = Field(min_length=1)
    alone: dict[Slug, Role] = {}
    """Area → the role that fills the place too where that area alone is suspected."""
    purposes: tuple[Purpose, ...] = ()
    in_effect_at_age: Years | None = None
    """The age that the student reaches within a year of the meeting, while its IEP is in effect."""
    english_learner: Flag = False
    other_language: Flag = False
    """Where somebody who holds the rights speaks another language than English."""
    until_of_age: Flag = False
    """Whether the place is the parent's, whose rights pass to the student: nobody's who holds the rights alone."""
    cite: tuple[Line, ...] = Field(min_length=1)

    @property
    def for_language(self) -> bool:
        """Whether it depends on the languages of the student and the family."""
        return self.english_learner or self.other_language


class ToBeNotified(Frozen):
    """One of the staff whom a notice of some topic names, so that a note says who was left out."""

    topic: NoticeTopic
    who: Line
    """How the note calls them."""
    to: Line
    """The word for them that `--to` takes."""
    roles: tuple[Role, ...] = Field(min_length=1)
    kind: Kind
    cite: tuple[Line, ...] = Field(min_length=1)


class HoldersActs(Frozen):
    """What only the one who holds the rights can say: the parent, of a student of age the student or somebody in the student's
    place."""

    acts: tuple[On, ...] = Field(min_length=1)
    cite: tuple[Line, ...] = Field(min_length=1)
    in_parents_place: tuple[Line, ...] = ()
    """The citation where somebody has the rights of a minor's parents in their place; without it the parents may say it still."""


class CaseOfOneArea(Frozen):
    """Whose the case may be where one area alone is suspected, by the role on the staff."""

    only: Slug
    role: Role
    otherwise: Role
    """Whose a case most often is where more is suspected."""
    kind: Kind
    cite: tuple[Line, ...] = Field(min_length=1)


class RecordedTwice(Frozen):
    """Within how many days two finished meetings of one purpose, or two requests of the same words, may be one that was recorded
    twice: a note asks."""

    days: Days
    kind: Kind
    cite: tuple[Line, ...] = Field(min_length=1)


class HolidayList(Frozen):
    """A list of holidays of the table `business-holidays.yaml`, and the readings that add it."""

    list: Line
    read_as: tuple[BusinessHolidays, ...] = ()
    """The readings of `business_holidays` that add it; every one where none is named."""
    cite: tuple[Line, ...] = Field(min_length=1)


class SchoolHolidays(Frozen):
    """That a place's schools are closed on federal holidays, so that a calendar with school on one is asked about."""

    but: tuple[Line, ...] = ()
    """How the names of those begin on which they are in session."""
    cite: tuple[Line, ...] = Field(min_length=1)


class Areas(Frozen):
    """The categories of disability of a place; a later place's replace an earlier's."""

    names: tuple[Slug, ...] = Field(min_length=1)
    cite: tuple[Line, ...] = Field(min_length=1)

    @property
    def cites(self) -> str:
        return ", ".join(self.cite)


class DelayCodes(Frozen):
    """A state's codes for the reason why something was late; a later place's replace an earlier's."""

    words: dict[Slug, Line] = Field(min_length=1)
    """Code → what it says."""
    rules: tuple[Slug, ...] = ()
    """Whose lateness the state asks a code for; without any, that of every rule."""
    cite: tuple[Line, ...] = Field(min_length=1)

    def are_for(self, rule: str) -> bool:
        """Whether a reason why this rule's date was missed needs a code."""
        return not self.rules or rule in self.rules


ListName = Literal["notice_elements", "safeguards_reasons", "english_learners", "native_language"]
_WORDS_OF: dict[ListName, tuple[str, ...]] = {
    "notice_elements": get_args(NoticeElement),
    "safeguards_reasons": get_args(SafeguardsReason),
    "english_learners": get_args(LanguageStatus),
    "native_language": DOCUMENTS,
}


class WordList(Frozen):
    """Which words of the case files the law names, in its order; a later place's list replaces an earlier's.

    `notice_elements`: what prior written notice must contain. `safeguards_reasons`: what a copy of the Notice of
    Procedural Safeguards is given for, the most pressing first. `english_learners`: the codes of those who are taken for
    English learners. `native_language`: the papers that the parent is to have in the parent's own language.
    """

    list: ListName
    words: tuple[Slug | LanguageStatus, ...] = Field(min_length=1)
    cite: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _are_known(self) -> Self:
        known = _WORDS_OF[self.list]
        if strange := [word for word in self.words if word not in known]:
            raise ValueError(f"{strange[0]} is not one of {', '.join(known)}")
        return self


class Portions(Frozen):
    """Portions of an IEP, which are asked for one by one."""

    portions: tuple[Slug, ...] = Field(min_length=1)
    for_some: Flag = False
    """Whether only some students' IEPs need them."""
    cite: tuple[Line, ...] = Field(min_length=1)
