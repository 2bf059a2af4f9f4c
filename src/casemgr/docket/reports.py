"""The progress report that is to be sent next."""

from __future__ import annotations

from datetime import date

from casemgr.docket.basis import Basis, Facts
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from

REPORT = "progress-report"


def open_report(facts: Facts, basis: Basis, as_of: date) -> Deadline | None:
    """The student's progress report that is to be sent next."""
    clocks = derive_from(facts, basis, as_of)
    return next((clock for clock in clocks if clock.rule.id == REPORT and clock.is_open), None)
