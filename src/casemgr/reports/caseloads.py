"""Which case managers have more students than the law, or the settings, let one have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import fold
from casemgr.casefile.saying import plural
from casemgr.law.caseloads import CaseloadLimit
from casemgr.state.enrollment import age_on

NO_ROLE = "case-manager"
SHOWN = 3
"""So many of those who have too many are named."""


class Managed(NamedTuple):
    """A student here, who manages the case, and who else serves the student."""

    case_manager: str
    born: date
    providers: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """All of them, the case manager first."""
        return (self.case_manager, *self.providers)


class Limits(NamedTuple):
    """How many students one case manager may have, by the roles that the settings give."""

    limits: tuple[CaseloadLimit, ...]
    roles: Mapping[str, str]


class _Ages(NamedTuple):
    """How old the students of one person are: of those whose case that one manages, and of those whom that one serves too."""

    managed: list[int]
    and_served: list[int]

    def counted(self, limit: CaseloadLimit) -> list[int]:
        """Those who count against a limit."""
        return self.and_served if limit.and_served else self.managed


def above_limit(students: Iterable[Managed], shown: Iterable[str], by: Limits, as_of: date) -> list[str]:
    """A sentence for each person on the list whose own students are more than one may have: never several people's together.
    `students`: of every school; `shown`: who manages the cases on the list, or serves the students."""
    roles = {fold(name): role for name, role in by.roles.items()}
    found, ages = [], _ages(students, as_of)
    for key, name in _first_spelled(shown).items():
        role, own = roles.get(key, NO_ROLE), ages.get(key, _Ages([], []))
        limit = _limit_for(by.limits, role, own)
        if limit and len(own.counted(limit)) > limit.students:
            found.append(_words(name, len(own.counted(limit)), limit, is_known=role != NO_ROLE))
    return _first(found)


def _first_spelled(names: Iterable[str]) -> dict[str, str]:
    """Each name as it was written first, by what is compared of it."""
    found: dict[str, str] = {}
    for name in names:
        found.setdefault(fold(name), name)
    return found


def _ages(students: Iterable[Managed], as_of: date) -> dict[str, _Ages]:
    """By the name of each person: how old that one's students are."""
    found: dict[str, _Ages] = {}
    for student in students:
        age, manager = age_on(student.born, as_of), fold(student.case_manager)
        for name in set(map(fold, student.people)):
            ages = found.setdefault(name, _Ages([], []))
            ages.and_served.append(age)
            if name == manager:
                ages.managed.append(age)
    return found


def _limit_for(limits: Iterable[CaseloadLimit], role: str, own: _Ages) -> CaseloadLimit | None:
    """The first limit for somebody of this role whose students are of these ages; None where no law sets one."""
    return next((limit for limit in limits if limit.is_for(role, own.counted(limit))), None)


def _words(name: str, students: int, limit: CaseloadLimit, *, is_known: bool) -> str:
    has = "serves or manages" if limit.and_served else "has"
    said = (
        f"{name} {has} {plural(students, 'student')}, above the caseload limit of {limit.students}, {limit.says} "
        f"({', '.join(limit.cite)})"
    )
    ways = [] if limit.is_own else ["your own number: `caseload_limit` in casemgr.yaml"]
    if limit.roles and not is_known:
        ways.append("another role: `role` there")
    return "; ".join([said, *ways])


def _first(found: Sequence[str]) -> list[str]:
    more = len(found) - SHOWN
    return (
        [*found[:SHOWN], f"{more} more have too many: casemgr list --case-manager NAME"]
        if more > 0
        else [*found]
    )
