"""The providers are in the student's file under `providers`; any other name is recorded with a note. With the last of them
the duty to have them all report is done. A report that comes in after the progress report went home counts for the oldest
one that lacks it, unless --for names another. --all-due takes every student for whom this provider's report is due for
the next report; with --for everyone whose report of that day went home without it.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`, `casemgr provider-reported --all-due "Priya Nair"`
"""

from datetime import date
from typing import Annotated

from casemgr.cli.lists.output import complain
from casemgr.cli.options.kinds import Maybe, argument, number, text
from casemgr.cli.program.session import Session
from casemgr.cli.recording.chosen import Chosen
from casemgr.cli.recording.given import FOR_MANY, Given, Work
from casemgr.cli.recording.rounds import NOBODY, WITHIN_DAYS, But
from casemgr.cli.recording.which import which
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
    from casemgr.casefile.events import ProviderReported
    from casemgr.checks.known import provider_meant
    from casemgr.checks.progress import NEXT

    here = given.session
    if all_due:
        if student:
            raise UsageError("name a student and the provider, or say --all-due PROVIDER")
        with given.recording_each(lambda: _all_due(here, all_due, within, but, report)) as works:
            for work, name in works:
                late_for = _report_meant(work, name, given.day(work), report or NEXT)
                given.add(work, ProviderReported, provider=name, late_for=late_for)
        return
    if not student or not provider:
        raise UsageError("name a student and the provider, or say --all-due PROVIDER")
    but.needs("--all-due")
    with given.recording(student) as work:
        name = provider_meant(provider, work.student.identity, work.people)
        late_for = _report_meant(work, name, given.day(work), report)
        given.add(work, ProviderReported, provider=name, late_for=late_for)


def _report_meant(work: Work, name: str, day: date, words: str | None) -> str | None:
    """The id of the progress report that went home without this provider's report and for which it counts: the one that the
    words name, or the oldest. None: it counts for the one to be sent next. What was taken is noted."""
    from casemgr.checks.progress import NEXT, counted_for
    from casemgr.docket.providers import gone_without

    if words == NEXT:
        return None
    found = gone_without(work.clocks, work.facts, name, day)
    if words:
        named = which(work, found, words, "progress report without it", "--for")
        return named.id if named else None
    if not found:
        return None
    work.warn(counted_for(work.student.id, found, work.to_correct, work.today))
    return found[0].id


def _all_due(here: Session, words: str, within: int, but: But, report: str | None) -> Chosen[str]:
    """Each student for whom this provider has still to report, for the next report or for the one that went home on the day
    named, with the name as the student's file has it. UsageError where that is nobody."""
    from casemgr.checks.progress import NEXT
    from casemgr.reports.provider_rounds import Asked, provider_round, why_nobody

    day = the_day(report, here.today) if report and report != NEXT else None
    asked = Asked(here.caseload.settings.people.full_name(words), within, day)
    found = provider_round(but.facts(here), asked, here.context, here.today)
    complain(here.problems)
    if not found.names:
        raise UsageError(why_nobody(asked, found, here.today))
    return Chosen(found.names, found.notes)
