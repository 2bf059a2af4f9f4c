"""YAML as text: strict reading with line numbers, and appending without touching a byte that was there.

Every scalar is read as text and typed later by the models, so none of YAML's guesses (`no`, `010`, `10:15`)
can change what a person typed. This is the only module that imports yaml.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from operator import is_
from typing import Any, NamedTuple

import yaml

from casemgr.errors import BadFile, Conflict, Problem, Refused

END_MARK = "..."
MAX_BYTES = 1_000_000
MAX_DEPTH = 12
MAX_BRACKETS = 20_000  # the parser follows open brackets in depth

_TEXT_TAG = "tag:yaml.org,2002:str"
_STANDARD_TAGS = {
    yaml.ScalarNode: _TEXT_TAG,
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """The base loader, which guesses no types, without the look-ups it makes for resolvers it does not have."""

    # Called for every node; built-in functions that do nothing are three times faster than the methods they replace.
    descend_resolver = staticmethod(is_)
    ascend_resolver = staticmethod(tuple)
    resolve = staticmethod(lambda kind, _value, _implicit, tags=_STANDARD_TAGS: tags[kind])


_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})
_CONFLICT_MARKS = ("<<<<<<<", ">>>>>>>", "|||||||", "=======")
_CONFLICT = re.compile(r"^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)|^=======$", re.MULTILINE)
_BAD_CHARACTER = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[^\W\d_][\w .,'’()/&+-]*")
_WORDS_YAML_GUESSES = {"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"}


class Document(NamedTuple):
    """A file's data, all scalars as text (empty ones None), and the tree that knows each line."""

    data: Any
    node: Any
    text: str


def decode(raw: bytes, name: str) -> str:
    """The file's text; BadFile with the line where it is not UTF-8 or holds a character no one typed."""
    if len(raw) > MAX_BYTES:
        raise _bad(name, None, f"is larger than {MAX_BYTES:,} bytes; a student's file is text of a few pages")
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _bad(name, line, "is not UTF-8 text; open it in an editor and save it as UTF-8") from None
    if not text.replace("\n", "").isprintable() and (found := _BAD_CHARACTER.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        raise _bad(name, line, f"holds a control character (U+{ord(found[0]):04X}); remove it")
    return text


def parse(text: str, name: str, *, end_mark: bool) -> Document:
    """One strict document. `end_mark`: whether the file must end with `...`, so that a cut file is recognised.

    Raises BadFile naming file and line: bad YAML, duplicate keys, tags, anchors, a second document, no end mark.
    """
    if any(mark in text for mark in _CONFLICT_MARKS) and (found := _CONFLICT.search(text)):
        line = text.count("\n", 0, found.start()) + 1
        raise _bad(name, line, "holds a merge conflict; keep the right lines and delete the marks")
    if end_mark and not _ends_with_mark(text):
        last = text.rstrip().count("\n") + 1
        raise _bad(
            name, last, "has no end mark: the file may be cut short; if it is whole, add a last line `...`"
        )
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise _bad(name, None, f"holds more than {MAX_BRACKETS} brackets")
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _bad(
            name, mark.line + 1 if mark else None, f"is not readable YAML: {error.problem or error.context}"
        ) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _bad(name, None, f"is not readable YAML ({type(error).__name__})") from None
    finally:
        loader.dispose()
    if not isinstance(node, yaml.MappingNode):
        raise _bad(name, 1, "is empty or is not a list of `key: value` lines")
    return Document(_value(node, name, set(), 0), node, text)


def _value(node: Any, name: str, seen: set[int], depth: int) -> Any:
    kind = type(node)
    if node.tag != _STANDARD_TAGS[kind]:
        raise _bad(name, node.start_mark.line + 1, f"uses the YAML tag {node.tag}; write plain text")
    if kind is yaml.ScalarNode:
        return None if not node.style and node.value in _EMPTY else node.value
    if id(node) in seen:
        raise _bad(name, node.start_mark.line + 1, "uses a YAML anchor; write the value out in each place")
    seen.add(id(node))
    if depth > MAX_DEPTH:
        raise _bad(name, node.start_mark.line + 1, "is nested too deeply")
    if kind is yaml.SequenceNode:
        return [_value(child, name, seen, depth + 1) for child in node.value]
    return _mapping(node, name, seen, depth)


def _mapping(node: Any, name: str, seen: set[int], depth: int) -> dict[str, Any]:
    result: dict[str, Any] = {}
    for key_node, value_node in node.value:
        if type(key_node) is not yaml.ScalarNode:
            raise _bad(name, key_node.start_mark.line + 1, "has a key that is not plain text")
        key = key_node.value
        if key in result:
            first = next(k.start_mark.line + 1 for k, _ in node.value if k.value == key)
            raise _bad(
                name, key_node.start_mark.line + 1, f"has the key `{key}` twice (first on line {first})"
            )
        if type(value_node) is yaml.ScalarNode and value_node.tag == _TEXT_TAG:  # most are: no call for them
            value = value_node.value
            result[key] = value if value_node.style or value not in _EMPTY else None
        else:
            result[key] = _value(value_node, name, seen, depth + 1)
    return result


def line_of(document: Document, path: Sequence[str | int]) -> int:
    """The line of a value, or of the nearest thing above it that exists; the first line is 1."""
    node, line = document.node, document.node.start_mark.line + 1
    for step in path:
        if isinstance(node, yaml.MappingNode):
            found = next(((k, v) for k, v in node.value if k.value == str(step)), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            found = (node.value[step], node.value[step])
        else:
            found = None
        if found is None:
            break
        line, node = found[0].start_mark.line + 1, found[1]
    return int(line)


def append(text: str, key: str, item: Mapping[str, Any], name: str) -> str:
    """The text with one item more in the block list under the last key, above the end mark; all else untouched.

    The new text is read back and must hold exactly the old data and the item, else Refused.
    """
    before = parse(text, name, end_mark=True)
    keys = [k.value for k, _ in before.node.value]
    if key not in keys or keys[-1] != key:
        raise Refused(f"{name}: `{key}:` must be the last key of the file; move it there, then try again")
    items = before.node.value[-1][1]
    if isinstance(items, yaml.SequenceNode) and items.flow_style:
        line = items.start_mark.line + 1
        raise Refused(f"{name}:{line}: `{key}` must be a list with one item a line; write a bare `{key}:`")
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = " " * (items.start_mark.column if isinstance(items, yaml.SequenceNode) else 0)
    at = _end_mark_position(text)
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
    """A value as it stands on one line."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {inline(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline(inner) for inner in value) + "]"
    text = _bare(value)
    if not isinstance(value, str):
        return text
    if _needs_quotes(text):
        return json.dumps(text, ensure_ascii=False)
    return text


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


def _ends_with_mark(text: str) -> bool:
    if text.rstrip().endswith("\n" + END_MARK):
        return True
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return bool(lines) and lines[-1].split("#")[0].rstrip() == END_MARK


def _end_mark_position(text: str) -> int:
    found = [match.start() for match in re.finditer(r"^\.\.\.[ \t]*(#.*)?\r?$", text, re.MULTILINE)]
    return found[-1]


def _bad(name: str, line: int | None, message: str) -> BadFile:
    return BadFile((Problem(name, line, message),))


def changed_since(name: str) -> Conflict:
    return Conflict(f"{name}: changed on disk while this command ran; nothing was written, run it again")
