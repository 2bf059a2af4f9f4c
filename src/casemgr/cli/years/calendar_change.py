"""A change of the school calendar: every deadline it moves is listed, and only then it is written."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import typer

from casemgr.cli.lists.gather import students_of
from casemgr.cli.lists.output import complain
from casemgr.cli.lists.showing import show_parts
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import ask_whether, can_ask
from casemgr.cli.terminal.lines import aside
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.errors import BadFile, Refused
from casemgr.reports.by_hand import taking_out
from casemgr.reports.moved import moved_by
from casemgr.reports.report import Shown
from casemgr.reports.since_printing import SincePrinting
from casemgr.store.calendarchecks import has_damage
from casemgr.store.calendarfiles import by_track, texts_now
from casemgr.store.printed import last_printing, texts_of


def context_with(here: Session, name: str, year: SchoolYear) -> Context:
    """What deadlines are computed from once this file of the folder holds this year."""
    others = [pair for pair in here.caseload.calendars if pair[0] != name]
    return context_of(here, [*others, (name, year)])


def context_of(here: Session, calendars: Iterable[tuple[str, SchoolYear]]) -> Context:
    """What deadlines are computed from where the folder's calendars are these."""
    main, tracks = by_track(calendars, ())
    return replace(here.context, main_years=main, tracks=tracks, _calendars={})


def since_printing(here: Session) -> SincePrinting | None:
    """What moved since the last printing; None where no calendar changed, or none was printed, and where one cannot be read:
    that is said, and all that moves by it comes back with it."""
    printed = last_printing(here.caseload.root)
    if printed is None or has_damage(here.caseload):
        return None
    now = texts_of(here.caseload.root, [name for name, _ in here.caseload.calendars])
    files = [name for name in sorted({*now, *printed.texts}) if now.get(name) != printed.texts.get(name)]
    if not files:
        return None
    try:
        before = context_of(here, printed.calendars)
    except BadFile:  # an older version wrote it: nothing can be said
        return None
    moved = moved_by(students_of(here), before, here.context, here.today)
    return SincePrinting(printed.day, files, moved) if moved else None


def apply(given: Given, report: Shown, write: Callable[[], Path], question: str, message: str) -> None:
    """Show what moves, ask on a terminal, and write; where nobody is asked it is written first."""
    here = given.session
    before = texts_now(here.caseload.root)
    asks = can_ask() and not given.yes and not given.dry_run
    if asks:
        show_parts(here, report)
        # Answers may have gone before: they are not to be lost by an Enter too many.
        if not ask_whether(question, "--yes"):
            raise Refused("Nothing was written.")
    if not given.dry_run:
        path = write()
        if trouble := here.caseload.keep_history(message, [path]):
            aside(f"Note: saved, but the git history was not updated: {trouble}")
    if not asks:
        show_parts(here, report)
    complain(here.damage)
    if given.dry_run:
        typer.echo("Dry run: nothing was written.")
        return
    name = here.caseload.name_of(path)
    typer.echo(f"Wrote {name}.")
    typer.echo(taking_out(name, before.get(name), texts_now(here.caseload.root)[name]))
