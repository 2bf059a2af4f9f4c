"""Where a list goes: its format, the file of -o, and what may be replaced there."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from inspect import Parameter
from pathlib import Path
from typing import Annotated

import typer

from casemgr.casefile.optionwords import listed
from casemgr.characters import printable
from casemgr.cli.options.kinds import Maybe, at_home, parameter, text
from casemgr.cli.program.session import session
from casemgr.cli.terminal.lines import aside
from casemgr.errors import Problem, Refused, UsageError
from casemgr.paper.formats import FORMATS, SHEET_FORMATS

FormatName = Annotated[Maybe, text("FORMAT", f"{listed([*FORMATS])}.", "--format")]
SheetFormat = Annotated[Maybe, text("FORMAT", f"{listed(SHEET_FORMATS)}.", "--format")]
"""Of what is a page rather than a list."""


def _free_to_write(ctx: typer.Context, output: Path | None) -> Path | None:
    """The file named by -o. Refused before any work if it is there already and --overwrite does not give it up."""
    output = at_home(output)
    if output is not None and output.is_file() and not ctx.meta.get(_OVERWRITE):
        raise Refused(f"{output}: already exists; add --overwrite to replace it, or name another file")
    return output


def _give_up_old_file(ctx: typer.Context, overwrite: bool) -> bool:
    ctx.meta[_OVERWRITE] = overwrite
    return overwrite


def _give_up_fuller_file(ctx: typer.Context, incomplete: bool) -> bool:
    if incomplete:
        session(ctx).replaces_fuller = True
    return incomplete


_OVERWRITE = "casemgr.overwrite"


Output = Annotated[
    Path | None,
    typer.Option(
        "-o",
        "--output",
        metavar="FILE",
        help="Write to a file; its ending chooses the format.",
        callback=_free_to_write,
    ),
]


def _eager(name: str, said: str, heed: Callable[[typer.Context, bool], bool]) -> Parameter:
    """A flag that is read before -o."""
    option = typer.Option(f"--{name}", help=said, is_eager=True, callback=heed)
    return parameter(name, Annotated[bool, option], default=False)


WITH_OUTPUT = (
    _eager("overwrite", "Replace the file of -o if it exists.", _give_up_old_file),
    _eager(
        "incomplete", "With --overwrite: even if files of the caseload cannot be read.", _give_up_fuller_file
    ),
)
"""Every command with -o takes these too, and need not know."""


def format_of(name: str | None, output: Path | None, offered: Iterable[str]) -> str:
    """The format asked for by name, or by the file's ending. Raises UsageError naming those there are."""
    offered = list(dict.fromkeys(offered))
    wanted = name or (output.suffix.lstrip(".").lower() if output else "") or "table"
    wanted = "table" if wanted == "txt" and "text" not in offered else wanted
    wanted = "text" if wanted == "txt" else wanted
    if wanted not in offered:
        raise UsageError(f"{wanted}: no such format here; choose {', '.join(offered)}")
    return wanted


def put(printed: str | bytes | Iterator[str], output: Path | None) -> None:
    """Text, whole or in pieces, or the bytes of a page, to standard output or to a file."""
    if output is None:
        for piece in [printed] if isinstance(printed, (str, bytes)) else printed:
            typer.echo(piece, nl=False)
        return
    from casemgr.store.files import write_output

    pieces = [printed] if isinstance(printed, (str, bytes)) else printed
    write_output(output, b"".join(p.encode() if isinstance(p, str) else p for p in pieces))
    aside(f"Wrote {printable(str(output))}")


def is_terminal() -> bool:
    return sys.stdout.isatty()


def complain(problems: Iterable[Problem]) -> None:
    """Problems on standard error, one line each."""
    for problem in problems:
        aside(str(problem))


_MOST_LINES = 10
"""Of what is wrong with the caseload's files, beside what a command shows: a folder that a sync program has emptied is said
in as many lines, not in one a student."""


def say_damage(problems: Sequence[Problem]) -> None:
    """What is wrong with the caseload's files on standard error: the first lines, and how many more there are."""
    complain(problems[:_MOST_LINES])
    if more := problems[_MOST_LINES:]:
        aside(f"... and {len(more)} more like these in the caseload's files: `casemgr check` lists every one")
