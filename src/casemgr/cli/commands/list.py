"""Who is on the caseload, the status of each case, and the next date. Those who have left come with --all.

Example: `casemgr list`, `casemgr list --school "Fernbrook High"`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import FormatName, Output, session
from casemgr.cli.gather import CaseManager
from casemgr.cli.options import Maybe, flag, text
from casemgr.cli.showing import show


def run(
    ctx: typer.Context,
    school: Annotated[Maybe, text("NAME", "Only one school's.")] = None,
    everyone: Annotated[bool, flag("--all", "Those who have left too.")] = False,
    case_manager: CaseManager = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import facts_of
    from casemgr.docket.derive import derive_from
    from casemgr.reports.list import roster_report, roster_row

    here = session(ctx)
    context = here.context
    rows = [
        roster_row(facts, derive_from(facts, context, here.today), here.today)
        for facts in facts_of(here, case_manager)
        if school is None or facts.student.identity.school.casefold() == school.strip().casefold()
    ]
    rows = [row for row in rows if everyone or not row.has_left]
    show(here, roster_report(rows, here.today), format_name, output)
