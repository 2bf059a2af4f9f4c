"""Which IEP or service is meant, and which purpose of an assessment plan, by what was said and what is on file."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import get_args

from casemgr.casefile.events import AssessmentPlanGiven, Event, ServicePlanned
from casemgr.casefile.names import doubt, fold, the_one
from casemgr.casefile.student import Identity
from casemgr.casefile.taken import Taken
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.checks import out_of_place
from casemgr.checks.required import Under
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.state.assessments import INITIAL
from casemgr.state.enrollment import may_have_iep, since_case_closed
from casemgr.state.iep import ieps_of
from casemgr.state.services import services_on_file


def iep_meant(
    day: date | None, events: Iterable[Event], to_correct: Callable[[str], str]
) -> Taken[date | None]:
    """The day of the IEP: as said, in doubt where there is none of that day; else of the one in effect."""
    ieps = ieps_of(events)
    here = [each for each in (ieps.in_effect, ieps.offered) if each]
    if not here:
        return Taken(day, "no IEP is on file")
    if day is None:
        note = None
        if ieps.in_effect is None:
            note = "kept for the IEP offered; it is printed once the parent has agreed to it"
        elif ieps.offered:
            change = to_correct(f"iep={ieps.offered.day}")
            note = f"kept for the IEP in effect; if it is for the one offered: {change}"
        return Taken(here[0].day, note=note)
    if day in [each for iep in here for each in iep]:
        return Taken(day)
    known = " or ".join(str(each.day) for each in here if each.day)
    return Taken(day, f"there is no IEP of {day}{f'; say --iep {known}' if known else ''}")


def service_meant(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str]:
    """Of those planned or given by a provider the only one that the words fit, else of those that ended; any other as typed,
    in doubt where it may be a slip for one. UsageError where they fit several."""
    return _service_on_file(words, identity, events) or _service_as_typed(words, identity, events)


def service_to_plan(
    words: str, identity: Identity, events: Sequence[Event], student_id: str, *, force: bool
) -> Taken[str]:
    """The same of a service to plan. Whole words of a longer name may be another service, OT beside OT consultation: that is
    noted, and where it is forced it is another one."""
    found = _service_on_file(words, identity, events)
    may_be_another = found is not None and set(fold(words).split()) < set(fold(found.value).split())
    if found is None or (may_be_another and force):
        return _service_as_typed(words, identity, events)
    note = (
        f"taken as {found.value}, which is on file; if {words.strip()} is another service: casemgr undo {student_id}, then "
        "again with --force"
    )
    return found._replace(note=note) if may_be_another else found


def _service_on_file(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str] | None:
    found = the_one(words, services_on_file(identity, events), "service")
    found = found or the_one(words, _planned_once(events), "service")
    return Taken(found) if found else None


def _service_as_typed(words: str, identity: Identity, events: Sequence[Event]) -> Taken[str]:
    known = [*services_on_file(identity, events), *_planned_once(events)]
    return Taken(words.strip(), doubt(f"no service {words.strip()} is on file", words, known))


def _planned_once(events: Sequence[Event]) -> list[str]:
    return [each.service for each in events if isinstance(each, ServicePlanned)]


def purpose_of_plan(
    said: str | None, events: tuple[Event, ...], day: date, law: LawBook, student_id: str
) -> str:
    """Initial for a student without an IEP; for one who has one, only the case manager knows: UsageError with those that fit."""
    if said or not may_have_iep(since_case_closed(events)):
        return said or INITIAL
    fitting = []
    for purpose in get_args(AssessmentPurpose):
        plan = AssessmentPlanGiven(id="plan", date=day, recorded=day, purpose=purpose)
        if not out_of_place(plan, events, Under(law)):
            fitting.append(f"--purpose {purpose}")
    words = " or ".join(filter(None, (", ".join(fitting[:-1]), *fitting[-1:])))
    raise UsageError(f"{student_id} has an IEP: say {words}")
