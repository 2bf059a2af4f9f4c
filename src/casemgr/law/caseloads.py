"""The most students that one case manager may have: by what that one is, and by the students' ages."""

from collections.abc import Collection, Iterable
from typing import Self

from pydantic import Field

from casemgr.casefile.vocabulary import Role
from casemgr.law.within import Days, Years
from casemgr.scalars import Frozen, Line, Slug


class CaseloadLimit(Frozen):
    """The most students that a case manager of some role may have."""

    id: Slug
    students: Days
    roles: tuple[Role, ...] = ()
    """Empty: whatever the role. `case-manager` is whoever has no other one in the settings."""
    ages: tuple[Years, Years] | None = None
    """Only where every student is of these ages, the last included."""
    says: Line
    """What the number is, behind it: the most for whom, or an average."""
    cite: tuple[Line, ...] = Field(min_length=1)

    @classmethod
    def own(cls, students: int) -> Self:
        """The number of the settings, in place of the law's."""
        return cls(id="own", students=students, says="the limit that you have set", cite=("casemgr.yaml",))


def limit_for(limits: Iterable[CaseloadLimit], role: str, ages: Collection[int]) -> CaseloadLimit | None:
    """The first limit for a case manager of this role whose students are of these ages; None where no law sets one."""
    return next((limit for limit in limits if _is_for(limit, role, ages)), None)


def _is_for(limit: CaseloadLimit, role: str, ages: Collection[int]) -> bool:
    if limit.roles and role not in limit.roles:
        return False
    return limit.ages is None or all(limit.ages[0] <= age <= limit.ages[1] for age in ages)
