"""Everything on file in the order in which it happened: events, notes, contacts, and what was voided.

Example: `casemgr history ana-r`, `casemgr history ana-r --format csv`
"""

from __future__ import annotations

import typer

from casemgr.cli.options import StudentWords
from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import session
from casemgr.cli.showing import show


def run(
    ctx: typer.Context, student: StudentWords, format_name: FormatName = None, output: Output = None
) -> None:
    from casemgr.reports.show import events_report

    here = session(ctx)
    show(here, events_report(here.find(student), here.today), format_name, output)
