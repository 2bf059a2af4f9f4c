"""Who has to act: the case manager, and for some deadlines an assessor, a provider, the writer of a draft, a member of staff
whose role the law names, or those invited to a meeting."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple, get_args

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    Event,
    IepDrafted,
    MeetingHeld,
    MeetingScheduled,
)
from casemgr.casefile.names import fits
from casemgr.casefile.people import People
from casemgr.casefile.purposes import EVALUATES
from casemgr.casefile.saying import joined, spaced
from casemgr.casefile.staffnames import is_meant
from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import Role
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.owed import asks_for
from casemgr.law.book import LawBook
from casemgr.state.assessments import areas_not_reported
from casemgr.state.enrollment import manager_of
from casemgr.state.meetings import booked_meetings
from casemgr.state.progress import not_reported
from casemgr.state.team import invitations


class Share(NamedTuple):
    """A person's part in a deadline."""

    name: str
    what: str = ""
    """Which areas, portions or service; empty where it is the whole."""


def share_of(words: str, deadline: Deadline, facts: Facts, people: People) -> str | None:
    """What the person that words name has to do about a deadline; empty where it is the whole, None where nothing."""
    own = manager_of(facts.events, people.case_manager.name)
    parts = [
        share.what for share in shares(deadline, facts, people) if is_meant(words, share.name, people.names)
    ]
    if parts:
        return joined([part for part in parts if part])
    return "" if is_meant(words, own, people.names) else None


def shares(deadline: Deadline, facts: Facts, people: People) -> Iterator[Share]:
    """Those besides the case manager who have to act for an open deadline."""
    if not deadline.is_open:
        return
    events = {on.event for on in deadline.rule.met_by}
    if "assessor_reported" in events and isinstance(deadline.start.event, ConsentReceived):
        yield from _assessors(facts.events, deadline.start.event.purpose)
    elif "provider_reported" in events:
        services = {each.name: each.service for each in facts.student.identity.providers}
        for name in not_reported(facts.student, facts.events, deadline.start.left_by):
            yield Share(name, services.get(name) or "")
    elif "iep_drafted" in events:
        yield from _writers(facts.events)
    elif "meeting_held" in events and isinstance(deadline.start.event, MeetingScheduled):
        for invitation in invitations(deadline.start.event, facts.events):
            if invitation.name and invitation.role != "parent":
                yield Share(invitation.name)
    elif deadline.rule.waits_for:
        yield from _in_role(deadline.rule.waits_for, facts.events, people)


def _assessors(events: tuple[Event, ...], purpose: str) -> Iterator[Share]:
    """The assessors of the last plan of a purpose, each with an area that is not reported yet."""
    plans = [each for each in events if isinstance(each, AssessmentPlanGiven) and each.purpose == purpose]
    missing = areas_not_reported(events, purpose)
    for item in plans[-1].areas if plans else ():
        if item.assessor and (missing is None or item.area in missing):
            yield Share(item.assessor, spaced(item.area))


def _writers(events: tuple[Event, ...]) -> Iterator[Share]:
    """Who was asked for a portion of the draft since the last meeting, and has not written it."""
    asked: dict[str, IepDrafted] = {}
    for event in events:
        if isinstance(event, MeetingHeld):
            asked.clear()
        elif isinstance(event, IepDrafted):
            asked[event.portion] = event
    for portion, last in asked.items():
        if last.step == "asked" and last.owner:
            yield Share(last.owner, spaced(portion))


def _in_role(waits_for: str, events: tuple[Event, ...], people: People) -> Iterator[Share]:
    """The staff whose role a rule names; where one of several works on the case, that one alone."""
    named = [each.name for each in people.staff if each.role and fits(waits_for, spaced(each.role))]
    at_work = [name for name in named if name in _planned_assessors(events)]
    for name in at_work or named:
        yield Share(name)


def role_awaited(law: LawBook, event_type: str, fields: Mapping[str, str]) -> Role | None:
    """The role of the staff for whom a rule waits that such an event meets: whose form it is. None where no rule says it."""
    waits = [rule.waits_for for rule in law.rules if rule.waits_for and asks_for(rule, event_type, fields)]
    roles: tuple[Role, ...] = get_args(Role)
    return next((role for words in waits for role in roles if fits(words, spaced(role))), None)


def _planned_assessors(events: tuple[Event, ...]) -> list[str]:
    """The assessors of every plan since the last assessment was brought to an end."""
    found: list[str] = []
    for event in events:
        if isinstance(event, MeetingHeld) and not EVALUATES.isdisjoint(event.purposes):
            found.clear()
        elif isinstance(event, AssessmentPlanGiven):
            found += filter(None, (item.assessor for item in event.areas))
    return found


def team_names(student: Student, events: tuple[Event, ...], people: People) -> list[str]:
    """All who have something to do with a case now: its case manager, providers, assessors, writers, those invited."""
    names = [manager_of(events, people.case_manager.name)]
    names += [provider.name for provider in student.identity.providers]
    names += _planned_assessors(events)
    names += [share.name for share in _writers(events)]
    for meeting in booked_meetings(events):
        names += [each.name for each in invitations(meeting, events) if each.name and each.role != "parent"]
    return list(dict.fromkeys(names))
