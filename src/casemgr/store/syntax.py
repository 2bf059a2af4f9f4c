"""What the parser found wrong with the marks of a file, in words for somebody who has never heard of YAML."""

import re
from collections.abc import Sequence
from typing import Any, NamedTuple

RESTORE = " Correct it, or restore the file from a backup (or from git, if you use it)."
LONGEST = 60  # letters of a line that are shown

_OPENED = ("while parsing a flow", "while scanning a quoted")
"""The parser's context where something was opened and not closed: the line where it opens is the one to look at."""
_KEY = "while scanning a simple key"

_NO_COLON = "mapping values are not allowed"
_KEY_LINE = r"\s*(?:- )?\w+:(?: |$)"
_KEY_AND_BRACKET = r"\s*(?:- )?\w+ ?[{\[]"
_COLON = r":(?:\s|$)"

_WORDS = (
    (
        _NO_COLON,
        "a text with a colon needs quotation marks, a bracket is missing, or too many spaces come first",
    ),
    (
        "did not find expected key",
        "a quotation mark or a bracket is out of place, or a line is indented wrongly",
    ),
    ("found unknown escape", "a backslash within quotation marks has to be written twice"),
    ("another document", "a line `---` begins a second file within this one; delete what is too much"),
)
"""What the parser says → what is probably wrong."""


class Fault(NamedTuple):
    line: int | None
    message: str


def fault_of(error: Any, text: str) -> Fault:
    """The line to look at, and what is probably wrong there, with the line as it is written."""
    mark, problem = error.problem_mark or error.context_mark, str(error.problem or error.context)
    context = str(error.context or "")
    first = mark
    if error.context_mark and context.startswith((*_OPENED, _KEY)):
        first = error.context_mark
    if first is None:
        return Fault(None, f"cannot be read: {_any(problem)}.{RESTORE}")
    lines = text.splitlines()
    place = _written(lines, first.line)
    line = lines[place] if lines else ""
    where = f" on this line: `{_short(line)}`"
    if "\t" in line[: len(line) - len(line.lstrip("- \t"))]:
        words = "a tab is used where there must be spaces"
    elif context.startswith(_OPENED):
        words, where = _opened(place + 1, mark.line + 1), f": `{_short(line)}`"
    elif context.startswith(_KEY):
        words = "a colon, a quotation mark or a bracket is probably missing"
    elif _NO_COLON in problem and (other := _without_colon(lines, place)) is not None:
        words = "a colon, or the space behind it, is probably missing"
        return Fault(other + 1, f"cannot be read: {words} on this line: `{_short(lines[other])}`.{RESTORE}")
    else:
        words = _any(problem)
    return Fault(place + 1, f"cannot be read: {words}{where}.{RESTORE}")


def _written(lines: Sequence[str], place: int) -> int:
    """The line at a place, or the last one before it on which something is written: at the end of a file there is nothing."""
    place = min(place, len(lines) - 1)
    return next((each for each in range(place, -1, -1) if lines[each].strip()), max(place, 0))


def _without_colon(lines: Sequence[str], place: int) -> int | None:
    """Where a colon is missing: on the line before one that is a key with its value, or on a line that goes on with a bracket.
    None where it is something else."""
    line = lines[place] if place < len(lines) else ""
    if re.match(_KEY_AND_BRACKET, line):
        return place
    before = next((n for n in range(place - 1, -1, -1) if lines[n].strip(" \t")), None)
    is_key = re.match(_KEY_LINE, line) and before is not None and not lines[before].lstrip().startswith("#")
    return before if is_key and not re.search(_COLON, lines[before or 0]) else None


def _opened(first: int, last: int) -> str:
    near = "the line above" if last <= first else f"the lines down to {last}"
    return f"a quotation mark, a bracket or a comma is probably missing on this line or {near}"


def _any(problem: str) -> str:
    if "cannot start any token" in problem:
        return "a text that begins with %, @ or ` needs quotation marks"
    found = next((words for said, words in _WORDS if said in problem), None)
    return found or "a quotation mark, a bracket, a comma or a colon is missing, or is one too many"


def _short(line: str) -> str:
    line = line.strip()
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"
