"""Rows for people and programs: what every list is before it is given a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from casemgr.errors import Problem

Cell = date | str | float | None
Style = Literal["text", "date", "word", "status"]


@dataclass(frozen=True)
class Column:
    """A column: its key in CSV, its head on a screen, and how its cells are drawn.

    `shown`: always; on a wide screen only; or in data (CSV) only.
    """

    key: str
    head: str
    style: Style = "text"
    shown: Literal["always", "wide", "data"] = "always"


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
    problems: tuple[Problem, ...] = field(default=())


def problems_data(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
    return [{"file": p.file, "line": p.line, "message": p.message} for p in problems]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
