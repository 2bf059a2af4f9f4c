"""Who belongs to the IEP team of a meeting, and whom nobody has invited yet."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    DocumentSent,
    Event,
    MeetingHeld,
    MeetingScheduled,
    MemberExcused,
    TeamInvited,
    said,
)
from casemgr.casefile.own_name import names_the_student
from casemgr.casefile.student import Identity, Name
from casemgr.days.counting import years_after
from casemgr.law.tables import RequiredMember
from casemgr.law.words import is_rights_holder
from casemgr.state.enrollment import age_on, is_english_learner, suspected_areas
from casemgr.state.heard import was_of_former
from casemgr.state.interpreting import Speech, to_interpret_for
from casemgr.state.meetings import NO_MEETING, MeetingTies, earlier_bookings, meeting_ties, place_of


class Own(NamedTuple):
    """The student, as far as an invitation may mean the student."""

    name: Name
    since: date | None
    """From when the student holds the rights alone; None where a parent does, or somebody in the student's place."""

    def holds_the_rights(self, day: date) -> bool:
        return self.since is not None and day >= self.since


def own_of(identity: Identity, speech: Speech) -> Own:
    has_another = any(is_rights_holder(each.relation, speech.meanings) for each in identity.contacts)
    return Own(identity.name, None if has_another else speech.of_age_on)


class Invitation(NamedTuple):
    """A member of the team invited to a meeting: by which role, by name perhaps, on which day, and for which booking."""

    role: str
    name: str | None
    day: date
    booking: MeetingScheduled


def invitations(
    meeting: MeetingScheduled, events: tuple[Event, ...], own: Own | None = None
) -> list[Invitation]:
    """Those invited to a booked meeting so far; the meeting notice invites the parent, and the student to whom it goes, the
    booking the interpreter. `own`: the student, without whom nobody is taken for the student."""
    return invited_among(events, meeting, meeting_ties(events), own)


def invited_among(
    events: Sequence[Event], meeting: MeetingScheduled, ties: MeetingTies, own: Own | None = None
) -> list[Invitation]:
    """The same by some of the events on file; `ties` are those of them all."""
    found = (
        [Invitation("interpreter", meeting.interpreter, meeting.date, meeting)] if meeting.interpreter else []
    )
    booked_at = place_of(meeting, events)
    return found + [
        Invitation(role, who, event.date, meeting)
        for place, event in enumerate(events)
        if event.type in _INVITING
        for role, who in _invited_by(event, own)
        if _is_for(meeting, event, ties, comes_after=place > booked_at)
        and not (said(event, "meeting") and was_of_former(meeting, place, events))
    ]


_INVITING = ("team_invited", "document_sent")


def _invited_by(event: Event, own: Own | None) -> list[tuple[str, str | None]]:
    """Those whom an event invites, each by role and perhaps by name."""
    if type(event) is TeamInvited:
        return [(invitee.role, invitee.name) for invitee in event.to]
    if type(event) is DocumentSent and event.document == "meeting-notice":
        return _invited_by_notice(event, own)
    return []


def _invited_by_notice(notice: DocumentSent, own: Own | None) -> list[tuple[str, str | None]]:
    """The parent, and the student who is named. Of one who holds the rights alone the student: the parents' copy informs them
    (34 CFR 300.520(a)(1)(i))."""
    parent: list[tuple[str, str | None]] = [("parent", notice.to)]
    if own is None:
        return parent
    student: list[tuple[str, str | None]] = [("student", str(own.name))]
    is_named = notice.to is not None and names_the_student(notice.to, own.name)
    if own.holds_the_rights(notice.date):
        return student if is_named or notice.to is None else []
    return parent + student if is_named else parent


def to_invite_again(
    meeting: MeetingScheduled, events: tuple[Event, ...], own: Own | None = None
) -> list[Invitation]:
    """Those invited while the meeting was booked for another day or hour whom nobody has invited again yet, each once."""
    now = {(each.role, each.name) for each in invitations(meeting, events, own)}
    roles = {role for role, _ in now}
    found: dict[tuple[str, str | None], Invitation] = {}
    for former in earlier_bookings(meeting, events):
        for each in invitations(former, events, own):
            is_asked = (each.role, each.name) in now or (each.role, None) in now
            if not is_asked and (each.name or each.role not in roles):
                found.setdefault((each.role, each.name), each)
    return list(found.values())


def excused_from(meeting: MeetingScheduled, events: tuple[Event, ...]) -> list[MemberExcused]:
    """Who is excused from a booked meeting in writing."""
    return excused_among(events, meeting, meeting_ties(events))


def excused_among(
    events: Sequence[Event], meeting: MeetingScheduled, ties: MeetingTies
) -> list[MemberExcused]:
    """The same by some of the events on file; `ties` are those of them all."""
    booked = ties.booked.get(meeting.id, NO_MEETING)
    return [
        each
        for each in events
        if type(each) is MemberExcused and not booked.isdisjoint(ties.about.get(each.id, NO_MEETING))
    ]


