"""Example: `casemgr rules`, `casemgr rules --format json`"""

from __future__ import annotations

from casemgr.cli.lists import Report
from casemgr.cli.session import Session


def run(here: Session) -> Report:
    from casemgr.reports.rules import rules_report
    from casemgr.store.lawfiles import read_law

    # Where there is no caseload it is the shipped law.
    law = here.context.law if here.has_caseload else read_law(None).book
    return rules_report(law)
