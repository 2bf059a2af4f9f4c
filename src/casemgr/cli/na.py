"""Example: `casemgr na ana-r transition-16 --why "moves out of state in June"`"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, On, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.cli.rule_words import RuleWords, find_rule, open_clock


def run(
    context: typer.Context,
    student: StudentWords,
    rule: RuleWords,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")],
    on: On = None,
    by: By = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import NotApplicable

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        law = find_rule(work.caseload, rule)
        open_clock(work, law)
        work.add(NotApplicable, work.happened(on), rule=law.id, why=why, by=by)
