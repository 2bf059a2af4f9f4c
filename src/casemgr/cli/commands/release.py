"""A source is a doctor, an agency, a former school … Where no confidential records are needed, --not-needed says so, with
the reason.

Example: `casemgr release ana-r "Dr. Ortiz" --signed --records "hearing tests" --expires 2027-06-30 --on 11/16`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import ask_text, flag_given
from casemgr.cli.common import By, DryRun, Force, On, StudentWords, session
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work


def run(
    ctx: typer.Context,
    student: StudentWords,
    source: Annotated[
        str | None,
        typer.Argument(metavar="SOURCE", help="Who holds the records; not asked for with --not-needed."),
    ] = None,
    asked: Annotated[bool, typer.Option("--asked", help="The parent is asked to sign.")] = False,
    signed: Annotated[bool, typer.Option("--signed", help="The parent has signed.")] = False,
    refused: Annotated[bool, typer.Option("--refused", help="The parent does not sign.")] = False,
    revoked: Annotated[bool, typer.Option("--revoked", help="The parent takes it back.")] = False,
    received: Annotated[bool, typer.Option("--received", help="The records have come.")] = False,
    not_needed: Annotated[
        bool, typer.Option("--not-needed", help="No such records are needed; say why.")
    ] = False,
    records: Annotated[str | None, typer.Option(metavar="TEXT", help="Which records.")] = None,
    expires: Annotated[str | None, typer.Option(metavar="DATE", help="The day the release ends.")] = None,
    on: On = None,
    by: By = None,
    note: Annotated[
        str | None,
        typer.Option("--note", "--why", metavar="TEXT", help="A note kept with the event; the reason."),
    ] = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ReleaseOfInformation

    steps = {
        "asked": asked,
        "signed": signed,
        "refused": refused,
        "revoked": revoked,
        "received": received,
        "not-needed": not_needed,
    }
    step = flag_given("What has become of the release?", steps)
    if step == "not-needed":
        note = note or ask_text("Why are no records needed?", "--why")
    elif source is None:
        source = ask_text("Who holds the records?", "SOURCE after the student")
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            ReleaseOfInformation,
            work.happened(on),
            source=_source(work, source) if source else "none",
            step="records-received" if step == "received" else step,
            records=records,
            expires=work.planned(expires) if expires else None,
            by=by,
            note=note,
        )


def _source(work: Work, words: str) -> str:
    """The source of an earlier release that the words mean; otherwise as typed."""
    from casemgr.casefile.events import ReleaseOfInformation
    from casemgr.casefile.names import names_meant

    found = names_meant(words, (e.source for e in work.known if isinstance(e, ReleaseOfInformation)))
    return found[0] if len(found) == 1 else words.strip()
