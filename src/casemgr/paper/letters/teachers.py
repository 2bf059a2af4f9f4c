"""The teachers and providers of the caseload, and the students of each."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.nameslips import or_somebody
from casemgr.casefile.staffnames import the_staff
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from casemgr.state.staff import staff_of

EACH_TEACHER = "all"
"""Said in place of a teacher's name: each of them."""


def taught_by(words: str, students: Sequence[Facts]) -> tuple[str, list[Facts]]:
    """The teacher's full name and students; without words nobody's name and everyone. UsageError where the words mean
    nobody, or several."""
    if not words:
        return "", [*students]
    names = dict.fromkeys(name for facts in students for name in _staff(facts))
    found = the_staff(words, names)
    if found is None:
        raise UsageError(_nobody(words, list(names)))
    return found, [facts for facts in students if found in _staff(facts)]


def teachers(students: Sequence[Facts], own: str) -> list[str]:
    """All of them but the caseload's own case manager, by last name."""
    names = {name for facts in students for name in _staff(facts)} - {own}
    return sorted(names, key=lambda name: (name.split()[-1], name))


def _staff(facts: Facts) -> list[str]:
    return staff_of(facts.student.identity, facts.events)


def _nobody(words: str, names: list[str]) -> str:
    if near := or_somebody(words, names):
        return f'No student has "{words}" as a teacher or provider{near}'
    known = ", ".join(names) or "nobody"
    return (
        f'No student has "{words}" as a teacher or provider; these are known: {known}. '
        f'Add one: casemgr edit STUDENT --provider "{words}"'
    )
