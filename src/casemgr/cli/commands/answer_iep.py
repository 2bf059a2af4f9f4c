"""A parent who needs time: --undecided, with the day by which the answer is expected.

Example: `casemgr answer-iep ana-r --on 11/24 --agreed`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import flag_given, offer
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    student: StudentWords,
    on: On = None,
    agreed: Annotated[bool, typer.Option("--agreed", help="To all of it.")] = False,
    partly: Annotated[bool, typer.Option("--partly", help="To part of it.")] = False,
    disagreed: Annotated[bool, typer.Option("--disagreed", help="To none of it.")] = False,
    undecided: Annotated[bool, typer.Option("--undecided", help="The parent needs more time.")] = False,
    expected: Annotated[
        str | None, typer.Option(metavar="DATE", help="--undecided: the day the answer is expected by.")
    ] = None,
    items: Annotated[str | None, typer.Option(metavar="TEXT", help="What was agreed to, or not.")] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import IepAnswered

    answers = {"agreed": agreed, "partly": partly, "disagreed": disagreed, "undecided": undecided}
    answer = flag_given("What does the parent answer?", answers)
    if expected and answer != "undecided":
        raise UsageError("--expected goes with --undecided: it is the day by which an answer is expected")
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        if answer == "undecided" and not expected:
            expected = offer("By which day will the parent answer?")
            if not expected:
                work.warn("no day is set by which the parent will answer; say --expected DATE")
        work.add(
            IepAnswered,
            work.happened(on),
            answer=answer,
            expected=work.planned(expected) if expected else None,
            items=items,
            by=by,
            note=note,
        )
