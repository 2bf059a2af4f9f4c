"""The dates of the coming year, what is to do without one, and the last events; `casemgr history` has them all.

Example: `casemgr show ana-r`
"""

from __future__ import annotations

import json

import typer

from casemgr.cli.common import FormatName, Output, StudentWords, format_of, put, put_page, session, show

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
    from casemgr.paper.formats import FORMATS, as_table

    here = session(context)
    wanted = format_of(format_name, output, FORMATS)
    basis = here.caseload.basis
    facts = Facts.of(here.find(student), basis, here.today)
    deadlines = derive_from(facts, basis, here.today)
    if wanted == "json":
        data = show_data(facts, basis, deadlines, here.today)
        put(json.dumps(data, ensure_ascii=False, indent=1) + "\n", output)
        return
    if wanted == "csv":
        show(events_report(facts.student, here.today), "csv", output)
        return
    manager = case_manager_name(here, facts.student)
    heading = "\n".join(heading_lines(facts, basis, deadlines, here.today, manager)) + "\n\n"
    near = near_report(facts, basis, deadlines, here.today)
    events = last_events(facts.student, here.today, EVENTS)
    if output:
        put(heading + as_table(near) + "\n" + as_table(events), output)
        return
    put_page(heading, None)
    show(near, "table", None)
    typer.echo("")
    show(events, "table", None)
