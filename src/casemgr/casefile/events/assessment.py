"""The assessment plan, its answer, and the assessment."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import AssessmentPurpose, ConsultTopic, EligibilityForm, TriennialScope
from casemgr.scalars import Day, Flag, Frozen, Line, Slug, Text


class AreaAssessor(Frozen):
    """An area to be assessed, and by whom."""

    area: Slug
    assessor: Line | None = None


class AssessmentPlanDeveloped(Event):
    """The assessment plan is worked out with the staff who will assess."""

    type: Literal["assessment_plan_developed"] = "assessment_plan_developed"
    purpose: AssessmentPurpose
    areas: tuple[AreaAssessor, ...] = ()
    """Each area, and who assesses it."""
    staff: tuple[Line, ...] = ()
    """Who took part."""


class AssessmentPlanGiven(Event):
    """The assessment plan is given to the parent."""

    type: Literal["assessment_plan_given"] = "assessment_plan_given"
    purpose: AssessmentPurpose
    areas: tuple[AreaAssessor, ...] = ()
    safeguards: Flag = True
    """Whether the Notice of Procedural Safeguards was attached."""


class ConsentReceived(Event):
    """The signed assessment plan comes back: consent in whole, or to the `areas` named."""

    type: Literal["consent_received"] = "consent_received"
    purpose: AssessmentPurpose
    signed: Day | None = None
    areas: tuple[Slug, ...] = ()
    """Only when consent was given to some areas: which."""


class ConsentRefused(Event):
    """The parent refuses the assessment plan, in whole or what is left of it."""

    type: Literal["consent_refused"] = "consent_refused"
    purpose: AssessmentPurpose
    signed: Day | None = None
    areas: tuple[Slug, ...] = ()
    """Only when consent to the others stands: which areas are refused."""
    team_insists: Flag = False
    """Whether the team holds that the assessment is needed all the same."""


class ConsentRevoked(Event):
    """The parent takes back in writing the consent to all special education."""

    type: Literal["consent_revoked"] = "consent_revoked"
    signed: Day | None = None


class RecordsReviewHeld(Event):
    """Existing records are reviewed in place of an assessment the parent refused."""

    type: Literal["records_review_held"] = "records_review_held"
    result: Text | None = None
    """What the review found."""


class Consulted(Event):
    """Somebody with knowledge is consulted, such as the district's support person."""

    type: Literal["consulted"] = "consulted"
    topic: ConsultTopic
    """supplemental-refusal, consent-override, refused-areas, written-notice, disagreement or other."""
    with_whom: Line
    advice: Text | None = None
    """What was advised."""


class FormCompleted(Event):
    """A form is completed: the psychologist's on SLD or ED, or the district's on transportation."""

    type: Literal["form_completed"] = "form_completed"
    form: EligibilityForm
    """sld, ed or transportation."""


class AssessorReported(Event):
    """An assessor's report is ready."""

    type: Literal["assessor_reported"] = "assessor_reported"
    area: Slug
    """The area of the plan."""


class TriennialPlanned(Event):
    """The team settles how the triennial reassessment is done."""

    type: Literal["triennial_planned"] = "triennial_planned"
    scope: TriennialScope
    """comprehensive, limited, records-review or not-needed."""
    waiver_signed: Day | None = None
    """not-needed: the day parent and district agreed to it in writing."""


class ExtensionAgreed(Event):
    """The parent agrees in writing to a later date."""

    type: Literal["extension_agreed"] = "extension_agreed"
    rule: Slug
    until: Day
    signed: Day
    clock: Slug | None = None
    """The id of the event that started the clock it extends, where several run."""
