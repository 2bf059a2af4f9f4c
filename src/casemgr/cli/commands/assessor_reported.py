"""AREA is one of those the parent consented to. With the last of them the duty to have the reports is done.

Example: `casemgr assessor-reported ana-r speech-language --by "Priya Nair" --on 12/1`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    area: Annotated[str, typer.Argument(metavar="AREA", help="The area of the plan.")],
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import AssessorReported
    from casemgr.casefile.vocabulary import area_from_words

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(AssessorReported, work.happened(on), area=area_from_words(area), by=by, note=note)
