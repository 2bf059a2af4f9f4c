"""ROLE is parent, student, general-ed-teacher, education-specialist, lea-representative, principal,
school-psychologist, el-specialist, interpreter …; of the staff in casemgr.yaml the name is enough. Last it prints who must be there and has not been invited yet; the
meeting notice counts as the parent's invitation: --notice HOW records that it went out on the same day. Without a
ROLE, all who are invited are listed, and who is missing. --as-before invites who was invited to this meeting before
it was moved, or else to the student's last one.

Example: `casemgr invite ana-r general-ed-teacher="Joan Pruitt" principal marcus --on 11/9`,
`casemgr invite ana-r --as-before --notice mail`
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.dates import happened, planned
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.meetings.booking import WhichMeeting, days_booked, meeting_day, the_booked
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given, Work
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Invitee, MeetingScheduled
    from casemgr.reports.report import Report


def run(
    given: Given,
    student: StudentWords,
    members: Annotated[
        Several, argument("[ROLE[=NAME]]", "Each role, and who fills it; without one, all are listed.")
    ] = None,
    as_before: Annotated[bool, flag("The same team as before.")] = False,
    meeting: WhichMeeting = None,
    notice: Annotated[
        Maybe, text("HOW", "The meeting notice went to the parent too: mail, in person, e-mail …")
    ] = None,
    listing: Listing = ON_SCREEN,
) -> None:
    from casemgr.casefile.events import TeamInvited
    from casemgr.casefile.typed.invitees import invitee

    here = given.session
    if not (members or as_before):
        given.only_shows("ROLE or ROLE=NAME", {"--notice": notice})
        listing.show(here, _invited(here, student, meeting))
        return
    listing.records()
    with given.recording(student) as work:
        day = given.day(work)
        booked = the_booked(work, meeting, day)
        of_day = meeting_day(work, booked, meeting, day)
        given.add(
            work,
            TeamInvited,
            day,
            to=(
                *(_same_team(work, booked) if as_before else ()),
                *(invitee(work.people, words) for words in members or ()),
            ),
            meeting=of_day,
        )
        if notice is not None:
            _send_notice(given, work, notice, booked, of_day)


def _invited(here: Session, words: str, day: str | None) -> Report:
    """Who is invited to the meeting of a day, or to every one booked."""
    from casemgr.reports.invite import invitations_report
    from casemgr.state.meetings import booked_meetings

    student = here.find(words)
    booked = booked_meetings(student.known(here.today))
    if day:
        meant = (planned(day, here.today), happened(day, here.today))
        if not (chosen := [meeting for meeting in booked if meeting.meeting_date in meant]):
            raise UsageError(
                f"No meeting is booked for {long_date(meant[0])} (booked: {days_booked(booked)})"
            )
        booked = chosen
    return invitations_report(student, booked, here.context.law, here.today)


def _same_team(work: Work, booked: MeetingScheduled | None) -> list[Invitee]:
    """Refused where no meeting is booked, or nobody was invited to another one."""
    from casemgr.casefile.events import Invitee
    from casemgr.state.team import invited_before

    if booked is None:
        raise Refused(f"no meeting is booked yet: casemgr schedule-iep {work.student.id} DATE")
    team = invited_before(booked, work.known)
    if not team:
        raise Refused(f"nobody was invited to an earlier meeting: casemgr invite {work.student.id} ROLE=NAME")
    return [Invitee(role=each.role, name=each.name) for each in team]


def _send_notice(
    given: Given, work: Work, how: str, booked: MeetingScheduled | None, meeting: date | None
) -> None:
    """The meeting notice, which went out with the invitations; refused where no meeting is booked."""
    from casemgr.casefile.events import DocumentSent
    from casemgr.checks.known import way_meant

    if booked is None:
        raise Refused(f"no meeting is booked yet: casemgr schedule-iep {work.student.id} DATE")
    given.add(
        work,
        DocumentSent,
        given.day(work),
        document="meeting-notice",
        meeting=meeting,
        method=work.take(way_meant(how, "--notice")),
    )
