"""The deadline runs from the day the signed plan is received, not from the signature. --agreed records consent to
some areas only; the clock starts for those. At a keyboard, without any of this the answer is asked. --withdrawn is for
a parent who withdraws the consent to assess.

Example: `casemgr consent ana-r --on 10/5 --signed 10/2`, `casemgr consent mar-f --withdrawn --on 11/20`
"""

from typing import Annotated

from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.cli.options.kinds import Maybe, Several, StudentWords, choice, flag, text
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import KEYBOARD


def run(
    given: Given,
    student: StudentWords,
    signed: Annotated[Maybe, text("DATE", "The date beside the signature.")] = None,
    purpose: Annotated[Maybe, choice(AssessmentPurpose, "PURPOSE", lead="Which plan: ")] = None,
    refused: Annotated[bool, flag("The parent does not consent.")] = False,
    agreed: Annotated[Several, text("AREA", "Consent to this area only (repeatable).")] = None,
    withdrawn: Annotated[bool, flag("The parent withdraws the consent to assess.")] = False,
    team_insists: Annotated[bool, flag("With --refused: the team holds the assessment is needed.")] = False,
) -> None:
    from casemgr.checks.plan_answered import ParentAnswer
    from casemgr.recording.consent import asked_about, record_consent

    said = ParentAnswer(purpose, tuple(agreed or ()), refused, withdrawn, team_insists)
    if not (given.on or signed or refused or agreed or withdrawn):
        said = asked_about(KEYBOARD, said)
    said = said.checked()
    with given.recording(student) as work:
        record_consent(work, said, signed)
