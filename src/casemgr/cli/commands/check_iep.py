"""On a terminal it goes through the portions one by one; elsewhere say --all-complete, or what is missing.

Example: `casemgr check-iep ana-r --missing goals --not-needed transition --not-needed extended-school-year`
"""

from typing import Annotated

from casemgr.casefile.optionwords import contradict
from casemgr.cli.options.kinds import Several, StudentWords, flag, text
from casemgr.cli.recording.given import Given


def run(
    given: Given,
    student: StudentWords,
    missing: Annotated[Several, text("PORTION", "Still to be completed (repeatable).")] = None,
    not_needed: Annotated[Several, text("PORTION", "This student's IEP has none (repeatable).")] = None,
    all_complete: Annotated[bool, flag("Nothing is missing.")] = False,
) -> None:
    from casemgr.recording.portions import check_portions

    contradict({"--all-complete": all_complete, "--missing": missing})
    with given.recording(student) as work:
        check_portions(work, missing, not_needed, all_complete=all_complete)
