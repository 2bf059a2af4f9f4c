"""The IEP meeting: when and where, for what, who is invited, who is excused."""

from __future__ import annotations

from datetime import date
from typing import Any

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    MeetingScheduled,
    MemberExcused,
    TeamInvited,
)
from casemgr.casefile.names import fits, fold
from casemgr.errors import UsageError
from casemgr.law.tables import RequiredMember
from casemgr.paper.letters.facts.changed import notices, of_student
from casemgr.paper.letters.facts.parents import Member, confirmed, parent_of
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.enrollment import suspected_areas
from casemgr.state.heard import about_booking
from casemgr.state.meetings import booked_meetings
from casemgr.state.sessions import unfinished_session
from casemgr.state.team import (
    Invitation,
    Own,
    invitations,
    members_missing,
    never_asked,
    own_of,
    team_of,
    to_invite_again,
)


def meeting(source: Source) -> dict[str, Any]:
    booked = meeting_meant(source)
    day = booked.meeting_date if booked else source.choices.meeting
    purposes = booked.purposes if booked else ()
    transition = _is_on_transition(source, booked, day)
    team, lacking = _with_parent(source, booked), _still_to_invite(source, booked)
    return {
        "meeting_date": day or BLANK,
        "meeting_time": (booked and booked.time) or BLANK,
        "place": (booked and booked.place) or BLANK,
        "purposes": purposes or BLANK,
        "continues": _continues(source, booked) or "",
        "interpreter": (booked and booked.interpreter) or "",
        "team": BLANK if any(not member.name for member in lacking) else (*lacking, *team),
        "members": sorted((*lacking, *team), key=_by_place),
        "transition": transition,
        "agencies": (tuple(m.name or m.role for m in team if m.role == "agency") or BLANK)
        if transition
        else "",
        **notices(source, booked),
        **of_student(source, booked),
        "meeting_minutes": source.office.meeting_minutes or "",
        "confirmed": confirmed(source, booked) or BLANK,
        "chair": source.office.case_manager.name,
        **_excused(source, team),
    }


def _continues(source: Source, booked: MeetingScheduled | None) -> date | None:
    """The day of the session left unfinished that this meeting takes up again."""
    session = unfinished_session(source.events, booked.purposes) if booked else None
    return session.date if session and booked and session.date < booked.meeting_date else None


def meeting_meant(source: Source) -> MeetingScheduled | None:
    """The meeting asked for by its day, or the next one booked."""
    booked = booked_meetings(source.events)
    wanted = source.choices.meeting
    if wanted is None:
        return booked[0] if booked else None
    found = [meeting for meeting in booked if meeting.meeting_date == wanted]
    if booked and not found:
        days = ", ".join(str(meeting.meeting_date) for meeting in booked)
        raise UsageError(f"--meeting {wanted}: no meeting is booked for that day; booked: {days}")
    return found[0] if found else None


def _is_on_transition(source: Source, booked: MeetingScheduled | None, day: date | None) -> bool:
    """Whether the student belongs to the team: the meeting is about life after school."""
    meeting = booked or _any_meeting(source, day)
    law = source.context.law
    team = team_of(law.members, meeting, source.facts.student.identity, source.facts.speech)
    return any("student" in member.roles for member in team)


def _invited(source: Source, booked: MeetingScheduled | None) -> tuple[Member, ...]:
    """Those invited to this meeting, each once, in the order of the invitations; the student first whom the notice invites."""
    if booked is None:
        return ()
    name = source.facts.student.identity.name
    members = [
        Member(each.role, each.name or "")
        for event in about_booking(booked, source.events)
        if isinstance(event, TeamInvited)
        for each in event.to
    ]
    if any(each.role == "student" for each in invitations(booked, source.events, _own(source))):
        members.insert(0, Member("student"))
    before = _invited_before(source, booked)
    members += [Member(each.role, each.name or _named(source, booked, each.role).name) for each in before]
    own = Member("student", str(name))
    return tuple(dict.fromkeys(own if member.role == "student" else member for member in members))


def _invited_before(source: Source, booked: MeetingScheduled) -> list[Invitation]:
    """Who was invited before the meeting was moved: they are expected again, but for the interpreter where another is booked.
    The parent is on the letter anyway; the parent of an adult is, where invited and not informed alone."""
    asked = {each.name for event in source.all(TeamInvited) for each in event.to if each.role == "parent"}

    def is_expected(each: Invitation) -> bool:
        if each.role == "interpreter":
            return not booked.interpreter
        return each.role != "parent" or (_holds_own_rights(source) and each.name in asked)

    return [each for each in to_invite_again(booked, source.events, _own(source)) if is_expected(each)]


