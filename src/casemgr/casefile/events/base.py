"""What every event has."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic.fields import FieldInfo

from casemgr.casefile.saying import ALONE, Nearby, long_date, spaced, stated
from casemgr.scalars import Day, Frozen, PersonName, Slug, Text


class Event(Frozen):
    """One dated fact. Its clock runs from `date`; it is known from `recorded`.

    It says itself as a sentence: what happened (`clause`), the day, and what else the event holds (`details`). The
    defaults do for any class; one that overrides `clause` says in `details` what is left.
    """

    id: Annotated[Slug, "Unique within the file."]
    type: str
    date: Annotated[Day, "The day the law counts from: receipt, not signature."]
    recorded: Annotated[Day, "The day it was written down."]
    by: Annotated[PersonName | None, "Who did it."] = None
    note: Annotated[Text | None, "A note kept with the event."] = None

    opens_details: ClassVar[str] = "; "
    """What is said before the first of the details."""
    is_its_own_fact: ClassVar[bool] = False
    """Whether it is worth recording where no duty asks for it: that it meets nothing is then nothing to say."""
    only_a_person_says: ClassVar[bool] = False
    """Whether it is a consent, an answer, a finding, a meeting held or a written notice: `done` never makes one up, it
    names the command."""
    words_only_a_person_says: ClassVar[frozenset[str]] = frozenset()
    """The same of some words of its fields, where the event may say other things too."""

    def sentence(self, near: Nearby = ALONE, *, dated: bool = True) -> str:
        """The event in plain words, with every fact it holds. `dated=False` where its day is beside the sentence."""
        day = f" on {near.day(self.date)}" if dated else ""
        head = f"{self.clause(near)}{day}{stated(', by ', self.by)}"
        more = [*filter(None, self.details(near)), *([f"“{self.note}”"] if self.note else [])]
        return f"{head}{self.opens_details}{'; '.join(more)}" if more else head

    def clause(self, near: Nearby) -> str:
        """What happened, without its day; it begins small."""
        return label(self)

    def details(self, near: Nearby) -> Iterator[str]:
        """What else there is to say, a phrase each; by default the fields, where the clause is the default one too."""
        if type(self).clause is not Event.clause:
            return
        for key in type(self).model_fields:
            if key not in Event.model_fields and (value := getattr(self, key)) not in (None, (), False):
                name = spaced(key)
                said = near.day(value) if isinstance(value, date) else value
                yield name if value is True else stated(f"{name}: ", said)


def field_sentence(field: FieldInfo) -> str:
    """What a field means: the sentence beside its form in the class."""
    return next((said for said in field.metadata if isinstance(said, str)), "")


def label(event: Event) -> str:
    """The event's type in words: `consent received`."""
    return spaced(event.type)


_NOUNS = {
    " received": "",
    " sent": "",
    " given": "",
    " filed": "",
    " requested": " request",
    " reported": "'s report",
    " scheduled": " booking",
}
"""How a type ends, and what that is as the name of a thing."""


def noun(event: Event) -> str:
    """What an event is called before its day: `consent` of Mon 11/23."""
    words = label(event)
    end = next((end for end in _NOUNS if words.endswith(end)), "")
    return words.removesuffix(end) + _NOUNS.get(end, "")


def dated(event: Event, as_of: date | None = None) -> str:
    """What an event is called, with its day."""
    return f"{noun(event)} of {long_date(event.date, as_of)}"


def said(event: Event, field: str) -> Any:
    """What an event says in a field that not every type has; None where its type does not have it.

    In place of `getattr` with a default: a pydantic model takes fifty times as long to find that it lacks a field.
    """
    return event.__dict__.get(field)
