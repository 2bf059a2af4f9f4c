"""A student and one duty or several; or the numbers that `casemgr today` printed; or, with --all, everyone's.

Example: `casemgr done ana-r staff-informed --on yesterday`, `casemgr done 2 5`, `casemgr done --all iep-review`
"""

from __future__ import annotations

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, Yes, session
from casemgr.cli.rule_words import open_clock
from casemgr.cli.ticking import Everyone, Except, Words, not_to_be_ticked, targets
from casemgr.cli.transaction import recording_each
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    words: Words,
    on: On = None,
    everyone: Everyone = False,
    excepted: Except = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Done

    here = session(ctx)
    found = targets(here, words, everyone=everyone, excepted=excepted or [])
    if reason := not_to_be_ticked(here, found):
        raise UsageError(reason)
    with recording_each(here, [*found], dry_run=dry_run, force=force, yes=yes) as works:
        for work in works:
            for target in found[work.student.id]:
                open_clock(work, target.rule, target.clock)
                work.add(Done, work.happened(on), rule=target.rule.id, clock=target.clock, by=by, note=note)
