"""Where the student moves to another school of the district, the receiving case manager gets every open deadline:
the list is printed. --acknowledged records that it was confirmed. `casemgr assign` then makes the receiver the case
manager.

Example: `casemgr hand-off ana-r --to "Ruth Abara" --how e-mail --on 11/20`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.asking import ask_text
from casemgr.cli.assigning import staff_person
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, StudentWords, flag, text
from casemgr.cli.showing import show
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.cli.work import Work


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
    from casemgr.docket.facts import Facts
    from casemgr.reports.hand_off import hand_off_report

    if acknowledged and (to or how):
        raise UsageError("--acknowledged goes alone: --to and --how are for handing off")
    here = given.session
    if acknowledged:
        with given.recording(student) as work:
            given.add(work, HandOffAcknowledged)
        return
    receiver = to or ask_text("Who receives the case?", "--to NAME, or --acknowledged")
    with given.recording(student) as work:
        name = _receiver(work, receiver)
        if fault := _why_not(work, name):
            work.refuse(fault)
        _note_another(work, name)
        given.add(work, HandedOff, to=name, how=how)
    typer.echo("")
    facts = Facts.of(work.student, here.context, here.today)
    show(here, hand_off_report(facts, here.context, here.today), "table", None)


def _receiver(work: Work, words: str) -> str:
    """The full name of who is meant: the case manager assigned, or one of the staff; anybody else as typed, with a note."""
    from casemgr.casefile.names import fold

    if fold(words) == fold(work.case_manager):
        return work.case_manager
    person = staff_person(work, words)
    return person.name if person else words.strip()


def _note_another(work: Work, name: str) -> None:
    """A note where another than the one who receives the case was assigned it."""
    from casemgr.casefile.names import fold

    assigned, own = work.case_manager, work.caseload.settings.case_manager.name
    if fold(assigned) not in (fold(own), fold(name)):
        work.warn(
            f"the case is assigned to {assigned}, and not to {name}; if {name} takes it: "
            f'casemgr assign {work.student.id} "{name}"'
        )


def _why_not(work: Work, name: str) -> str | None:
    """Why the case is not to be handed off to somebody, with what is missing. One who was assigned it from another's caseload
    does not know its deadlines yet: that is what a hand-off is for."""
    from casemgr.casefile.names import fold
    from casemgr.state.enrollment import hand_off_waiting, manager_of, receiver_of

    own = work.caseload.settings.case_manager.name
    if fold(hand_off_waiting(work.known) or "") == fold(name):
        acknowledge = f"casemgr hand-off {work.student.id} --acknowledged"
        return (
            f"the case was handed off to {name} already; what is missing is the confirmation: {acknowledge}"
        )
    if fold(manager_of(work.known, own)) != fold(name):
        return None
    if receiver_of(work.known):
        return f"{name} has the case already and has confirmed its deadlines: nothing is missing"
    if fold(name) == fold(own):
        return f"{name} is the case manager already: say with --to who receives the case"
    return None
