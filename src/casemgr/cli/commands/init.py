"""On a terminal, what is not said is asked: the district, you, the schools, the school calendar, the
students. Each is an option too, and can come later: `casemgr year` and `casemgr import`. With --example, an invented
caseload to try everything on.

Example: `casemgr init`, `casemgr init caseload --district "Fernbrook Unified" --case-manager "Dana Whitfield"`,
`casemgr init try --example`
"""

from pathlib import Path
from typing import Annotated

from casemgr.cli.options.kinds import Maybe, Several, argument, flag, text
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import can_ask
from casemgr.errors import UsageError


def run(
    here: Session,
    folder: Annotated[Path | None, argument("DIR", "The folder to make.")] = None,
    district: Annotated[Maybe, text("NAME", "The district's name.")] = None,
    case_manager: Annotated[Maybe, text("NAME", "Your name.")] = None,
    school: Annotated[
        Several, text("NAME=KIND", "A school: elementary, middle, high, K-12 … (repeatable).")
    ] = None,
    calendar: Annotated[
        Path | None, text("FILE", "The district's calendar: a feed, a table or typed lines.")
    ] = None,
    students: Annotated[Path | None, text("FILE", "An export with your students.")] = None,
    git: Annotated[bool, flag("Keep every change in a git repository.")] = False,
    example: Annotated[bool, flag("Copy the example caseload, with 27 invented students.")] = False,
) -> None:
    from casemgr.cli.guided.beginning import Beginning, ask_for, begin, copy

    if example:
        if district or case_manager or school or calendar or students or git:
            raise UsageError("--example comes with all it needs: write casemgr init DIR --example")
        copy(folder or Path("caseload"))
        return
    wanted = Beginning(folder, district, case_manager, school or [], calendar, students, git=git)
    if not (district and case_manager):
        if not can_ask():
            missing = [
                name
                for name, value in (("--district", district), ("--case-manager", case_manager))
                if not value
            ]
            raise UsageError(f"init needs {' and '.join(missing)}; on a terminal it asks")
        wanted = ask_for(wanted)
    elif folder is None:
        raise UsageError("init needs DIR, the folder to make")
    begin(here, wanted)
