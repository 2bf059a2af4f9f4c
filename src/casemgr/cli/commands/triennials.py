"""Due date, the day the assessment plan should be given, how the reassessment is to be done, the plan and the meeting.
Those due in the fall after are listed too, where their plan must go out this year.

Example: `casemgr triennials`, `casemgr triennials --year 2027-28`
"""

from __future__ import annotations

from casemgr.cli.lists import Report
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.session import Session
from casemgr.cli.year_words import Year, span_of


def run(
    here: Session,
    year: Year = None,
    only: Only = EVERYONE,
) -> Report:
    from casemgr.cli.gather import facts_of
    from casemgr.reports.triennial_facts import triennials_of
    from casemgr.reports.triennials import triennials_report

    span = span_of(here, year)
    whom = only.settled(here)
    found = [
        row for facts in facts_of(here, whom) for row in triennials_of(facts, here.context, span, here.today)
    ]
    return triennials_report(found, span.name, here.today)
