"""The contents of the IEP gone through with the staff who carry it out: after each new IEP, and before the first day of
the school year. Several students at once, or --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, session
from casemgr.cli.gather import chosen
from casemgr.cli.recording import recording_each
from casemgr.cli.ticking import Except


def run(
    context: typer.Context,
    students: Annotated[
        list[str] | None, typer.Argument(metavar="STUDENT…", help="Ids, or enough of ids or names.")
    ] = None,
    staff: Annotated[
        list[str], typer.Option("--staff", metavar="NAME", help="A teacher or provider (repeatable).")
    ] = ...,  # type: ignore[assignment]  # typer's mark for an option that must be given
    everyone: Annotated[bool, typer.Option("--all", help="Everyone on the caseload.")] = False,
    excepted: Except = None,
    how: Annotated[
        str | None, typer.Option(metavar="HOW", help="In person, with the IEP at a glance …")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import StaffReviewed

    here = session(context)
    meant = chosen(here, students or [], excepted or [], everyone=everyone)
    for work in recording_each(here, meant, dry_run=dry_run, force=force):
        work.add(StaffReviewed, work.happened(on), staff=tuple(staff), how=how, by=by, note=note)
