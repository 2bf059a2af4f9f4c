"""What a command shows: rows for people and programs, and pages of text and rows, before they are given a format."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, TypeVar, overload

from casemgr.errors import Problem

Cell = date | str | float | None
Style = Literal["text", "id", "date", "word", "status"]
Data = Callable[[], dict[str, Any]]
"""JSON values of its own, among them lists of rows as `Lazy[JsonRow]`; what all JSON has, `schema`, `as_of` and `problems`, is added where it is written."""


Kept = TypeVar("Kept")
Seen_co = TypeVar("Seen_co", covariant=True)


class Lazy(Sequence[Seen_co]):
    """Values made each time they are looked at, from something smaller that is kept."""

    def __init__(self, kept: Sequence[Kept], make: Callable[[Kept], Seen_co]) -> None:
        self._kept: Sequence[Any] = kept
        self._make: Callable[[Any], Seen_co] = make

    def __len__(self) -> int:
        return len(self._kept)

    def __iter__(self) -> Iterator[Seen_co]:
        return map(self._make, self._kept)

    @overload
    def __getitem__(self, place: int) -> Seen_co: ...
    @overload
    def __getitem__(self, place: slice) -> "Lazy[Seen_co]": ...
    def __getitem__(self, place: int | slice) -> "Seen_co | Lazy[Seen_co]":
        if isinstance(place, slice):
            return Lazy(self._kept[place], self._make)
        return self._make(self._kept[place])


class Fields(tuple[tuple[str, str | None], ...]):
    """A JSON object within a row of a list, as pairs of key and text: many rows share one, and it is written once."""

    __slots__ = ()


JsonRow = Mapping[
    str, date | str | int | tuple[str, ...] | tuple[Fields, ...] | Mapping[str, str | float] | None
]
"""A row of a list as JSON: a date is written as text."""


def as_values(row: JsonRow) -> dict[str, Any]:
    """The row in JSON's own kinds of value."""
    return {key: _value(value) for key, value in row.items()}


def _value(value: object) -> Any:
    if isinstance(value, Fields):
        return dict(value)
    if isinstance(value, tuple):
        return [_value(each) for each in value]
    return iso(value) if isinstance(value, date) else value


class Column(NamedTuple):
    """A column: its key in CSV, its head on a screen, and how its cells are drawn.

    `style`: running text folds between words where there is no room, the id of a duty at its hyphens; the others never.
    `shown`: always; on a wide screen and in CSV; in CSV only; on a screen only, where CSV has its parts; or nowhere, where
    it has nothing to say this time.
    """

    key: str
    head: str
    style: Style = "text"
    shown: Literal["always", "wide", "data", "screen", "never"] = "always"


class Report(NamedTuple):
    """A list."""

    title: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Cell, ...]]
    data: Data
    empty: str = "Nothing."
    notes: tuple[str, ...] = ()
    headings: Mapping[int, str] = MappingProxyType({})
    """The rows that have a line of their own above them, such as the name of a part."""
    spaced: bool = True
    """Whether empty lines part the title, the sections and the notes."""
    as_of: date | None = None
    problems: tuple[Problem, ...] = ()
    """What is wrong with the files it was made from: then it is incomplete, and says so above and below."""


def headings_of(names: Iterable[str]) -> dict[int, str]:
    """By its place, the row at which those of each name begin, where each row has one."""
    first: dict[str, int] = {}
    for place, name in enumerate(names):
        first.setdefault(name, place)
    return {place: name for name, place in first.items()}


class Sheet(NamedTuple):
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
