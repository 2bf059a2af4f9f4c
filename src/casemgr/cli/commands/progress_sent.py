"""The next report's date runs from this one. --all-due takes everyone whose report is due within so many days.

Example: `casemgr progress-sent ben-k --on 11/4`, `casemgr progress-sent --all-due --within 14 --except eli-m`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.gather import chosen
from casemgr.cli.given import FOR_MANY, Given
from casemgr.cli.options import Several, argument, flag
from casemgr.cli.output import complain
from casemgr.cli.rounds import NOBODY, But, say_left
from casemgr.cli.session import Session
from casemgr.docket.owed import asks_all_providers
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.cli.work import Work


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    all_due: Annotated[bool, flag("--all-due", "Everyone whose report is due.")] = False,
    within: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="With --all-due: due within so many days.")
    ] = 7,
    but: But = NOBODY,
) -> None:
    from casemgr.casefile.events import ProgressReportSent
    from casemgr.state.progress import not_reported

    here = given.session
    if all_due and students:
        raise UsageError("name the students, or say --all-due")
    meant = (
        _all_due(here, within, but)
        if all_due
        else chosen(here, students or [], but.excepted or [], everyone=False)
    )
    if but.school and not all_due:
        raise UsageError("--school goes with --all-due")
    ids = [student.id for student in meant]
    with given.recording_each(ids) as works:
        say_left(works, _whose_reports_are_not_known(works))
        for work in works:
            _note_missing(work, not_reported(work.student, work.known))
            given.add(work, ProgressReportSent)


def _whose_reports_are_not_known(works: list[Work]) -> str:
    """For whom it is not known whether all have reported, as no provider is on file; empty where that is nobody."""
    students = [work.student.id for work in works if not work.student.identity.providers]
    if not students:
        return ""
    return f"No provider is on file for {', '.join(students)}: whose reports are missing is not known"


def _note_missing(work: Work, missing: list[str]) -> None:
    """Which providers have not reported: the duty to have them all report stays open."""
    if not missing:
        return
    student, names = work.student.id, ", ".join(missing)
    stays = ""
    if any(clock.is_open and asks_all_providers(clock.rule) for clock in work.clocks):
        who = f'"{names}"' if len(missing) == 1 else "NAME"
        stays = f"; that stays open. Once {'it is' if len(missing) == 1 else 'they are'} in: casemgr provider-reported {student} {who}"
    work.warn(f"{student}: not reported yet: {names}{stays}")


def _all_due(here: Session, within: int, but: But) -> list[Student]:
    """Everyone whose open report is due within so many days, but for those excepted."""
    from casemgr.docket.owed import open_report

    found = []
    for facts in but.facts(here):
        report = open_report(facts, here.context, here.today)
        if report and report.act_by and (report.act_by - here.today).days <= within:
            found.append(facts.student)
    complain(here.problems)
    if not found:
        raise UsageError(f"no progress report is due within {within} days; see `casemgr progress-due`")
    return found
