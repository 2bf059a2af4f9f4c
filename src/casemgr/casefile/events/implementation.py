"""The IEP carried out: services, staff, progress."""

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, joined, spaced, stated
from casemgr.scalars import Day, DayAhead, Line, PersonName, Slug


class ServicePlanned(Event):
    """A service of the IEP, with the day it is to begin."""

    type: Literal["service_planned"] = "service_planned"
    service: Annotated[Line, "The service."]
    starts: Annotated[DayAhead, "The start date in the IEP."]
    provider: Annotated[PersonName | None, "Who gives it."] = None
    minutes: Annotated[Line | None, "How much and how often: 30 minutes weekly."] = None

    def clause(self, near: Nearby) -> str:
        return f"service planned: {self.service}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("starts ", near.day(self.starts))
        yield stated("with ", self.provider)
        yield stated("", self.minutes)


class ServiceStarted(Event):
    """A service is delivered for the first time."""

    type: Literal["service_started"] = "service_started"
    service: Annotated[Line, "The service."]

    def clause(self, near: Nearby) -> str:
        return f"service started: {self.service}"


class ServiceEnded(Event):
    """A service is not in the IEP that was agreed to, or no longer given."""

    type: Literal["service_ended"] = "service_ended"
    service: Annotated[Line, "The service."]

    def clause(self, near: Nearby) -> str:
        return f"service ended, or not in the IEP: {self.service}"


class IepContents(Event):
    """What the IEP asks of the classroom, kept with it for the sheets that its staff are given."""

    type: Literal["iep_contents"] = "iep_contents"
    iep: Annotated[Day | None, "The day of the IEP meeting; none where it is unknown."] = None
    accommodations: Annotated[tuple[Line, ...], "An accommodation in class."] = ()
    test_accommodations: Annotated[tuple[Line, ...], "An accommodation in tests."] = ()
    modifications: Annotated[tuple[Line, ...], "A modification of what is taught."] = ()
    supports: Annotated[tuple[Line, ...], "A support for staff."] = ()
    goals: Annotated[tuple[Line, ...], "A goal in short."] = ()
    behavior: Annotated[tuple[Line, ...], "What to know about behavior."] = ()
    health: Annotated[tuple[Line, ...], "What to know about health."] = ()

    def clause(self, near: Nearby) -> str:
        return f"contents of the IEP{stated(' of ', near.day(self.iep))} kept for its staff"

    def details(self, near: Nearby) -> Iterator[str]:
        for name in CONTENTS:
            yield stated(f"{spaced(name)}: ", ", ".join(getattr(self, name)))


CONTENTS = (
    "accommodations",
    "test_accommodations",
    "modifications",
    "supports",
    "goals",
    "behavior",
    "health",
)
"""The parts of an IEP's contents, in the order of the sheet."""


class StaffReviewed(Event):
    """The contents of the IEP are reviewed with staff who carry it out."""

    type: Literal["staff_reviewed"] = "staff_reviewed"
    staff: Annotated[
        tuple[PersonName, ...],
        Field(min_length=1),
        "Who: general education teachers and providers.",
    ]
    how: Annotated[Line | None, "In person, with the IEP at a glance …"] = None

    def clause(self, near: Nearby) -> str:
        return f"the IEP reviewed with {joined(self.staff)}{stated(' (', self.how, ')')}"


class StaffJoined(Event):
    """Somebody new to the student carries out the IEP: a teacher or provider who was not on file."""

    type: Literal["staff_joined"] = "staff_joined"
    staff: Annotated[PersonName, "Who."]

    def clause(self, near: Nearby) -> str:
        return f"{self.staff} is new among those who carry out the IEP"


class ProviderReported(Event):
    """A provider has reported progress on the goals."""

    type: Literal["provider_reported"] = "provider_reported"
    provider: Annotated[PersonName, "The provider's name, or enough of it."]
    late_for: Annotated[Slug | None, "The id of the progress report that went home without it."] = None

    def clause(self, near: Nearby) -> str:
        return f"progress on the goals reported by {self.provider}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("late, for the ", near.event(self.late_for) if self.late_for else None)


class ProgressReportSent(Event):
    """The progress report is sent home."""

    type: Literal["progress_report_sent"] = "progress_report_sent"

    def clause(self, near: Nearby) -> str:
        return "progress report sent home"
