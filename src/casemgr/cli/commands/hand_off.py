"""Where the student moves to another school of the district, the receiving case manager gets every open deadline:
the list is printed. --acknowledged records that it was confirmed. From then on the
receiver is the case manager, and the student leaves your lists. To keep the case: casemgr na STUDENT hand-off --why TEXT.

Several students may be named. --all is a round: everyone assigned to the receiver and not handed off yet, or with --acknowledged everyone whose
hand-off waits for its confirmation.

Example: `casemgr hand-off ana-r --to "Ruth Abara" --how e-mail --on 11/20`, `casemgr hand-off --all --to "Tom Reyes"`
"""

from typing import Annotated

import typer

from casemgr.casefile.names import fold
from casemgr.cli.lists.gather import chosen, managers
from casemgr.cli.lists.narrowing import anyones
from casemgr.cli.lists.output import say_damage
from casemgr.cli.lists.showing import show
from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import NOBODY, But
from casemgr.cli.terminal.asking import ask_text
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of names.")] = None,
    to: Annotated[Maybe, text("NAME", "The receiving case manager.")] = None,
    how: Annotated[Maybe, text("TEXT", "In person, by e-mail …")] = None,
    acknowledged: Annotated[bool, flag("The receiver has confirmed the deadlines.")] = False,
    everyone: Annotated[
        bool, flag("Everyone assigned to the receiver, or who waits for the confirmation.", "--all")
    ] = False,
    but: But = NOBODY,
) -> None:
    if acknowledged and (how or (to and not everyone)):
        raise UsageError("--acknowledged goes alone: --to and --how are for handing off")
    if everyone == bool(students):
        raise UsageError("name the students, or say --all --to NAME")
    if everyone:
        _round(given, to, how, but, acknowledged=acknowledged)
        return
    but.needs()
    if acknowledged:
        _confirm(given, students or [])
    else:
        receiver = to or ask_text("Who receives the case?", "--to NAME, or --acknowledged")
        _hand_off(given, students or [], receiver, how)


def _named(here: Session, students: list[str]) -> Chosen[None]:
    """The students named, each once."""
    return alike(student.id for student in chosen(here, students, [], everyone=False))


def _confirm(given: Given, students: list[str]) -> None:
    """The hand-offs of the students named are confirmed."""
    from casemgr.casefile.events import HandOffAcknowledged

    with given.recording_each(lambda: _named(given.session, students)) as works:
        for work, _ in works:
            work.record(HandOffAcknowledged)


def _hand_off(given: Given, students: list[str], receiver: str, how: str | None) -> None:
    """The cases of the students named go to somebody; of a single one what is open is listed below."""
    from casemgr.casefile.events import HandedOff
    from casemgr.checks.hand_off import receiver_taken
    from casemgr.checks.known import way_meant
    from casemgr.reports.hand_off import hand_off_report

    here = given.session
    with given.recording_each(lambda: _named(here, students)) as works:
        for work, _ in works:
            student_id, people, manager = work.student.id, work.people, work.case_manager
            name = work.take(receiver_taken(receiver, student_id, work.known, work.clocks, people, manager))
            work.record(HandedOff, to=name, how=work.take(way_meant(how, "--how")))
    if len(works) > 1:
        _say_page(name, "".join(f" --student {work.student.id}" for work, _ in works))
        return
    typer.echo("")
    show(here, hand_off_report(works[0][0].facts, here.context, here.today), "table", None)


def _say_page(name: str | None, whose: str) -> None:
    """How to print what is open of several cases that go to somebody."""
    typer.echo(f"What is open, as a page for {name}: casemgr due{whose}")


def _round(given: Given, to: str | None, how: str | None, but: But, *, acknowledged: bool) -> None:
    """The cases of a round, handed off to somebody, or confirmed."""
    from casemgr.casefile.events import HandedOff, HandOffAcknowledged
    from casemgr.checks.case_manager import manager_meant
    from casemgr.checks.known import way_meant

    here = given.session
    if not (to or acknowledged):
        raise UsageError("say who receives the cases: casemgr hand-off --all --to NAME")
    people = here.caseload.settings.people
    name = manager_meant(to, people, managers(here)) if to else None
    if name and fold(name) == fold(people.case_manager.name):
        raise UsageError(f"{name} has this caseload: say with --to who receives the cases")
    with given.recording_each(lambda: _meant(here, name, but, acknowledged=acknowledged)) as works:
        for work, _ in works:
            if acknowledged:
                work.record(HandOffAcknowledged)
            else:
                work.record(HandedOff, to=name, how=work.take(way_meant(how, "--how")))
    if not acknowledged:
        _say_page(name, f' --case-manager "{name}"')


def _meant(here: Session, name: str | None, but: But, *, acknowledged: bool) -> Chosen[None]:
    """Everyone who is to be handed off to somebody, or whose hand-off waits for its confirmation. UsageError where that
    is nobody."""
    from casemgr.checks.hand_off import nobody_meant
    from casemgr.state.enrollment import is_to_be_handed_off, waits_for_confirmation

    is_meant = waits_for_confirmation if acknowledged else is_to_be_handed_off
    everyone = but.facts(here, anyones(here))
    ids = [facts.student.id for facts in everyone if is_meant(facts.events, name)]
    say_damage(here.problems)
    if not ids:
        staff = here.caseload.settings.people.names
        raise UsageError(nobody_meant(name, staff, acknowledged=acknowledged))
    return alike(ids)
