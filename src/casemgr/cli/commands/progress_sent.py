"""The next report's date runs from this one. --all-due takes everyone whose report is due within so many days.

Example: `casemgr progress-sent ben-k --on 11/4`, `casemgr progress-sent --all-due --within 14 --except eli-m`
"""

from typing import Annotated

from casemgr.casefile.optionwords import needs
from casemgr.cli.lists.gather import chosen
from casemgr.cli.lists.output import say_damage
from casemgr.cli.options.kinds import Several, argument, flag, number
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen, alike
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import NOBODY, But
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    students: Annotated[Several, argument("STUDENT…", "Ids, or enough of ids or names.")] = None,
    all_due: Annotated[bool, flag("Everyone whose report is due.")] = False,
    within: Annotated[int, number("DAYS", "With --all-due: due within so many days.")] = 7,
    but: But = NOBODY,
) -> None:
    from casemgr.casefile.events import ProgressReportSent

    here = given.session
    if all_due and students:
        raise UsageError("name the students, or say --all-due")
    if not all_due:
        needs("--all-due", {"--school": but.school})

    def meant() -> Chosen[None]:
        if all_due:
            return alike(_all_due(here, within, but))
        named = chosen(here, students or [], but.excepted or [], everyone=False, whole="--all-due")
        return alike(student.id for student in named)

    with given.recording_each(meant) as works:
        for work, _ in works:
            work.record(ProgressReportSent)


def _all_due(here: Session, within: int, but: But) -> list[str]:
    """Everyone whose open report is due within so many days, but for those excepted."""
    from casemgr.docket.owed import open_report
    from casemgr.docket.within import is_within

    found = []
    for facts in but.facts(here):
        report = open_report(facts, here.context, here.today)
        if report and is_within(report, within, here.today):
            found.append(facts.student.id)
    say_damage(here.problems)
    if not found:
        raise UsageError(f"no progress report is due within {within} days; see `casemgr progress-due`")
    return found
