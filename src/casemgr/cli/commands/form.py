"""The SLD and ED forms are the school psychologist's: without --by it is the one whom casemgr.yaml lists.

Example: `casemgr form ana-r sld --on 11/18`
"""

from typing import Annotated

from casemgr.casefile.vocabulary import EligibilityForm
from casemgr.cli.options.kinds import Maybe, StudentWords, word
from casemgr.cli.recording.given import Given


def run(
    given: Given,
    student: StudentWords,
    form: Annotated[Maybe, word(EligibilityForm, "FORM")] = None,
) -> None:
    from casemgr.recording.sent import complete_form

    with given.recording(student) as work:
        complete_form(work, form)
