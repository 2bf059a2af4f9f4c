"""Where the student moves to another school of the district, the receiving case manager gets every open deadline:
the list is printed. --acknowledged records that it was confirmed. `casemgr assign` then makes the receiver the case
manager.

Example: `casemgr hand-off ana-r --to "Ruth Abara" --how e-mail --on 11/20`
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.asking import ask_text
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, StudentWords, flag, text
from casemgr.cli.session import Session
from casemgr.cli.showing import show
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student

SHOWN = ("due", "started_on", "short", "cite")


def run(
    given: Given,
    student: StudentWords,
    to: Annotated[Maybe, text("NAME", "The receiving case manager.", "--to")] = None,
    how: Annotated[Maybe, text("TEXT", "In person, by e-mail …")] = None,
    acknowledged: Annotated[
        bool, flag("--acknowledged", "The receiver has confirmed the deadlines.")
    ] = False,
) -> None:
    from casemgr.casefile.events import HandedOff, HandOffAcknowledged

    if acknowledged and (to or how):
        raise UsageError("--acknowledged goes alone: --to and --how are for handing off")
    here = given.session
    if acknowledged:
        with given.recording(student) as work:
            given.add(work, HandOffAcknowledged)
        return
    receiver = to or ask_text("Who receives the case?", "--to NAME, or --acknowledged")
    with given.recording(student) as work:
        name = work.full_name(receiver)
        if name == work.case_manager:
            work.refuse(f"{name} is the case manager already, and nobody hands a case to themselves")
        given.add(work, HandedOff, to=name, how=how)
    typer.echo("")
    _show_deadlines(here, work.student)


def _show_deadlines(here: Session, student: Student) -> None:
    """Every open deadline with its start, its due date and its law; the birthdays that lie years ahead are counted."""
    from casemgr.docket.derive import derive_from
    from casemgr.docket.facts import Facts
    from casemgr.docket.next_steps import without_far_ages
    from casemgr.reports.due import due_report, due_row
    from casemgr.reports.words import ages_words, long_date

    context = here.context
    facts = Facts.of(student, context, here.today)
    is_open = (deadline for deadline in derive_from(facts, context, here.today) if deadline.is_open)
    near, far = without_far_ages(is_open, here.today)
    rows = [due_row(deadline, facts, context, with_json=False) for deadline in near]
    notes = (
        (f"Years ahead, and not in this list: {ages_words(far, lambda day: long_date(day, here.today))}",)
        if far
        else ()
    )
    report = due_report(rows, here.today, notes)
    columns = tuple(
        replace(column, shown="always" if column.key in SHOWN else "data") for column in report.columns
    )
    title = f"Open deadlines of {student.name} ({student.id}), to pass on"
    show(here, replace(report, title=title, columns=columns), "table", None)
