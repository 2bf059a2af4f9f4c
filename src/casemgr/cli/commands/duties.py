"""Each duty of the handbook chapter in its order, with the rules that carry it and the command that records it. With a
student: which are done, open, overdue, or not asked, and why. `caseload` means the caseload as a whole.

Example: `casemgr duties`, `casemgr duties ana-r`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.options import Maybe, argument
from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import Session, session
from casemgr.cli.showing import show


def run(
    ctx: typer.Context,
    student: Annotated[Maybe, argument("[STUDENT]", "The state of each for this student.")] = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.reports.duties import chapter_report
    from casemgr.store.lawfiles import read_law

    here = session(ctx)
    if student is not None:
        _show_student(here, student, format_name, output)
        return
    # Where there is no caseload it is the shipped law.
    law = here.context.law if here.has_caseload else read_law(None).book
    show(here, chapter_report(law), format_name, output)


def _show_student(here: Session, words: str, format_name: FormatName, output: Output) -> None:
    from casemgr.docket.derive import derive_from
    from casemgr.docket.duties import duty_states
    from casemgr.docket.facts import Facts
    from casemgr.reports.duties import student_report

    context = here.context
    facts = Facts.of(here.find(words), context, here.today)
    found = duty_states(context.law, facts, derive_from(facts, context, here.today))
    show(here, student_report(facts, found, context, here.today), format_name, output)
