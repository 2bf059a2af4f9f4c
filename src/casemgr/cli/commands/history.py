"""Events, notes, contacts, and what was voided.

Example: `casemgr history ana-r`, `casemgr history ana-r --format csv`
"""

from __future__ import annotations

from casemgr.cli.lists import Report
from casemgr.cli.options import StudentWords
from casemgr.cli.session import Session


def run(here: Session, student: StudentWords) -> Report:
    from casemgr.reports.show import events_report

    return events_report(here.find(student), here.context.law, here.today)
