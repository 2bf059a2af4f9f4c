"""Where the member's area is not discussed, parent and district agree in writing. Where it is, the parent consents in
writing and the member's written input goes to parent and team before the meeting. Without the day of the signature
nothing is recorded.

Example: `casemgr excuse ana-r school-nurse --member "Helen Osei" --area-discussed --input 11/16 --agreed 11/17`
"""

from typing import Annotated

from casemgr.casefile.vocabulary import Role
from casemgr.cli.options.kinds import Maybe, StudentWords, flag, text, word
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import KEYBOARD


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
    from casemgr.recording.invited import excuse, excused_asked, role_meant

    which = role_meant(role)
    input_received, agreed = excused_asked(KEYBOARD, input_received, agreed, area_discussed=area_discussed)
    with given.recording(student) as work:
        excuse(work, which, member, input_received, agreed, area_discussed=area_discussed)
