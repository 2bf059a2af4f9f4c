"""The command line: the program's own options and the table of its commands. A command is loaded when it is called."""

import sys
from functools import cache
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from casemgr import __version__
from casemgr.cli.loading.arguments import left_as_typed, programs_own_first, refuse_repeats, typed_for
from casemgr.cli.loading.command import HELP, command_meant, load, run_as_typed
from casemgr.cli.table import COMMANDS, PANELS
from casemgr.cli.terminal.ending import ended, past_typer
from casemgr.cli.terminal.ledger import Ledger
from casemgr.cli.terminal.streams import open_streams
from casemgr.errors import NotFound


class CommandTable(TyperGroup):
    """Lists every command from the table; loads one only to run it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Commands with only a name and a summary: enough for the list, for completion and for "did you mean".
        self.commands = {name: TyperCommand(name, help=entry.summary) for name, entry in COMMANDS.items()}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        args = programs_own_first(self, args)
        refuse_repeats(self, ctx, typed_for(self, ctx, args))
        with left_as_typed(self.get_params(ctx)):  # words and flags: a command's help needs no more
            return super().parse_args(ctx, args)

    def make_context(self, *args: Any, **settings: Any) -> Any:
        with past_typer():
            return super().make_context(*args, **settings)

    def invoke(self, ctx: Any) -> Any:
        with past_typer():
            return super().invoke(ctx)

    def list_commands(self, ctx: Any) -> list[str]:
        del ctx
        return [*COMMANDS]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """The commands under their panels. Plain text: drawn boxes would double the time that help takes."""
        del ctx
        width = max(map(len, COMMANDS))
        for panel, rows in PANELS.items():
            with formatter.section(panel):
                formatter.write_dl([(name.ljust(width), row.summary) for name, row in rows.items()])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if not ctx.resilient_parsing:
            args = [command_meant(args[0]), *args[1:]]
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if found and name else found, rest


app = typer.Typer(
    name="casemgr",
    cls=CommandTable,
    context_settings=HELP,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    caseload: Annotated[
        str | None,
        typer.Option("--caseload", metavar="DIR", help="The caseload folder.", show_default=False),
    ] = None,
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="Take this day as today.", show_default=False),
    ] = None,
    color: Annotated[
        str | None,
        typer.Option("--color", metavar="WHEN", help="always, never or auto.", show_default=False),
    ] = None,
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Print long output at once.")] = False,
    no_input: Annotated[bool, typer.Option("--no-input", help="Ask nothing.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    """A special-education caseload: record what happened, see every deadline with its reason.

    Try `casemgr today`, `casemgr due --within 30`, or `casemgr why 1` for the first line of today. TAB completes commands, students and
    duties once you run `casemgr --install-completion`.
    """
    if version:
        typer.echo(f"casemgr {__version__}")
        raise typer.Exit
    from casemgr.cli.loading.signature import refuse_empty
    from casemgr.cli.options.kinds import at_home
    from casemgr.cli.program.session import Session
    from casemgr.cli.terminal.paging import heed

    refuse_empty(ctx)
    heed(color, no_pager=no_pager, no_input=no_input)
    ctx.obj = Session(at_home(Path(caseload)) if caseload else None, as_of, ledger=ctx.obj)
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _bare(ctx: typer.Context) -> None:
    """Plain `casemgr`: today's list inside a caseload, otherwise the help."""
    try:
        _ = ctx.obj.caseload
    except NotFound as error:
        typer.echo(ctx.get_help())
        typer.echo(f"casemgr: {error}", err=True)
        raise typer.Exit(2) from None
    run_as_typed(ctx.obj, ["today"])


def main() -> None:
    """Run the program."""
    open_streams()
    sys.exit(_run())


@cache
def _program() -> Any:
    """The program's own options and the table of its commands."""
    return typer.main.get_command(app)


def _run() -> int:
    ledger = Ledger()
    return ended(lambda: _program()(prog_name="casemgr", standalone_mode=False, obj=ledger), ledger)
