"""Where the member's area is not discussed, parent and district agree in writing. Where it is, the parent consents in
writing and the member's written input goes to parent and team before the meeting.

Example: `casemgr excuse ana-r school-nurse --member "Helen Osei" --area-discussed --input 11/16 --agreed 11/17`
"""

from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import words_of
from casemgr.casefile.vocabulary import Role
from casemgr.cli.options.kinds import Maybe, StudentWords, flag, text, word
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import offer
from casemgr.errors import Refused


def run(
    given: Given,
    student: StudentWords,
    role: Annotated[str, word(Role, "ROLE")],
    member: Annotated[Maybe, text("NAME", "The member's name.")] = None,
    area_discussed: Annotated[bool, flag("The member's area is discussed at the meeting.")] = False,
    input_received: Annotated[
        Maybe, text("DATE", "The day the member's written input went out.", "--input")
    ] = None,
    agreed: Annotated[Maybe, text("DATE", "The day the parent signed.")] = None,
) -> None:
    from casemgr.casefile.events import MemberExcused

    which = meant(role, (*words_of(Role), "parent", "student"))
    if area_discussed:
        input_received = input_received or offer("When did the member's written input go to the team?")
        agreed = agreed or offer("When was the consent signed?")
    with given.recording(student) as work:
        if which in ("parent", "student"):
            raise Refused(
                f"{work.student.id}: not recorded: the {which} cannot be excused from the team; only its other "
                "members can"
            )
        work.record(
            MemberExcused,
            role=which,
            member=member,
            area_discussed=area_discussed,
            input_received=work.happened(input_received) if input_received else None,
            agreed=work.happened(agreed) if agreed else None,
        )
