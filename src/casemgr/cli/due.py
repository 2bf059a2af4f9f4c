"""By due date, with the last school day to act by. --all adds those met.

Example: `casemgr due --within 30`, `casemgr due --student ana-r --format json`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import FormatName, Output, format_of, session, show


def run(
    context: typer.Context,
    within: Annotated[int | None, typer.Option(metavar="DAYS", min=0, help="Only those due within so many days.")] = None,
    student: Annotated[str | None, typer.Option("--student", metavar="STUDENT", help="Only one student's.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="Those met too.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 if something is overdue.")] = False,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.paper.deadlines import due_report
    from casemgr.paper.formats import FORMATS

    here = session(context)
    with_json = format_of(format_name, output, FORMATS) == "json"
    rows, problems = collect_rows(here, student, within=within, met_too=everything, with_json=with_json)
    report = due_report(rows, here.today, problems)
    show(report, format_name, output)
    if exit_code and any(row.deadline.status == "overdue" for row in rows):
        raise typer.Exit(1)


def collect_rows(here, student, *, within, met_too, with_json):  # type: ignore[no-untyped-def]
    from casemgr.docket.basis import Facts
    from casemgr.docket.derive import derive_from
    from casemgr.paper.deadlines import due_row

    caseload, today = here.caseload, here.today
    basis = caseload.basis
    rows, problems = [], list(caseload.shared_problems)
    if student:
        found = [here.find(student)]
    else:
        found = _students(caseload, problems)
    for one in found:
        facts = Facts.of(one, basis, today)
        for deadline in derive_from(facts, basis, today):
            wanted = deadline.is_open or (met_too and deadline.status != "ended")
            if wanted and (within is None or (deadline.due is not None and (deadline.due - today).days <= within)):
                rows.append(due_row(deadline, facts, basis, with_json=with_json))
    return rows, tuple(problems)


def _students(caseload, problems):  # type: ignore[no-untyped-def]
    for file in caseload.students():
        problems += file.problems
        if file.student:
            yield file.student
