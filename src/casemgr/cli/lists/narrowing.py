"""The three options that narrow every list: by school, by case manager, by the person who has to act."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.options.kinds import Group, Maybe, text

if TYPE_CHECKING:
    from casemgr.cli.program.session import Session
    from casemgr.reports.narrowing import Narrowing


@dataclass(frozen=True)
class Only(Group):
    """Whom a list is about, as options."""

    school: Annotated[Maybe, text("NAME", "Only one school's.", "--school")] = None
    case_manager: Annotated[
        Maybe, text("NAME", "Only this case manager's students; `all` for everyone's.", "--case-manager")
    ] = None
    person: Annotated[
        Maybe,
        text("NAME", "Only where this case manager, assessor or provider has to act.", "--person"),
    ] = None

    def settled(self, here: Session) -> Narrowing:
        """With the names as the settings have them. UsageError where one is nearly a name, or fits several people."""
        from casemgr.reports.narrowing import Narrowing

        settings = here.caseload.settings
        schools = tuple(school.name for school in settings.schools)
        return Narrowing(settings.people, schools, self.school, self.case_manager, self.person).settled()


EVERYONE = Only()
"""Nothing typed: all of the caseload's own students."""


def own(here: Session) -> Narrowing:
    """Everyone but those whom another case manager has."""
    return EVERYONE.settled(here)
