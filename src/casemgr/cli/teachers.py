"""The teachers and providers of the caseload, and the students of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.cli.session import Session
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.docket.facts import Facts

EVERYONE = "all"
"""Said in place of a teacher's name: each of them."""


def taught_by(here: Session, words: str) -> tuple[str, list[Facts]]:
    """The teacher's full name and students; without words nobody's name and everyone. UsageError where the words mean
    nobody, or several."""
    from casemgr.casefile.names import names_meant

    students = _students(here)
    if not words:
        return "", [facts for facts, _ in students]
    names = dict.fromkeys(name for _, staff in students for name in staff)
    found = names_meant(words, names)
    if len(found) != 1:
        raise UsageError(_which(words, found, list(names)))
    return found[0], [facts for facts, staff in students if found[0] in staff]


def teachers(here: Session) -> list[str]:
    """All of them but the case manager, by last name."""
    own = here.caseload.settings.case_manager.name
    names = {name for _, staff in _students(here) for name in staff} - {own}
    return sorted(names, key=lambda name: (name.split()[-1], name))


def _students(here: Session) -> list[tuple[Facts, list[str]]]:
    from casemgr.cli.gather import facts_of
    from casemgr.cli.narrowing import own
    from casemgr.state.enrollment import has_left
    from casemgr.state.staff import staff_of

    present = [facts for facts in facts_of(here, own(here)) if not has_left(facts.events)]
    return [(facts, staff_of(facts.student.identity, facts.events)) for facts in present]


def _which(words: str, found: list[str], names: list[str]) -> str:
    if found:
        return f'"{words}" matches {", ".join(found)}: type more of the name'
    known = ", ".join(names) or "nobody"
    return (
        f'No student has "{words}" as a teacher or provider; these are known: {known}. '
        f'Add one: casemgr edit STUDENT --provider "{words}"'
    )
