"""Example: `casemgr answer-iep ana-r --on 11/24 --agreed`"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    on: On = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="To all of it.")] = False,
    partly: Annotated[bool, typer.Option("--partly", help="To part of it.")] = False,
    disagreed: Annotated[bool, typer.Option("--disagreed", help="To none of it.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="The parent needs more time.")] = False,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import IepAnswered

    answers = {"agreed": agreed, "partly": partly, "disagreed": disagreed, "undecided": undecided}
    chosen = [answer for answer, given in answers.items() if given]
    if len(chosen) != 1:
        raise UsageError("say one of --agreed, --partly, --disagreed and --undecided")
    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        work.add(IepAnswered, work.happened(on), answer=chosen[0], by=by, note=note)
