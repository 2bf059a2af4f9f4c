"""The assessment plan, its answer, and the assessment."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, only_if, phrase, spaced, stated
from casemgr.casefile.vocabulary import AssessmentPurpose, ConsultTopic, EligibilityForm, TriennialScope
from casemgr.scalars import Area, Day, DayAhead, Flag, Frozen, Line, PersonName, Slug, Text

PlanPurpose = AssessmentPurpose


class AreaAssessor(Frozen):
    """An area to be assessed, and by whom."""

    area: Slug
    assessor: PersonName | None = None

    def __str__(self) -> str:
        return f"{spaced(self.area)} ({self.assessor})" if self.assessor else spaced(self.area)


PlanAreas = Annotated[tuple[AreaAssessor, ...], "Each area, and who assesses it."]


class AssessmentPlanDeveloped(Event):
    """The assessment plan is worked out with the staff who will assess."""

    type: Literal["assessment_plan_developed"] = "assessment_plan_developed"
    purpose: PlanPurpose
    areas: PlanAreas = ()
    staff: Annotated[tuple[PersonName, ...], "Who took part."] = ()

    def clause(self, near: Nearby) -> str:
        return f"{self.purpose} assessment plan developed"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("areas: ", self.areas)
        yield stated("with ", self.staff)


class AssessmentPlanGiven(Event):
    """The assessment plan is given to the parent."""

    type: Literal["assessment_plan_given"] = "assessment_plan_given"
    purpose: PlanPurpose
    areas: PlanAreas = ()
    safeguards: Annotated[Flag, "Whether the Notice of Procedural Safeguards was attached."] = True
    language: Annotated[Line | None, "The language it was in."] = None

    def clause(self, near: Nearby) -> str:
        return phrase(f"{self.purpose} assessment plan given", stated("in ", self.language))

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("areas: ", self.areas)
        yield f"safeguards {'' if self.safeguards else 'not '}attached"


class ConsentReceived(Event):
    """The signed assessment plan comes back: consent in whole, or to the `areas` named."""

    type: Literal["consent_received"] = "consent_received"
    only_a_person_says: ClassVar[bool] = True
    purpose: PlanPurpose
    signed: Annotated[Day | None, "The date beside the signature."] = None
    areas: Annotated[tuple[Area, ...], "Only when consent was given to some areas: which."] = ()

    def clause(self, near: Nearby) -> str:
        return f"consent to the {self.purpose} assessment plan received"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("signed ", near.day(self.signed))
        yield stated("for these areas only: ", tuple(map(spaced, self.areas)))


class ConsentRefused(Event):
    """The parent refuses the assessment plan, in whole or what is left of it, or withdraws the consent to it."""

    type: Literal["consent_refused"] = "consent_refused"
    only_a_person_says: ClassVar[bool] = True
    purpose: PlanPurpose
    signed: Annotated[Day | None, "The date beside the signature."] = None
    areas: Annotated[
        tuple[Area, ...],
        "Only when the parent consented to the others: the areas refused.",
    ] = ()
    team_insists: Annotated[Flag, "Whether the team holds that the assessment is still needed."] = False
    withdraws: Annotated[
        tuple[Slug, ...],
        "The ids of the consents given before that the parent withdraws, where any were.",
    ] = ()

    def clause(self, near: Nearby) -> str:
        return f"consent to the {self.purpose} assessment plan {'withdrawn' if self.withdraws else 'refused'}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("signed ", near.day(self.signed))
        yield stated("for these areas: ", tuple(map(spaced, self.areas)))
        yield stated("the ", near.all_of(self.withdraws) if self.withdraws else None)
        yield only_if(self.team_insists, "the team holds that the assessment is needed")


class ConsentRevoked(Event):
    """The parent revokes in writing the consent to all special education."""

    type: Literal["consent_revoked"] = "consent_revoked"
    only_a_person_says: ClassVar[bool] = True
    signed: Annotated[Day | None, "The date beside the signature."] = None

    def clause(self, near: Nearby) -> str:
        return "consent to all special education revoked"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("signed ", near.day(self.signed))


class RecordsReviewHeld(Event):
    """Existing records are reviewed in place of an assessment the parent refused."""

    type: Literal["records_review_held"] = "records_review_held"
    result: Annotated[Text | None, "What the review found."] = None

    def clause(self, near: Nearby) -> str:
        return "records reviewed in place of the assessment"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("result: ", self.result)


class Consulted(Event):
    """Somebody with knowledge is consulted, such as the district's support person."""

    type: Literal["consulted"] = "consulted"
    topic: ConsultTopic
    with_whom: Annotated[PersonName, "Who was consulted."]
    advice: Annotated[Text | None, "What was advised."] = None
    request: Annotated[Slug | None, "The parent request that it was about, where several are open."] = None

    def clause(self, near: Nearby) -> str:
        topic = "" if self.topic == "other" else f" about {spaced(self.topic)}"
        return f"consulted {self.with_whom}{topic}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"on the {near.event(self.request)}" if self.request else ""
        yield stated("advice: ", self.advice)


class FormCompleted(Event):
    """A form is completed: the psychologist's on SLD or ED, the district's on transportation, or an emergency report."""

    type: Literal["form_completed"] = "form_completed"
    form: EligibilityForm

    def clause(self, near: Nearby) -> str:
        if self.form == "behavior-emergency":
            return "the behavioral emergency report completed"
        form = self.form if self.form == "transportation" else self.form.upper()
        return f"the {form} form completed"


class AssessorReported(Event):
    """An assessor's report is ready."""

    type: Literal["assessor_reported"] = "assessor_reported"
    area: Annotated[Area, "The area of the plan."]

    def clause(self, near: Nearby) -> str:
        return f"assessment report ready: {spaced(self.area)}"


class CompletionAgreed(Event):
    """District and parent agree on a date for an assessment that began in another district."""

    type: Literal["completion_agreed"] = "completion_agreed"
    only_a_person_says: ClassVar[bool] = True
    until: Annotated[DayAhead, "The day by which the assessment and the IEP meeting will be done."]
    from_district: Annotated[Line | None, "The district in which it began."] = None

    def clause(self, near: Nearby) -> str:
        return f"completion of the assessment agreed on for {near.day(self.until)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("begun in ", self.from_district)


class TriennialPlanned(Event):
    """The team settles how the triennial reassessment is done."""

    type: Literal["triennial_planned"] = "triennial_planned"
    scope: TriennialScope
    waiver_signed: Annotated[
        Day | None, "not-needed: the day parent and district agreed to it in writing."
    ] = None

    def clause(self, near: Nearby) -> str:
        return f"triennial reassessment planned: {spaced(self.scope)}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("waiver signed ", near.day(self.waiver_signed))


class ExtensionAgreed(Event):
    """The parent agrees in writing to a later date."""

    type: Literal["extension_agreed"] = "extension_agreed"
    only_a_person_says: ClassVar[bool] = True
    rule: Annotated[Slug, "The rule that is extended."]
    until: Annotated[DayAhead, "The date agreed to."]
    signed: Annotated[Day, "The day the parent signed."]
    clock: Annotated[Slug | None, "Where several run: the id of the event that started the clock."] = None

    def clause(self, near: Nearby) -> str:
        return f"extension to {near.day(self.until)} agreed ({near.duty(self.rule, self.date)})"

    def details(self, near: Nearby) -> Iterator[str]:
        if self.signed != self.date:
            yield stated("signed ", near.day(self.signed))
        yield (self.clock and f"counted from {near.event(self.clock)}") or ""
