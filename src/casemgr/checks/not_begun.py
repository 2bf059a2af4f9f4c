"""Services of an IEP agreed to that have not begun, where another has."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Event, IepAnswered, ServiceEnded, ServicePlanned
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case, Note
from casemgr.docket.services import still_to_begin
from casemgr.state.iep import is_offered
from casemgr.state.services import planned_services, plans_not_begun, services_on_file
from casemgr.state.staff import not_named


def not_begun(_event: Event, case: Case) -> Iterator[str]:
    """Which ones, with the commands; once each, whatever waits for them."""
    facts = case.after
    left = list(dict.fromkeys(name for clock in case.clocks for name in still_to_begin(clock, facts)))
    if left:
        command = f'casemgr service {case.id} "{left[0]}"'
        yield (
            f"Not begun yet: {joined(left)}. Planned: {command} --starts DATE; begun: with --started; not in the IEP: with --ended"
        )


def not_on_file(ended: ServiceEnded, case: Case) -> Iterator[Note]:
    """That a service which is to end was never planned, and no provider gives it."""
    known = services_on_file(case.identity, case.others)
    if fold(ended.service) not in map(fold, known):
        yield Note(f"no service {ended.service} is on file ({', '.join(known) or 'none is'})", "refuse")


def not_agreed_yet(plan: ServicePlanned, case: Case) -> Iterator[str]:
    """That a service is planned of an IEP to which the parent has not agreed yet."""
    if is_offered(event for event in case.events if event.date <= plan.date):
        yield "the parent has not agreed to the IEP yet; the service is due once that is on file"


def provider_not_on_file(plan: ServicePlanned, case: Case) -> Iterator[str]:
    """Who is to give a service and is not among the student's providers: nobody would ask them to report, or go through the IEP
    with them."""
    on_file = [each.name for each in case.identity.providers]
    for name in not_named([plan.provider] if plan.provider else [], on_file):
        yield (
            f"{name} is not on file as a provider, so no list names them: casemgr edit {case.id} --provider "
            f'"{name}={plan.service}"'
        )


def may_be_refused(answer: IepAnswered, case: Case) -> Iterator[str]:
    """Of an IEP agreed to in part: which services are planned and have not begun, and how to say that one was refused."""
    events = case.events
    planned = [each.service for each in planned_services(events) if each in plans_not_begun(events)]
    if planned and answer.answer == "partly":
        name = f'"{planned[0]}"' if len(planned) == 1 else "NAME"
        yield (
            f"Planned: {joined(planned)}. What the parent refused does not begin: casemgr service {case.id} {name} --ended"
        )


def passed_by_then(answer: IepAnswered, case: Case) -> Iterator[str]:
    """Of an agreement to an IEP: the services whose planned day had passed by then, and when they are due now."""
    today = case.today
    for clock in case.clocks:
        plan = clock.start.event
        if not (clock.is_open and isinstance(plan, ServicePlanned) and clock.started_on == answer.date):
            continue
        if plan.starts < answer.date:
            now = (
                f"the next school day, {long_date(clock.due, today)}" if clock.due else "the next school day"
            )
            yield (
                f"{plan.service} was planned for {long_date(plan.starts, today)}, before the agreement: it is due on {now}. For another day "
                f'that is agreed on: casemgr service {case.id} "{plan.service}" --starts DATE'
            )
