"""A change of the school calendar: every deadline it moves is listed, and only then it is written."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import typer

from casemgr.casefile.headpath import Path as KeyPath
from casemgr.casefile.saying import joined
from casemgr.cli.lists.output import say_damage
from casemgr.cli.lists.showing import show_parts
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.asking import ask_whether, can_ask
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Refused
from casemgr.reports.by_hand import taking_out
from casemgr.reports.report import Shown
from casemgr.store.calendarfiles import texts_now
from casemgr.store.plainfiles import change_file

Write = Callable[[], Sequence[Path]]
"""What writes calendar files, and says which."""


def changing(here: Session, values: Mapping[str, dict[KeyPath, Any]]) -> Write:
    """What sets values in calendar files, by their names in the folder."""
    root = here.caseload.root

    def write() -> list[Path]:
        for name, each in values.items():
            change_file(root, name, each)
        return [root / name for name in values]

    return write


def apply(given: Given, report: Shown, write: Write, question: str, message: str) -> None:
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
        paths = write()
        if trouble := here.caseload.keep_history(message, [*paths]):
            aside(f"Note: saved, but the git history was not updated: {trouble}")
    if not asks:
        show_parts(here, report)
    say_damage(here.damage)
    if given.dry_run:
        typer.echo("Dry run: nothing was written.")
        return
    after = texts_now(here.caseload.root)
    names = [here.caseload.name_of(path) for path in paths]
    typer.echo(f"Wrote {joined(names)}.")
    for name in names:
        typer.echo(taking_out(name, before.get(name), after[name]))
