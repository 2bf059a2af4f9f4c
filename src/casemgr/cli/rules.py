"""Example: `casemgr rules`, `casemgr rules --format json`"""

from __future__ import annotations

import typer

from casemgr.cli.common import FormatName, Output, session
from casemgr.cli.showing import show


def run(context: typer.Context, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.paper.rulebook import rules_report
    from casemgr.store.lawfiles import read_law

    here = session(context)
    # Where there is no caseload it is the shipped law.
    law = here.caseload.basis.law if here.has_caseload else read_law(None).book
    show(here, rules_report(law), format_name, output)
