"""Each attempt to reach a parent counts as proof of it: record those without an answer too.

Example: `casemgr contact ana-r --how telephone --result "no answer, left a message" --on 11/20`
"""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from casemgr.cli.asking import meant
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    how: Annotated[str, typer.Option(metavar="HOW", help="telephone, e-mail, letter, in person …")],
    result: Annotated[str, typer.Option(metavar="TEXT", help="What came of it; no answer is a result too.")],
    with_whom: Annotated[
        str, typer.Option("--with", metavar="WHO", help="parent, teacher, agency …")
    ] = "parent",
    about: Annotated[
        str | None,
        typer.Option(
            metavar="TOPIC", help="assessment-plan, meeting, iep-answer, co-teaching, progress or other."
        ),
    ] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import ContactMade
    from casemgr.casefile.vocabulary import ContactTopic

    topic = meant(about, get_args(ContactTopic)) if about else None
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            ContactMade,
            work.happened(on),
            with_whom=work.anyones_name(with_whom),
            how=how,
            result=result,
            about=topic,
            by=by,
            note=note,
        )
