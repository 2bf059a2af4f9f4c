"""The same report on a terminal, folded to its width and in color. Data is text, never markup."""

from __future__ import annotations

import io

from rich.console import Console
from rich.text import Text

from casemgr.paper.layout import page_lines, text_of
from casemgr.paper.layout_rows import Line, Piece
from casemgr.reports.report import Shown

MISSED = "OVERDUE"
COLORED = 300  # lines: painting more than a person looks through takes longer than deriving it


def screen_text(shown: Shown, width: int | None) -> str:
    """What is shown, as a terminal of a width draws it; words say the same without the colors. NO_COLOR and a plain terminal
    have none."""
    lines = page_lines(shown, width)
    if len(lines) > COLORED:
        return text_of(lines)
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, markup=False, emoji=False, highlight=False)
    console.print(Text("\n").join(map(_colored, lines)), soft_wrap=True)
    return out.getvalue()


def _colored(line: Line) -> Text:
    text = Text.assemble(*map(_painted, line))
    text.rstrip()
    return text


def _painted(piece: Piece) -> Text:
    """A piece in its color; in running text the one word that must not be overlooked: a meeting's line may name a date that
    has passed."""
    text = Text(piece.text, _style(piece))
    if piece.mark == "plain":
        text.highlight_words((MISSED,), _status_style(MISSED))
    return text


def _style(piece: Piece) -> str:
    if piece.mark == "status":
        return _status_style(piece.text)
    return "bold" if piece.mark == "strong" else ""


def _status_style(words: str) -> str:
    """What was missed in bold red; what is for now in red: today, past its day to act, a meeting whose notice is due. All can be
    read on dark and on light."""
    if words.startswith(MISSED):
        return "bold red"
    if words.startswith(("due TODAY", "TODAY", "NOW", "due in")):
        return "red"
    if words.startswith(("unknown", "date unknown")):
        return "magenta"
    return "green" if words.startswith(("met", "done")) else ""
