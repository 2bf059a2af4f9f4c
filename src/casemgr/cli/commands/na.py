"""The duties are named as for `casemgr done`: a student and duties, numbers of today's page, or --all. A duty with a
command of its own is met by that command; --force waves it away all the same.

Example: `casemgr na ana-r transition-16 --why "moves out of state in June"`, `casemgr na 4 --why "no F-12 needed"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, On, Yes, session
from casemgr.cli.rule_words import open_clock
from casemgr.cli.ticking import Everyone, Except, Words, not_to_be_ticked, targets
from casemgr.cli.transaction import recording_each
from casemgr.errors import Refused


def run(
    ctx: typer.Context,
    words: Words,
    why: Annotated[str, typer.Option(metavar="TEXT", help="The reason, kept on file.")],
    on: On = None,
    everyone: Everyone = False,
    excepted: Except = None,
    by: By = None,
    force: Force = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import NotApplicable

    here = session(ctx)
    found = targets(here, words, everyone=everyone, excepted=excepted or [])
    if (reason := not_to_be_ticked(here, found)) and not force:
        raise Refused(f"{reason}; if it does not apply all the same, add --force")
    with recording_each(here, [*found], dry_run=dry_run, force=force, yes=yes) as works:
        for work in works:
            for target in found[work.student.id]:
                open_clock(work, target.rule, target.clock)
                work.add(
                    NotApplicable, work.happened(on), rule=target.rule.id, why=why, clock=target.clock, by=by
                )
