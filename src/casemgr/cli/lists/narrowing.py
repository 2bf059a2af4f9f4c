"""The three options that narrow every list: by school, by case manager, by the person who has to act; and how it is sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from casemgr.cli.options.kinds import Group, Maybe, choice, text
from casemgr.reports.sorts import LineSort

if TYPE_CHECKING:
    from casemgr.cli.program.session import Session
    from casemgr.reports.narrowing import Narrowing

Sort = Annotated[
    str,
    choice(
        LineSort,
        "BY",
        lead="With a heading for each school or person: ",
    ),
]


@dataclass(frozen=True)
class Only(Group):
    """Whom a list is about, as options."""

    school: Annotated[Maybe, text("NAME", "Only one school's.")] = None
    case_manager: Annotated[
        Maybe, text("NAME", "Only this case manager's students; `all` for everyone's.")
    ] = None
    person: Annotated[
        Maybe, text("NAME", "Only where this case manager, assessor or provider has to act.")
    ] = None

    def settled(self, here: Session) -> Narrowing:
        """With the names as the settings have them. UsageError where one is nearly a name, fits several people, or is of no
        school, case manager or other person of the caseload."""
        from casemgr.reports.narrowing import Narrowing

        settings = here.caseload.settings
        whom = Narrowing(
            settings.people, settings.school_names, self.school, self.case_manager, self.person
        ).settled()
        if whom.names_a_stranger:  # only then is every student read before the list is made
            files = list(here.caseload.students())
            students = [file.student for file in files if file.student]
            if len(students) == len(files):  # one that cannot be read may be there
                whom.refuse_strangers(students, here.today)
        return whom


EVERYONE = Only()
"""Nothing typed: all of the caseload's own students."""


def own(here: Session) -> Narrowing:
    """Everyone but those whom another case manager has."""
    return EVERYONE.settled(here)


def anyones(here: Session) -> Narrowing:
    """Everyone, whoever has the case."""
    from casemgr.reports.narrowing import ALL

    return Only(case_manager=ALL).settled(here)
