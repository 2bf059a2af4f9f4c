"""The parent's protections: an independent assessment, a hearing, a translation, a recording, a surrogate."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import IndependentAnswer, RecordingParty, Resolution
from casemgr.scalars import DayAhead, Line, PersonName, Slug


class IndependentAssessmentRequested(Event):
    """The parent disagrees with an assessment and asks for an independent one at public expense."""

    type: Literal["independent_assessment_requested"] = "independent_assessment_requested"
    area: Annotated[Line | None, "The assessment or area that the parent disagrees with."] = None

    def clause(self, near: Nearby) -> str:
        return "independent assessment at public expense requested"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("area: ", self.area)


class IndependentAssessmentAnswered(Event):
    """The district answers the request for an independent assessment, or the parent withdraws it."""

    type: Literal["independent_assessment_answered"] = "independent_assessment_answered"
    only_a_person_says: ClassVar[bool] = True
    answer: IndependentAnswer
    request: Annotated[Slug | None, "The request it answers, where several are open."] = None

    def clause(self, near: Nearby) -> str:
        answers = {
            "funded": "independent assessment agreed to at public expense",
            "hearing": "hearing requested to defend the district's own assessment",
            "withdrawn": "request for an independent assessment withdrawn",
        }
        return answers[self.answer]

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"answers the {near.event(self.request)}" if self.request else ""


class ResolutionSessionHeld(Event):
    """The resolution session on a due process complaint is held, or both sides agree to do without."""

    type: Literal["resolution_session_held"] = "resolution_session_held"
    outcome: Annotated[Resolution, "How it ended"] = "no-agreement"
    complaint: Annotated[Slug | None, "The complaint it is about, where several are open."] = None

    def clause(self, near: Nearby) -> str:
        if self.outcome == "waived":
            return "resolution session waived in writing"
        if self.outcome == "mediation":
            return "mediation agreed to in place of the resolution session"
        return f"resolution session held: {spaced(self.outcome)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"about the {near.event(self.complaint)}" if self.complaint else ""


class RecordingAnnounced(Event):
    """The parent or the district will make an audio recording of an IEP meeting."""

    type: Literal["recording_announced"] = "recording_announced"
    recorder: RecordingParty = "parent"
    meeting: Annotated[DayAhead, "The day of the meeting."]

    def clause(self, near: Nearby) -> str:
        recorder = near.holder_on(self.date) if self.recorder == "parent" else self.recorder
        return f"audio recording of the IEP meeting of {near.day(self.meeting)} announced by the {recorder}"


class TranslationRequested(Event):
    """The parent asks for the IEP in the parent's own language."""

    type: Literal["translation_requested"] = "translation_requested"
    language: Annotated[Line | None, "The language."] = None

    def clause(self, near: Nearby) -> str:
        return f"IEP requested in {self.language or f'the language of the {near.holder_on(self.date)}'}"


class SurrogateNeeded(Event):
    """The district finds that the child needs a surrogate parent."""

    type: Literal["surrogate_needed"] = "surrogate_needed"

    def clause(self, near: Nearby) -> str:
        return "surrogate parent found to be needed"


class SurrogateAppointed(Event):
    """A surrogate parent is appointed."""

    type: Literal["surrogate_appointed"] = "surrogate_appointed"
    name: Annotated[PersonName | None, "The surrogate parent."] = None

    def clause(self, near: Nearby) -> str:
        return f"surrogate parent appointed{stated(': ', self.name)}"
