"""Names of staff may be cut short: they are completed from casemgr.yaml.

Example: `casemgr develop-plan ana-r --area reading="Marcus Bell" --area health="Helen Osei" --staff marcus --staff helen`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.commands.assessment_plan import PlanAreas, areas_of, purpose_of
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work

if TYPE_CHECKING:
    from casemgr.casefile.events import AreaAssessor


def run(
    ctx: typer.Context,
    student: StudentWords,
    purpose: Annotated[
        str | None,
        typer.Option(metavar="PURPOSE", help="initial, triennial or supplemental.", show_default=False),
    ] = None,
    area: PlanAreas = None,
    staff: Annotated[
        list[str] | None, typer.Option("--staff", metavar="NAME", help="Who took part (repeatable).")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import AssessmentPlanDeveloped

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        areas = areas_of(work, area)
        work.add(
            AssessmentPlanDeveloped,
            work.happened(on),
            purpose=purpose or purpose_of(work),
            areas=areas,
            staff=tuple(work.full_name(words) for words in staff or ()),
            by=by,
            note=note,
        )
        _note_what_is_open(work, areas)


def _note_what_is_open(work: Work, areas: tuple[AreaAssessor, ...]) -> None:
    from casemgr.state.enrollment import is_english_learner

    if not areas:
        work.warn("no area is named; say --area AREA=ASSESSOR")
    if unassigned := [each.area for each in areas if each.assessor is None]:
        work.warn(f"nobody is named to assess {', '.join(unassigned)}")
    language = work.student.identity.language
    if language and is_english_learner(work.student.identity):
        home = f" ({language.home})" if language.home else ""
        work.warn(f"{language.status} student: test in the native language{home}")
