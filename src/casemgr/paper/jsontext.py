"""JSON as it is printed: indented by one space a level, every character as itself.

The rows of a list are written here, because the standard library indents in Python, value by value. What many rows
share, their citations and the days that a count leaves out, is written once and kept.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache, lru_cache
from json.encoder import encode_basestring as quoted
from operator import itemgetter
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
    return _form(tuple(row)) % tuple([_text(value) for value in row.values()])


def row_halves(row: JsonRow, shared: Sequence[str]) -> tuple[str, str]:
    """The text of a row in two: a form with what it shares with many others, the values of the keys in `shared`, and its own
    values. A list of hundreds of thousands is kept so, as each form is there once."""
    form, own = _half_form(tuple(row), tuple(shared), tuple(map(row.get, shared)))
    return form, _BETWEEN.join([_WRITERS.get(type(value), _any_text)(value) for value in own(row)])


def row_of(form: str, values: str) -> str:
    """The text of a row out of its halves."""
    return form % tuple(values.split(_BETWEEN) if values else ())


_BETWEEN = "\x1f"  # in no value: JSON has an escape for it


@cache
def _half_form(
    keys: tuple[str, ...], shared: tuple[str, ...], values: tuple[Any, ...]
) -> tuple[str, Callable[[JsonRow], tuple[Any, ...]]]:
    """The form of a row whose shared values are filled in, and what takes the others from it."""
    filled = tuple((key, value) for key, value in zip(shared, values, strict=True) if key in keys)
    own = [key for key in keys if key not in shared]
    return _form(keys, filled), itemgetter(*own) if own[1:] else lambda row: tuple(row[key] for key in own)


@cache
def _form(keys: tuple[str, ...], filled: tuple[tuple[str, Any], ...] = ()) -> str:
    """A row with a place for the value of each of these keys but for those that are filled."""
    known = {key: _text(value).replace("%", "%%") for key, value in filled}
    lines = ["\n   {}: {}".format(quoted(key).replace("%", "%%"), known.get(key, "%s")) for key in keys]
    return "{" + ",".join(lines) + "\n  }"


def _text(value: Any) -> str:
    return _WRITERS.get(type(value), _any_text)(value)


@lru_cache(maxsize=4096)
def _list_text(values: tuple[str, ...] | tuple[Fields, ...]) -> str:
    return json_text([dict(value) if isinstance(value, Fields) else value for value in values], depth=3)


@lru_cache(maxsize=4096)
def _day_text(day: date) -> str:
    return f'"{day.isoformat()}"'


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    type(None): lambda _none: "null",
    str: quoted,
    int: str,
    date: _day_text,
    tuple: _list_text,
}
"""What most values are, without the way through the standard library's encoder."""
