"""Every open clock ends, but for records that were asked for. REASON is no-longer-eligible, graduated-diploma,
certificate, aged-out, parent-revoked, moved-in-state, moved-out-of-state, private-no-services, dropout, deceased,
not-eligible-initial or no-consent-initial; the beginning of one is enough.

Example: `casemgr exit ana-r --on 2026-06-04 --reason moved-in-state`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import meant
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    reason: Annotated[str, typer.Option(metavar="REASON", help="Why: moved-in-state, dropout …")],
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Exited
    from casemgr.casefile.vocabulary import EXIT_REASONS
    from casemgr.state.enrollment import exit_of

    why = meant(reason, EXIT_REASONS)
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        if left := exit_of(work.known):
            work.refuse(f"{work.student.name} left on {left.date} already ({left.reason})")
        work.add(Exited, work.happened(on), reason=why, by=by, note=note)
