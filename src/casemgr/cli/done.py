"""Example: `casemgr done ana-r staff-informed --on yesterday`"""

from __future__ import annotations

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.cli.rule_words import RuleWords, find_rule, open_clock
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    rule: RuleWords,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Done

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        law = find_rule(work.caseload, rule)
        if not any(met.event == "done" for met in law.met_by):
            raise UsageError(
                f"{law.id} has a command of its own: casemgr {law.next.format(student=work.student.id)}"
            )
        open_clock(work, law)
        work.add(Done, work.happened(on), rule=law.id, by=by, note=note)
