"""Who belongs to the IEP team of a meeting, and whom nobody has invited yet."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from casemgr.casefile.events import DocumentSent, Event, MeetingScheduled, TeamInvited, said
from casemgr.casefile.student import Identity
from casemgr.law.tables import RequiredMember
from casemgr.state.enrollment import age_on, is_english_learner, suspected_areas
from casemgr.state.meetings import NO_MEETING, MeetingTies, meeting_ties

A_YEAR = relativedelta(years=1)  # so long an IEP is in effect, until the next annual review


class Invitation(NamedTuple):
    """A member of the team invited to a meeting: by which role, by name perhaps, and on which day."""

    role: str
    name: str | None
    day: date


def invitations(meeting: MeetingScheduled, events: tuple[Event, ...]) -> list[Invitation]:
    """Those invited to a booked meeting so far; the meeting notice invites the parent, the booking the interpreter."""
    found = [Invitation("interpreter", meeting.interpreter, meeting.date)] if meeting.interpreter else []
    asked = [event for event in events if event.type in _INVITING]
    ties = meeting_ties(events) if asked else None
    for event in asked:
        if not ties or not _is_for(meeting, event, ties):
            continue
        if type(event) is TeamInvited:
            found += [Invitation(invitee.role, invitee.name, event.date) for invitee in event.to]
        elif type(event) is DocumentSent and event.document == "meeting-notice":
            found.append(Invitation("parent", event.to, event.date))
    return found


def roles_invited(meeting: MeetingScheduled, events: tuple[Event, ...]) -> frozenset[str]:
    """The roles invited to a booked meeting so far."""
    return frozenset(invitation.role for invitation in invitations(meeting, events))


_INVITING = ("team_invited", "document_sent")


def _is_for(meeting: MeetingScheduled, event: Event, ties: MeetingTies) -> bool:
    """By the day it names; one that names none is for the meeting booked then, or for the next one to be booked. When a
    meeting moves to another day, its team is to be asked again."""
    if day := said(event, "meeting"):
        return bool(day == meeting.meeting_date)
    booked = ties.booked.get(meeting.id, NO_MEETING)
    is_about = not booked.isdisjoint(ties.about.get(event.id, NO_MEETING))
    return is_about and (event.date >= meeting.date or booked == {meeting.id})


def members_missing(
    required: Iterable[RequiredMember],
    meeting: MeetingScheduled,
    events: tuple[Event, ...],
    identity: Identity,
    learners: Collection[str],
) -> list[RequiredMember]:
    """Those of the team whom nobody has invited to a booked meeting yet. `learners`: the codes of English learners."""
    invited = roles_invited(meeting, events)
    areas = suspected_areas(identity, events)
    return [
        member
        for member in team_of(required, meeting, identity, learners)
        if invited.isdisjoint(_fillers(member, areas))
    ]


def team_of(
    required: Iterable[RequiredMember],
    meeting: MeetingScheduled,
    identity: Identity,
    learners: Collection[str],
) -> list[RequiredMember]:
    """The members whom the team of a meeting must have."""
    return [member for member in required if _belongs(member, meeting, identity, learners)]


def _belongs(
    member: RequiredMember, meeting: MeetingScheduled, identity: Identity, learners: Collection[str]
) -> bool:
    asked = []
    if member.purposes:
        asked.append(not set(member.purposes).isdisjoint(meeting.purposes))
    if member.in_effect_at_age is not None:
        asked.append(age_on(identity.born, meeting.meeting_date + A_YEAR) >= member.in_effect_at_age)
    if member.english_learner:
        asked.append(is_english_learner(identity, learners))
    return any(asked) if asked else True


def _fillers(member: RequiredMember, areas: frozenset[str]) -> set[str]:
    only = next(iter(areas)) if len(areas) == 1 else None
    return {*member.roles, *([member.alone[only]] if only in member.alone else [])}
