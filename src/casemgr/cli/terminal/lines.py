"""Lines that a command says besides its lists: on a terminal folded between words, elsewhere as long as they are."""

import shutil
import sys
from pathlib import Path

import typer

COMMAND = "casemgr "


def say(text: str) -> None:
    """On standard output."""
    typer.echo(as_shown(text))


def aside(text: str, *, bold: bool = False) -> None:
    """On standard error."""
    shown = as_shown(text, err=True)
    typer.secho(shown, err=True, bold=True) if bold else typer.echo(shown, err=True)


def as_shown(text: str, *, err: bool = False) -> str:
    """The text as standard output, or error, shows it. A command on a line of its own is never folded: it is copied."""
    stream = sys.stderr if err else sys.stdout
    if not stream or not stream.isatty():
        return text
    from casemgr.reports.folding import folded_line

    width = shutil.get_terminal_size().columns
    return "\n".join(
        folded
        for line in text.split("\n")
        for folded in ([line] if line.lstrip().startswith(COMMAND) else folded_line(line, width))
    )


def say_next(folder: Path, *commands: str) -> None:
    """What to type next to go on with a caseload, a line each."""
    from casemgr.store.whereabouts import steps_to

    for place, step in enumerate(steps_to(folder, *commands)):
        typer.echo(f"{'     ' if place else 'Next:'} {step}")
