"""Who is invited to a student's booked IEP meetings, and who must still be asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import MeetingScheduled, MemberExcused
from casemgr.casefile.names import fits
from casemgr.casefile.own_name import is_the_student
from casemgr.casefile.student import Student
from casemgr.checks.invited import news_of
from casemgr.law.book import LawBook
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date
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
    invited = {invitation.role for invitation in invitations(meeting, events, own)}
    for each in excused:
        if each.role not in invited:
            yield meeting.meeting_date, each.role, each.member, None, "excused"
    missing = members_missing(law.members, meeting, events, student.identity, speech)
    before = to_invite_again(meeting, events, own)
    for invitation in before:
        news = news_of(invitation, meeting, as_of)
        state = f"invited {news.was}: tell the new {news.what}"
        yield meeting.meeting_date, invitation.role, invitation.name, invitation.day, state
    for member in never_asked(missing, before, events, student.identity):
        yield meeting.meeting_date, member.what, None, None, "NOT YET"
