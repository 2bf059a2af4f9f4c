"""A list on paper: heads with their share of the width, and cells of marked lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Head:
    words: str
    width: float
    """Its share of the page's width."""


@dataclass(frozen=True)
class Piece:
    """A line in a cell, in the color of its kind; something small after it, and a flag."""

    text: str
    slug: str = ""
    small: str = ""
    flag: str = ""
    state: str = ""

    def __str__(self) -> str:
        small = f"({self.small})" if self.small else ""
        return " ".join(filter(None, (self.text, small, self.flag)))


Cell = tuple[Piece, ...]

_LABEL = (0.95, 2.0)  # the width of a column of initials, and of one of names, which may fold


def student_head(labels: Iterable[str]) -> Head:
    """The column of the students, as wide as their labels ask for."""
    least, most = _LABEL
    return Head("Student", min(most, max(least, 0.3 + 0.12 * max(map(len, labels), default=0))))


@dataclass(frozen=True)
class Table:
    title: str
    lead: str
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    empty: str


def cell(text: str, small: str = "") -> Cell:
    """A cell of one line; an empty one where there is nothing to say."""
    return (Piece(text, small=small),) if text else ()
