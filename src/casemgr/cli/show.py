"""The dates of the coming year, what is to do without one, and the last events; `casemgr history` has them all.

Example: `casemgr show ana-r`
"""

from __future__ import annotations

import typer

from casemgr.cli.common import FormatName, Output, StudentWords, format_of, session
from casemgr.cli.showing import show, show_sheet

EVENTS = 8


def run(
    context: typer.Context,
    student: StudentWords,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import case_manager_name
    from casemgr.docket.basis import Facts
    from casemgr.docket.derive import derive_from
    from casemgr.paper.cases import events_report, heading_lines, last_events, near_report, show_data
    from casemgr.paper.formats import FORMATS
    from casemgr.paper.report import Sheet

    here = session(context)
    wanted = format_of(format_name, output, FORMATS)
    basis = here.caseload.basis
    facts = Facts.of(here.find(student), basis, here.today)
    deadlines = derive_from(facts, basis, here.today)
    if wanted == "csv":
        show(here, events_report(facts.student, here.today), wanted, output)
        return
    manager = case_manager_name(here, facts.student)
    parts = (
        "\n".join(heading_lines(facts, basis, deadlines, here.today, manager)),
        near_report(facts, basis, deadlines, here.today, here.problems),
        last_events(facts.student, here.today, EVENTS),
    )
    show_sheet(here, Sheet(parts, lambda: show_data(facts, basis, deadlines, here.today)), wanted, output)
