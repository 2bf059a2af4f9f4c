"""The 60 days run from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those. At a keyboard, without any of this the answer is asked.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.cli.asking import ask, ask_text, can_ask
from casemgr.cli.common import StudentWords
from casemgr.cli.options import Given, flag, text
from casemgr.cli.work import Work
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import AssessmentPlanGiven


def run(
    given: Given,
    student: StudentWords,
    signed: Annotated[str | None, text("DATE", "The date beside the signature.")] = None,
    purpose: Annotated[str | None, text("PURPOSE", "Which plan: initial, triennial or supplemental.")] = None,
    refused: Annotated[bool, flag("--refused", "The parent does not consent.")] = False,
    agreed: Annotated[
        list[str] | None, text("AREA", "Consent to this area only (repeatable).", "--agreed")
    ] = None,
    team_insists: Annotated[
        bool, flag("--team-insists", "With --refused: the team holds the assessment is needed.")
    ] = False,
) -> None:
    from casemgr.casefile.events import ConsentReceived, ConsentRefused
    from casemgr.casefile.vocabulary import area_from_words
    from casemgr.checks import plans_to_answer

    if not (given.on or signed or refused or agreed) and can_ask():
        answer = ask("What did the parent answer?", ("whole", "part", "refused"), "--agreed or --refused")
        refused = answer == "refused"
        agreed = ask_text("Which areas?", "--agreed").split(",") if answer == "part" else None
    if refused and agreed:
        raise UsageError(
            "--refused and --agreed contradict each other; to refuse some areas, name the others with --agreed"
        )
    if team_insists and not refused:
        raise UsageError("--team-insists goes with --refused: it is about an assessment the parent refused")
    with given.recording(student) as work:
        day = given.day(work)
        signed_on = work.signed(signed, day)
        plan = _plan(plans_to_answer(tuple(e for e in work.known if e.date <= day), refusal=refused), purpose)
        purpose = purpose or (plan.purpose if plan else None)
        if purpose is None:
            work.refuse(f"no assessment plan was given on or before {day} that still waits for this answer")
            raise UsageError("say --purpose initial, triennial or supplemental")
        areas = tuple(area_from_words(words.strip()) for words in agreed or ())
        if plan and areas and _agreed_before(work, purpose) | set(areas) == {a.area for a in plan.areas}:
            areas = ()  # every area of the plan, now or before, is consent in whole
        if plan and plan.areas and (unknown := set(areas) - {a.area for a in plan.areas}):
            work.refuse(f"{', '.join(sorted(unknown))} is not an area of the plan of {plan.date}")
        if refused:
            given.add(
                work,
                ConsentRefused,
                day,
                purpose=purpose,
                signed=signed_on,
                areas=_left_over(work, purpose, plan),
                team_insists=team_insists,
            )
        else:
            given.add(work, ConsentReceived, day, purpose=purpose, signed=signed_on, areas=areas)


def _left_over(work: Work, purpose: str, plan: AssessmentPlanGiven | None) -> tuple[str, ...]:
    """What a refusal is about where some areas were agreed to before: the others. Of a whole plan nothing is named."""
    agreed = _agreed_before(work, purpose)
    return tuple(item.area for item in plan.areas if item.area not in agreed) if plan and agreed else ()


def _agreed_before(work: Work, purpose: str) -> frozenset[str]:
    """The areas of the plan that the parent has consented to already."""
    from casemgr.state.assessments import areas_agreed

    return areas_agreed(work.known).get(purpose) or frozenset()


def _plan(waiting: list[AssessmentPlanGiven], purpose: str | None) -> AssessmentPlanGiven | None:
    """The plan answered: the one of that purpose, or the only one."""
    if purpose:
        return next((plan for plan in waiting if plan.purpose == purpose), None)
    if len(waiting) > 1:
        listed = ", ".join(f"{plan.purpose} of {plan.date}" for plan in waiting)
        raise UsageError(f"more than one plan waits for an answer ({listed}): say --purpose")
    return waiting[0] if waiting else None
