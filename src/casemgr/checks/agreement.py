"""An agreement in writing that no reassessment is needed, against the triennial it is about (34 CFR 300.303(b)(2))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.casefile.events import TriennialPlanned
from casemgr.casefile.saying import long_date
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline


def signed_too_early(signed: date, clocks: Iterable[Deadline]) -> str | None:
    """Why an agreement of a day cannot be about the triennial that is open: it is from before that one began."""
    for clock in clocks:
        if clock.is_open and clock.rule.role == "triennial" and signed < clock.started_on:
            return (
                f"the agreement of {long_date(signed)} is from before the evaluation of {long_date(clock.started_on)}, "
                "from which this triennial counts"
            )
    return None


def assessment_goes_on(planned: TriennialPlanned, case: Case) -> Iterator[str]:
    """A note for each reassessment that the parent has consented to: the agreement does not end it."""
    for clock in case.clocks if planned.waiver_signed else ():
        if clock.is_open and clock.rule.role == "reassessment" and clock.start.event:
            began = long_date(clock.start.event.date, case.today)
            yield f"the assessment with consent of {began} goes on: {clock.rule.short} stays open"
