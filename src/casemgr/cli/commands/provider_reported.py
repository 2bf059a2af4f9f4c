"""The providers stand in the student's file under `providers`; any other name is recorded with a note.
With the last of them the duty to have them all report is done.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.people import find_person, the_one
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work


def run(
    ctx: typer.Context,
    student: StudentWords,
    provider: Annotated[
        str, typer.Argument(metavar="PROVIDER", help="The provider's name, or enough of it.")
    ],
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ProviderReported

    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        name = _provider(work, provider)
        work.add(ProviderReported, work.happened(on), provider=name, by=by, note=note)


def _provider(work: Work, words: str) -> str:
    """The provider meant; a stranger as typed, with a note; refused, unless forced, where it may be a slip for one."""
    from casemgr.casefile.names import MAY_BE_A_SLIP, names_near

    providers = [provider.name for provider in work.student.identity.providers]
    if found := the_one(words, providers):
        return found
    person = find_person(work.caseload.settings, words)
    if not person and (near := names_near(words, providers, MAY_BE_A_SLIP)):
        work.refuse(f"{words} is not among this student's providers; did you mean {near[0]}?")
    name = person.name if person else words.strip()
    work.warn(
        f"{name} is not among this student's providers; casemgr edit {work.student.id} --provider NAME adds one"
    )
    return name
