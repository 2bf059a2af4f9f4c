"""The 60 days run from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those. At a keyboard, without any of this the answer is asked.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.asking import ask, ask_text, can_ask
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import AssessmentPlanGiven


def run(
    ctx: typer.Context,
    student: StudentWords,
    on: On = None,
    signed: Annotated[str | None, typer.Option(metavar="DATE", help="The date beside the signature.")] = None,
    purpose: Annotated[
        str | None,
        typer.Option(
            metavar="PURPOSE", help="Which plan: initial, triennial or supplemental.", show_default=False
        ),
    ] = None,
    refused: Annotated[bool, typer.Option("--refused", help="The parent does not consent.")] = False,
    agreed: Annotated[
        list[str] | None,
        typer.Option("--agreed", metavar="AREA", help="Consent to this area only (repeatable)."),
    ] = None,
    team_insists: Annotated[
        bool,
        typer.Option("--team-insists", help="With --refused: the team holds the assessment is needed."),
    ] = False,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ConsentReceived, ConsentRefused
    from casemgr.casefile.vocabulary import area_from_words
    from casemgr.checks import plans_to_answer

    if not (on or signed or refused or agreed) and can_ask():
        answer = ask("What did the parent answer?", ("whole", "part", "refused"), "--agreed or --refused")
        refused = answer == "refused"
        agreed = ask_text("Which areas?", "--agreed").split(",") if answer == "part" else None
    if refused and agreed:
        raise UsageError(
            "--refused and --agreed contradict each other; to refuse some areas, name the others with --agreed"
        )
    if team_insists and not refused:
        raise UsageError("--team-insists goes with --refused: it is about an assessment the parent refused")
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
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
            work.add(
                ConsentRefused,
                day,
                purpose=purpose,
                signed=signed_on,
                areas=_left_over(work, purpose, plan),
                team_insists=team_insists,
                by=by,
                note=note,
            )
        else:
            work.add(ConsentReceived, day, purpose=purpose, signed=signed_on, areas=areas, by=by, note=note)


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
