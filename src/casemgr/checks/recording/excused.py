"""A team member who was excused from the meeting in writing."""

from typing import get_args

from casemgr.casefile.events import MemberExcused
from casemgr.casefile.names import meant
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.vocabulary import Role
from casemgr.checks.recording.work import Work
from casemgr.errors import Refused

_NEVER = ("parent", "student")


def role_meant(words: str) -> str:
    return meant(words, (*get_args(Role), *_NEVER))


def excused_asked(
    asker: Asker, input_received: str | None, agreed: str | None
) -> tuple[str | None, str | None]:
    """The days of the input and of the consent, which an excusal needs where the member's area is discussed."""
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
