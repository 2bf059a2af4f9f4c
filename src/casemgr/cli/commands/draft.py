"""PORTION is `whole`, or one of those that `casemgr check-iep` goes through: present-levels, goals, services … Any other
is recorded as typed.

Example: `casemgr draft ana-r goals --asked --owner "Priya Nair" --on 11/9`
"""

from __future__ import annotations

from typing import Annotated

import typer

from casemgr.cli.asking import flag_given
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.meetings import WhichMeeting, day_named
from casemgr.cli.transaction import recording


def run(
    ctx: typer.Context,
    student: StudentWords,
    portion: Annotated[str, typer.Argument(metavar="PORTION", help="whole, present-levels, goals …")],
    asked: Annotated[bool, typer.Option("--asked", help="Its owner is asked to write it.")] = False,
    ready: Annotated[bool, typer.Option("--ready", help="It is written.")] = False,
    revised: Annotated[bool, typer.Option("--revised", help="The team has revised it.")] = False,
    owner: Annotated[str | None, typer.Option(metavar="NAME", help="Who writes it.")] = None,
    meeting: WhichMeeting = None,
    on: On = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import IepDrafted
    from casemgr.casefile.vocabulary import IEP_PORTIONS, IEP_PORTIONS_FOR_SOME

    step = flag_given("How far is it?", {"asked": asked, "ready": ready, "revised": revised})
    portions = ("whole", *IEP_PORTIONS, *IEP_PORTIONS_FOR_SOME)
    with recording(session(ctx), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        work.add(
            IepDrafted,
            day,
            portion=work.known_or_typed(portion, portions, "portion of an IEP"),
            step=step,
            owner=work.full_name(owner) if owner else None,
            # Not said, it is the draft for every meeting booked: one IEP may serve them all.
            meeting=day_named(work, meeting, day) if meeting else None,
            by=by,
            note=note,
        )
