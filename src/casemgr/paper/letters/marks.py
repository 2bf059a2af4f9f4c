"""Marks of our own in a filled letter: blanks, words from right to left, the end of a line within a cell.

They lie in Unicode's private area, which no case file can hold (`unsafe_characters`).
"""

from __future__ import annotations

import re
import unicodedata

BLANK_MARK = "\ue000"
ISOLATE_MARK, ISOLATE_END = "\ue001", "\ue002"
LINE_MARK = "\ue003"
DOT_MARK = "\ue004"
"""Behind a value that ends with a period, like `Jr.`: a sentence that ends there has no second one."""
_TWICE_DOTTED = re.compile(rf"{DOT_MARK}([*_]*)\.")
_BLANK_RUN = re.compile(r"(?<![\\_])_{4,}")


def is_right_to_left(text: str) -> bool:
    """Whether some of it is written from right to left."""
    return not text.isascii() and any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def once_dotted(markdown: str) -> str:
    """A sentence that ends with a value like `Trey Washington Jr.` ends with that period."""
    return _TWICE_DOTTED.sub(r"\1", markdown).replace(DOT_MARK, "")


def with_marks(markdown: str) -> str:
    """Markdown for the page: runs of underscores inside a line become our mark; alone on a line they stay a rule."""
    lines = markdown.split("\n")
    return "\n".join(
        line
        if re.fullmatch(r"\s*_{3,}\s*", line)
        else _BLANK_RUN.sub(lambda run: BLANK_MARK * len(run[0]), line)
        for line in lines
    )


def plain(markdown: str) -> str:
    """A line of Markdown that holds only values and words, as text."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", without_marks(markdown))


def without_marks(text: str) -> str:
    """The text without marks but for blanks."""
    return text.replace(ISOLATE_MARK, "").replace(ISOLATE_END, "").replace(LINE_MARK, " ")
