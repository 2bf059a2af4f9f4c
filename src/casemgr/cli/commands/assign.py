"""The name, or enough of it, of somebody in casemgr.yaml; any other name is recorded as typed. Until somebody is
assigned, the caseload's own case manager has the case. For several students the name goes behind --to.

--all is a round: a substitute or a successor takes over everyone whom one case manager has. Without --to it is the
caseload's own case manager, as casemgr.yaml names them now, who takes over.

Example: `casemgr assign ana-r Priya --why "speech is the only service left" --on 11/20`,
`casemgr assign --all --from "Dana Whitfield" --to "Tom Reyes" --why "leave until March" --on 1/11`
"""

from collections.abc import Mapping
from typing import Annotated

from casemgr.casefile.names import fold
from casemgr.casefile.optionwords import needs
from casemgr.casefile.vocabulary import Role
from casemgr.cli.lists.gather import case_manager_name, chosen, managers
from casemgr.cli.lists.narrowing import anyones
from casemgr.cli.options.kinds import Maybe, Several, argument, choice, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import NOBODY, But
from casemgr.errors import UsageError

SEVERAL = "put a name of two words in quotes; for several students say --to NAME"


def run(
    given: Annotated[Given, FOR_MANY],
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of a name.")] = None,
    name: Annotated[Maybe, argument("[NAME]", "The new case manager; with --to: another student.")] = None,
    others: Annotated[Several, argument("STUDENT…", "With --to: more students.")] = None,
    role: Annotated[Maybe, choice(Role, "ROLE", lead="Where it is not on file: ")] = None,
    why: Annotated[Maybe, text("TEXT", "The reason.")] = None,
    everyone: Annotated[bool, flag("Everyone whom one case manager has.", "--all")] = False,
    old: Annotated[Maybe, text("NAME", "With --all: who has them now.", "--from")] = None,
    new: Annotated[Maybe, text("NAME", "The new case manager.", "--to")] = None,
    but: But = NOBODY,
) -> None:
    more = {"role": role, "why": why, "by": given.by, "note": given.note}
    words = [word for word in (student, name, *(others or ())) if word]
    if everyone:
        if words or not old:
            raise UsageError("say who has the students now: casemgr assign --all --from NAME --to NAME")
        _assign_all(given, old, new, but, more)
        return
    but.needs()
    needs("--all", {"--from": old})
    if others and not new:
        raise UsageError(SEVERAL)
    if new is None and name:
        new = words.pop()
    if not words or new is None:
        raise UsageError("name a student and the new case manager, or say --all --from NAME --to NAME")
    _assign(given, words, new, more)


def _assign(given: Given, students: list[str], name: str, more: Mapping[str, str | None]) -> None:
    """The students named go to another."""
    from casemgr.checks.case_manager import has_it_already, is_to_be_assigned
    from casemgr.recording.assigning import assign

    def named() -> Chosen[None]:
        return alike(student.id for student in chosen(given.session, students, [], everyone=False))

    with given.recording_each(named) as works:
        for work, _ in works:
            is_theirs = work.people.full_name(name) == work.case_manager
            if is_theirs and not is_to_be_assigned(work.clocks):
                work.refuse(has_it_already(work.student.id, work.case_manager, work.clocks))
            assign(work, name, work.day, **more)


def _assign_all(given: Given, old: str, new: str | None, but: But, more: Mapping[str, str | None]) -> None:
    """Everyone whom one case manager has goes to another."""
    from casemgr.checks.case_manager import manager_meant
    from casemgr.recording.assigning import assign

    here = given.session
    people = here.caseload.settings.people
    receiver = manager_meant(new, people, managers(here)) if new else people.case_manager.name
    name = manager_meant(old, people, managers(here))
    with given.recording_each(lambda: alike(_those_of(here, name, receiver, but))) as works:
        for work, _ in works:
            assign(work, receiver, work.day, **more)


def _those_of(here: Session, name: str, receiver: str, but: But) -> list[str]:
    """The students whom somebody has. UsageError names those who have any, where this one has none."""
    from casemgr.checks.case_manager import those_of

    if fold(name) == fold(receiver):
        raise UsageError(f"{receiver} has them already; say --to NAME")
    present = but.present(here, anyones(here))
    managers = {facts.student.id: case_manager_name(here, facts.student) for facts in present}
    return those_of(name, managers, but.there)
