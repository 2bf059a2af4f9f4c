"""Who is invited to a student's booked IEP meetings, and who must still be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, MeetingScheduled, MemberExcused
from casemgr.casefile.names import fits
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.saying import joined, time_words
from casemgr.casefile.student import Identity, Student
from casemgr.law.book import LawBook
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date
from casemgr.state.bookings import differing
from casemgr.state.interpreting import speech_of
from casemgr.state.team import (
    Invitation,
    excused_from,
    invitations,
    members_missing,
    never_asked,
    own_of,
    to_invite_again,
)

COLUMNS = (
    Column("meeting", "Meeting", "date"),
    Column("member", "Member"),
    Column("name", "Who"),
    Column("invited", "Invited", "date"),
    Column("state", "State", "status"),
)
Row = tuple[date, str, str | None, date | None, str]


def invitations_report(
    student: Student, meetings: Sequence[MeetingScheduled], law: LawBook, as_of: date
) -> Report:
    """For each meeting those invited, with the day, then those who know only of its former day, and last those whom it needs and nobody has invited."""
    rows = tuple(row for meeting in meetings for row in _rows(student, meeting, law, as_of))
    return Report(
        title=f"Invited to the IEP meetings of {student.name} ({student.id}) as of {long_date(as_of)}",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {
            "student": student.id,
            "invitations": [
                {"meeting": iso(meeting), "member": member, "name": name, "invited": iso(day), "state": state}
                for meeting, member, name, day, state in rows
            ],
        },
        empty=f"No meeting is booked: casemgr schedule-iep {student.id} DATE",
    )


def still_to_invite(
    identity: Identity, events: tuple[Event, ...], booked: MeetingScheduled, law: LawBook, today: date
) -> Iterator[str]:
    """Who is to hear of the new day of a meeting, and who must be there and was not invited; or that everyone is."""
    day = long_date(booked.meeting_date, today)
    missing = members_missing(law.members, booked, events, identity, speech_of(identity, law))
    before = to_invite_again(booked, events, own_of(identity, speech_of(identity, law)))
    for news in dict.fromkeys(_news(each, booked, today).now for each in before):
        whom = [_who(each) for each in before if _news(each, booked, today).now == news]
        yield f"Tell the new {news}: {joined(whom)}"
    if missing := never_asked(missing, before, events, identity):
        listed = ", ".join(member.what for member in missing)
        cites = ", ".join(dict.fromkeys(cite for member in missing for cite in member.cite))
        yield f"Not invited yet to the meeting of {day}: {listed} ({cites})"
    elif not before:
        yield f"Everyone the meeting of {day} needs is invited."


class _News(NamedTuple):
    """What is new about a meeting that was moved, how it is now, and what the invitation was for."""

    what: str
    now: str
    was: str


def _news(each: Invitation, booked: MeetingScheduled, today: date) -> _News:
    """All that is new: the day, hour, place and purpose."""
    former = each.booking
    found = [_new_of(name, booked, former, today) for name in differing(booked, former)]
    parts = [part for part in found if part]
    if not parts:
        day = long_date(booked.meeting_date, today)
        return _News("day", f"day, {day}", f"for {day}")
    what, now, was = ([*each] for each in zip(*parts, strict=True))
    return _News(joined(what), f"{joined(what)}, {', '.join(now)}", joined(was))


def _new_of(name: str, booked: MeetingScheduled, former: MeetingScheduled, today: date) -> _News | None:
    """What is new in one field. What was not set for the former day, and what is set no more, goes without saying."""
    is_first = former.meeting_date == booked.meeting_date
    match name:
        case "meeting_date":
            days = [long_date(each.meeting_date, today) for each in (booked, former)]
            return _News("day", days[0], f"for {days[1]}")
        case "time" if booked.time and (former.time or is_first):
            was = f"for {time_words(former.time)}" if former.time else "before the hour was set"
            return _News("hour", time_words(booked.time), was)
        case "place" if booked.place and (former.place or is_first):
            was = f"to {former.place}" if former.place else "before the place was set"
            return _News("place", booked.place, was)
        case "purposes":
            return _News("purpose", joined(booked.purposes), f"for {joined(former.purposes)}")
        case _:
            return None


def _who(each: Invitation) -> str:
    return f"{each.role} ({each.name})" if each.name else each.role


def _state(invitation: Invitation, excused: Sequence[MemberExcused]) -> str:
    """`excused` of a role, and of the one named where somebody is."""
    for each in excused:
        is_meant = not each.member or not invitation.name or fits(each.member, invitation.name)
        if each.role == invitation.role and is_meant:
            return "excused"
    return "invited"


def _rows(student: Student, meeting: MeetingScheduled, law: LawBook, as_of: date) -> Iterator[Row]:
    events = student.known(as_of)
    name, speech = student.identity.name, speech_of(student.identity, law)
    own = own_of(student.identity, speech)
    excused = excused_from(meeting, events)
    for invitation in invitations(meeting, events, own):
        if invitation.role == "parent" and is_the_student(invitation.name or "", name):
            continue
        yield (
            meeting.meeting_date,
            invitation.role,
            invitation.name,
            invitation.day,
            _state(invitation, excused),
        )
    missing = members_missing(law.members, meeting, events, student.identity, speech)
    before = to_invite_again(meeting, events, own)
    for invitation in before:
        news = _news(invitation, meeting, as_of)
        state = f"invited {news.was}: tell the new {news.what}"
        yield meeting.meeting_date, invitation.role, invitation.name, invitation.day, state
    for member in never_asked(missing, before, events, student.identity):
        yield meeting.meeting_date, member.what, None, None, "NOT YET"
