"""The IEP meeting: when and where, for what, who is invited, who is excused."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.events import DocumentSent, MeetingHeld, MeetingScheduled, MemberExcused, TeamInvited
from casemgr.casefile.student import booked_meetings, fold
from casemgr.casefile.vocabulary import Role
from casemgr.errors import UsageError
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK

TRANSITION_MONTHS = 15 * 12 + 6  # 15½: the next IEP is the one in effect at 16


class Member(NamedTuple):
    """A member of the IEP team: the role, and the name where it is known."""

    role: str
    name: str = ""


def meeting(source: Source) -> dict[str, Any]:
    booked = _booked(source)
    day = booked.meeting_date if booked else source.choices.meeting
    purposes = booked.purposes if booked else ()
    transition = "transition" in purposes or _months_old(source, day or source.as_of) >= TRANSITION_MONTHS
    team = _invited(source, booked)
    return {
        "meeting_date": day or BLANK,
        "meeting_time": (booked and booked.time) or BLANK,
        "place": (booked and booked.place) or BLANK,
        "purposes": purposes or BLANK,
        "interpreter": (booked and booked.interpreter) or "",
        "team": team or BLANK,
        "usual_team": team or _usual_team(source, purposes, transition=transition),
        "transition": transition,
        "agencies": (_of_role(team, "agency") or BLANK) if transition else "",
        "notice_number": _notice_number(source, booked),
        "chair": source.office.case_manager.name,
        **_excused(source, team),
        **_held(source),
    }


def _booked(source: Source) -> MeetingScheduled | None:
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


def _months_old(source: Source, day: date) -> int:
    born = source.facts.student.identity.born
    return (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)


def _invited(source: Source, booked: MeetingScheduled | None) -> tuple[Member, ...]:
    """Those invited to this meeting, each once, in the order of the invitations."""
    if booked is None:
        return ()
    found: dict[tuple[str, str], Member] = {}
    for event in source.all(TeamInvited):
        if event.meeting == booked.meeting_date or (event.meeting is None and event.date >= booked.date):
            for invitee in event.to:
                found[invitee.role, invitee.name or ""] = Member(invitee.role, invitee.name or "")
    return tuple(found.values())


def _usual_team(source: Source, purposes: tuple[str, ...], *, transition: bool) -> tuple[Member, ...]:
    """The positions EC 56341(b) asks for, with a name from the settings where there is just one of that role."""
    roles: list[Role] = ["education-specialist", "general-ed-teacher", "lea-representative"]
    if {"initial", "triennial", "supplemental", "manifestation"} & set(purposes):
        roles.append("school-psychologist")
    members = [_named(source, role) for role in roles]
    contacts = source.facts.student.identity.contacts
    parents = [Member("parent", contact.name) for contact in contacts] or [Member("parent")]
    return (*parents, *([Member("student", source.facts.student.name)] if transition else []), *members)


def _named(source: Source, role: str) -> Member:
    people = source.office.with_role(role)
    return Member(role, people[0].name if len(people) == 1 else "")


def _of_role(team: tuple[Member, ...], role: str) -> tuple[str, ...]:
    return tuple(member.name or role for member in team if member.role == role)


def _notice_number(source: Source, booked: MeetingScheduled | None) -> int:
    """One more than the notices already sent of this meeting."""
    if booked is None:
        return 1
    sent = [
        event
        for event in source.all(DocumentSent)
        if event.document == "meeting-notice"
        and (event.meeting == booked.meeting_date if event.meeting else event.date >= booked.date)
    ]
    return len(sent) + 1


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
            "member": event.member or BLANK,
            "member_role": event.role,
            "area_discussed": "yes" if event.area_discussed else "no",
            "input_date": event.input_received or BLANK,
        }
    people = [*team, *(Member(person.role, person.name) for person in source.office.staff)]
    found = next((one for one in people if words and words in fold(f"{one.name} {one.role}")), None)
    return {
        "member": (found.name if found else source.choices.member) or BLANK,
        "member_role": (found and found.role) or BLANK,
        "area_discussed": BLANK,
        "input_date": BLANK,
    }


def _held(source: Source) -> dict[str, Any]:
    held = source.last(MeetingHeld)
    return {"present": (held and held.present) or BLANK}
