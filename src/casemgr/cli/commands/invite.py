"""ROLE is parent, student, general-ed-teacher, education-specialist, lea-representative, principal,
school-psychologist, el-specialist, interpreter …; of the staff in casemgr.yaml the name is enough. Last it prints who must be there and has not been invited yet; the
meeting notice counts as the parent's invitation: --notice HOW records that it went out on the same day. Without a
ROLE, all who are invited are listed, and who is missing. --as-before invites who was invited to this meeting before
it was moved, or else to the student's last one.

Example: `casemgr invite ana-r general-ed-teacher="Joan Pruitt" principal marcus --on 11/9`,
`casemgr invite ana-r --as-before --notice mail`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.dates import happened, planned
from casemgr.cli.lists.showing import ON_SCREEN, Listing
from casemgr.cli.meetings.options import WhichMeeting
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, argument, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given
from casemgr.errors import UsageError

if TYPE_CHECKING:
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
    from casemgr.recording.invited import invite

    here = given.session
    if not (members or as_before):
        given.only_shows("ROLE or ROLE=NAME", {"--notice": notice})
        listing.show(here, _invited(here, student, meeting))
        return
    listing.records()
    with given.recording(student) as work:
        invite(work, members, meeting, notice, as_before=as_before)


def _invited(here: Session, words: str, day: str | None) -> Report:
    """Who is invited to the meeting of a day, or to every one booked."""
    from casemgr.checks.not_booked import days_booked
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
