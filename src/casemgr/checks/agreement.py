"""An agreement in writing that no reassessment is needed, against the triennial it is about (34 CFR 300.303(b)(2))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from casemgr.casefile.events import TriennialPlanned
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline


def signed_too_early(signed: date, day: date, clocks: Sequence[Deadline]) -> str | None:
    """Why an agreement of a day cannot be about the triennial that was open on the day it is recorded for, or else about the one
    that is open: it is from before that one began."""
    every = [clock for clock in clocks if clock.rule.role == "triennial"]
    meant = [clock for clock in every if _was_open(clock, day)] or [clock for clock in every if clock.is_open]
    began = min((clock.started_on for clock in meant), default=signed)
    if signed >= began:
        return None
    return (
        f"the agreement of {long_date(signed)} is from before the evaluation of {long_date(began)}, "
        "from which this triennial counts"
    )


def _was_open(clock: Deadline, day: date) -> bool:
    stopped = clock.met_by or clock.ended_by
    return clock.started_on <= day and (stopped is None or stopped.date >= day)


def settled_already(planned: TriennialPlanned, clocks: Iterable[Deadline]) -> str | None:
    """Why what is planned is not about the triennial that is open: an agreement has settled the one before, and of the time to the
    next one less than half has passed."""
    for clock in clocks:
        agreed = clock.start.event
        if not (clock.is_open and clock.rule.role == "triennial" and isinstance(agreed, TriennialPlanned)):
            continue
        if clock.due and timedelta() <= planned.date - agreed.date < clock.due - planned.date:
            return (
                f"on {long_date(agreed.date)} it was agreed in writing that no triennial is needed, and the next one is due on "
                f"{long_date(clock.due)}; where that agreement does not hold: casemgr void STUDENT {agreed.id} --why TEXT"
            )
    return None


def assessment_goes_on(planned: TriennialPlanned, case: Case) -> Iterator[str]:
    """A note for each reassessment that the parent has consented to: the agreement does not end it."""
    for clock in case.clocks if planned.waiver_signed else ():
        if clock.is_open and clock.rule.role == "reassessment" and clock.start.event:
            began = long_date(clock.start.event.date, case.today)
            yield f"the assessment with consent of {began} goes on: {clock.rule.short} stays open"
