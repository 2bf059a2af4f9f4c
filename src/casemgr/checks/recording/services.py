"""A service of the IEP: planned, begun or ended."""

from datetime import date

from casemgr.casefile.events import ServiceEnded, ServicePlanned, ServiceStarted
from casemgr.casefile.names import the_one
from casemgr.casefile.typed import dates
from casemgr.checks.recording.work import Work
from casemgr.checks.services_meant import service_meant, service_to_plan
from casemgr.state.iep import ieps_of
from casemgr.state.services import planned_services


def record_service(
    work: Work,
    name: str,
    starts: str | None,
    provider: str | None,
    minutes: str | None,
    *,
    started: bool,
    ended: bool,
) -> None:
    """Record that a service is planned, has begun or has ended."""
    day, identity = work.day, work.student.identity
    if provider:  # of the student, of the staff, or as typed
        here = [each.name for each in identity.providers]
        provider = the_one(provider, here) or work.people.full_name(provider)
    if starts:
        service = work.take(service_to_plan(name, identity, work.known, identity.id, force=work.force))
        before = {each.service: each for each in planned_services(work.known_by(day))}.get(service)
        work.record(
            ServicePlanned,
            day,
            service=service,
            starts=dates.nearest(starts, day) if started else _start(work, starts, day),
            provider=provider or (before and before.provider),
            minutes=minutes or (before and before.minutes),
        )
    if started or ended:
        service = work.take(service_meant(name, identity, work.known))
        work.record(ServiceStarted if started else ServiceEnded, day, service=service)


def _start(work: Work, words: str, day: date) -> date:
    """The day on which a service is to start: the next such day, or where no one can be asked the last one, if the IEP in effect
    is not younger and it is the nearer one: recorded some days later."""
    iep = ieps_of(work.known).in_effect
    near = dates.nearest(words, day)
    if iep and iep.day and iep.day <= near < work.today and not work.asker.is_there:
        return near
    return work.planned(words, day)
