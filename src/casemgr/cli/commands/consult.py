"""TOPIC is supplemental-refusal, consent-override, refused-areas, written-notice, disagreement or other. Without --with
it is the district's support person, where casemgr.yaml lists just one.

Example: `casemgr consult ana-r written-notice --advice "name the data of both teachers" --on 11/20`
"""

from __future__ import annotations

from typing import Annotated, get_args

import typer

from casemgr.cli.asking import ask_text, choose
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.people import only_one
from casemgr.cli.transaction import recording
from casemgr.cli.work import Work


def run(
    ctx: typer.Context,
    student: StudentWords,
    topic: Annotated[
        str | None, typer.Argument(metavar="TOPIC", help="written-notice, disagreement …")
    ] = None,
    with_whom: Annotated[str | None, typer.Option("--with", metavar="WHO", help="Who was asked.")] = None,
    advice: Annotated[str | None, typer.Option(metavar="TEXT", help="What was advised.")] = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import Consulted
    from casemgr.casefile.vocabulary import ConsultTopic

    about = choose(topic, "What was it about?", get_args(ConsultTopic))
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        work.add(
            Consulted,
            work.happened(on),
            topic=about,
            with_whom=work.full_name(with_whom) if with_whom else _support(work),
            advice=advice,
            by=by,
            note=note,
        )


def _support(work: Work) -> str:
    person = only_one(work.caseload.settings, "district-support")
    return person.name if person else ask_text("Who was consulted?", "--with")
