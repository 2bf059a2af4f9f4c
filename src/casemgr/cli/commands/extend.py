"""Only the parent can extend, and only in writing: the assessment plan and the 60-day meetings.

Example: `casemgr extend ana-r initial-iep --until 2026-02-13 --signed 2026-01-20`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, StudentWords, session
from casemgr.cli.rule_words import RuleWords, find_rule, open_clock
from casemgr.cli.transaction import recording
from casemgr.errors import UsageError


def run(
    ctx: typer.Context,
    student: StudentWords,
    rule: RuleWords,
    until: Annotated[str, typer.Option(metavar="DATE", help="The date agreed to.")],
    signed: Annotated[str, typer.Option(metavar="DATE", help="The day the parent signed.")],
    clock: Annotated[
        str | None,
        typer.Option(metavar="EVENT", help="Where several run: the id of the event that started it."),
    ] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ExtensionAgreed

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        law = find_rule(work.caseload, rule)
        if not law.extendable:
            can = ", ".join(other.id for other in work.context.law.rules if other.extendable)
            raise UsageError(f"{law.id} cannot be extended by the parent; these can: {can}")
        signed_on = work.happened(signed)
        later = work.planned(until)
        running = open_clock(work, law, clock)
        if running and running.due and later <= running.due:
            work.refuse(f"{later} is not later than the due date, {running.due}")
        if running and running.due and signed_on > running.due:
            work.warn(f"signed after the deadline had passed on {running.due}: it was missed all the same")
        started_by = running.start.event.id if running and running.start.event else clock
        work.add(
            ExtensionAgreed,
            signed_on,
            rule=law.id,
            until=later,
            signed=signed_on,
            clock=started_by,
            by=by,
            note=note,
        )
