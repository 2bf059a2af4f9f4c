"""It lists what holds every one of the words, of all students and of the caseload as a whole. The beginning of a word is
enough, and accents do not matter; a student's name and the type of an event are words too.

Example: `casemgr find interpreter`, `casemgr find rivera consent`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.lists import Report
from casemgr.cli.narrowing import EVERYONE, Only
from casemgr.cli.session import Session


def run(
    here: Session,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to look for.")],
    only: Only = EVERYONE,
) -> Report:
    from casemgr.casefile.names import fold
    from casemgr.cli.gather import journal_of, students_of
    from casemgr.errors import UsageError
    from casemgr.reports.found import found_report, hits

    asked = " ".join(words)
    if not fold(asked):
        raise UsageError("say at least one word to look for")
    whom = only.settled(here)
    students = list(students_of(here, whom))
    journal = journal_of(here)
    if journal and whom.takes_journal:
        students.append(journal)
    found = [hit for student in students for hit in hits(asked, student, here.context.law, here.today)]
    return found_report(asked, found, here.today)
