"""Documents the tool looks for: meeting-notice, safeguards, iep-copy, referral, assessment-report … Any other name is
recorded as typed. Printing is not sending: this is the fact that it went out.

Example: `casemgr sent ana-r meeting-notice --on 11/4 --to "Luz Rivera" --method mail --language Spanish`
"""

from __future__ import annotations

import difflib
from datetime import date
from typing import Annotated

import typer

from casemgr.cli import dates
from casemgr.cli.common import By, DryRun, Force, Note, On, StudentWords, session
from casemgr.cli.recording import Recording, recording
from casemgr.errors import UsageError


def run(
    context: typer.Context,
    student: StudentWords,
    document: Annotated[
        str, typer.Argument(metavar="DOCUMENT", help="meeting-notice, safeguards, iep-copy …")
    ],
    on: On = None,
    meeting: Annotated[
        str | None,
        typer.Option(
            metavar="DATE", help="A meeting notice: for the meeting of which day, where several are booked."
        ),
    ] = None,
    to: Annotated[str | None, typer.Option(metavar="WHO", help="To whom.")] = None,
    method: Annotated[str | None, typer.Option(metavar="HOW", help="mail, in person, e-mail …")] = None,
    language: Annotated[str | None, typer.Option(metavar="LANGUAGE", help="The language it was in.")] = None,
    by: By = None,
    note: Note = None,
    force: Force = False,
    dry_run: DryRun = False,
) -> None:
    from casemgr.casefile.events import DocumentSent
    from casemgr.casefile.vocabulary import DOCUMENTS

    name = document.strip().lower().replace(" ", "-").replace("_", "-")
    with recording(session(context), student, dry_run=dry_run, force=force) as work:
        if name not in DOCUMENTS:
            if near := difflib.get_close_matches(name, DOCUMENTS, n=1, cutoff=0.8):
                work.refuse(f"{name} is no document that a duty asks for; did you mean {near[0]}?")
            work.warn(f"{name} is no document that a duty asks for; recorded as typed")
        work.add(
            DocumentSent,
            work.happened(on),
            document=name,
            meeting=_meeting(work, meeting) if name == "meeting-notice" else None,
            to=to,
            method=method,
            language=language,
            by=by,
            note=note,
        )


def _meeting(work: Recording, words: str | None) -> date | None:
    """The day of the meeting a notice is about; asked for only where several are booked."""
    from casemgr.casefile.student import booked_meetings

    if words:
        return dates.planned(words, work.today)
    booked = booked_meetings(work.known)
    if len({meeting.meeting_date for meeting in booked}) > 1:
        listed = ", ".join(f"{meeting.meeting_date} ({' and '.join(meeting.purposes)})" for meeting in booked)
        raise UsageError(
            f"several meetings are booked: say --meeting with the day of the one meant ({listed})"
        )
    return None
