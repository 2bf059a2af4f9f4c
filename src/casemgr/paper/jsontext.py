"""JSON as it is printed: indented by one space a level, every character as itself.

The rows of a list are written here, because the standard library indents in Python, value by value. What many rows
share, their citations and the days that a count leaves out, is written once and kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from json.encoder import encode_basestring as quoted
from typing import Any

from casemgr.reports.report import Fields, JsonRow

_any_text = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any, depth: int = 0) -> str:
    """A value as JSON, its lines after the first moved in by so many levels."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def items_text(rows: Iterable[JsonRow | str]) -> Iterator[str]:
    """A list of rows, one level deep; a piece for each row, and the brackets with the first and after the last. A row that
    is text was written before."""
    start = "[\n  "
    for row in rows:
        yield start + (row if isinstance(row, str) else row_text(row))
        start = ",\n  "
    yield "[]" if start[0] == "[" else "\n ]"


def row_text(row: JsonRow) -> str:
    """A row of a list, one level deep."""
    return _form(tuple(row)) % tuple([_WRITERS.get(type(value), _any_text)(value) for value in row.values()])


@cache
def _form(keys: tuple[str, ...]) -> str:
    """A row with a place for the value of each of these keys."""
    lines = [f"\n   {quoted(key)}: ".replace("%", "%%") + "%s" for key in keys]
    return "{" + ",".join(lines) + "\n  }"


@lru_cache(maxsize=4096)
def _list_text(values: tuple[str, ...] | tuple[Fields, ...]) -> str:
    return json_text([dict(value) if isinstance(value, Fields) else value for value in values], depth=3)


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _none: "null",
    str: quoted,
    int: str,
    date: lambda day: f'"{day.isoformat()}"',
    tuple: _list_text,
}
"""What most values are, without the way through the standard library's encoder."""
