"""With the next annual and triennial, the next date of any kind, and a mark in words: OVERDUE; NOW (the day to act has
passed); still open (it has passed, and only practice sets it); date unknown; next 7 days; open duty (what the law asks now);
soon; reminder. Those who have left come with --all.

Example: `casemgr list --sort annual`, `casemgr list --school "Fernbrook High" -o high.csv`
"""

from __future__ import annotations

from typing import Annotated, Literal

from casemgr.cli.lists import Report
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.options import choice, flag
from casemgr.cli.session import Session

SortBy = Literal["name", "annual", "triennial", "school", "next"]


def run(
    here: Session,
    sort: Annotated[str, choice(SortBy, "BY", "--sort")] = "school",
    everyone: Annotated[bool, flag("--all", "Those who have left too.")] = False,
    only: Only = EVERYONE,
) -> Report:
    from casemgr.cli.gather import case_manager_name, facts_of
    from casemgr.docket.derive import derive_from
    from casemgr.reports.list import Count, roster_report, roster_row, sort_order
    from casemgr.reports.narrowing import ALL

    whom, order = only.settled(here), sort_order(sort)
    rows, total = [], 0
    for facts in facts_of(here, whom.any_school):
        deadlines = derive_from(facts, here.context, here.today)
        row = roster_row(facts, deadlines, case_manager_name(here, facts.student), here.today)
        total += not row.has_left
        if (everyone or not row.has_left) and whom.takes(facts.student, here.today):
            rows.append(row)
    count = Count(
        total,
        here.context.law.limit(here.caseload.settings.caseload_limit) if whom.case_manager != ALL else None,
    )
    return roster_report(rows, here.today, count, order)
