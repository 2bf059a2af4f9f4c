"""Settings, calendars (with their count of student days), law files, the journal and every student's file. Exit code 1
if anything is wrong.

Example: `casemgr check`
"""

from __future__ import annotations

import typer

from casemgr.cli.common import FormatName, Output, format_of, put, session


def run(context: typer.Context, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.paper.formats import FORMATS
    from casemgr.paper.problems import problems_report
    from casemgr.store.checking import check

    here = session(context)
    wanted = format_of(format_name, output, FORMATS)
    problems = check(here.caseload, here.today)
    if wanted == "table":
        count = len(problems)
        lines = [
            *map(str, problems),
            f"{count} problem{'' if count == 1 else 's'} found." if count else "No problem found.",
        ]
        put("\n".join(lines) + "\n", output)
    else:
        put(FORMATS[wanted](problems_report(problems)), output)
    if problems:
        raise typer.Exit(1)
