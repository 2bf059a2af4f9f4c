"""What a command shows: rows for people and programs, and pages of text and rows, before they are given a format."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from casemgr.errors import Problem

Cell = date | str | float | None
Style = Literal["text", "id", "date", "word", "status"]
Data = Callable[[], dict[str, Any]]
"""JSON values of its own; what all JSON has, `schema`, `as_of` and `problems`, is added where it is written."""


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
    """A list."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    data: Data
    empty: str = "Nothing."
    notes: tuple[str, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)
    """The rows above which a line of its own stands, such as the name of a part."""
    spaced: bool = True
    """Whether empty lines part the title, the sections and the notes."""
    as_of: date | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files it was made from: then it is incomplete, and says so above and below."""


@dataclass(frozen=True)
class Sheet:
    """Texts and lists, one below the other."""

    parts: tuple[Report | str, ...]
    data: Data
    as_of: date | None = None
    problems: tuple[Problem, ...] = ()


Shown = Report | Sheet


def incomplete_words(problems: Sequence[Problem]) -> str:
    """The warning on whatever was made from files that are damaged or misnamed."""
    files = len({problem.file for problem in problems})
    return (
        f"INCOMPLETE: {files} file{'' if files == 1 else 's'} could not be read or trusted; dates may be missing or "
        "wrong. See `casemgr check`."
    )


def problems_data(problems: Sequence[Problem]) -> list[dict[str, Any]]:
    return [{"file": p.file, "line": p.line, "message": p.message} for p in problems]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
