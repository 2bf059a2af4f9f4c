"""Progress reports: which providers have reported for the next one, and for one that went home without them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from casemgr.casefile.events import Event, ProgressReportSent, ProviderReported
from casemgr.casefile.headpath import as_on
from casemgr.casefile.names import fold
from casemgr.casefile.student import Provider, Student


def reported(
    student: Student, events: tuple[Event, ...], sent: Event | None = None
) -> dict[str, date | None]:
    """Each of the student's providers, and the day of the report since the last one was sent home. `sent`: for that report,
    with what came in late for it, of the providers whom the student had when it was sent and still has. The report of one
    who left since the report before counts: whoever follows owes none for that time."""
    days = _days(events, sent)
    then = as_on(student, sent.date) if sent else student
    here = {each.name for each in then.identity.providers}
    gone = {each.name for each in student.identity.all_providers if each.left}
    gone -= {each.name for each in student.identity.providers}
    left = [each for each in _left_since(then, _before(events, sent)) if fold(each.name) in days]
    excused = gone | _following(then, left, days)
    people = [each.name for each in then.identity.all_providers if each.name in here or each in left]
    return {name: days.get(fold(name)) for name in people if fold(name) in days or name not in excused}


def not_reported(student: Student, events: tuple[Event, ...], sent: Event | None = None) -> list[str]:
    """The student's providers who have not reported since the last report was sent, or for the one `sent`."""
    return [name for name, day in reported(student, events, sent).items() if day is None]


def left_without(student: Student, events: tuple[Event, ...], sent: Event | None = None) -> list[str]:
    """Those who have left, gave a service in the time of the next report, or of the one `sent`, and have not reported for
    it: nobody waits for them, and what they report still counts for it."""
    days = _days(events, sent)
    then = as_on(student, sent.date) if sent else student
    still = {each.name for each in student.identity.providers}
    were = [*then.identity.providers, *_left_since(then, _before(events, sent))]
    names = dict.fromkeys(each.name for each in were)
    return [name for name in names if name not in still and fold(name) not in days]


def _days(events: tuple[Event, ...], sent: Event | None) -> dict[str, date]:
    """Who reported for a report, and on which day."""
    days: dict[str, date] = {}
    is_past = False
    for event in events:
        if type(event) is ProgressReportSent:
            if sent and event.id == sent.id:
                is_past = True
            elif not is_past:
                days.clear()
        elif type(event) is ProviderReported and _is_for(event, sent, is_past=is_past):
            days[fold(event.provider)] = event.date
    return days


def _is_for(event: ProviderReported, sent: Event | None, *, is_past: bool) -> bool:
    """Whether a provider's report is for this report: by its day, unless it came in late for one that it names."""
    if event.late_for is None:
        return not is_past
    return sent is not None and event.late_for == sent.id


def _before(events: tuple[Event, ...], sent: Event | None) -> date:
    """The day on which the report before went home."""
    day = date.min
    for event in events:
        if sent and event.id == sent.id:
            break
        if isinstance(event, ProgressReportSent):
            day = event.date
    return day


def _left_since(student: Student, day: date) -> list[Provider]:
    """Those who left after a day, and have not come back."""
    here = {each.name for each in student.identity.providers}
    return [
        each
        for each in student.identity.all_providers
        if each.left and each.left > day and each.name not in here
    ]


def _following(student: Student, left: list[Provider], days: Mapping[str, date]) -> set[str]:
    """Those on file who give nothing but what they took over from somebody who left and had reported on it."""
    taken: set[tuple[str, str | None]] = set()
    for each in left:
        if each.left:
            taken |= _taken_over(student, each.service, each.left, days[fold(each.name)])
    if not taken:
        return set()
    others = {each.name for each in student.identity.providers if _part(each) not in taken}
    return {name for name, _ in taken} - others


def _taken_over(student: Student, service: str | None, left: date, day: date) -> set[tuple[str, str | None]]:
    """Who gives the service that somebody left, and did not give it beside that person when the report came in."""
    beside = _parts_on(student, min(day, left - timedelta(days=1)))
    # A service without a name may be any; it is the same where one came as the other left.
    now = _parts_on(student, left) if service is None else set(map(_part, student.identity.providers))
    return {part for part in now - beside if part[1] == (service and fold(service))}


def _parts_on(student: Student, day: date) -> set[tuple[str, str | None]]:
    return set(map(_part, as_on(student, day).identity.providers))


def _part(provider: Provider) -> tuple[str, str | None]:
    return provider.name, provider.service and fold(provider.service)
