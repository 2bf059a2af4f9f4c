"""Recording that a duty does not apply."""

from __future__ import annotations

from casemgr.casefile.events import NotApplicable
from casemgr.checks.its_command import instead_of_na, not_open
from casemgr.cli.duties.targets import Target
from casemgr.cli.recording.given import Given, Work
from casemgr.docket.ticks import clock_meant, open_clocks
from casemgr.errors import Refused


def record_na(given: Given, work: Work, target: Target, why: str) -> None:
    """Record that a duty does not apply; refused, unless forced, where its own command is to say so, or it is not open."""
    rule, student = target.rule, work.student.id
    meant = open_clocks(rule, work.clocks_before, target.clock)
    instead = instead_of_na(rule, student, meant, work.before.known(work.today), work.today)
    if instead and not given.force:
        raise Refused(target.refused(f"{student}: not recorded. {instead}"))
    if closed := not_open(rule, student, work.clocks, target.clock):
        work.refuse(closed)
    day = work.happened(target.on) if target.on else None
    clock = clock_meant(rule, work.clocks, target.clock)
    given.add(work, NotApplicable, day, rule=rule.id, why=why, clock=clock)
