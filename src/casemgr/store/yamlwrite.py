"""YAML as text: adding an item without touching a byte that was there, and values as written on one line."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from casemgr.errors import BadFile, Refused
from casemgr.store.yamltext import Document, end_mark_of, line_of, parse

_PLAIN = re.compile(r"[^\W\d_][\w .,'’()/&+-]*")
_WORDS_YAML_GUESSES = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


def append(text: str, key: str, item: Mapping[str, Any], name: str) -> str:
    """The text with one item more in the block list under the last key, above the end mark; all else untouched.

    The new text is read back and must hold exactly the old data and the item, else Refused.
    """
    before = parse(text, name, end_mark=True)
    if found := in_the_way(before, key):
        line, words = found
        raise Refused(f"{name}:{line}: {words}")
    items = before.node.value[-1][1]
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = " " * (items.start_mark.column if items.id == "sequence" else 0)
    at = end_mark_of(text)
    addition = "".join(f"{indent}{line}{newline}" for line in dump_item(item))
    result = text[:at] + addition + text[at:]
    expected = {**before.data, key: [*(before.data[key] or []), as_text(item)]}
    try:
        read_back = parse(result, name, end_mark=True).data
    except BadFile:
        read_back = None
    if read_back != expected:
        raise Refused(
            f"{name}: the event cannot be added safely to this file as it is written; add it by hand"
        )
    return result


def in_the_way(document: Document, key: str) -> tuple[int, str] | None:
    """The line at which something keeps items from being added to the list under a key, and what it is; None where nothing
    does."""
    keys = [each.value for each, _ in document.node.value]
    if key not in keys or keys[-1] != key:
        return line_of(document, [key]), f"`{key}:` must be the last key of the file; move it there"
    items = document.node.value[-1][1]
    if items.id == "sequence" and items.flow_style:
        words = f"`{key}` must be a list with one item a line, each with a dash; where there is none yet, write a bare `{key}:`"
        return items.start_mark.line + 1, words
    return None


def dump_item(item: Mapping[str, Any]) -> list[str]:
    """One list item in block style, as lines without indentation."""
    lines = [f"{key}: {inline(value)}" for key, value in item.items()]
    return [("- " if place == 0 else "  ") + line for place, line in enumerate(lines)]


def dump_mapping(values: Mapping[str, Any]) -> str:
    """A mapping as lines of `key: value`, nested values on the line."""
    return "".join(f"{key}: {inline(value)}".rstrip() + "\n" for key, value in values.items())


def as_text(value: Any) -> Any:
    """A value as this module reads it back: everything text, tuples lists."""
    if isinstance(value, Mapping):
        return {key: as_text(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_text(inner) for inner in value]
    return None if value is None else _bare(value)


def inline(value: Any) -> str:
    """A value as written on one line. A time is quoted: other readers of YAML take 14:15 for the number 855."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline(inner) for inner in value) + "]"
    text = _bare(value)
    quoted = _needs_quotes(text) if isinstance(value, str) else isinstance(value, time)
    return json.dumps(text, ensure_ascii=False) if quoted else text


def _bare(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def _needs_quotes(text: str) -> bool:
    plain = _PLAIN.fullmatch(text) and "," not in text and text == text.rstrip()
    return not plain or text.lower() in _WORDS_YAML_GUESSES
