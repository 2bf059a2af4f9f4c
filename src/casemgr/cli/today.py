"""Overdue first, then due within 30 days, then open duties; law before district before practice on the same day.

Example: `casemgr today`, or just `casemgr`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import FormatName, Output, session, show


def run(
    context: typer.Context,
    everything: Annotated[
        bool, typer.Option("--all", help="Every line, not only the first fifteen.")
    ] = False,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import facts_of
    from casemgr.errors import Problem
    from casemgr.paper.morning import LINES, items_of, today_report

    here = session(context)
    problems: list[Problem] = []
    items = [
        item
        for facts in facts_of(here, None, problems)
        for item in items_of(facts, here.caseload.basis, here.today)
    ]
    limit = None if everything or output else LINES
    show(today_report(items, here.today, tuple(problems), limit), format_name, output)
