"""Rows for people and programs: what every list is before it is given a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from casemgr.errors import Problem

Cell = date | str | float | None
Style = Literal["text", "id", "date", "word", "status"]


@dataclass(frozen=True)
class Column:
    """A column: its key in CSV, its head on a screen, and how its cells are drawn.

    `style`: running text folds between words where there is no room, the id of a duty at its hyphens; the others never.
    `shown`: always; on a wide screen and in CSV; in CSV only; or on a screen only, where CSV has its parts.
    """

    key: str
    head: str
    style: Style = "text"
    shown: Literal["always", "wide", "data", "screen"] = "always"


@dataclass(frozen=True)
class Report:
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    data: Callable[[], dict[str, Any]]
    """The same as JSON values."""
    empty: str = "Nothing."
    notes: tuple[str, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)
    """The rows above which a line of its own stands, such as the name of a part."""
    spaced: bool = True
    """Whether empty lines part the title, the sections and the notes."""
    problems: tuple[Problem, ...] = field(default=())


def problems_data(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [{"file": p.file, "line": p.line, "message": p.message} for p in problems]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
