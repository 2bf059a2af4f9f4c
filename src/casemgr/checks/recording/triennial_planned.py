"""How a triennial is done, settled with the assessment team."""

from casemgr.casefile.events import TriennialPlanned
from casemgr.checks.agreement import signed_too_early
from casemgr.checks.recording.work import Work


def plan_triennial(work: Work, scope: str, waiver_signed: str | None) -> None:
    """Record it; on the day of the agreement to leave it out, where there is one."""
    day = work.day
    signed = work.signed(waiver_signed, day)
    if signed and (fault := signed_too_early(signed, work.clocks)):
        work.refuse(fault)
    # The agreement in writing is what happened, whenever it is typed.
    on = signed if signed and work.given.on is None else day
    work.record(TriennialPlanned, on, scope=scope, waiver_signed=signed)
