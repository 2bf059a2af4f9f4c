"""The contents of the IEP gone through with the staff who carry it out: after each new IEP, and before the first day of
the school year. Several students at once, or --all.

Example: `casemgr review-with ana-r ben-k --staff "Joan Amsel" --staff "Priya Nair"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, Yes, session
from casemgr.cli.gather import chosen
from casemgr.cli.ticking import Except
from casemgr.cli.transaction import recording_each
from casemgr.errors import Refused
from casemgr.reports.words import joined


def run(
    ctx: typer.Context,
    students: Annotated[
        list[str] | None, typer.Argument(metavar="STUDENT…", help="Ids, or enough of ids or names.")
    ] = None,
    staff: Annotated[
        list[str], typer.Option("--staff", metavar="NAME", help="A teacher or provider (repeatable).")
    ] = ...,  # type: ignore[assignment]  # typer's mark for an option that must be given
    everyone: Annotated[bool, typer.Option("--all", help="Everyone on the caseload who has an IEP.")] = False,
    excepted: Except = None,
    how: Annotated[
        str | None, typer.Option(metavar="HOW", help="In person, with the IEP at a glance …")
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    yes: Yes = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import StaffReviewed
    from casemgr.state.enrollment import has_iep

    here = session(ctx)
    named = chosen(here, students or [], excepted or [], everyone=everyone)
    without = [] if force else [each.id for each in named if not has_iep(each.known(here.today))]
    meant = [each for each in named if each.id not in without]
    if without and (not everyone or not meant):
        raise Refused(
            f"not recorded: no IEP is on file for {', '.join(without)}; add --force if there is one"
        )
    ids = [student.id for student in meant]
    with recording_each(here, ids, dry_run=dry_run, force=force, yes=yes) as works:
        for work in works:
            names = tuple(work.full_name(name) for name in staff)
            work.add(StaffReviewed, work.happened(on), staff=names, how=how, by=by, note=note)
            if len(meant) > 1:
                work.warn(f"gone through with {joined(names)}")
    if without:
        typer.echo(f"Note: left out, without an IEP: {len(without)} ({', '.join(without)})", err=True)
