"""They are listed in the order of the chapter, with the command that records each. With a student: which are done, open,
overdue, or not asked, and why. `caseload` means the caseload as a whole.

Example: `casemgr duties`, `casemgr duties ana-r`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.lists import Report
from casemgr.cli.options import Maybe, argument
from casemgr.cli.session import Session


def run(
    here: Session,
    student: Annotated[Maybe, argument("[STUDENT]", "The state of each for this student.")] = None,
) -> Report:
    from casemgr.reports.duties import chapter_report
    from casemgr.store.lawfiles import read_law

    if student is not None:
        return _of_student(here, student)
    # Where there is no caseload it is the shipped law.
    law = here.context.law if here.has_caseload else read_law(None).book
    return chapter_report(law)


def _of_student(here: Session, words: str) -> Report:
    from casemgr.docket.derive import derive_from
    from casemgr.docket.duties import duty_states
    from casemgr.docket.facts import Facts
    from casemgr.reports.duties import student_report

    context = here.context
    facts = Facts.of(here.find(words), context, here.today)
    found = duty_states(context.law, facts, derive_from(facts, context, here.today))
    return student_report(facts, found, context, here.today)
