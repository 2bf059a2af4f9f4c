"""Coming, moving and leaving."""

from collections.abc import Iterator
from typing import Annotated, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import ExitReason, TransferKind
from casemgr.scalars import Day, Flag, Line, PersonName

LastAnnual = Annotated[Day | None, "First session of the last initial, annual or triennial meeting."]
LastEvaluation = Annotated[Day | None, "Last initial evaluation or triennial reassessment."]

LastProgress = Annotated[Day | None, "The last progress report sent home."]


def _last_dates(near: Nearby, annual: Day | None, evaluation: Day | None) -> Iterator[str]:
    yield stated("last annual review ", near.day(annual))
    yield stated("last evaluation ", near.day(evaluation))


class StudentAdded(Event):
    """A student of ours, who already has an IEP, joins the caseload; earlier duties are taken as done."""

    type: Literal["student_added"] = "student_added"
    last_annual: LastAnnual = None
    last_evaluation: LastEvaluation = None
    last_progress: LastProgress = None

    def clause(self, near: Nearby) -> str:
        return "added to the caseload with an IEP"

    def details(self, near: Nearby) -> Iterator[str]:
        yield from _last_dates(near, self.last_annual, self.last_evaluation)
        yield stated("last progress report ", near.day(self.last_progress))


class TransferredIn(Event):
    """A student with an IEP enrolls from another district."""

    type: Literal["transferred_in"] = "transferred_in"
    from_district: Annotated[Line, "The former district."]
    kind: TransferKind = "other-selpa"
    last_annual: LastAnnual = None
    last_evaluation: LastEvaluation = None
    last_progress: LastProgress = None

    def clause(self, near: Nearby) -> str:
        kinds = {"same-selpa": "same SELPA", "other-selpa": "another SELPA", "out-of-state": "out of state"}
        return f"transferred in from {self.from_district} ({kinds[self.kind]})"

    def details(self, near: Nearby) -> Iterator[str]:
        yield from _last_dates(near, self.last_annual, self.last_evaluation)
        yield stated("last progress report ", near.day(self.last_progress))


class RecordsReceived(Event):
    """The former district's records arrive, official or unofficial: a copy that the parent brings is enough."""

    type: Literal["records_received"] = "records_received"
    unofficial: Annotated[Flag, "Whether they are unofficial copies, like the parent's own."] = False

    def clause(self, near: Nearby) -> str:
        return f"{'unofficial ' if self.unofficial else ''}records of the former district received"


class FosterTransferRequested(Event):
    """The county placing agency asks to transfer a student in foster care to another school."""

    type: Literal["foster_transfer_requested"] = "foster_transfer_requested"
    to_school: Annotated[Line | None, "The next school or district."] = None

    def clause(self, near: Nearby) -> str:
        return f"transfer of a student in foster care requested{stated(', to ', self.to_school)}"


class DeviceLeftWithStudent(Event):
    """A student who enrolls in another district keeps the assistive technology device for now."""

    type: Literal["device_left_with_student"] = "device_left_with_student"
    device: Annotated[Line, "The device."]

    def clause(self, near: Nearby) -> str:
        return f"assistive device left with the student: {self.device}"


class MovedWithinDistrict(Event):
    """The student moves to another school of the district."""

    type: Literal["moved_within_district"] = "moved_within_district"
    school: Annotated[Line, "The school moved to, or enough of it."]
    from_school: Annotated[Line | None, "The school moved from."] = None

    def clause(self, near: Nearby) -> str:
        return f"moved{stated(' from ', self.from_school)} to {self.school}"


class HandedOff(Event):
    """The case, with every open clock, is handed to the receiving case manager."""

    type: Literal["handed_off"] = "handed_off"
    to: Annotated[PersonName, "The receiving case manager."]
    how: Annotated[Line | None, "In person, by e-mail …"] = None

    def clause(self, near: Nearby) -> str:
        return f"case handed off to {self.to}{stated(' (', self.how, ')')}"


class HandOffAcknowledged(Event):
    """The receiving case manager confirms the timelines handed over."""

    type: Literal["hand_off_acknowledged"] = "hand_off_acknowledged"

    def clause(self, near: Nearby) -> str:
        return "hand-off confirmed by the receiving case manager"


class Exited(Event):
    """The student leaves special education or the district; every open clock ends."""

    type: Literal["exited"] = "exited"
    reason: Annotated[ExitReason, "Why."]

    def clause(self, near: Nearby) -> str:
        return f"student exited: {spaced(self.reason)}"
