"""What fits every part: ticks, notes, contacts, reasons, corrections."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, phrase, spaced
from casemgr.casefile.vocabulary import ContactTopic, area_term
from casemgr.scalars import Flag, Line, PersonName, Slug, Text

BIRTHDAY = "birthday"
"""In place of the id of the event that started a clock, where a birthday did."""

Clock = Annotated[Slug | None, "Where several run: the id of the event that started the one meant."]


def _counted_from(clock: str | None, near: Nearby) -> str:
    """For a date that was missed: from what it was counted."""
    return "" if clock is None else f"counted from {'a birthday' if clock == BIRTHDAY else near.event(clock)}"


def _which_one(clock: str | None, near: Nearby) -> str:
    """For a duty that may be open more than once: `for the meeting booking of Tue 9/8`."""
    if clock is None:
        return ""
    return f"for the {'birthday' if clock == BIRTHDAY else near.event(clock)}"


class Done(Event):
    """A duty is done that has no event of its own."""

    type: Literal["done"] = "done"
    rule: Annotated[Slug, "The rule."]
    clock: Clock = None

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return "done"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.duty(self.rule, self.date)
        yield _which_one(self.clock, near)


class NotApplicable(Event):
    """A duty does not apply, for the reason given."""

    type: Literal["not_applicable"] = "not_applicable"
    rule: Annotated[Slug, "The rule."]
    why: Annotated[Text, "The reason."]
    clock: Clock = None

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return "not applicable"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.duty(self.rule, self.date)
        yield f"reason: {self.why}"
        yield _which_one(self.clock, near)


class NoteMade(Event):
    """Something worth remembering that no duty asks for."""

    type: Literal["note_made"] = "note_made"
    text: Annotated[Text, "What is worth remembering."]

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return "note"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"“{self.text}”"


class ContactMade(Event):
    """A contact, or an attempt at one, with the parent or somebody else."""

    type: Literal["contact_made"] = "contact_made"
    with_whom: Annotated[PersonName, "parent, teacher, agency …"] = "parent"
    how: Annotated[Line, "telephone, e-mail, letter, in person …"]
    result: Annotated[Text, "What came of it; no answer is a result too."]
    about: ContactTopic | None = None

    opens_details: ClassVar[str] = ": "

    @property
    def topic(self) -> str:
        """What it was about: `assessment plan`, `co-teaching`."""
        return "co-teaching" if self.about == "co-teaching" else spaced(self.about or "")

    def clause(self, near: Nearby) -> str:
        whom = "the parent" if self.with_whom == "parent" else self.with_whom
        topics = {"other": "something else", "progress": "progress", "co-teaching": "co-teaching"}
        about = self.about and f"about {topics.get(self.about, f'the {self.topic}')}"
        return phrase(f"contact with {whom} ({self.how})", about or "")

    def details(self, near: Nearby) -> Iterator[str]:
        yield self.result


class LateExplained(Event):
    """The reason why a deadline was missed or met late."""

    type: Literal["late_explained"] = "late_explained"
    rule: Annotated[Slug, "The rule."]
    clock: Annotated[Slug, "The id of the event that started the clock, or `birthday`."]
    code: Annotated[Slug | None, "The state's delay code, where it has such codes."] = None
    why: Annotated[Text, "The reason."]

    def clause(self, near: Nearby) -> str:
        return f"reason given for a delay ({near.duty(self.rule, self.date)})"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.delay(self.code)
        yield f"reason: {self.why}"
        yield _counted_from(self.clock, near)


class IdentityChanged(Event):
    """A value at the head of the file was changed."""

    type: Literal["identity_changed"] = "identity_changed"
    field: Annotated[Line, "Which, like school or contacts.phone."]
    before: Annotated[Line | None, "The value before."] = None
    after: Annotated[Line | None, "The value after."] = None

    def clause(self, near: Nearby) -> str:
        if self.field.startswith("suspected"):
            return _suspected(self.before, self.after)
        what = near.place(self.field)
        if self.field.startswith("providers.") and self.field.endswith(".left"):
            who = what.removesuffix("'s left")
            return f"{who} left" if self.after else f"{who} has not left"
        if self.field.startswith("teachers.") and self.before and not self.after:
            return f"{self.before} left"
        if self.field.startswith("ids."):  # another system's id is never printed
            return f"{'changed' if self.before else 'added'} {what}"
        if self.before is None:
            return phrase(f"added {what}:", self.after or "")
        return (
            f"changed {what} from {self.before} to {self.after}"
            if self.after
            else f"removed {what}: {self.before}"
        )


def _suspected(before: str | None, after: str | None) -> str:
    """`added disability: specific learning disability`."""
    if after is None:
        return f"removed disability: {area_term(before or '')}"
    return (
        f"changed disability from {area_term(before)} to {area_term(after)}"
        if before
        else f"added disability: {area_term(after)}"
    )


class Void(Event):
    """An event recorded by mistake is voided; it stays in the file."""

    type: Literal["void"] = "void"
    event: Annotated[Slug, "The id of the event that is void."]
    why: Annotated[Text, "The reason."]
    replaced_by: Annotated[Slug | None, "The id of the event that corrects it."] = None
    by_undo: Annotated[Flag, "Whether `undo` voided it."] = False

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        if self.by_undo:
            return "undone"
        return "corrected" if self.replaced_by else "voided"

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.named(self.event)
        yield "" if self.why == self.clause(near) else f"reason: {self.why}"
        yield (self.replaced_by and f"replaced by {self.replaced_by}") or ""
