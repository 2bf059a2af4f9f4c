"""The instructional supply allocation, its requests and their steps."""

from casemgr.casefile.events import SuppliesAllocated, SuppliesMoved, SuppliesRequested
from casemgr.errors import UsageError
from casemgr.recording.work import Work
from casemgr.state.supplies import step_misfit


def record_supplies(
    work: Work, step: str, subject: str, *, what: str | None, cost: str | None, school_year: str
) -> None:
    """The allocation, a request, or a step on, refused where it does not follow from the last one."""
    if step == "allocate":
        work.record(SuppliesAllocated, amount=subject, school_year=school_year)
    elif step == "request":
        if what is None:
            raise UsageError("what is needed? Say --what TEXT")
        if not subject.strip("0."):
            raise UsageError(f"{subject}: a request is for more than 0 dollars")
        work.record(SuppliesRequested, what=what, cost=subject)
    else:
        if misfit := step_misfit(work.known, subject, step):
            work.refuse(misfit)
        work.record(SuppliesMoved, request=subject, step=step, cost=cost)
