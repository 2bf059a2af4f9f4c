"""Example: `casemgr rules`, `casemgr rules --format json`"""

from __future__ import annotations

import typer

from casemgr.cli.output import FormatName, Output
from casemgr.cli.session import session
from casemgr.cli.showing import show


def run(ctx: typer.Context, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.reports.rules import rules_report
    from casemgr.store.lawfiles import read_law

    here = session(ctx)
    # Where there is no caseload it is the shipped law.
    law = here.context.law if here.has_caseload else read_law(None).book
    show(here, rules_report(law), format_name, output)
