"""Progress reports: which providers have reported since the last one went home."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, ProgressReportSent, ProviderReported
from casemgr.casefile.names import fold
from casemgr.casefile.student import Student


def reported(student: Student, events: tuple[Event, ...]) -> dict[str, date | None]:
    """Each of the student's providers, and the day of the report since the last one was sent home."""
    days: dict[str, date] = {}
    for event in events:
        if isinstance(event, ProgressReportSent):
            days.clear()
        elif isinstance(event, ProviderReported):
            days[fold(event.provider)] = event.date
    return {provider.name: days.get(fold(provider.name)) for provider in student.identity.providers}


def not_reported(student: Student, events: tuple[Event, ...]) -> list[str]:
    """The student's providers who have not reported since the last report was sent."""
    return [name for name, day in reported(student, events).items() if day is None]
