"""Who was invited to an IEP meeting."""

from collections.abc import Sequence

from casemgr.casefile.events import DocumentSent, Invitee, TeamInvited
from casemgr.casefile.typed.invitees import invitee
from casemgr.checks.known import way_meant
from casemgr.checks.recording.booking import meeting_day, the_booked
from casemgr.checks.recording.work import Work
from casemgr.errors import Refused
from casemgr.state.team import invited_before


def invite(
    work: Work,
    members: Sequence[str] | None,
    meeting: str | None,
    notice: str | None,
    *,
    as_before: bool,
) -> None:
    """Record who was invited, and where it is said how, that the notice went out."""
    day = work.day
    booked = the_booked(work, meeting, day)
    if booked is None and (as_before or notice is not None):
        raise Refused(f"no meeting is booked yet: casemgr schedule-iep {work.student.id} DATE")
    of_day = meeting_day(work, booked, meeting, day)
    again = invited_before(booked, work.known) if booked and as_before else []
    if as_before and not again:
        raise Refused(f"nobody was invited to an earlier meeting: casemgr invite {work.student.id} ROLE=NAME")
    to = (
        *(Invitee(role=each.role, name=each.name) for each in again),
        *(invitee(work.people, words) for words in members or ()),
    )
    work.record(TeamInvited, day, to=to, meeting=of_day)
    if notice is not None:
        way = work.take(way_meant(notice, "--notice"))
        work.record(DocumentSent, day, document="meeting-notice", meeting=of_day, method=way)