def invited_before(meeting: MeetingScheduled, events: tuple[Event, ...]) -> list[Invitation]:
    """Who was invited to a meeting before it was moved; or else the team of the last other meeting that had
    one. Not the parent, whom a notice invites."""
    if again := _without_parent(to_invite_again(meeting, events)):
        return again
    ties = meeting_ties(events)
    own = ties.booked.get(meeting.id, NO_MEETING)
    for other in reversed([event for event in events if isinstance(event, MeetingScheduled)]):
        if own.isdisjoint(ties.booked.get(other.id, NO_MEETING)) and (
            team := _without_parent(invited_among(events, other, ties))
        ):
            return list({(each.role, each.name): each for each in team}.values())
    return []


def _without_parent(invited: Iterable[Invitation]) -> list[Invitation]:
    return [each for each in invited if each.role != "parent"]


def _is_for(meeting: MeetingScheduled, event: Event, ties: MeetingTies, *, comes_after: bool) -> bool:
    """By the day it names; one that names none is for the meeting booked then, or for the next one to be booked. When a
    meeting moves to another day, its team is to be asked again: only what comes after the move is for the new day."""
    if day := said(event, "meeting"):
        return bool(day == meeting.meeting_date)
    booked = ties.booked.get(meeting.id, NO_MEETING)
    is_about = not booked.isdisjoint(ties.about.get(event.id, NO_MEETING))
    return is_about and (comes_after or booked == {meeting.id})


def members_missing(
    required: Iterable[RequiredMember],
    meeting: MeetingScheduled,
    events: tuple[Event, ...],
    identity: Identity,
    speech: Speech,
) -> list[RequiredMember]:
    """Those of the team whom nobody has invited to a booked meeting yet, and who are not excused from it."""
    ties = meeting_ties(events)
    team = not_excused(team_of(required, meeting, identity, speech), meeting, events, ties)
    invited = invited_among(events, meeting, ties, own_of(identity, speech))
    return not_invited(team, invited, suspected_areas(identity, events))


def not_excused(
    team: Iterable[RequiredMember], meeting: MeetingScheduled, events: Sequence[Event], ties: MeetingTies
) -> list[RequiredMember]:
    """Those of a team who are not excused in writing from a booked meeting. Where several roles fill a place, the first has it;
    of the others only one who comes fills it."""
    roles = {each.role for each in excused_among(events, meeting, ties)}
    return [member for member in team if member.roles[0] not in roles]


def not_invited(
    team: Iterable[RequiredMember], invited: Iterable[Invitation], areas: frozenset[str]
) -> list[RequiredMember]:
    """Those of a team whom no invitation is for. `areas`: those suspected."""
    roles = {invitation.role for invitation in invited}
    return [member for member in team if roles.isdisjoint(_fillers(member, areas))]


def never_asked(
    missing: Iterable[RequiredMember],
    before: Iterable[Invitation],
    events: tuple[Event, ...],
    identity: Identity,
) -> list[RequiredMember]:
    """Of the members missing those whom nobody was invited for before the meeting was moved either."""
    return not_invited(missing, before, suspected_areas(identity, events))


def team_of(
    required: Iterable[RequiredMember],
    meeting: MeetingScheduled,
    identity: Identity,
    speech: Speech,
) -> list[RequiredMember]:
    """The members whom the team of a meeting must have."""
    return [member for member in required if is_one_of_the_team(member, meeting, identity, speech)]


def is_one_of_the_team(
    member: RequiredMember,
    meeting: MeetingScheduled | MeetingHeld,
    identity: Identity,
    speech: Speech,
) -> bool:
    """Whether the team of a meeting, booked or held, must have a member."""
    asked = []
    day = meeting.date if isinstance(meeting, MeetingHeld) else meeting.meeting_date
    if member.until_of_age and own_of(identity, speech).holds_the_rights(day):
        return False
    if member.purposes:
        asked.append(not set(member.purposes).isdisjoint(meeting.purposes))
    if member.in_effect_at_age is not None:
        next_review = years_after(day, 1)  # so long the IEP of the meeting is in effect
        asked.append(age_on(identity.born, next_review) >= member.in_effect_at_age)
    if member.english_learner:
        asked.append(is_english_learner(identity, speech.learners))
    if member.other_language:
        asked.append(bool(to_interpret_for(identity, speech, day)))
    return any(asked) if asked else True


def _fillers(member: RequiredMember, areas: frozenset[str]) -> set[str]:
    only = next(iter(areas)) if len(areas) == 1 else None
    return {*member.roles, *([member.alone[only]] if only in member.alone else [])}
