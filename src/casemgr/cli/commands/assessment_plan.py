"""The Notice of Procedural Safeguards is attached to every plan unless --no-safeguards says otherwise.

Example: `casemgr assessment-plan ana-r --on 9/25 --area reading="School Psychologist" --area speech-language=SLP`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import AreaAssessor

PlanAreas = Annotated[
    list[str] | None,
    typer.Option("--area", metavar="AREA=ASSESSOR", help="An area and who assesses it (repeatable)."),
]


def run(
    ctx: typer.Context,
    student: StudentWords,
    on: On = None,
    purpose: Annotated[
        str | None,
        typer.Option(metavar="PURPOSE", help="initial, triennial or supplemental.", show_default=False),
    ] = None,
    area: PlanAreas = None,
    no_safeguards: Annotated[
        bool, typer.Option("--no-safeguards", help="The Notice of Procedural Safeguards was not attached.")
    ] = False,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import AssessmentPlanGiven

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            AssessmentPlanGiven,
            work.happened(on),
            purpose=purpose or purpose_of(work),
            areas=areas_of(work, area),
            safeguards=not no_safeguards,
            by=by,
            note=note,
        )


def purpose_of(work: Work) -> str:
    """Initial for a student without an IEP; for one who has one, only the case manager knows."""
    from casemgr.casefile.events import IepAnswered, MeetingHeld, StudentAdded, TransferredIn

    for event in work.known:
        if isinstance(event, (StudentAdded, TransferredIn, IepAnswered)) or (
            isinstance(event, MeetingHeld) and event.eligible
        ):
            raise UsageError(
                f"{work.student.id} has an IEP: say --purpose triennial or --purpose supplemental"
            )
    return "initial"


def areas_of(work: Work, words: list[str] | None) -> tuple[AreaAssessor, ...]:
    """Areas and who assesses them, from `AREA=ASSESSOR`; the names of staff may be cut short."""
    from casemgr.casefile.events import AreaAssessor
    from casemgr.casefile.vocabulary import area_from_words

    parts = [word.partition("=") for word in words or ()]
    return tuple(
        AreaAssessor(area=area_from_words(area), assessor=work.full_name(assessor) or None)
        for area, _, assessor in parts
    )
