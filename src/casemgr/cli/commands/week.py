"""Each day has its meetings and what is to be done by then; after them comes what is open now by law and handbook. Write it to
a file with -o to print it.

Example: `casemgr week`, `casemgr week --school "Fernbrook Middle" -o week.txt`
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.cli.lists.narrowing import EVERYONE, Only
from casemgr.cli.lists.report import Report
from casemgr.cli.program.session import Session

if TYPE_CHECKING:
    from casemgr.docket.facts import Facts as FactsOf
    from casemgr.reports.today_student import StudentDay


def run(here: Session, only: Only = EVERYONE) -> Report:
    from casemgr.casefile.student import journal_of
    from casemgr.cli.lists.gather import from_all_facts
    from casemgr.docket.facts import Facts
    from casemgr.reports.today_student import student_day
    from casemgr.reports.week import school_week, week_lines, week_report

    whom = only.settled(here)

    def of_student(facts: FactsOf) -> StudentDay:
        return student_day(facts, here.context, here.today, whom.part)

    days = list(from_all_facts(here, of_student, whom.any_person))
    week = school_week(Facts.of(journal_of(()), here.context, here.today), here.today)
    return week_report(week_lines(days, week.days, here.today), week, here.today)
