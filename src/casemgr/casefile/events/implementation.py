"""The IEP carried out: services, staff, progress."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from casemgr.casefile.events.base import Event
from casemgr.scalars import Day, Line


class ServicePlanned(Event):
    """A service of the IEP, with the day it is to begin."""

    type: Literal["service_planned"] = "service_planned"
    service: Line
    starts: Day
    """The start date in the IEP."""
    provider: Line | None = None
    minutes: Line | None = None
    """How much and how often: 30 minutes weekly."""


class ServiceStarted(Event):
    """A service is delivered for the first time."""

    type: Literal["service_started"] = "service_started"
    service: Line


class StaffReviewed(Event):
    """The contents of the IEP are reviewed with staff who carry it out."""

    type: Literal["staff_reviewed"] = "staff_reviewed"
    staff: tuple[Line, ...] = Field(min_length=1)
    """Who: general education teachers and providers."""
    how: Line | None = None
    """In person, with the IEP at a glance …"""


class ProviderReported(Event):
    """A provider has reported progress on the goals."""

    type: Literal["provider_reported"] = "provider_reported"
    provider: Line


class ProgressReportSent(Event):
    """The progress report is sent home."""

    type: Literal["progress_report_sent"] = "progress_report_sent"
