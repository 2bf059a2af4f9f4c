"""One cause, one line: what is wrong in the same way at many places is said once, with the other places."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from casemgr.casefile.saying import joined, plural
from casemgr.errors import Problem
from casemgr.store.yamltext import Document, line_of

NAMED = 3
"""So many other places are named one by one."""


class Found(NamedTuple):
    """Something wrong at a place of a file."""

    file: str
    path: Sequence[str | int]
    message: str
    cause: str = ""
    """What the same mistake elsewhere has in common with it, where that is not the message."""


def by_cause(found: Iterable[Found], document: Callable[[str], Document]) -> Iterator[Problem]:
    """A line for each cause, at the first of its places."""
    causes: dict[str, list[Found]] = {}
    for each in found:
        causes.setdefault(each.cause or each.message, []).append(each)
    for first, *others in causes.values():
        at = _line(first, document)
        yield Problem(first.file, at, first.message + _also(first, others, document))


def _also(first: Found, others: Sequence[Found], document: Callable[[str], Document]) -> str:
    if not others:
        return ""
    if len(others) <= NAMED:
        return f"; the same at {joined([f'{each.file}:{_line(each, document)}' for each in others])}"
    files = {each.file for each in (first, *others)}
    where = f", in {len(files)} files" if len(files) > 1 else " in this file"
    return f"; the same at {plural(len(others), 'more place')}{where}"


def _line(found: Found, document: Callable[[str], Document]) -> int:
    return line_of(document(found.file), found.path)
