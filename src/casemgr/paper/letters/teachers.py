"""The teachers and providers of the caseload, and the students of each."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.names import names_meant
from casemgr.casefile.nameslips import or_somebody
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from casemgr.state.staff import staff_of

EVERYONE = "all"
"""Said in place of a teacher's name: each of them."""


def taught_by(words: str, students: Sequence[Facts]) -> tuple[str, list[Facts]]:
    """The teacher's full name and students; without words nobody's name and everyone. UsageError where the words mean
    nobody, or several."""
    if not words:
        return "", [*students]
    names = dict.fromkeys(name for facts in students for name in _staff(facts))
    found = names_meant(words, names)
    if len(found) != 1:
        raise UsageError(_which(words, found, list(names)))
    return found[0], [facts for facts in students if found[0] in _staff(facts)]


def teachers(students: Sequence[Facts], own: str) -> list[str]:
    """All of them but the caseload's own case manager, by last name."""
    names = {name for facts in students for name in _staff(facts)} - {own}
    return sorted(names, key=lambda name: (name.split()[-1], name))


def _staff(facts: Facts) -> list[str]:
    return staff_of(facts.student.identity, facts.events)


def _which(words: str, found: list[str], names: list[str]) -> str:
    if found:
        return f'"{words}" matches {", ".join(found)}: type more of the name'
    if near := or_somebody(words, names):
        return f'No student has "{words}" as a teacher or provider{near}'
    known = ", ".join(names) or "nobody"
    return (
        f'No student has "{words}" as a teacher or provider; these are known: {known}. '
        f'Add one: casemgr edit STUDENT --provider "{words}"'
    )
