"""Rows for people and programs: what every list is before it is given a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from casemgr.errors import Problem

Cell = date | str | float | None
Style = Literal["text", "date", "word", "status"]


@dataclass(frozen=True)
class Column:
    """A column: its key in CSV, its head on a screen, and how its cells are drawn.

    `narrow`: shown on an 80-column screen too; a wide screen shows all.
    """

    key: str
    head: str
    style: Style = "text"
    narrow: bool = True


@dataclass(frozen=True)
class Report:
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    data: Callable[[], dict[str, Any]]
    """The same as JSON values."""
    empty: str = "Nothing."
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = field(default=())


def problems_data(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [{"file": p.file, "line": p.line, "message": p.message} for p in problems]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
