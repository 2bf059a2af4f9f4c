"""The providers are in the student's file under `providers`; any other name is recorded with a note. With the last of them
the duty to have them all report is done. --all-due takes every student for whom this provider's report is due.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`, `casemgr provider-reported --all-due "Priya Nair"`
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.cli.given import FOR_MANY, Given
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
    but: But = NOBODY,
) -> None:
    from casemgr.casefile.events import ProviderReported
    from casemgr.cli.readers import provider_meant

    here = given.session
    if all_due:
        if student:
            raise UsageError("name a student and the provider, or say --all-due PROVIDER")
        found, unknown = _all_due(here, all_due, within, but.facts(here))
        with given.recording_each([*found]) as works:
            say_left(works, unknown)
            for work in works:
                given.add(work, ProviderReported, provider=found[work.student.id])
        return
    if not student or not provider:
        raise UsageError("name a student and the provider, or say --all-due PROVIDER")
    but.needs("--all-due")
    with given.recording(student) as work:
        given.add(work, ProviderReported, provider=provider_meant(work, provider))


def _all_due(here: Session, words: str, within: int, everyone: Iterable[Facts]) -> tuple[dict[str, str], str]:
    """Each student for whom this provider has still to report, with the name as the student's file has it; and a note on
    those whose report is due and of whom no provider is on file."""
    asked = full_name(here.caseload.settings, words)
    found: dict[str, str] = {}
    nobody = []
    for facts in everyone:
        for name in _silent(here, facts, asked, within):
            found[facts.student.id] = name
        if not facts.student.identity.providers and providers_owe(facts, here.context, here.today, within):
            nobody.append(facts.student.id)
    complain(here.problems)
    unknown = _nobody_to_ask(nobody)
    if not found:
        more = f". {unknown}" if unknown else ""
        raise UsageError(
            f"no report by {asked} is due within {within} days; see `casemgr progress-due`, or use --within{more}"
        )
    return found, unknown


def _nobody_to_ask(students: list[str]) -> str:
    """That nobody can be asked for the reports that are due for these students; empty where there are none."""
    if not students:
        return ""
    return (
        f"No provider is on file, so nobody can be asked, for {', '.join(students)}: "
        f'casemgr edit {students[0]} --provider "NAME=SERVICE"'
    )


def _silent(here: Session, facts: Facts, asked: str, within: int) -> Iterator[str]:
    """The provider of this name who has not reported on a student, where the duty to report is due."""
    from casemgr.state.progress import not_reported

    name = the_one(asked, not_reported(facts.student, facts.events))
    if name and providers_owe(facts, here.context, here.today, within):
        yield name
