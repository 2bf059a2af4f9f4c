"""The name, or enough of it, of somebody in casemgr.yaml; any other name is recorded as typed. Until somebody is
assigned, the caseload's own case manager has the case.

Example: `casemgr assign ana-r Priya --why "speech is the only service left" --on 11/20`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.casefile.vocabulary import Role
from casemgr.cli.assigning import assign
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, StudentWords, argument, choice, text
from casemgr.cli.people import full_name


def run(
    given: Given,
    student: StudentWords,
    name: Annotated[str, argument("NAME", "The new case manager.")],
    role: Annotated[Maybe, choice(Role, "ROLE", lead="Where it is not on file: ")] = None,
    why: Annotated[Maybe, text("TEXT", "The reason.")] = None,
) -> None:
    with given.recording(student) as work:
        now = work.case_manager
        if full_name(work.caseload.settings, name) == now:
            work.refuse(f"{now} is the case manager already")
        assign(work, name, given.day(work), role=role, why=why, by=given.by, note=given.note)
