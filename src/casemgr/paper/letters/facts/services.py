"""The IEP carried out: services, providers, the dates of the IEP and of progress reports."""

from typing import Any, NamedTuple

from casemgr.casefile.events import (
    IepAnswered,
    ProgressReportSent,
    ServiceEnded,
    ServicePlanned,
    ServiceStarted,
)
from casemgr.casefile.names import fit_each_other, fold
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import Identity
from casemgr.docket.facts import Facts
from casemgr.paper.letters.facts.holder import holder_on
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import has_left
from casemgr.state.iep import Iep, Ieps, ieps_of
from casemgr.state.iep_contents import contents_of
from casemgr.state.progress import not_reported
from casemgr.state.services import planned_services

_NONE = Iep(None, None)


class Service(NamedTuple):
    service: str
    minutes: str = ""
    provider: str = ""
    starts: Any = ""


def services(source: Source) -> dict[str, Any]:
    identity = source.facts.student.identity
    # One sent on this day is the one that the cover goes with.
    last_report = next((e for e in reversed(source.all(ProgressReportSent)) if e.date != source.as_of), None)
    ieps = ieps_of(source.events)
    return {
        "services": _listed(source) or BLANK,
        "providers": identity.providers or BLANK,
        "teachers": identity.teachers or BLANK,
        "not_reported": not_reported(source.facts.student, source.events),
        "iep_in_effect": (bool(ieps.in_effect) and not has_left(source.events)) or BLANK,
        "iep_date": (ieps.in_effect and ieps.in_effect.day) or BLANK,
        "goals_date": (ieps.in_effect and ieps.in_effect.goals_day) or BLANK,
        "iep_not_in_effect": _not_in_effect(ieps, source),
        **_partly(ieps, source.facts),
        **_contents(source),
        "iep_offered": (ieps.offered and not ieps.is_refused and ieps.offered.day) or BLANK,
        "iep_last": ((ieps.offered or ieps.in_effect or _NONE).day) or BLANK,
        "annual_due": source.due("annual") or BLANK,
        "triennial_due": source.due("triennial") or BLANK,
        "last_report": last_report.date if last_report else BLANK,
    }


def _listed(source: Source) -> tuple[Service, ...]:
    """The services planned, those that began without a plan on file, as comparable ones do, and those that a provider on file
    gives; until they have ended."""
    identity = source.facts.student.identity
    planned = [
        Service(event.service, event.minutes or "", _gives(event, identity), event.starts)
        for event in planned_services(source.events)
    ]
    said = [each.service for each in source.events if isinstance(each, ServicePlanned | ServiceEnded)]
    begun = [
        Service(each.service, "", _provider_of(each.service, identity), each.date)
        for each in source.all(ServiceStarted)
        if not any(fit_each_other(each.service, service) for service in said)
    ]
    planned += {fold(each.service): each for each in reversed(begun)}.values()
    said += [each.service for each in begun]
    others = [
        Service(each.service or "", "", each.name)
        for each in identity.providers
        if (each.service and not any(fit_each_other(each.service, service) for service in said))
        or not (each.service or planned)
    ]
    return (*planned, *others)


def _gives(planned: ServicePlanned, identity: Identity) -> str:
    """Who gives a service as planned; where nobody is named, or that one has left, who gives it now."""
    name, on_file = planned.provider, [each.name for each in identity.providers]
    is_gone = name not in on_file and name in [each.name for each in identity.all_providers]
    return name if name and not is_gone else _provider_of(planned.service, identity)


def _provider_of(service: str, identity: Identity) -> str:
    return joined(
        [each.name for each in identity.providers if each.service and fit_each_other(each.service, service)]
    )


_FACTS = {"behavior": "behavior_plan", "health": "health_alert"}
"""The parts of the contents that have another name as facts."""


def _contents(source: Source) -> dict[str, Any]:
    """What was kept with the IEP in effect."""
    kept = contents_of(source.events)
    if kept is None:
        return {}
    was = f"the classroom contents were kept for the IEP of {kept.iep}, which was changed since: look at them again"
    parts = {_FACTS.get(name, name): lines for name, lines in kept.parts.items()}
    return {**parts, "contents_kept_for": was if kept.is_amended else BLANK}


def _partly(ieps: Ieps, facts: Facts) -> dict[str, Any]:
    """What the parent, or the student once of age, agreed to of the IEP in effect, where it was a part (EC 56346(e))."""
    if ieps.partly is None:
        return {}
    day, items = ieps.partly
    what = items or "which part is not on file"
    by = holder_on(facts, day)
    words = f"the {by} agreed to part of the IEP on {long_date(day)} ({what}); what was refused is not carried out"
    return {"iep_partly": words, "partly_day": day, "partly_by": by, "partly_items": items or BLANK}


def _not_in_effect(ieps: Ieps, source: Source) -> Any:
    """The IEP offered that nobody has agreed to yet, in words."""
    if ieps.offered is None:
        return BLANK
    answer = source.last(IepAnswered) if ieps.is_refused else None
    by = holder_on(source.facts, answer.date if answer else source.as_of)
    why = f"the {by} disagreed with it" if ieps.is_refused else f"the {by}'s answer is not on file"
    return f"the IEP of {ieps.offered.day} is not in effect: {why}"
