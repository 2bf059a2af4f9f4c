"""Five business days; school breaks do not stop them. A meeting inside them pulls the date forward.

Example: `casemgr records-request ana-r --on 10/7 --by parent --oral`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.errors import UsageError

# What people call the four parties that may ask.
PARTIES = {
    "parent": "parent",
    "guardian": "parent",
    "adult-student": "adult-student",
    "student": "adult-student",
    "representative": "representative",
    "attorney": "representative",
    "advocate": "representative",
    "district": "district",
    "another-district": "district",
    "other-district": "district",
    "school": "district",
}


def party(words: str) -> str:
    """One of the four parties that may ask for records."""
    asked = words.strip().lower().replace(" ", "-")
    if asked not in PARTIES:
        raise UsageError(f"{words}: say parent, adult-student, representative or district")
    return PARTIES[asked]


def run(
    ctx: typer.Context,
    student: StudentWords,
    on: On = None,
    by: Annotated[
        str,
        typer.Option(
            "--by", metavar="WHO", help="parent, adult-student, representative, or district (another one)."
        ),
    ] = "parent",
    oral: Annotated[bool, typer.Option("--oral", help="By word of mouth; it counts just as well.")] = False,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import RecordsRequested

    requester = party(by)
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            RecordsRequested,
            work.happened(on),
            requester=requester,
            form="oral" if oral else "written",
            note=note,
        )
