"""A deadline extended in writing, or explained where it is late."""

from casemgr.casefile.events import ExtensionAgreed
from casemgr.checks.extension import check_extendable, clock_to_extend
from casemgr.checks.its_command import not_open
from casemgr.checks.recording.work import Work
from casemgr.docket.matching import started_by
from casemgr.law.rules import Rule


def extend(work: Work, law: Rule, until: str, signed: str, clock: str | None) -> None:
    """Record the parent's written extension of a deadline."""
    check_extendable(law, work.context.law)
    signed_on = work.happened(signed)
    later = work.planned(until, signed_on)
    if closed := not_open(law, work.student.id, work.clocks, clock):
        work.refuse(closed)
    if running := clock_to_extend(law, work.clocks, clock):
        clock = started_by(running.start)
    work.record(ExtensionAgreed, signed_on, rule=law.id, until=later, signed=signed_on, clock=clock)
