"""Only the parent can extend a deadline, and only in writing. `casemgr rules` says which ones can be extended.

Example: `casemgr extend ana-r initial-iep --until 2026-02-13 --signed 2026-01-20`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.saying import long_date
from casemgr.cli.duties.rule_words import RuleWords, find_rule, open_clock
from casemgr.cli.options.kinds import Maybe, StudentWords, text
from casemgr.cli.recording.given import Given, Takes
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, Takes("by", "note", "force", "dry_run")],
    student: StudentWords,
    rule: RuleWords,
    until: Annotated[str, text("DATE", "The date agreed to.")],
    signed: Annotated[str, text("DATE", "The day the parent signed.")],
    clock: Annotated[Maybe, text("EVENT", "Where several run: the id of the event that started it.")] = None,
) -> None:
    from casemgr.casefile.events import ExtensionAgreed

    with given.recording(student) as work:
        law = find_rule(work.caseload, rule)
        if not law.extendable:
            can = ", ".join(other.id for other in work.context.law.rules if other.extendable)
            raise UsageError(f"{law.id} cannot be extended by the parent; these can: {can}")
        signed_on = work.happened(signed)
        later = work.planned(until, signed_on)
        running = open_clock(work, law, clock)
        if running and running.due and later <= running.due:
            work.refuse(f"{long_date(later)} is not later than the due date, {long_date(running.due)}")
        if running and running.due and signed_on > running.due:
            work.warn(
                f"Signed after the deadline of {long_date(running.due, work.today)}, so it still counts as late."
            )
        started_by = running.start.event.id if running and running.start.event else clock
        given.add(
            work, ExtensionAgreed, signed_on, rule=law.id, until=later, signed=signed_on, clock=started_by
        )
