"""--decided records the decision to change placement, which starts ten school days and asks for the Notice of Procedural
Safeguards the same day. --held records the review; yes to either question makes it a manifestation.

Example: `casemgr mdr eli-m --held 12/16 --caused no --not-implemented no`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import ask
from casemgr.cli.common import By, DryRun, Force, Note, StudentWords, session
from casemgr.cli.recording import recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    decided: Annotated[
        str | None, typer.Option(metavar="DATE", help="The decision to change placement.")
    ] = None,
    held: Annotated[str | None, typer.Option(metavar="DATE", help="The review.")] = None,
    caused: Annotated[
        str | None,
        typer.Option(
            metavar="yes|no", help="Caused by, or in direct and substantial relation to, the disability."
        ),
    ] = None,
    not_implemented: Annotated[
        str | None, typer.Option(metavar="yes|no", help="The direct result of the IEP not being implemented.")
    ] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ManifestationReviewHeld, PlacementChangeDecided

    if (decided is None) == (held is None):
        raise UsageError("say either --decided DATE, or --held DATE with --caused and --not-implemented")
    if decided:
        with recording(session(context), student, dry_run=dry_run, force=force) as work:
            work.add(PlacementChangeDecided, work.happened(decided), by=by, note=note)
        return
    answers = {
        "caused": _answer(caused, "Was the conduct caused by the disability?", "--caused yes or no"),
        "not_implemented": _answer(
            not_implemented,
            "Was it the direct result of the IEP not being implemented?",
            "--not-implemented yes or no",
        ),
    }
    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        work.add(ManifestationReviewHeld, work.happened(held), **answers, by=by, note=note)
        verdict = "a manifestation" if any(answers.values()) else "not a manifestation"
        typer.echo(f"The conduct is {verdict} of the disability.")


def _answer(said: str | None, question: str, option: str) -> bool:
    said = (said or ask(question, ("yes", "no"), option)).strip().lower()
    if said not in ("yes", "no", "y", "n"):
        raise UsageError(f"{said}: say {option}")
    return said.startswith("y")
