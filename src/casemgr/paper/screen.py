"""The same report on a terminal, folded to its width and in color. Data is text, never markup."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from casemgr.paper.layout import Line, Piece, page_lines, text_of
from casemgr.reports.report import Shown

COLORED = 300  # lines: painting more than a person looks through takes longer than deriving it


def show_on_terminal(shown: Shown) -> None:
    """Draw what is shown at the terminal's width; words say the same without the colors."""
    console = Console(markup=False, emoji=False, highlight=False)
    lines = page_lines(shown, console.width)
    if len(lines) > COLORED:
        console.file.write(text_of(lines))
    else:
        console.print(Text("\n").join(map(_colored, lines)), soft_wrap=True)


def _colored(line: Line) -> Text:
    text = Text.assemble(*((piece.text, _style(piece)) for piece in line))
    text.rstrip()
    return text


def _style(piece: Piece) -> str:
    if piece.mark == "status":
        return _status_style(piece.text)
    return "bold" if piece.mark == "strong" else ""


def _status_style(words: str) -> str:
    if words.startswith(("OVERDUE", "due TODAY", "TODAY", "due in")):
        return "bold red"
    if words.startswith("unknown"):
        return "magenta"
    return "green" if words.startswith(("met", "done")) else ""
