"""The providers are in each student's file under `providers`; `casemgr provider-reported` ticks one off.

Example: `casemgr progress-due --within 14`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.lists import Report
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.session import Session


def run(
    here: Session,
    within: Annotated[
        int | None, typer.Option(metavar="DAYS", min=0, help="Only those due within so many days.")
    ] = None,
    only: Only = EVERYONE,
) -> Report:
    from casemgr.cli.gather import facts_of
    from casemgr.docket.owed import open_report
    from casemgr.reports.progress_due import progress_report, progress_row

    rows = [
        progress_row(deadline, facts)
        for facts in facts_of(here, only.settled(here))
        if (deadline := open_report(facts, here.context, here.today))
        if within is None or (deadline.due is not None and (deadline.due - here.today).days <= within)
    ]
    return progress_report(rows, here.today)
