"""The team of an IEP meeting: who was invited, and who was excused in writing."""

from collections.abc import Sequence
from typing import get_args

from casemgr.casefile.events import DocumentSent, Invitee, MemberExcused, TeamInvited
from casemgr.casefile.names import meant
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.typed.invitees import invitee
from casemgr.casefile.vocabulary import Role
from casemgr.checks.known import way_meant
from casemgr.errors import Refused
from casemgr.recording.booking import meeting_day, the_booked
from casemgr.recording.work import Work
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


_NEVER = ("parent", "student")


def role_meant(words: str) -> str:
    return meant(words, (*get_args(Role), *_NEVER))


def excused_asked(
    asker: Asker, input_received: str | None, agreed: str | None, *, area_discussed: bool
) -> tuple[str | None, str | None]:
    """The days of the input, which an excusal needs where the member's area is discussed, and of what the parent signed."""
    if not area_discussed:
        return input_received, agreed or asker.offer("When was the agreement signed?")
    input_received = input_received or asker.offer("When did the member's written input go to the team?")
    return input_received, agreed or asker.offer("When was the consent signed?")


def excuse(
    work: Work,
    role: str,
    member: str | None,
    input_received: str | None,
    agreed: str | None,
    *,
    area_discussed: bool,
) -> None:
    """Record the excusal. Refused for who is no member that can be excused."""
    if role in _NEVER:
        raise Refused(
            f"{work.student.id}: not recorded: the {role} cannot be excused from the team; only its other "
            "members can"
        )
    work.record(
        MemberExcused,
        role=role,
        member=member,
        area_discussed=area_discussed,
        input_received=work.happened(input_received) if input_received else None,
        agreed=work.happened(agreed) if agreed else None,
    )
