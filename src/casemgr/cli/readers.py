"""What a person typed, made into the value that an event's field holds: a name, an area, a day, the meeting meant.

Each reader takes the work on the student, what was typed, and the day of the event.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from casemgr.casefile.names import MAY_BE_A_SLIP, names_near
from casemgr.casefile.saying import long_date
from casemgr.cli import meetings
from casemgr.cli.asking import ask_text
from casemgr.cli.which import which
from casemgr.errors import Refused, UsageError
from casemgr.law.words import area_of
from casemgr.store.people import find_person, only_one, the_one

if TYPE_CHECKING:
    from casemgr.casefile.events import (
        AreaAssessor,
        AssessmentPlanDeveloped,
        AssessmentPlanGiven,
        Exited,
        ParentRequestReceived,
    )
    from casemgr.cli.work import Work

Reader = Callable[["Work", Any, date], Any]


def _person(work: Work, words: str | Sequence[str] | None, day: date) -> Any:
    """The full name of somebody of the settings; anybody else as typed."""
    del day
    if not words:
        return None
    return work.full_name(words) if isinstance(words, str) else tuple(map(work.full_name, words))


def _anyone(work: Work, words: str | None, day: date) -> str | None:
    del day
    return work.anyones_name(words) if words else None


def _signed(work: Work, words: str | None, day: date) -> date | None:
    return work.signed(words, day)


def _planned(work: Work, words: str, day: date) -> date:
    del day
    return work.planned(words)


def _area(work: Work, words: str, day: date) -> str:
    del day
    return area_of(words, work.context.law.meanings)


def _portion(work: Work, words: str, day: date) -> str:
    del day
    law = work.context.law
    known = ("whole", *law.iep_portions, *law.iep_portions_for_some)
    return work.known_or_typed(words, known, "portion of an IEP")


def _meeting(work: Work, words: str | None, day: date) -> date | None:
    """The day of the meeting, where it must be named."""
    return meetings.day_named(work, words, day)


def _meeting_named(work: Work, words: str | None, day: date) -> date | None:
    """The same only where a day was typed: a draft is for every meeting booked, as one IEP may serve them all."""
    return meetings.day_named(work, words, day) if words else None


def _support(work: Work, words: str | None, day: date) -> str:
    """Who was consulted: by default the district's support person, where there is just one."""
    del day
    if words:
        return work.full_name(words)
    person = only_one(work.caseload.settings, "district-support")
    return person.name if person else ask_text("Who was consulted?", "--with")


def provider_meant(work: Work, words: str) -> str:
    """The provider meant; a stranger as typed, with a note; refused, unless forced, where it may be a slip for one."""
    providers = [provider.name for provider in work.student.identity.providers]
    if found := the_one(words, providers):
        return found
    person = find_person(work.caseload.settings, words)
    if not person and (near := names_near(words, providers, MAY_BE_A_SLIP)):
        work.refuse(f"{words} is not among this student's providers; did you mean {near[0]}?")
    name = person.name if person else words.strip()
    work.warn(
        f"{name} is not among this student's providers; casemgr edit {work.student.id} --provider NAME adds one"
    )
    return name


def _open_request(work: Work, words: str | None, day: date) -> str:
    """The parent's open request: the one named, or the only one."""
    from casemgr.state.requests import open_parent_requests

    del day
    request = which(work, open_parent_requests(work.known), words, "parent request", "--request")
    if request is None:
        raise Refused(f"{work.student.id}: not recorded: no parent request is open")
    return request.id


def _plan_purpose(work: Work, words: str | None, day: date) -> str:
    """Initial for a student without an IEP; for one who has one, only the case manager knows."""
    from casemgr.casefile.events import IepAnswered, MeetingHeld, StudentAdded, TransferredIn

    del day
    for event in () if words else work.known:
        if isinstance(event, (StudentAdded, TransferredIn, IepAnswered)) or (
            isinstance(event, MeetingHeld) and event.eligible
        ):
            raise UsageError(
                f"{work.student.id} has an IEP: say --purpose triennial or --purpose supplemental"
            )
    return words or "initial"


def plan_areas(work: Work, words: Sequence[str] | None, day: date) -> tuple[AreaAssessor, ...]:
    """Areas and who assesses them, from `AREA=ASSESSOR`; the names of staff may be cut short."""
    from casemgr.casefile.events import AreaAssessor

    del day
    parts = [word.partition("=") for word in words or ()]
    return tuple(
        AreaAssessor(area=area_of(area, work.context.law.meanings), assessor=work.full_name(assessor) or None)
        for area, _, assessor in parts
    )


READERS: dict[str, Reader] = {
    "words": lambda _work, words, _day: words,
    "person": _person,
    "anyone": _anyone,
    "signed": _signed,
    "planned": _planned,
    "area": _area,
    "portion": _portion,
    "meeting": _meeting,
    "meeting named": _meeting_named,
    "support": _support,
    "open request": _open_request,
    "plan purpose": _plan_purpose,
    "plan areas": plan_areas,
}


def _plan_gaps(work: Work, plan: AssessmentPlanDeveloped) -> None:
    """What an assessment plan leaves open: areas, assessors, the language to test in."""
    from casemgr.state.enrollment import is_english_learner

    if not plan.areas:
        work.warn("no area is named; say --area AREA=ASSESSOR")
    if unassigned := [each.area for each in plan.areas if each.assessor is None]:
        work.warn(f"nobody is named to assess {', '.join(unassigned)}")
    language = work.student.identity.language
    if language and is_english_learner(work.student.identity):
        home = f" ({language.home})" if language.home else ""
        work.warn(f"{language.status} student: test in the native language{home}")


def _only_exit(work: Work, leaving: Exited) -> None:
    """A student leaves once; refused where one has left already."""
    from casemgr.state.enrollment import exit_of

    if left := exit_of(tuple(event for event in work.known if event is not leaving)):
        work.refuse(f"{work.student.name} left on {long_date(left.date)} already ({left.reason})")


def _asked(work: Work, request: ParentRequestReceived) -> None:
    """A request that names an assessment is a referral, and a second one comes beside what is in hand."""
    from casemgr.checks.asked_for import already_in_hand, names_assessment

    if request.assessment:
        work.warn_each(already_in_hand(work.before.known(work.today), work.clocks))
    elif names_assessment(request, work.context.law.meanings):
        work.warn(
            "This names an assessment. A request for one is a referral, and starts the deadline for the assessment plan: "
            f"undo it (casemgr undo {work.student.id}) and add --assessment."
        )


def _left_out(work: Work, plan: AssessmentPlanGiven) -> None:
    """The areas asked for that the plan leaves out."""
    from casemgr.checks.asked_for import left_out

    before = [event for event in work.before.known(work.today) if event.date <= plan.date]
    work.warn_each(left_out(plan, before, work.context.law))


NOTES: dict[str, Callable[[Any, Any], None]] = {
    "plan gaps": _plan_gaps,
    "only exit": _only_exit,
    "asked": _asked,
    "left out": _left_out,
}
"""What is worth noting about an event that was recorded."""
