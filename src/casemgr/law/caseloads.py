"""The most students that one case manager may have: by what that one is, and by the students' ages."""

from collections.abc import Collection
from typing import Self

from pydantic import Field

from casemgr.casefile.vocabulary import Role
from casemgr.law.within import Days, Years
from casemgr.scalars import Flag, Frozen, Line, Slug

OWN = "own"
"""The id of the limit that the settings set."""


class CaseloadLimit(Frozen):
    """The most students that a case manager of some role may have."""

    id: Slug
    students: Days
    roles: tuple[Role, ...] = ()
    """Empty: whatever the role. `case-manager` is whoever has no other one in the settings."""
    ages: tuple[Years, Years] | None = None
    """Only where every student is of these ages, the last included."""
    and_served: Flag = False
    """Whether the students whom that one serves count too, beside those whose case that one manages."""
    says: Line
    """What the number is, behind it: the most for whom, or an average."""
    cite: tuple[Line, ...] = Field(min_length=1)

    @classmethod
    def own(cls, students: int) -> Self:
        """The number of the settings, in place of the law's."""
        return cls(id=OWN, students=students, says="the limit that you have set", cite=("casemgr.yaml",))

    @property
    def is_own(self) -> bool:
        """Whether the number is that of the settings."""
        return self.id == OWN

    def is_for(self, role: str, ages: Collection[int]) -> bool:
        """Whether it is for somebody of this role whose students are of these ages."""
        if self.roles and role not in self.roles:
            return False
        return self.ages is None or all(self.ages[0] <= age <= self.ages[1] for age in ages)
