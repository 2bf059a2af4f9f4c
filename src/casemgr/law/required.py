"""What the law requires before something can happen: an item of a law file, with its citation."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from casemgr.casefile.events import event_types
from casemgr.casefile.names import did_you_mean
from casemgr.law.on import On
from casemgr.law.rules import DutyRole
from casemgr.law.within import Years
from casemgr.scalars import Frozen, Line, Number, Slug, Whole


class Apart(Frozen):
    """How long after the last of the earlier events an event may come."""

    years: Years
    counted_from: str | None = None
    """The field whose date counts in place of an earlier event's own day, where its type has that field."""


class Reached(Frozen):
    """The age that the student must have reached by then: that of the birthday which starts the rule of a role."""

    role: DutyRole
    until: Literal["birthday", "due", "year"] = "birthday"
    """Whether it is asked for until the birthday, until the day on which the rule is then due, or until the school year (July to
    June) of the earlier of the two by any reading."""
    on: str | None = None
    """The field whose day counts in place of the event's own, where its type has that field."""


class Required(Frozen):
    """What an event of some sort must say, or what must be on file before it.

    `same_meeting` in what is on file before it means the meeting that the event is about.
    The message may name {date}, the event's day; {lacking}, what it does not say; {found}, how many of the earlier events
    there are, with their days; {about}, what `same` holds; {age}, the years of `age`; {until}, the day on which that, or `younger_than`, is reached; {month},
    what the rule of the role says of the birthday's month; {student}, the id.
    """

    id: Slug
    of: On
    """The events that it is about."""
    says: dict[str, Line] = {}
    """Field → what it is called in the message: each must be there."""
    at_most: dict[str, Number] = {}
    """Field → the most that it may hold."""
    earlier: tuple[On, ...] = ()
    """Events of which one, or so many as `times`, must come before."""
    same: str | None = None
    """A field in which the earlier events and this one must agree."""
    times: Annotated[Whole, Field(ge=1, le=10)] = 1
    apart: Apart | None = None
    """Where the earlier events need not come, but the last of them must lie back so long; {found} is its day."""
    age: Reached | None = None
    """It is not asked for without a birth date at hand, or where no rule has the role."""
    younger_than: Years | None = None
    """The age that the student must not have reached by then; {until} is the day on which it was. Not asked without a birth date at
    hand."""
    since: tuple[On, ...] = ()
    """Where only earlier events after the last of these count."""
    not_after: On | None = None
    """An event after which nothing more is asked: the parent wants it to go on without them."""
    unless_then: tuple[On, ...] = ()
    """Events after which it is asked again."""
    strength: Literal["refuse", "note"] = "refuse"
    """Whether the event is refused without it, until it is forced, or only noted."""
    message: Line
    cite: tuple[Line, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _can_be_read(self) -> Self:
        cls = event_types()[self.of.event]
        named = [each for each in (self.same, self.age.on if self.age else None) if each]
        fields = [*self.says, *self.at_most, *named]
        for name in fields:
            if name not in cls.model_fields:
                raise ValueError(
                    f"the event {self.of.event} has no field {name}{did_you_mean(name, cls.model_fields)}"
                )
        if words := [name for name in self.at_most if cls.model_fields[name].annotation is not float]:
            raise ValueError(f"the event {self.of.event} has no number called {words[0]}")
        try:
            self.message.format(
                date="", lacking="", found="", about="", age="", until="", month="", student=""
            )
        except (KeyError, IndexError, ValueError, AttributeError):
            raise ValueError(
                "has a message whose {name} is not date, lacking, found, about, age, until, month or student"
            ) from None
        return self
