"""Assignment and referral."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, phrase, spaced, stated
from casemgr.casefile.vocabulary import NoticeTopic, ReleaseStep, RequestForm, Role, SystemEntry, area_term
from casemgr.scalars import Area, DayAhead, Line, PersonName, Text


class ReferralReceived(Event):
    """A referral for special education arrives, in writing or by word of mouth."""

    type: Literal["referral_received"] = "referral_received"
    form: RequestForm = "written"
    areas: Annotated[tuple[Area, ...], "Areas of suspected disability."] = ()

    def clause(self, near: Nearby) -> str:
        return f"{self.form} referral received"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("suspected: ", tuple(map(area_term, self.areas)))


class CaseManagerAssigned(Event):
    """A case manager is assigned, at the start or in place of another."""

    type: Literal["case_manager_assigned"] = "case_manager_assigned"
    is_its_own_fact: ClassVar[bool] = True
    case_manager: Annotated[PersonName, "The case manager's name."]
    role: Annotated[Role | None, "The case manager's role."] = None
    why: Annotated[Text | None, "The reason."] = None

    def clause(self, near: Nearby) -> str:
        role = f" ({spaced(self.role)})" if self.role else ""
        return f"case assigned to {self.case_manager}{role}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("reason: ", self.why)


class ReferralWithdrawn(Event):
    """Whoever made the referral withdraws it in writing."""

    type: Literal["referral_withdrawn"] = "referral_withdrawn"


NO_SOURCE = "none"
"""In place of a source where no confidential records are needed."""


class ReleaseOfInformation(Event):
    """Consent to exchange confidential information with one source: requested, given, used, ended, or not needed."""

    type: Literal["release_of_information"] = "release_of_information"
    words_only_a_person_says: ClassVar[frozenset[str]] = frozenset({"signed", "refused", "revoked"})
    source: Annotated[PersonName, "The doctor, agency or school that holds the records."]
    step: ReleaseStep
    records: Annotated[Line | None, "Which records."] = None
    expires: Annotated[DayAhead | None, "The day a signed release ends."] = None

    def clause(self, near: Nearby) -> str:
        if self.step == "not-needed" and self.source == NO_SOURCE:
            return "no release of information needed"
        return f"release of information, {self.source}: {spaced(self.step)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("records: ", self.records)
        yield stated("expires ", near.day(self.expires))


class EnteredInSystem(Event):
    """Information is entered in the electronic IEP system."""

    type: Literal["entered_in_system"] = "entered_in_system"
    what: SystemEntry

    def clause(self, near: Nearby) -> str:
        what = {"iep": "the IEP"}.get(self.what, self.what)
        return f"{what} entered in the IEP system"


class StaffNotified(Event):
    """Staff are notified of what they need to know."""

    type: Literal["staff_notified"] = "staff_notified"
    topic: NoticeTopic
    to: Annotated[tuple[PersonName, ...], Field(min_length=1), "Who was notified."]
    how: Annotated[Line | None, "A memo, e-mail, in person …"] = None

    def clause(self, near: Nearby) -> str:
        about = {"other": "something else", "not-eligible": "the finding of not eligible"}
        topic = about.get(self.topic, f"the {spaced(self.topic)}")
        return phrase(f"staff notified of {topic}", stated("(", self.how, ")"))

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("notified: ", self.to)
