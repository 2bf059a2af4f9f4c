"""Earlier duties are taken as done; deadlines run from the last annual review and the last evaluation.

Example: `casemgr add ben-k --name "Ben Kim" --born 2016-04-12 --grade 4 --school "Fernbrook Elementary"
--last-annual 2025-10-09 --last-evaluation 2024-10-09`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli import identity
from casemgr.cli.commands.assign import CaseManager, assign
from casemgr.cli.common import DryRun, Note, On, session
from casemgr.cli.dates import happened, with_year
from casemgr.cli.transaction import recording_new

LastAnnual = Annotated[
    str | None,
    typer.Option(
        "--last-annual", metavar="DATE", help="First session of the last annual or initial meeting."
    ),
]
LastEvaluation = Annotated[
    str | None,
    typer.Option("--last-evaluation", metavar="DATE", help="Last initial evaluation or triennial."),
]


def run(
    ctx: typer.Context,
    student: Annotated[str, typer.Argument(metavar="STUDENT", help="A short code of your own, like ben-k.")],
    name: identity.NameOption = None,
    born: identity.Born = None,
    grade: identity.Grade = None,
    school: identity.School = None,
    last_annual: LastAnnual = None,
    last_evaluation: LastEvaluation = None,
    language: identity.Language = None,
    track: identity.Track = None,
    case_manager: CaseManager = None,
    on: On = None,
    note: Note = None,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import StudentAdded

    here = session(ctx)
    head = identity.new_identity(
        here, student, name=name, born=born, grade=grade, school=school, language=language, track=track
    )
    with recording_new(here, head, dry_run=dry_run) as work:
        day = work.happened(on)
        work.add(
            StudentAdded,
            day,
            last_annual=happened(last_annual, work.today) if last_annual else None,
            last_evaluation=with_year(last_evaluation, work.today, "--last-evaluation")
            if last_evaluation
            else None,
            note=note,
        )
        if case_manager:
            assign(work, case_manager, day)
        for option, value in (("--last-annual", last_annual), ("--last-evaluation", last_evaluation)):
            if not value:
                work.warn(f"without {option} that deadline cannot be computed")
