"""Which case managers have more students than the law, or the settings, let one have."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import fold
from casemgr.casefile.saying import plural
from casemgr.law.caseloads import CaseloadLimit, limit_for
from casemgr.state.enrollment import age_on

NO_ROLE = "case-manager"
SHOWN = 3
"""So many of those who have too many are named."""


class Managed(NamedTuple):
    """A student here, and who manages the case."""

    case_manager: str
    born: date


class Limits(NamedTuple):
    """How many students one case manager may have, by the roles that the settings give."""

    limits: tuple[CaseloadLimit, ...]
    roles: Mapping[str, str]


def above_limit(students: Iterable[Managed], shown: Iterable[str], by: Limits, as_of: date) -> list[str]:
    """A sentence for each case manager with students on the list whose own students are more than one may have: never several
    people's together. `students`: of every school; `shown`: the case managers on the list."""
    roles = {fold(name): role for name, role in by.roles.items()}
    born: dict[str, list[date]] = {}
    for student in students:
        born.setdefault(student.case_manager, []).append(student.born)
    found = []
    for name in dict.fromkeys(shown):
        role, ages = roles.get(fold(name), NO_ROLE), [age_on(day, as_of) for day in born.get(name, ())]
        limit = limit_for(by.limits, role, ages)
        if limit and len(ages) > limit.students:
            found.append(_words(name, len(ages), limit, is_known=role != NO_ROLE))
    return _first(found)


def _words(name: str, students: int, limit: CaseloadLimit, *, is_known: bool) -> str:
    ways = ["your own number: `caseload_limit` in casemgr.yaml"]
    if not is_known and limit.roles:
        ways.insert(0, "another role: `role` there")
    said = "; ".join(reversed(ways))
    return (
        f"{name} has {plural(students, 'student')}, above the caseload limit of {limit.students}, {limit.says} "
        f"({', '.join(limit.cite)}); {said}"
    )


def _first(found: Sequence[str]) -> list[str]:
    more = len(found) - SHOWN
    return (
        [*found[:SHOWN], f"{more} more have too many: casemgr list --case-manager NAME"]
        if more > 0
        else [*found]
    )
