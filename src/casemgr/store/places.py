"""Where in a file an objection of pydantic's belongs, and which keys a model knows there.

pydantic names in its path the alternative of a union that it tried; a file has no such step. What the file holds at each
place tells the two apart: a step that is not there is the name of an alternative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel

_OF_A_KEY = "[key]"  # how pydantic ends the path of an objection to a mapping's key

_ABOUT_KEYS = ("missing", "extra_forbidden")

Detail = Mapping[str, Any]
"""One objection, as pydantic gives it."""
Path = tuple[str | int, ...]
"""The keys and places in lists that lead to a value."""


def placed(details: Sequence[Detail], data: Any, depth: int = 0) -> Iterator[tuple[Path, Detail]]:
    """Each objection that matters, with its path in the file's data: of a union what the alternative says that fits best,
    and to a whole only where there is none to its parts."""
    to_the_whole: list[Detail] = []
    groups: dict[str | int, list[Detail]] = {}
    alternatives: dict[str, list[Detail]] = {}
    for detail in details:
        loc = detail["loc"]
        if len(loc) == depth:
            to_the_whole.append(detail)
        elif loc[depth] == _OF_A_KEY:
            yield (), detail
        elif _is_alternative(detail, data, depth):
            alternatives.setdefault(loc[depth], []).append(detail)
        else:
            groups.setdefault(loc[depth], []).append(detail)
    for step, inner in groups.items():
        for path, detail in placed(inner, _inside(data, step), depth + 1):
            yield (step, *path), detail
    if alternatives:
        yield from placed(_best(alternatives.values(), depth + 1), data, depth + 1)
    elif not groups:
        yield from (((), detail) for detail in to_the_whole)


def _is_alternative(detail: Detail, data: Any, depth: int) -> bool:
    step, is_last = detail["loc"][depth], len(detail["loc"]) == depth + 1
    if isinstance(step, int) or (isinstance(data, dict) and step in data):
        return False
    return not (is_last and detail["type"] == "missing")


def _best(alternatives: Iterable[list[Detail]], depth: int) -> list[Detail]:
    """What the alternative says that fits best: it objects to parts, not to the whole, and to the fewest keys."""

    def misfit(said: list[Detail]) -> tuple[bool, int, int]:
        keys = sum(len(d["loc"]) == depth + 1 and d["type"] in _ABOUT_KEYS for d in said)
        return any(len(d["loc"]) == depth for d in said), keys, len(said)

    return min(alternatives, key=misfit)


def _inside(data: Any, step: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(step)
    if isinstance(data, list) and isinstance(step, int) and step < len(data):
        return data[step]
    return None


def known_keys(kind: Any, path: Sequence[str | int]) -> list[str]:
    """The keys that a model, or whatever it has at a path, knows by name."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        names = {info.alias or name: info.annotation for name, info in kind.model_fields.items()}
        return known_keys(names.get(str(path[0])), path[1:]) if path else list(names)
    if get_origin(kind) in (tuple, dict):
        of_each = next((arg for arg in reversed(get_args(kind)) if arg is not ...), None)
        return known_keys(of_each, path[1:]) if path else []
    return [key for alternative in get_args(kind) for key in known_keys(alternative, path)]
