"""Who belongs to the IEP team of a meeting, and what the team still lacks."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import (
    DocumentSent,
    Event,
    FormCompleted,
    MeetingScheduled,
    ReferralReceived,
    TeamInvited,
)
from casemgr.casefile.student import Identity
from casemgr.casefile.vocabulary import ENGLISH_LEARNERS, FORM_FOR_AREA, REQUIRED_MEMBERS, RequiredMember

_DECIDE_ON_ELIGIBILITY = {"initial", "triennial"}


def suspected_areas(identity: Identity, events: tuple[Event, ...]) -> frozenset[str]:
    """Every area of suspected disability: those at the head of the file, and those of the referrals."""
    referred = {area for e in events if isinstance(e, ReferralReceived) for area in e.areas}
    return frozenset(referred | set(identity.suspected))


def is_english_learner(identity: Identity) -> bool:
    return identity.language is not None and identity.language.status in ENGLISH_LEARNERS


def age_on(born: date, day: date) -> int:
    """Whole years; someone born on 29 February is a year older on 1 March."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def roles_invited(meeting: MeetingScheduled, events: tuple[Event, ...]) -> frozenset[str]:
    """The roles invited to a booked meeting so far; the meeting notice invites the parent."""
    roles: set[str] = {"interpreter"} if meeting.interpreter else set()
    for event in events:
        if not isinstance(event, (TeamInvited, DocumentSent)) or not _is_for(meeting, event):
            continue
        if isinstance(event, TeamInvited):
            roles |= {invitee.role for invitee in event.to}
        elif event.document == "meeting-notice":
            roles.add("parent")
    return frozenset(roles)


def _is_for(meeting: MeetingScheduled, event: TeamInvited | DocumentSent) -> bool:
    """By the day it names; one that names none is for the meeting that was booked by then."""
    return event.meeting == meeting.meeting_date if event.meeting else event.date >= meeting.date


def members_missing(
    meeting: MeetingScheduled, events: tuple[Event, ...], identity: Identity
) -> list[RequiredMember]:
    """The members whom the law asks for and nobody has invited yet (EC 56341(b))."""
    invited = roles_invited(meeting, events)
    areas = suspected_areas(identity, events)
    return [
        member
        for member in REQUIRED_MEMBERS
        if _belongs(member, meeting, identity) and invited.isdisjoint(_fillers(member, areas))
    ]


def _belongs(member: RequiredMember, meeting: MeetingScheduled, identity: Identity) -> bool:
    asked = []
    if member.purposes:
        asked.append(not set(member.purposes).isdisjoint(meeting.purposes))
    if member.from_age is not None:
        asked.append(age_on(identity.born, meeting.meeting_date) >= member.from_age)
    if member.english_learner:
        asked.append(is_english_learner(identity))
    return any(asked) if asked else True


def _fillers(member: RequiredMember, areas: frozenset[str]) -> set[str]:
    only = next(iter(areas)) if len(areas) == 1 else None
    return {*member.roles, *([member.alone[only]] if only in member.alone else [])}


def forms_missing(purposes: tuple[str, ...], events: tuple[Event, ...], identity: Identity) -> list[str]:
    """The psychologist's forms, sld and ed, that a meeting on eligibility needs and that are not on file."""
    if _DECIDE_ON_ELIGIBILITY.isdisjoint(purposes):
        return []
    done = {e.form for e in events if isinstance(e, FormCompleted)}
    areas = suspected_areas(identity, events)
    return [form for area, form in FORM_FOR_AREA.items() if area in areas and form not in done]
