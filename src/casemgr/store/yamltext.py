"""YAML as text: strict reading with line numbers.

Every scalar is read as text and typed later by the models, so none of YAML's guesses (`no`, `010`, `10:15`)
can change what a person typed. This is the only module that imports yaml.
"""

import re
from collections.abc import Iterator, Sequence
from operator import is_
from typing import Any, NamedTuple

import yaml

from casemgr.errors import BadFile, Problem
from casemgr.store.syntax import RESTORE, fault_of

END_MARK = "..."
MAX_BYTES = 1_000_000
MAX_DEPTH = 12
NOT_EMPTY = 2_000  # letters; a file of nothing but comments is shorter
HEAD = 200  # bytes that show how a text is written
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
_CONFLICT = r"^(<<<<<<<|>>>>>>>|\|\|\|\|\|\|\|)( |$)|^=======$"
_BAD_CHARACTER = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]"
_LINE_END = r"\r\n|\r|\n"
_LONE_RETURN = r"\r(?!\n)"
_CURLY = ("\u201c", "\u201d", "\u201e", "\u201f")
_END_MARK = re.compile(r"^\.\.\.(?=[ \t\r\n]|\Z)", re.MULTILINE)
_MAY_BE_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])[&*][^\s]")


class Document(NamedTuple):
    """A file's data, all scalars as text (empty ones None), and the tree that knows each line."""

    data: Any
    node: Any
    text: str


def decode(raw: bytes, name: str) -> str:
    """The file's text; BadFile with the line where it is not UTF-8 or holds a character no one typed."""
    if len(raw) > MAX_BYTES:
        raise _bad(
            name,
            None,
            f"is larger than {MAX_BYTES:,} bytes; make it shorter: a file here is text of a few pages",
        )
    if _has_two_bytes_a_letter(raw[:HEAD]):
        raise _bad(name, 1, "is not UTF-8 text; open it in an editor and save it as UTF-8")
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise _bad(name, line, "is not UTF-8 text; open it in an editor and save it as UTF-8") from None
    if not text.replace("\n", "").isprintable() and (found := re.search(_BAD_CHARACTER, text)):
        line = text.count("\n", 0, found.start()) + 1
        raise _bad(name, line, f"holds a control character (U+{ord(found[0]):04X}); remove it")
    if "\r" in text and (found := re.search(_LONE_RETURN, text)):
        line = len(re.findall(_LINE_END, text[: found.start()])) + 1
        raise _bad(
            name,
            line,
            "has line ends of the old Mac kind (CR alone); save it with Unix or Windows line ends",
        )
    return text


def _has_two_bytes_a_letter(head: bytes) -> bool:
    """Whether every other byte is 0, as in UTF-16 without its mark."""
    odd, even = head[1::2].count(0), head[::2].count(0)
    return max(odd, even) > len(head) // 3 and not min(odd, even)


def parse(text: str, name: str, *, end_mark: bool) -> Document:
    """One strict document. `end_mark`: whether the file must end with `...`, so that a cut file is recognised.

    Raises BadFile naming file and line: bad YAML, duplicate keys, tags, anchors, a second document, no end mark.
    """
    if any(mark in text for mark in _CONFLICT_MARKS) and (found := re.search(_CONFLICT, text, re.MULTILINE)):
        line = text.count("\n", 0, found.start()) + 1
        raise _bad(name, line, "holds a merge conflict; keep the right lines and delete the marks")
    if len(text) < NOT_EMPTY and not any(map(_says_something, text.splitlines())):
        raise _bad(name, 1, "is empty; restore it from a backup (or from git, if you use it)")
    marks = _end_marks(text) if end_mark else []
    if end_mark and not _is_the_end(marks, text):
        last = text.rstrip().count("\n") + 1
        raise _bad(
            name, last, "has no end mark: the file may be cut short; if it is whole, add a last line `...`"
        )
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise _bad(name, None, f"holds more than {MAX_BRACKETS} brackets")
    loader = _Loader(text)
    try:
        anchor = _anchor(text)
        node = None if anchor else loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        raise _bad(name, *fault_of(error, text)) from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise _bad(name, None, f"cannot be read ({type(error).__name__}).{RESTORE}") from None
    finally:
        loader.dispose()
    if anchor:
        raise _bad(
            name,
            anchor,
            "has a text that begins with & or *; put it in quotation marks, or begin it with a letter",
        )
    if len(marks) > 1:
        line = text.count("\n", 0, marks[1]) + 1
        raise _bad(name, line, "has a second end mark `...`; delete one of them")
    if not isinstance(node, yaml.MappingNode):
        raise _bad(name, 1, "is empty or is not a list of `key: value` lines")
    return Document(_value(node, name, 0), node, text)


def _says_something(line: str) -> bool:
    """Whether a line is more than a comment or a mark of a beginning or an end."""
    return line.strip() not in ("", "---", END_MARK) and not line.lstrip().startswith("#")


def _anchor(text: str) -> int | None:
    """The line of the first anchor or alias; None where there is none."""
    if ("&" not in text and "*" not in text) or not _MAY_BE_ANCHOR.search(text):
        return None
    events: Iterator[Any] = yaml.parse(text, Loader=_Loader)
    return next((event.start_mark.line + 1 for event in events if getattr(event, "anchor", None)), None)


def _value(node: Any, name: str, depth: int) -> Any:
    kind = type(node)
    if node.tag != _STANDARD_TAGS[kind]:
        raise _bad(
            name,
            node.start_mark.line + 1,
            "has a value that begins with !; put it in quotation marks, or begin it with a letter",
        )
    if kind is yaml.ScalarNode:
        return None if not node.style and node.value in _EMPTY else node.value
    if depth > MAX_DEPTH:
        raise _bad(name, node.start_mark.line + 1, "is nested too deeply")
    if kind is yaml.SequenceNode:
        return [_value(child, name, depth + 1) for child in node.value]
    return _mapping(node, name, depth)


def _mapping(node: Any, name: str, depth: int) -> dict[str, Any]:
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
            result[key] = _value(value_node, name, depth + 1)
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


def _bad(name: str, line: int | None, message: str) -> BadFile:
    return BadFile((Problem(name, line, message),))


def end_mark_of(text: str) -> int:
    """Where the end mark begins, in a text that was read as having one."""
    return _end_marks(text)[-1]


def _end_marks(text: str) -> list[int]:
    """Where each `...` begins that ends a document."""
    return [found.start() for found in _END_MARK.finditer(text)]


def _is_the_end(marks: Sequence[int], text: str) -> bool:
    """Whether nothing but comments follows the last of these end marks."""
    rest = text[marks[-1] + len(END_MARK) :].splitlines() if marks else ["none"]
    return all(line.lstrip().startswith("#") for line in rest if line.strip())


def odd_quotes(document: Document) -> Iterator[tuple[int, str]]:
    """What is odd about quotation marks, each with its line. A value that is not in quotes and holds an odd number of them: where
    the first of two is lost, the second is taken for a part of the text. And a value in the curly ones of a word processor,
    which are a part of the text too."""
    waiting = [document.node]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, yaml.MappingNode):
            waiting[:0] = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            waiting[:0] = node.value
        elif not node.style and node.value.count('"') % 2:
            words = f"{node.value} has one quotation mark; is the other missing, or this one too many?"
            yield node.start_mark.line + 1, words
        elif not node.style and node.value[:1] in _CURLY and node.value[-1:] in _CURLY:
            words = (
                f'{node.value} is in curly quotation marks, which count as a part of it; use straight ones: "'
            )
            yield node.start_mark.line + 1, words
