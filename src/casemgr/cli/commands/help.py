"""The pages of the guide, one of them, or a command with its options; `casemgr help completion` says how TAB completes commands,
students and duties.

Example: `casemgr help`, `casemgr help counting`, `casemgr help schedule-iep`
"""

from __future__ import annotations

from io import StringIO
from typing import Annotated

import typer

from casemgr.casefile.names import names_near
from casemgr.cli.lists.output import is_terminal, put
from casemgr.cli.loading.command import load
from casemgr.cli.options.kinds import Maybe, argument
from casemgr.cli.table import COMMANDS
from casemgr.cli.terminal.paging import put_paged
from casemgr.errors import UsageError

WIDEST = 100
"""Columns; longer lines are tiring to read."""


def run(
    ctx: typer.Context,
    topic: Annotated[Maybe, argument("[TOPIC]", "A page of the guide, or a command.")] = None,
) -> None:
    from casemgr.store.guide import contents, page, topics

    if topic is None:
        put(f"{ctx.find_root().get_help()}\n\n{contents()}", None)
    elif topic in topics():
        if is_terminal():
            put_paged(_drawn(page(topic)))
        else:
            put(page(topic), None)
    elif topic in COMMANDS:
        found = load(topic)
        with found.make_context(topic, [], parent=ctx.find_root(), resilient_parsing=True) as inner:
            put(f"{found.get_help(inner)}\n", None)
    else:
        near = names_near(topic, [*topics(), *COMMANDS])
        hint = f"Did you mean {' or '.join(near)}?" if near else "`casemgr help` lists them."
        raise UsageError(f"There is no page and no command {topic}. {hint}")


def _drawn(markdown: str) -> str:
    """A page of the guide as the terminal shows it: headings, tables, and examples as they are printed."""
    import shutil

    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.markdown import CodeBlock, Markdown
    from rich.padding import Padding
    from rich.text import Text

    class Example(CodeBlock):
        """In the terminal's own colors, so that it can be read on any background and copied."""

        def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
            yield Padding(Text(str(self.text).rstrip()), (0, 0, 0, 2))

    class Page(Markdown):
        elements = {**Markdown.elements, "fence": Example, "code_block": Example}

    width = min(shutil.get_terminal_size().columns, WIDEST)
    drawn = StringIO()
    Console(file=drawn, width=width, force_terminal=True).print(Page(markdown))
    return drawn.getvalue()
