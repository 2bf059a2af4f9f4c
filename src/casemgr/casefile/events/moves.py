"""Coming, moving and leaving."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import ExitReason, TransferKind
from casemgr.scalars import Day, Line


class StudentAdded(Event):
    """A student of ours, who already has an IEP, joins the caseload; earlier duties are taken as done."""

    type: Literal["student_added"] = "student_added"
    last_annual: Day | None = None
    """First session of the last initial, annual or triennial meeting."""
    last_evaluation: Day | None = None
    """Last initial evaluation or triennial reassessment."""


class TransferredIn(Event):
    """A student with an IEP enrols from another district."""

    type: Literal["transferred_in"] = "transferred_in"
    from_district: Line
    kind: TransferKind = "other-selpa"
    last_annual: Day | None = None
    last_evaluation: Day | None = None


class RecordsReceived(Event):
    """The former district's records arrive."""

    type: Literal["records_received"] = "records_received"


class MovedWithinDistrict(Event):
    """The student moves to another school of the district."""

    type: Literal["moved_within_district"] = "moved_within_district"
    school: Line
    """The school moved to."""
    from_school: Line | None = None


class HandedOff(Event):
    """The case, with every open clock, is handed to the receiving case manager."""

    type: Literal["handed_off"] = "handed_off"
    to: Line
    """The receiving case manager."""
    how: Line | None = None
    """In person, by e-mail …"""


class HandOffAcknowledged(Event):
    """The receiving case manager confirms the timelines handed over."""

    type: Literal["hand_off_acknowledged"] = "hand_off_acknowledged"


class Exited(Event):
    """The student leaves special education or the district; every open clock ends."""

    type: Literal["exited"] = "exited"
    reason: ExitReason
