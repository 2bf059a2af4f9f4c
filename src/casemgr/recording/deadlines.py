"""A deadline extended in writing, and how a triennial is done."""

from casemgr.casefile.events import ExtensionAgreed, TriennialPlanned
from casemgr.checks.agreement import signed_too_early
from casemgr.checks.extension import check_extendable, clock_to_extend
from casemgr.checks.its_command import not_open
from casemgr.docket.matching import started_by
from casemgr.law.rules import Rule
from casemgr.recording.work import Work


def extend(work: Work, rule: Rule, until: str, signed: str, clock: str | None) -> None:
    """Record the parent's written extension of a deadline."""
    check_extendable(rule, work.context.law)
    signed_on = work.happened(signed)
    later = work.planned(until, signed_on)
    if closed := not_open(rule, work.student.id, work.clocks, clock):
        work.refuse(closed)
    if running := clock_to_extend(rule, work.clocks, clock):
        clock = started_by(running.start)
    work.record(ExtensionAgreed, signed_on, rule=rule.id, until=later, signed=signed_on, clock=clock)


def plan_triennial(work: Work, scope: str, waiver_signed: str | None) -> None:
    """Record it; on the day of the agreement to leave it out, where there is one."""
    day = work.day
    signed = work.signed(waiver_signed, day)
    if signed and (fault := signed_too_early(signed, day, work.clocks)):
        work.refuse(fault)
    # The agreement in writing is what happened, whenever it is typed.
    on = signed if signed and work.given.on is None else day
    work.record(TriennialPlanned, on, scope=scope, waiver_signed=signed)
