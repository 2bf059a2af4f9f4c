"""Due date, the day the assessment plan should be given, how the reassessment is to be done, the plan and the meeting.
Those due in the fall after are listed too, where their plan must go out this year.

Example: `casemgr triennials`, `casemgr triennials --year 2027-28`
"""

from __future__ import annotations

import typer

from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import session
from casemgr.cli.showing import show
from casemgr.cli.year_words import Year, span_of


def run(
    ctx: typer.Context,
    year: Year = None,
    only: Only = EVERYONE,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.cli.gather import facts_of
    from casemgr.reports.start_year import triennials_report
    from casemgr.reports.triennials import triennials_of

    here = session(ctx)
    span = span_of(here, year)
    whom = only.settled(here)
    found = [
        row for facts in facts_of(here, whom) for row in triennials_of(facts, here.context, span, here.today)
    ]
    show(here, triennials_report(found, span.name, here.today), format_name, output)
