"""Example: `casemgr rules`, `casemgr rules --format json`"""

from __future__ import annotations

import typer

from casemgr.cli.common import FormatName, Output, session, show


def run(context: typer.Context, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.errors import NotFound
    from casemgr.paper.rulebook import rules_report
    from casemgr.store.lawfiles import read_law

    try:
        law = session(context).caseload.basis.law
    except NotFound:  # no caseload here: the shipped law
        law = read_law(None).book
    show(rules_report(law), format_name, output)
