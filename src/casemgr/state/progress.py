"""Progress reports: which providers have reported for the next one, and for one that went home without them."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, ProgressReportSent, ProviderReported
from casemgr.casefile.headpath import as_on
from casemgr.casefile.names import fold
from casemgr.casefile.student import Student


def reported(
    student: Student, events: tuple[Event, ...], sent: Event | None = None
) -> dict[str, date | None]:
    """Each of the student's providers, and the day of the report since the last one was sent home. `sent`: for that report,
    with what came in late for it, of the providers whom the student had when it was sent and still has."""
    days: dict[str, date] = {}
    is_past = False
    for event in events:
        if isinstance(event, ProgressReportSent):
            if sent and event.id == sent.id:
                is_past = True
            elif not is_past:
                days.clear()
        elif isinstance(event, ProviderReported) and _is_for(event, sent, is_past=is_past):
            days[fold(event.provider)] = event.date
    then = as_on(student, sent.date) if sent else student
    gone = {each.name for each in student.identity.all_providers if each.left}
    gone -= {each.name for each in student.identity.providers}
    people = [each.name for each in then.identity.providers]
    return {name: days.get(fold(name)) for name in people if fold(name) in days or name not in gone}


def _is_for(event: ProviderReported, sent: Event | None, *, is_past: bool) -> bool:
    """Whether a provider's report is for this report: by its day, unless it came in late for one that it names."""
    if event.late_for is None:
        return not is_past
    return sent is not None and event.late_for == sent.id


def not_reported(student: Student, events: tuple[Event, ...], sent: Event | None = None) -> list[str]:
    """The student's providers who have not reported since the last report was sent, or for the one `sent`."""
    return [name for name, day in reported(student, events, sent).items() if day is None]
