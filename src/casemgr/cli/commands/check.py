"""Settings, calendars (with their count of student days), law files with their examples, the journal, every student's file,
and the district's letter templates, which are tried out; files that were here and are gone, and events that were committed
and are gone. Exit code 1 if anything is wrong. A note on who else can read the folder is no error. --accept says that what
is gone from a file, or the file itself, is meant to be gone.

Example: `casemgr check`, `casemgr check --accept ben-k`
"""

import time
from typing import Annotated

import typer

from casemgr.cli.lists.output import FormatName, Output, format_of
from casemgr.cli.lists.showing import put_page, show_as_it_is
from casemgr.cli.options.kinds import Several, text
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import BadFile
from casemgr.paper.formats import FORMATS


def run(
    here: Session,
    accept: Annotated[
        Several, text("STUDENT", "What is gone from this file is meant to be gone (repeatable).")
    ] = None,
    format_name: FormatName = None,
    output: Output = None,
) -> None:
    from casemgr.checks.head_notes import came_past_every_duty
    from casemgr.cli.checking.doubtful import doubtful_notes, slip_notes
    from casemgr.cli.checking.own_law import own_law_problems
    from casemgr.cli.checking.own_letters import letter_problems
    from casemgr.cli.checking.touched import with_students
    from casemgr.cli.years.since_printing import since_printing
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.reports.check import problems_report, verdict
    from casemgr.reports.since_printing import moved_notes
    from casemgr.store.accepting import accept as accept_it
    from casemgr.store.checking import check
    from casemgr.store.letterfiles import read_letters
    from casemgr.store.temporary import left_over

    wanted = format_of(format_name, output, FORMATS)
    for words in accept or ():
        aside(
            f"Accepted as it is: {accept_it(here.caseload, words)}. To undo it, put the file back as it was."
        )
    try:
        today = here.today
        found, notes = check(here.caseload, today)
        students = here.caseload.all_students()[0]
        notes += doubtful_notes(here, students)
        notes += moved_notes(since_printing(here))
        notes += came_past_every_duty(students, here.caseload.law.book, today)
        notes += slip_notes(here, students)
        notes += left_over(here.caseload.root, time.time())
        found += own_law_problems(here.caseload)
        found += letter_problems(here, Catalogue(read_letters(here.caseload.root)))
        found = list(with_students(found, here))
    except BadFile as error:  # the settings themselves
        today, found, notes = None, list(error.problems), []
    problems = list(dict.fromkeys(found))
    if wanted == "table":
        put_page("\n".join([*map(str, problems), verdict(problems, today)]) + "\n", output)
    else:
        show_as_it_is(problems_report(problems)._replace(as_of=today), wanted, output)
    for note in notes:
        aside(f"Note: {note}")
    if problems:
        raise typer.Exit(1)
