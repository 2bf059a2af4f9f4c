"""The providers are in the student's file under `providers`; any other name is recorded with a note. With the last of them
the duty to have them all report is done. A report that comes in after the progress report went home counts for the oldest
one that lacks it, unless --for names another. --all-due takes every student for whom this provider's report is due for
the next report; with --for everyone whose report of that day went home without it.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`, `casemgr provider-reported --all-due "Priya Nair"`
"""

from typing import Annotated

from casemgr.cli.lists.output import say_damage
from casemgr.cli.options.kinds import Maybe, argument, number, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import FOR_MANY, Given
from casemgr.cli.recording.rounds import NOBODY, WITHIN_DAYS, But
from casemgr.cli.terminal.asking import the_day
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, FOR_MANY],
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name.")] = None,
    provider: Annotated[Maybe, argument("[PROVIDER]", "The provider's name, or enough of it.")] = None,
    all_due: Annotated[Maybe, text("PROVIDER", "Everyone whose report by this provider is due.")] = None,
    within: Annotated[int, number("DAYS", "With --all-due: due within so many days.")] = WITHIN_DAYS,
    report: Annotated[
        Maybe, text("REPORT", "Which report it is for: the day that one went home, or next.", "--for")
    ] = None,
    but: But = NOBODY,
) -> None:
    from casemgr.checks.known import provider_meant
    from casemgr.checks.progress import NEXT
    from casemgr.recording.staff import provider_report

    here = given.session
    if all_due:
        if student:
            raise UsageError("name a student and the provider, or say --all-due PROVIDER")
        with given.recording_each(lambda: _all_due(here, all_due, within, but, report)) as works:
            for work, name in works:
                provider_report(work, name, report or NEXT)
        return
    if not student or not provider:
        raise UsageError("name a student and the provider, or say --all-due PROVIDER")
    but.needs("--all-due")
    with given.recording(student) as work:
        name = provider_meant(provider, work.student.identity, work.people)
        provider_report(work, name, report)


def _all_due(here: Session, words: str, within: int, but: But, report: str | None) -> Chosen[str]:
    """Each student for whom this provider has still to report, for the next report or for the one that went home on the day
    named, with the name as the student's file has it. UsageError where that is nobody."""
    from casemgr.checks.progress import NEXT
    from casemgr.reports.provider_rounds import Asked, provider_round, why_nobody

    day = the_day(report, here.today) if report and report != NEXT else None
    asked = Asked(here.caseload.settings.people.full_name(words), within, day)
    found = provider_round(but.facts(here), asked, here.context, here.today)
    say_damage(here.problems)
    if not found.names:
        raise UsageError(why_nobody(asked, found, here.today))
    return Chosen(found.names, found.notes)
