"""The command line. A command is loaded when it is called: a module of `commands/`, a list, or a row of the table."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from inspect import getdoc
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from casemgr import __version__
from casemgr.cli.loading.arguments import (
    in_own_words,
    left_as_typed,
    refuse_placeholders,
    refuse_repeats,
    typed_for,
    words_as_they_are,
)
from casemgr.cli.table import COMMANDS, PANELS
from casemgr.cli.table.row import Lists, Records
from casemgr.cli.terminal.ending import ended, past_typer
from casemgr.cli.terminal.ledger import Ledger
from casemgr.cli.terminal.streams import open_streams

if TYPE_CHECKING:
    from casemgr.cli.program.session import Session


class OnceEach(TyperCommand):
    """A command whose options are given once each, but for those that keep every value."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        args = in_own_words(self, args)
        typed = typed_for(self, ctx, args)
        refuse_repeats(self, ctx, typed)
        params = self.get_params(ctx)
        if not ctx.resilient_parsing:
            refuse_placeholders(self, ctx, typed)
            params = words_as_they_are(params, typed)
        with left_as_typed(params):  # a shell that completes the line wants no value of any
            return super().parse_args(ctx, args)


class CommandTable(TyperGroup):
    """Lists every command from the table; loads one only to run it."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        # Commands with only a name and a summary: enough for the list, for completion and for "did you mean".
        self.commands = {name: TyperCommand(name, help=entry.summary) for name, entry in COMMANDS.items()}

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
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
        name, found, rest = super().resolve_command(ctx, args)
        return name, load(name) if found and name else found, rest


@cache
def load(name: str) -> Any:
    """The command itself, ready to be run."""
    from casemgr.cli.loading.signature import with_options

    run, details = _run_of(name)
    app = typer.Typer(add_completion=False, context_settings=_SETTINGS, rich_markup_mode=None)
    app.command(name=name, cls=OnceEach, help=f"{COMMANDS[name].summary}\n\n{details}")(
        with_options(name, run)
    )
    return typer.main.get_command(app)


def run_as_typed(here: Session, words: Sequence[str]) -> None:
    """Run a command from within another, as if it had been typed."""
    name, *arguments = words
    command = load(name)
    with command.make_context(f"casemgr {name}", arguments, obj=here) as inner:
        command.invoke(inner)


def _run_of(name: str) -> tuple[Callable[..., None], str]:
    """What runs a command, and what its help says under the summary: from its row, or from `commands/<name>.py`."""
    row = COMMANDS[name]
    if isinstance(row, Lists):
        run = getattr(import_module("casemgr.cli.lists.listings"), row.makes)
        return run, getdoc(run) or ""
    if isinstance(row, Records):
        from casemgr.cli.declared.builder import command_of, details_of

        return command_of(row), details_of(row)
    module = import_module(f"casemgr.cli.commands.{module_name(name)}")
    return module.run, (module.__doc__ or "").strip()


def module_name(name: str) -> str:
    """The command's module: hyphens are underscores there, and `import` is a word of Python's own."""
    module = name.replace("-", "_")
    return f"{module}_" if iskeyword(module) else module


_SETTINGS = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="casemgr",
    cls=CommandTable,
    context_settings=_SETTINGS,
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

    Try `casemgr today`, `casemgr due --within 30`, or `casemgr why ana-r initial-iep`. TAB completes commands, students and
    duties once you run `casemgr --install-completion`.
    """
    if version:
        typer.echo(f"casemgr {__version__}")
        raise typer.Exit
    from casemgr.cli.program.session import Session
    from casemgr.cli.terminal.paging import heed

    heed(color, no_pager=no_pager, no_input=no_input)
    ctx.obj = Session(Path(caseload) if caseload else None, as_of, ledger=ctx.obj)
    if ctx.invoked_subcommand is None:
        _bare(ctx)


def _bare(ctx: typer.Context) -> None:
    """Plain `casemgr`: today's list inside a caseload, otherwise the help."""
    from casemgr.errors import NotFound

    try:
        _ = ctx.obj.caseload
    except NotFound as error:
        typer.echo(ctx.get_help())
        typer.echo(f"casemgr: {error}", err=True)
        raise typer.Exit(2) from None
    from casemgr.cli.commands import today

    today.run(ctx)


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