def _own(source: Source) -> Own:
    return own_of(source.facts.student.identity, source.facts.speech)


def _holds_own_rights(source: Source) -> bool:
    """Whether the student does: of age, and nobody in the student's place."""
    return _own(source).holds_the_rights(source.as_of)


def _with_parent(source: Source, booked: MeetingScheduled | None) -> tuple[Member, ...]:
    """Those invited, and the parent, whom a notice has invited; of a student who holds the rights only where invited (EC 56041.5)."""
    team = _invited(source, booked)
    is_invited = _holds_own_rights(source) or any(
        m.role == "parent" for m in (*team, *_still_to_invite(source, booked))
    )
    return team if is_invited else (_named(source, booked, "parent"), *team)


def _still_to_invite(source: Source, booked: MeetingScheduled | None) -> tuple[Member, ...]:
    """The positions the law asks for that nobody was invited to yet, with a name where one on file for the student fills it."""
    identity = source.facts.student.identity
    law, meeting = source.context.law, booked or _any_meeting(source)
    lacking = members_missing(law.members, meeting, source.events, identity, source.facts.speech)
    if booked:
        lacking = never_asked(lacking, _invited_before(source, booked), source.events, identity)
    roles = [_role(member, source) for member in lacking]
    return tuple(
        _on_file(source, booked, role) for role in roles if role != "parent" or not _holds_own_rights(source)
    )


def _on_file(source: Source, booked: MeetingScheduled | None, role: str) -> Member:
    """Who fills a position without an invitation: one on file for the student, the case manager, an examiner of the last plan."""
    found, plan = _named(source, booked, role), source.last(AssessmentPlanGiven)
    examiners = [area.assessor for area in plan.areas if area.assessor] if plan else []
    ours = [source.office.case_manager.name, *source.facts.student.identity.carry_it_out, *examiners]
    is_another = source.office.with_role(role) and not any(fits(name, found.name) for name in ours)
    return Member(role) if is_another else found


def _any_meeting(source: Source, day: date | None = None) -> MeetingScheduled:
    """A meeting of that day, or today, where none is booked: its team is the one every meeting needs."""
    today = source.as_of
    return MeetingScheduled(
        id="none", date=today, recorded=today, purposes=("annual",), meeting_date=day or today
    )


def _role(member: RequiredMember, source: Source) -> str:
    """The role that fills a position; where one area alone is suspected, the specialist for it."""
    areas = suspected_areas(source.facts.student.identity, source.events)
    return member.alone.get(next(iter(areas)), member.roles[0]) if len(areas) == 1 else member.roles[0]


def _named(source: Source, booked: MeetingScheduled | None, role: str) -> Member:
    if role == "parent":
        return parent_of(source)
    if role == "student":
        return Member(role, source.facts.student.name)
    if role == "interpreter":
        return Member(role, (booked and booked.interpreter) or "")
    people = source.office.with_role(role)
    return Member(role, people[0].name if len(people) == 1 else "")


def _by_place(member: Member) -> int:
    """Parent and student first, the others as they come."""
    return ("parent", "student", member.role).index(member.role)


def _excused(source: Source, team: tuple[Member, ...]) -> dict[str, Any]:
    """The member asked for, or the last one excused on file."""
    words = fold(source.choices.member)
    events = [
        event
        for event in source.all(MemberExcused)
        if not words or words in fold(f"{event.member or ''} {event.role}")
    ]
    if events:
        event = events[-1]
        return {
            "excused_on": event.date,
            "member": event.member or BLANK,
            "member_role": event.role,
            "area_discussed": "yes" if event.area_discussed else "no",
            "input_date": event.input_received or BLANK,
        }
    people = [*team, *(Member(person.role, person.name) for person in source.office.staff)]
    found = next((one for one in people if words and words in fold(f"{one.name} {one.role}")), None)
    return {
        "excused_on": BLANK,
        "member": (found.name if found else source.choices.member) or BLANK,
        "member_role": (found and found.role) or BLANK,
        "area_discussed": BLANK,
        "input_date": BLANK,
    }
