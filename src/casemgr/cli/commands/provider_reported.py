"""The providers are in the student's file under `providers`; any other name is recorded with a note. With the last of them
the duty to have them all report is done. A report that comes in after the progress report went home counts for the oldest
one that lacks it, unless --for names another. --all-due takes every student for whom this provider's report is due, for
the next report where that is near, else for the one that went home without it.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`, `casemgr provider-reported --all-due "Priya Nair"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.checks.progress import nobody_to_ask
from casemgr.cli.given import FOR_MANY, Given
from casemgr.cli.goes_with import needs
from casemgr.cli.late_reports import report_meant
from casemgr.cli.options import Maybe, argument, text
from casemgr.cli.output import complain
from casemgr.cli.rounds import NOBODY, WITHIN_DAYS, But, say_left
from casemgr.cli.session import Session
from casemgr.docket.owed import providers_owe
from casemgr.errors import UsageError
from casemgr.store.people import full_name, the_one

if TYPE_CHECKING:
    from casemgr.docket.facts import Facts


def run(
    given: Annotated[Given, FOR_MANY],
    student: Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name.")] = None,
    provider: Annotated[Maybe, argument("[PROVIDER]", "The provider's name, or enough of it.")] = None,
    all_due: Annotated[Maybe, text("PROVIDER", "Everyone whose report by this provider is due.")] = None,
    within: Annotated[
        int, typer.Option(metavar="DAYS", min=0, help="With --all-due: due within so many days.")
    ] = WITHIN_DAYS,
    report: Annotated[
        Maybe, text("REPORT", "Which report it is for: the day that one went home, or next.", "--for")
    ] = None,
    but: But = NOBODY,
) -> None:
    from casemgr.casefile.events import ProviderReported
    from casemgr.cli.known import provider_meant

    here = given.session
    if all_due:
        if student:
            raise UsageError("name a student and the provider, or say --all-due PROVIDER")
        needs("one student", {"--for": report})
        found, unknown = _all_due(here, all_due, within, but.facts(here))
        with given.recording_each([*found]) as works:
            say_left(works, unknown)
            for work in works:
                name, is_next = found[work.student.id]
                late_for = None if is_next else report_meant(work, name, given.day(work))
                given.add(work, ProviderReported, provider=name, late_for=late_for)
        return
    if not student or not provider:
        raise UsageError("name a student and the provider, or say --all-due PROVIDER")
    but.needs("--all-due")
    with given.recording(student) as work:
        name = provider_meant(work, provider)
        late_for = report_meant(work, name, given.day(work), report)
        given.add(work, ProviderReported, provider=name, late_for=late_for)


def _all_due(
    here: Session, words: str, within: int, everyone: Iterable[Facts]
) -> tuple[dict[str, tuple[str, bool]], str]:
    """Each student for whom this provider has still to report, with the name as the student's file has it and whether the
    next report is meant; and a note on those whose report is due and of whom no provider is on file."""
    asked = full_name(here.caseload.settings, words)
    found: dict[str, tuple[str, bool]] = {}
    nobody = []
    for facts in everyone:
        for each in _silent(here, facts, asked, within):
            found[facts.student.id] = each
        if not facts.student.identity.providers and providers_owe(facts, here.context, here.today, within):
            nobody.append(facts.student.id)
    complain(here.problems)
    unknown = nobody_to_ask(nobody)
    if not found:
        more = f". {unknown}" if unknown else ""
        raise UsageError(
            f"no report by {asked} is due within {within} days; see `casemgr progress-due`, or use --within{more}"
        )
    return found, unknown


def _silent(here: Session, facts: Facts, asked: str, within: int) -> Iterator[tuple[str, bool]]:
    """The provider of this name who has not reported on a student, where the duty to report is due; and whether that is the
    next report, not one that went home already."""
    from casemgr.docket.derive import derive_from
    from casemgr.docket.providers import lacking
    from casemgr.state.progress import not_reported

    name = the_one(asked, not_reported(facts.student, facts.events))
    if name and providers_owe(facts, here.context, here.today, within):
        yield name, True
        return
    for each in lacking(derive_from(facts, here.context, here.today), facts):
        if late := the_one(asked, each.missing):
            yield late, False
            return
