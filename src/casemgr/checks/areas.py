"""The areas of suspected disability: whether each is a category of the law, and which cannot be taken out."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    Event,
    IdentityChanged,
    ReferralReceived,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.names import fold, misspelled
from casemgr.casefile.saying import joined, long_date, spaced
from casemgr.casefile.vocabulary import area_term
from casemgr.checks.case import Case, Note
from casemgr.law.book import LawBook
from casemgr.law.words import area_of, suspicion_of
from casemgr.state.enrollment import suspected_areas
from casemgr.state.referrals import undecided_referrals


class Strange(NamedTuple):
    """What is said of an area that is no category, and the one that it may be a slip for."""

    what: str
    slip_for: str | None


def strange_areas(areas: Iterable[str], law: LawBook) -> Iterator[Strange]:
    """Those that are no category of the law; none where the law names no categories."""
    categories, meanings = law.areas, law.meanings
    if categories is None:
        return
    known = (*categories.names, *meanings["area"], *meanings["suspicion"])
    for area in areas:
        if suspicion_of(area, meanings) in categories.names:
            continue
        near = [] if area in meanings["area"].values() else misspelled(area, known)
        slip_for = area_of(near[0], meanings) if near else None
        yield Strange(f"{area} is not a category of {categories.cites}", slip_for)


def doubtful_areas(event: Event, case: Case) -> Iterator[Note]:
    """The areas that an event names and that are no category of the law; refused where one may be a slip."""
    for what, slip_for in strange_areas(_named(event, case), case.law):
        if slip_for:
            yield Note(f"{what}; did you mean {slip_for}?", "refuse")
        yield Note(f"{what}; recorded as typed")


def _named(event: Event, case: Case) -> Iterable[str]:
    """The disabilities that an event says of the student: a new one has those at the head of the file."""
    match event:
        case ReferralReceived(areas=areas):
            return areas
        case IdentityChanged(field=field, after=str(area)) if field.startswith("suspected"):
            return (area,)
        case StudentAdded() | TransferredIn() if not case.before.events:
            return case.identity.suspected
        case _:
            return ()


def forms_to_come(event: Event, case: Case) -> Iterator[Note]:
    """What is asked for with the next assessment because of these areas, and is not asked for yet."""
    law = case.law
    suspected = {suspicion_of(area, law.meanings) for area in _named(event, case)}
    running = {clock.rule.id for clock in case.clocks if clock.is_open}
    for rule in law.rules:
        if rule.only_for and not suspected.isdisjoint(rule.only_for.suspected) and rule.id not in running:
            yield Note(f"The next assessment asks for one thing more: {rule.short}.", "say")


def unknown_areas(plan: AssessmentPlanDeveloped | AssessmentPlanGiven, case: Case) -> Iterator[Note]:
    """The areas of a plan that the law has no name for; refused where one may be a slip."""
    law, meanings = case.law, case.law.meanings
    if law.areas is None:
        return
    names = {*law.areas.names, *meanings["area"].values()}
    words = dict.fromkeys((*names, *meanings["area"], *meanings["suspicion"]))
    for area in dict.fromkeys(item.area for item in plan.areas):
        if area in names or fold(area) in words:
            continue
        near = [area_of(word, meanings) for word in misspelled(area, words)]
        what = f"{area} is no area of assessment that the law files name"
        if near:
            yield Note(f"{what}; did you mean {near[0]}?", "refuse")
        yield Note(f"{what}. Recorded as typed, and printed so on the plan")


def none_on_file(plan: AssessmentPlanGiven, case: Case) -> Iterator[str]:
    """That no disability is on file, where the law asks for more because of some: it cannot know otherwise."""
    law, areas = case.law, suspected_areas(case.identity, case.events)
    asking = [area for rule in law.rules if rule.only_for for area in rule.only_for.suspected]
    if any(areas) or not plan.areas or not asking:
        return
    if law.areas and any(area_of(item.area, law.meanings) in law.areas.names for item in plan.areas):
        return
    named = " or ".join(map(spaced, asking))
    yield f"No disability is on file. If it is {named}: casemgr edit {case.id} --disability AREA"


def said_by_a_referral(
    gone: Sequence[str], events: tuple[Event, ...], student_id: str, today: date
) -> str | None:
    """Why an area is not to be taken out: a referral says it on which the team has not decided, and that is corrected."""
    for area in gone:
        for referral in undecided_referrals(events):
            if area in referral.areas:
                return (
                    f"--not-disability {area}: the referral of {long_date(referral.date, today)} says it. To say what is "
                    f"suspected in its place: casemgr correct {student_id} {referral.id} --area AREA"
                )
    return None


def found_on_file(suspected: Collection[str], student_id: str) -> str:
    """That the disability on file is what was suspected, and the command that says what the team found."""
    command = f"casemgr edit {student_id} --disability AREA"
    if not suspected:
        return f"no disability is on file. To say what the team found: {command}"
    gone = "".join(f" --not-disability {area}" for area in suspected)
    terms = joined([area_term(area) for area in suspected])
    return f"on file as the disability: {terms}. If the team found another: {command}{gone}"
