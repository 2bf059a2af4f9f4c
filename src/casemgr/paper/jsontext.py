"""JSON as it is printed: indented by one space a level, every character as itself.

The rows of a list are written here, because the standard library indents in Python, value by value. What many rows
share, their citations and the days that a count leaves out, is written once and kept.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, lru_cache
from typing import Any

from casemgr.reports.report import Fields, JsonRow

_quoted = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: Any, depth: int = 0) -> str:
    """A value as JSON, its lines after the first moved in by so many levels."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


def items_text(rows: Iterable[JsonRow]) -> Iterator[str]:
    """A list of rows, one level deep; a piece for each row, and the brackets with the first and after the last."""
    start = "[\n  "
    for row in rows:
        yield start + _row_text(row)
        start = ",\n  "
    yield "[]" if start[0] == "[" else "\n ]"


def _row_text(row: JsonRow) -> str:
    texts = []
    for key, value in row.items():
        if value is None:
            text = "null"
        elif isinstance(value, str):
            text = _quoted(value)
        elif isinstance(value, tuple):
            text = _list_text(value)
        elif isinstance(value, date):
            text = f'"{value}"'
        else:
            text = json.dumps(value)
        texts.append(_key_text(key) + text)
    return "{" + ",".join(texts) + "\n  }"


@cache
def _key_text(key: str) -> str:
    return f"\n   {_quoted(key)}: "


@lru_cache(maxsize=4096)
def _list_text(values: tuple[str, ...] | tuple[Fields, ...]) -> str:
    return json_text([dict(value) if isinstance(value, Fields) else value for value in values], depth=3)
