"""First the service as the IEP has it, with --starts; then --started when it is delivered for the first time. Both go
together where it begins on the day on which you record it. --ended says that it is not in the IEP, or no longer given. NAME
may be part of the name of a service on file. With --starts any other name is a new service; so is part of one with --force: OT
beside OT consultation.

Example: `casemgr service ben-k speech --starts 2026-12-07 --provider Priya --minutes "30 minutes weekly"`, `casemgr
service ben-k speech --started --on 12/8`
"""

from datetime import date
from typing import Annotated

from casemgr.casefile.names import the_one
from casemgr.casefile.typed import dates
from casemgr.cli.options.kinds import Maybe, StudentWords, argument, flag, text
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import ask_text, can_ask
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    name: Annotated[str, argument("NAME", "The service, or enough of its name.")],
    starts: Annotated[Maybe, text("DATE", "The start date in the IEP: it is planned.")] = None,
    started: Annotated[bool, flag("It is delivered for the first time.")] = False,
    ended: Annotated[bool, flag("It is not in the IEP, or no longer given.")] = False,
    provider: Annotated[Maybe, text("NAME", "Who gives it.")] = None,
    minutes: Annotated[Maybe, text("TEXT", "How much and how often: 30 minutes weekly.")] = None,
) -> None:
    from casemgr.casefile.events import ServiceEnded, ServicePlanned, ServiceStarted
    from casemgr.checks.services_meant import service_meant, service_to_plan
    from casemgr.state.services import planned_services

    if ended and (starts or started or provider or minutes):
        raise UsageError("--ended goes with the name of the service alone")
    if started and not starts and (provider or minutes):
        raise UsageError(
            "--provider and --minutes are for a service planned: say --starts DATE too, the start in the IEP"
        )
    if not started and not ended:
        starts = starts or ask_text("On which day does it start?", "--starts DATE, --started, or --ended")
    with given.recording(student) as work:
        day, identity = given.day(work), work.student.identity
        if provider:  # of the student, of the staff, or as typed
            here = [each.name for each in identity.providers]
            provider = the_one(provider, here) or work.people.full_name(provider)
        if starts:
            service = work.take(service_to_plan(name, identity, work.known, identity.id, force=work.force))
            before = {each.service: each for each in planned_services(work.known_by(day))}.get(service)
            given.add(
                work,
                ServicePlanned,
                day,
                service=service,
                starts=dates.nearest(starts, day) if started else _start(work, starts, day),
                provider=provider or (before and before.provider),
                minutes=minutes or (before and before.minutes),
            )
        if started or ended:
            service = work.take(service_meant(name, identity, work.known))
            given.add(work, ServiceStarted if started else ServiceEnded, day, service=service)


def _start(work: Work, words: str, day: date) -> date:
    """The day on which a service is to start: the next such day, or where no one can be asked the last one, if the IEP in effect
    is not younger and it is the nearer one: recorded some days later."""
    from casemgr.state.iep import ieps_of

    iep = ieps_of(work.known).in_effect
    near = dates.nearest(words, day)
    if iep and iep.day and iep.day <= near < work.today and not can_ask():
        return near
    return work.planned(words, day)
