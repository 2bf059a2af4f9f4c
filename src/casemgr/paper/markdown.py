"""A page of the guide as a terminal shows it: headings, tables, and examples as they are printed."""

from io import StringIO

from rich.console import Console, ConsoleOptions, RenderResult
from rich.markdown import CodeBlock, Markdown
from rich.padding import Padding
from rich.text import Text

WIDEST = 100
"""Columns; longer lines are tiring to read."""


class _Example(CodeBlock):
    """In the terminal's own colors, so that it can be read on any background and copied."""

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield Padding(Text(str(self.text).rstrip()), (0, 0, 0, 2))


class _Page(Markdown):
    elements = {**Markdown.elements, "fence": _Example, "code_block": _Example}


def drawn(markdown: str, width: int) -> str:
    """The page for a terminal of a width."""
    out = StringIO()
    Console(file=out, width=min(width, WIDEST), force_terminal=True).print(_Page(markdown))
    return out.getvalue()
