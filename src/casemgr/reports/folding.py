"""Text folded to a width: between words, never inside a date."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from textwrap import wrap

_DATE = r"\d{4}-\d\d-\d\d"
_DAY = re.compile(rf"\b(\w{{3}}) ({_DATE}|\d\d?/\d\d?\b)")
_PIECES = re.compile(rf"(?:\w{{3}} )?{_DATE}\S*|\b\w{{3}} \d\d?/\d\d?\b\S*|[^\s-]+-?")
_LABEL = re.compile(r"\s*\S+(?: \S+)*\s{2,}")
_RULE = "─"
_BOUND = "\N{NO-BREAK SPACE}"
_FILLER = "\ue000"  # put beside a wide letter while lines are measured by their number of letters


def text_width(text: str) -> int:
    """How many columns of a terminal a text takes: a combining mark none, a wide letter two."""
    if text.isascii():
        return len(text)
    return sum(_letter_width(letter) for letter in text)


def _letter_width(letter: str) -> int:
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def padded(text: str, width: int) -> str:
    """The text with spaces up to a width."""
    return text.ljust(width) if text.isascii() else text + " " * (width - text_width(text))


def have_room(widths: Sequence[int], cells: Sequence[str]) -> bool:
    """Whether each cell is one line that its column has room for. Every row of a list asks, so the loop is plain."""
    for cell, width in zip(cells, widths, strict=True):
        if "\n" in cell or (len(cell) if cell.isascii() else text_width(cell)) > width:
            return False
    return True


def longest_piece(text: str) -> int:
    """The longest piece of a text that is not broken: a word, or a part of it up to a hyphen, or a date with its weekday."""
    return max(map(text_width, _PIECES.findall(text)), default=0)


def folded_text(text: str, width: int) -> str:
    """Lines of text folded to a width, each under its own beginning."""
    return "\n".join(folded for line in text.split("\n") for folded in folded_line(line, width))


def folded_line(line: str, width: int | None) -> list[str]:
    """The rest of a line that is too long goes under its text: past a label set off by spaces, else two further."""
    if width is None or text_width(line) <= width:
        return line.split("\n")
    if line.endswith(_RULE * 2):  # a rule drawn across the page
        return [line[:width]]
    label = _LABEL.match(line) or re.match(r"\s*", line)
    indent = label.end() if label else 0
    if not indent or indent > width // 2:
        indent = 2
    return [
        folded
        for part in line.split("\n")
        for folded in wrapped(part, width, " " * indent, at_hyphens=False) or [""]
    ]


def cell_lines(cell: str, width: int) -> Iterator[str]:
    """The lines of a table's cell in a column of this width."""
    for part in cell.split("\n"):
        indent = part[: len(part) - len(part.lstrip())]
        yield from [part] if text_width(part) <= width else wrapped(part, width, indent, at_hyphens=True)


def wrapped(text: str, width: int, indent: str, *, at_hyphens: bool) -> list[str]:
    """A date stays whole and keeps its weekday."""
    bound = _DAY.sub(rf"\1{_BOUND}\2", text)
    if not bound.isascii():
        bound = "".join(c + _FILLER * (_letter_width(c) - 1) for c in bound)
    lines = wrap(
        bound, width, subsequent_indent=indent, replace_whitespace=False, break_on_hyphens=at_hyphens
    )
    return [line.replace(_BOUND, " ").replace(_FILLER, "") for line in lines]
