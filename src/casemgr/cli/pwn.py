"""It answers the parent's open request; where there are several, --answers says which. A notice of the district's own
proposal answers none. `--action refused --subject assessment` ends an assessment-plan clock.

Example: `casemgr pwn ana-r --on 12/15 --action refused --subject services`
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import Recording, recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    on: On = None,
    action: Annotated[
        str | None, typer.Option(metavar="ACTION", help="proposed or refused.", show_default=False)
    ] = None,
    subject: Annotated[
        str,
        typer.Option(
            metavar="SUBJECT", help="assessment, identification, placement, services, eligibility …"
        ),
    ] = "other",
    answers: Annotated[
        list[str] | None,
        typer.Option("--answers", metavar="EVENT", help="The id of the request it answers (repeatable)."),
    ] = None,
    own_proposal: Annotated[
        bool, typer.Option("--own-proposal", help="It answers no request of the parent.")
    ] = False,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import PriorWrittenNoticeSent

    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        day = work.happened(on)
        requests = () if own_proposal else _requests(work, day, tuple(answers or ()))
        if not requests and not own_proposal and subject != "assessment" and not work.force:
            work.refuse(
                f"no parent request is open on {day}; say --own-proposal if the notice is the district's own"
            )
        work.add(
            PriorWrittenNoticeSent,
            day,
            action=action or ("proposed" if own_proposal else "refused"),
            subject=subject,
            answers=requests,
            by=by,
            note=note,
        )


def _requests(work: Recording, day: date, named: tuple[str, ...]) -> tuple[str, ...]:
    """The ids of the requests answered: those named, or the only open one."""
    from casemgr.casefile.events import ParentRequestReceived, PriorWrittenNoticeSent

    requests = {e.id: e for e in work.known if isinstance(e, ParentRequestReceived)}
    if unknown := [name for name in named if name not in requests]:
        raise UsageError(
            f"{', '.join(unknown)}: no parent request has this id; see `casemgr show {work.student.id}`"
        )
    if named:
        return named
    answered = {name for e in work.known if isinstance(e, PriorWrittenNoticeSent) for name in e.answers}
    waiting = [e for e in requests.values() if e.id not in answered and e.date <= day]
    if len(waiting) > 1:
        listed = "; ".join(f"{e.id} of {e.date}: {e.what}" for e in waiting)
        raise UsageError(f"{work.student.id} has several open requests: say --answers with its id ({listed})")
    return tuple(e.id for e in waiting)
