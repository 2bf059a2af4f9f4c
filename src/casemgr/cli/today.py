"""Overdue first, then due within 5, 10 and 30 school days, due with nothing scheduled, and who is waited for; law before
district before practice. The numbers are for `casemgr done` and `casemgr na`, until the page is printed again.

Example: `casemgr today`, or just `casemgr`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import FormatName, Output, session, show
from casemgr.cli.gather import CaseManager


def run(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Every line, not only the first fifteen.")
    ] = False,
    case_manager: CaseManager = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import all_facts
    from casemgr.docket.belonging import started_by
    from casemgr.docket.morning import items_of
    from casemgr.errors import Problem
    from casemgr.paper.morning import LINES, numbered, today_report
    from casemgr.store.page import PageLine, remember

    here = session(context)
    problems: list[Problem] = []
    items = [
        item
        for facts in all_facts(here, problems, case_manager)
        for item in items_of(facts, here.caseload.basis, here.today)
    ]
    limit = None if everything or output else LINES
    if not format_name and not output:
        lines = (
            PageLine(item.deadline.student, item.deadline.rule.id, started_by(item.deadline.start))
            for item in numbered(items, limit)
        )
        remember(here.caseload.root, lines)
    show(today_report(items, here.today, tuple(problems), limit), format_name, output)
