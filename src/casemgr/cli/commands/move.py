"""Another school of the district. No clock stops; the receiving case manager is to be told of every one the same day.

Example: `casemgr move ana-r "Alder Creek Elementary" --on 1/11`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.school_words import check_school, school_from_words
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    school: Annotated[str, typer.Argument(metavar="SCHOOL", help="The school moved to, or enough of it.")],
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import MovedWithinDistrict

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        now = work.student.identity.school
        to = school_from_words(work.caseload, school)
        check_school(work, to)
        if to == now:
            work.refuse(f"{work.student.id} is at {now} already")
        work.add(MovedWithinDistrict, work.happened(on), school=to, from_school=now, by=by, note=note)
        work.warn("no clock stops; tell the receiving case manager with `casemgr hand-off`")
