"""Settings, calendars (with their count of student days), law files with their examples, the journal, every student's file,
and the district's letter templates, which are tried out. Exit code 1 if anything is wrong.

Example: `casemgr check`
"""

from __future__ import annotations

from dataclasses import replace

import typer

from casemgr.cli.common import FormatName, Output, format_of, put, session
from casemgr.cli.showing import put_page


def run(context: typer.Context, format_name: FormatName = None, output: Output = None) -> None:
    from casemgr.cli.own_law import own_law_problems
    from casemgr.cli.own_letters import letter_problems
    from casemgr.errors import BadFile
    from casemgr.paper.formats import FORMATS
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.problems import problems_report
    from casemgr.paper.words import long_date, plural
    from casemgr.store.checking import check
    from casemgr.store.letterfiles import read_letters

    here = session(context)
    wanted = format_of(format_name, output, FORMATS)
    try:
        today = here.today
        problems = [
            *check(here.caseload, today),
            *own_law_problems(here.caseload),
            *letter_problems(here, Catalogue(read_letters(here.caseload.root))),
        ]
    except BadFile as error:  # the settings themselves
        today, problems = None, list(error.problems)
    if wanted == "table":
        verdict = f"{plural(len(problems), 'problem')} found" if problems else "No problem found"
        as_of = f", as of {long_date(today)}" if today else ""
        put_page("\n".join([*map(str, problems), f"{verdict}{as_of}."]) + "\n", output)
    else:
        put(FORMATS[wanted](replace(problems_report(problems), as_of=today)), output)
    if problems:
        raise typer.Exit(1)
