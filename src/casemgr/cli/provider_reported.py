"""The providers stand in the student's file under `providers`; any other name is recorded as typed. With
the last of them the duty to have them all report is done.

Example: `casemgr provider-reported ben-k "Priya Nair" --on 10/30`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import recording


def run(
    context: typer.Context,
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
    from casemgr.docket.progress import provider_from_words

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        name = provider_from_words(provider, work.student)
        if name is None:
            name = provider.strip()
            work.warn(f"{name} is not among this student's providers; recorded as typed")
        work.add(ProviderReported, work.happened(on), provider=name, by=by, note=note)
