"""The IEP itself: drafted, checked portion by portion, answered by the parent, amended in writing."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.events.meeting import WhichMeeting
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import Answer, DraftStep
from casemgr.scalars import Day, DayAhead, Line, PersonName, Slug, Text


class IepDrafted(Event):
    """A portion of the draft IEP is asked of its owner, ready, or revised with the team."""

    type: Literal["iep_drafted"] = "iep_drafted"
    portion: Annotated[Line, "Present levels, goals, services … or the whole draft."]
    step: DraftStep
    owner: Annotated[PersonName | None, "Who writes it."] = None
    meeting: WhichMeeting = None

    def clause(self, near: Nearby) -> str:
        step = {"asked": "asked for", "ready": "ready", "revised": "revised with the team"}[self.step]
        what = "whole draft IEP" if self.portion == "whole" else f"draft of {spaced(self.portion)}"
        return f"{what} {step}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("owner: ", self.owner)
        yield stated("for the meeting of ", near.day(self.meeting))


class IepChecked(Event):
    """The IEP is checked for completeness, portion by portion."""

    type: Literal["iep_checked"] = "iep_checked"
    missing: Annotated[tuple[Slug, ...], "The portions still to be completed."] = ()
    not_applicable: Annotated[tuple[Slug, ...], "The portions that this student's IEP does not need."] = ()

    def clause(self, near: Nearby) -> str:
        return "the IEP checked for completeness"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("still missing: ", tuple(map(spaced, self.missing))) or "nothing missing"
        yield stated("not needed: ", tuple(map(spaced, self.not_applicable)))


class IepAnswered(Event):
    """The parent answers the IEP offered."""

    type: Literal["iep_answered"] = "iep_answered"
    only_a_person_says: ClassVar[bool] = True
    answer: Answer
    expected: Annotated[DayAhead | None, "The day by which a parent who needs time will answer."] = None
    items: Annotated[Text | None, "What was agreed to, or not."] = None

    def clause(self, near: Nearby) -> str:
        answers = {
            "agreed": "agreed to the IEP",
            "partly": "agreed to part of the IEP",
            "disagreed": "disagreed with the IEP",
            "undecided": "is undecided on the IEP",
        }
        return f"{near.parent_on(self.date, self.by)} {answers[self.answer]}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("answer expected by ", near.day(self.expected))
        yield stated("items: ", self.items)


class IepAmended(Event):
    """Parent and district amend the IEP in writing, without a meeting; its dates stay."""

    type: Literal["iep_amended"] = "iep_amended"
    only_a_person_says: ClassVar[bool] = True
    what: Annotated[Text, "What is changed."]
    agreed: Annotated[Day | None, "The day it was agreed in writing."] = None

    def clause(self, near: Nearby) -> str:
        return "the IEP amended without a meeting"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"change: {self.what}"
        yield stated("agreed in writing ", near.day(self.agreed))
