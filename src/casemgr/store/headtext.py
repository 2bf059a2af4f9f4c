"""Changing one value above the events, in the file's own text: every other byte stays as it was typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.casefile.headpath import Path, named
from casemgr.errors import BadFile, Refused
from casemgr.store.yamltext import parse
from casemgr.store.yamlwrite import as_text, inline


def changed(text: str, path: Path, value: Any, name: str, *, end_mark: bool = True) -> str:
    """The text with the value at a path changed, or added where there is none.

    The new text is read back and must hold exactly the old data and the change, else Refused.
    """
    before = parse(text, name, end_mark=end_mark)
    if value is None and not _is_there(before.data, path):
        return text
    if value is None:
        path = _whole(before.data, path)
    if value is None and not _can_go(before.data, path):
        raise Refused(f"{name}: `{named(path)}` was added; take it out of the file by hand, then try again")
    expected = _without(before.data, path) if value is None else _with(before.data, path, as_text(value))
    try:
        result = _cut(text, before.node, path) if value is None else _edited(text, before.node, path, value)
        read_back = parse(result, name, end_mark=end_mark).data
    except (BadFile, LookupError):
        read_back = None
    if read_back != expected:
        raise Refused(
            f"{name}: `{named(path)}` cannot be changed safely in this file as it is written; change it by hand"
        )
    return result


def _is_there(data: Any, path: Path) -> bool:
    for step in path:
        keys = data if isinstance(data, dict) else range(len(data)) if isinstance(data, list) else ()
        if step not in keys:
            return False
        data = data[step]
    return True


def _holder(data: Any, path: Path) -> Any:
    """What holds the value at a path."""
    for step in path[:-1]:
        data = data[step]
    return data


def _whole(data: Any, path: Path) -> Path:
    """The path of what goes with a value: an item of a list of which it is the only key."""
    is_item = len(path) > 1 and isinstance(path[-2], int)
    return path[:-1] if is_item and len(_holder(data, path)) == 1 else path


def _can_go(data: Any, path: Path) -> bool:
    """Whether what a path leads to can go and leave the places of the others: the last item of a list, or a key of one."""
    holder = _holder(data, path)
    if isinstance(holder, list):
        return path[-1] == len(holder) - 1
    return len(path) > 1 and isinstance(path[-2], int)


def _without(data: Any, path: Path) -> Any:
    """The data without the last item of a list, or a key of an item."""
    first, *rest = path
    if not rest:
        return data[:first] if isinstance(first, int) else {k: v for k, v in data.items() if k != first}
    inner = _without(data[first], tuple(rest))
    if isinstance(first, int):
        return [*data[:first], inner, *data[first + 1 :]]
    return {**data, first: inner}


def _cut(text: str, node: Any, path: Path) -> str:
    """The text without the last item of a list, or a key of an item."""
    for step in path[:-1]:
        _, node = _child(node, step)
    return _cut_key(text, node, path[-1]) if node.id == "mapping" else _cut_last(text, node)


def _cut_key(text: str, node: Any, name: str | int) -> str:
    """The text without a key of a mapping and its value; the key that comes first goes with what parts it from the next."""
    place = next(place for place, (key, _) in enumerate(node.value) if key.value == name)
    if place == 0:
        return text[: node.value[0][0].start_mark.index] + text[node.value[1][0].start_mark.index :]
    return text[: _end_of(node.value[place - 1][1])] + text[_end_of(node.value[place][1]) :]


def _cut_last(text: str, node: Any) -> str:
    """The text without the last item of a list: an empty pair of brackets where it was the only one."""
    *others, last = node.value
    if not others:
        end = node.end_mark.index if node.flow_style else last.end_mark.index
        return f"{text[: node.start_mark.index]}[]{text[end:]}"
    if node.flow_style:
        return text[: others[-1].end_mark.index] + text[last.end_mark.index :]
    return text[: text.rindex("\n", 0, last.start_mark.index)] + text[_end_of(last) :]


def _with(data: Any, path: Path, value: Any) -> Any:
    """The data with one value changed or added."""
    first, *rest = path
    if isinstance(first, int):
        items = list(data or ())
        inner = _with(items[first] if first < len(items) else None, tuple(rest), value) if rest else value
        return [*items[:first], inner, *items[first + 1 :]]
    inner = _with((data or {}).get(first), tuple(rest), value) if rest else value
    if first in (data or {}) or "events" not in (data or {}):
        return {**(data or {}), first: inner}
    return {**{k: v for k, v in data.items() if k != "events"}, first: inner, "events": data["events"]}


def _edited(text: str, node: Any, path: Path, value: Any) -> str:
    """Go down the tree as far as the path is there; change what is found, or add the rest beneath."""
    first, *rest = path
    key, child = _child(node, first)
    if child is None:
        return _added(text, node, first, _nested(rest, value))
    if rest and child.id != "scalar":
        return _edited(text, child, tuple(rest), value)
    said = inline(_nested(rest, value))
    if child.start_mark.index == child.end_mark.index:  # a bare key without a value
        at = key.end_mark.index + 1
        return f"{text[:at]} {said}{text[at:]}"
    return text[: child.start_mark.index] + said + text[child.end_mark.index :]


def _child(node: Any, step: str | int) -> tuple[Any, Any]:
    if node.id == "mapping":
        return next(((k, v) for k, v in node.value if k.value == step), (None, None))
    if isinstance(step, int) and step < len(node.value):
        return None, node.value[step]
    return None, None


def _nested(path: Sequence[str | int], value: Any) -> Any:
    for step in reversed(path):
        value = [value] if isinstance(step, int) else {step: value}
    return value


def _added(text: str, node: Any, step: str | int, value: Any) -> str:
    """A key more in a mapping, or an item more at the end of a list, in the style in which it is written."""
    said = inline(value) if isinstance(step, int) else f"{step}: {inline(value)}"
    if node.flow_style:
        at = node.end_mark.index - 1
        return f"{text[:at]}{', ' if node.value else ''}{said}{text[at:]}"
    newline = "\r\n" if "\r\n" in text else "\n"
    indent = " " * node.start_mark.column
    mark = "- " if isinstance(step, int) else ""
    if not isinstance(step, int) and node.value and node.value[-1][0].value == "events":
        at = node.value[-1][0].start_mark.index  # a new key of the head goes above the events
        return f"{text[:at]}{said}{newline}{text[at:]}"
    last = node.value[-1] if isinstance(step, int) else node.value[-1][1]
    at = text.index("\n", _end_of(last)) + 1
    return f"{text[:at]}{indent}{mark}{said}{newline}{text[at:]}"


def _end_of(node: Any) -> int:
    """Where a node's last scalar ends: a block's own mark lies after the comments that follow it."""
    if node.id == "scalar" or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end_of(last[1] if isinstance(last, tuple) else last)


def edits_of(changes: Mapping[Path, Any], text: str, name: str) -> str:
    """The text with several values changed, one after the other."""
    for path, value in changes.items():
        text = changed(text, path, value, name)
    return text
