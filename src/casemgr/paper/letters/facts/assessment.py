"""The referral, the assessment plan and its answer, and the release of information."""

from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    AssessorReported,
    ConsentReceived,
    ConsentRefused,
    DocumentSent,
    FormCompleted,
    ReferralReceived,
    ReferralWithdrawn,
    ReleaseOfInformation,
)
from casemgr.docket.owed import safeguards_reason
from casemgr.law.rules import DutyRole
from casemgr.law.words import area_of
from casemgr.paper.letters.facts.received import went_to_reader
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK, Blank
from casemgr.paper.letters.vocabulary import AREA_DETAILS
from casemgr.paper.letters.words import Words

_PLANS: dict[DutyRole, str] = {"initial-plan": "initial", "reassessment-plan": "triennial"}
"""Role of the duty to give a plan → the plan's purpose."""
_PSYCHOLOGISTS = frozenset(("sld", "ed"))
"""The forms of the psychologist."""


class PlanArea(NamedTuple):
    """An area of the assessment plan: what is done in it, in English and in Spanish, and who does it."""

    area: str
    assessor: str
    details: tuple[str, str] = ("", "")
    title: str = ""
    """The examiner's, as the settings have it."""

    @property
    def lacks_title(self) -> bool:
        """Whether an examiner is named whose title nothing says: neither the settings nor the words themselves."""
        words = self.assessor.lower()
        return bool(words) and not self.title and "," not in words and Words("es").code(words) == words


def assessment(source: Source) -> dict[str, Any]:
    return {**_referral(source), **_plan(source), **_safeguards(source), **_release(source)}


def _referral(source: Source) -> dict[str, Any]:
    referral = source.last(ReferralReceived)
    identity = source.facts.student.identity
    return {
        "referral_date": referral.date if referral else BLANK,
        "referral_by": (referral and referral.by) or BLANK,
        "referral_form": referral.form if referral else BLANK,
        "areas": (referral and referral.areas) or identity.suspected or BLANK,
        "suspects_sld": "specific-learning-disability" in source.facts.suspected,
    }


def _plan(source: Source) -> dict[str, Any]:
    """The plan given or, before that, the one developed."""
    plan = source.last(AssessmentPlanGiven)
    draft = source.last(AssessmentPlanDeveloped)
    chosen = draft if draft and (plan is None or draft.date > plan.date) else plan
    titles = {person.name: person.role for person in (source.office.case_manager, *source.office.staff)}
    areas = tuple(
        PlanArea(
            item.area,
            item.assessor or "",
            _details(item.area, source),
            titles.get(item.assessor or "", ""),
        )
        for item in (chosen.areas if chosen else ())
    )
    purpose = chosen.purpose if chosen else _purpose_due(source)
    return {
        "plan_purpose": purpose or BLANK,
        "plan_areas": areas or BLANK,
        "assessors": (areas and all(area.assessor for area in areas)) or BLANK,
        "assessor_titles": BLANK if any(area.lacks_title for area in areas) else "",
        "plan_details": BLANK if any(not any(area.details) for area in areas) else "",
        "plan_words": tuple(f"{a.area}={a.assessor}" if a.assessor else a.area for a in areas),
        "plan_given": plan.date if plan else BLANK,
        "plan_on_file": plan.date if plan and chosen is plan else BLANK,
        "plan_unanswered": plan.date if plan and _is_unanswered(plan, source) else BLANK,
        "agreed_areas": _agreed(areas, source),
        "consent": source.last(ConsentReceived) or BLANK,
        "psychologist_form": _psychologists_form(source),
        "reported": {report.area: report.date for report in source.all(AssessorReported)},
    }


def _psychologists_form(source: Source) -> date | Blank:
    """The day on which the psychologist's form of the assessment consented to last was completed."""
    consent = source.last(ConsentReceived)
    own = (e.date for e in source.all(FormCompleted) if e.form in _PSYCHOLOGISTS)
    return next((day for day in own if consent and day >= consent.date), BLANK)


def _details(area: str, source: Source) -> tuple[str, str]:
    """What is done in an area, in both languages, by its name on file or the law's own name of it; empty where neither is known."""
    return AREA_DETAILS.get(area) or AREA_DETAILS.get(area_of(area, source.facts.meanings), ("", ""))


def _is_unanswered(plan: AssessmentPlanGiven, source: Source) -> bool:
    """Whether the parent has neither consented nor refused since the plan was given."""
    answers = (ConsentReceived, ConsentRefused, ReferralWithdrawn)
    return not any(isinstance(event, answers) and event.date >= plan.date for event in source.events)


def _agreed(areas: tuple[PlanArea, ...], source: Source) -> tuple[PlanArea, ...]:
    """The areas of the plan that the parent consented to: all, unless the consent names some."""
    consent = source.last(ConsentReceived)
    return tuple(area for area in areas if not (consent and consent.areas) or area.area in consent.areas)


def _purpose_due(source: Source) -> str:
    return next((purpose for role, purpose in _PLANS.items() if source.open_of(role)), "")


def _safeguards(source: Source) -> dict[str, Any]:
    """Why the notice is given now: the open duty, by its rule; where none is open, that of the copy given on this day; otherwise
    the person says."""
    given = [e for e in source.all(DocumentSent) if e.document == "safeguards" and went_to_reader(e, source)]
    asked = safeguards_reason(source.clocks.values(), source.context.law)
    this = given[-1] if given and given[-1].date == source.as_of and not asked else None
    return {
        "safeguards_reason": asked or (this and this.reason) or BLANK,
        "safeguards_given": given[-1].date if given else BLANK,
        "safeguards_on_file": this.date if this else BLANK,
    }


def _release(source: Source) -> dict[str, Any]:
    wanted = source.choices.source.casefold()
    on_file = source.all(ReleaseOfInformation)
    events = [e for e in on_file if e.step != "not-needed" and (not wanted or wanted in e.source.casefold())]
    release = events[-1] if events else None
    is_needed = not on_file or on_file[-1].step != "not-needed"
    return {
        "release_on_file": release.date if release and release.step in ("asked", "signed") else BLANK,
        "release_not_needed": BLANK if is_needed else f"no release is needed ({on_file[-1].date})",
        "source": (release.source if release else source.choices.source) or BLANK,
        "records": (release and release.records) or BLANK,
        "expires": (release and release.expires) or BLANK,
    }
