"""A command by its name: a module of `commands/`, a list, or a row of the table. Other commands may run it, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from inspect import getdoc
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand

from casemgr.cli.loading.arguments import (
    in_own_words,
    left_as_typed,
    refuse_placeholders,
    refuse_repeats,
    typed_for,
    words_as_they_are,
)
from casemgr.cli.loading.helping import usage_piece, without_ranges, without_types
from casemgr.cli.loading.leftover import refuse_leftover
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.row import Lists, Records
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.cli.program.session import Session

HELP = {"help_option_names": ["-h", "--help"]}
FEWEST = 3
"""Letters that are enough to run a command: of two, one may be a slip that records something."""


class OnceEach(TyperCommand):
    """A command whose options are given once each, but for those that keep every value. It names no way out that it has not."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        args = in_own_words(self, args)
        typed = typed_for(self, ctx, args)
        refuse_repeats(self, ctx, typed)
        params = self.get_params(ctx)
        if not ctx.resilient_parsing:
            refuse_placeholders(self, ctx, typed)
            if not typed.values.get("help"):
                refuse_leftover(self, ctx, args, typed.leftover)
            params = words_as_they_are(params, typed)
        with left_as_typed(params):  # a shell that completes the line wants no value of any
            return super().parse_args(ctx, args)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        return [usage_piece(piece) for piece in super().collect_usage_pieces(ctx)]

    def get_help(self, ctx: Any) -> str:
        with without_types(self.params):
            return without_ranges(super().get_help(ctx))

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Refused as refused:
            if refused.may_be_forced and not any("--force" in param.opts for param in self.params):
                raise Refused(refused.reason) from None
            raise


@cache
def load(name: str) -> Any:
    """The command itself, ready to be run."""
    from casemgr.cli.loading.signature import with_options

    run, details = _run_of(name)
    app = typer.Typer(add_completion=False, context_settings=HELP, rich_markup_mode=None)
    said = f"{COMMANDS[name].summary}\n\n{details}"
    app.command(name=name, cls=OnceEach, help=said)(with_options(name, run))
    return typer.main.get_command(app)


def run_as_typed(here: Session, words: Sequence[str]) -> None:
    """Run a command from within another, as if it had been typed."""
    name, *arguments = words
    command = load(name)
    with command.make_context(f"casemgr {name}", arguments, obj=here) as inner:
        command.invoke(inner)


def command_meant(typed: str) -> str:
    """The command of this name, or the only one that begins so; what means none is left as typed. UsageError names several,
    and those that the word may be meant for."""
    if typed in COMMANDS:
        return typed
    begins = [name for name in COMMANDS if name.startswith(typed)] if len(typed) >= FEWEST else []
    if len(begins) == 1:
        return begins[0]
    from casemgr.casefile.optionwords import listed
    from casemgr.casefile.saying import joined
    from casemgr.cli.table.said_for import said_for

    if begins:
        raise UsageError(
            f"casemgr {typed}: more than one command begins so: {joined(begins)}; type more of its name"
        )
    if meant := said_for(typed):
        raise UsageError(f"No such command '{typed}'. Did you mean {listed(meant)}?")
    return typed


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
