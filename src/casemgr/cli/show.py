"""Example: `casemgr show ana-r`"""

from __future__ import annotations

import json

import typer

from casemgr.cli.common import FormatName, Output, StudentWords, format_of, put, session, show


def run(
    context: typer.Context,
    student: StudentWords,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.docket.basis import Facts
    from casemgr.docket.derive import derive_from
    from casemgr.paper.cases import deadlines_report, events_report, heading_lines, show_data
    from casemgr.paper.formats import FORMATS, as_table

    here = session(context)
    wanted = format_of(format_name, output, FORMATS)
    basis = here.caseload.basis
    facts = Facts.of(here.find(student), basis, here.today)
    deadlines = derive_from(facts, basis, here.today)
    events = events_report(facts.student, here.today)
    open_ones = deadlines_report(facts, basis, deadlines, here.today)
    if wanted == "json":
        put(
            json.dumps(show_data(facts, basis, deadlines, here.today), ensure_ascii=False, indent=1) + "\n",
            output,
        )
    elif wanted == "csv":
        show(events, "csv", output)
    else:
        heading = "\n".join(heading_lines(facts, basis, deadlines, here.today)) + "\n\n"
        if output:
            put(heading + as_table(open_ones) + "\n" + as_table(events), output)
            return
        put(heading, None)
        show(open_ones, "table", None)
        typer.echo("")
        show(events, "table", None)
