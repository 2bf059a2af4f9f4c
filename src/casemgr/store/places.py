"""Where in a file an objection of pydantic's belongs, and which keys a model knows there.

pydantic names in its path the alternative of a union that it tried; a file has no such step. The model says where its
unions are, so that no name of an alternative is taken for a key, nor a key for a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

Detail = Mapping[str, Any]
"""One objection, as pydantic gives it."""
Path = tuple[str | int, ...]
"""The keys and places in lists that lead to a value."""
_OF_A_KEY = "[key]"  # how pydantic ends the path of an objection to a mapping's key
_ABOUT_KEYS = ("missing", "extra_forbidden")


def placed(details: Sequence[Detail], kind: Any, depth: int = 0) -> Iterator[tuple[Path, Detail]]:
    """Each objection to a value of this kind that matters, with its path in the file: of a union what the alternative says
    that fits best, and to a whole only where there is none to its parts."""
    kind = _bare(kind)
    groups: dict[str | int, list[Detail]] = {}
    whole: list[Detail] = []
    for detail in details:
        rest = detail["loc"][depth:]
        if rest and rest[0] != _OF_A_KEY:
            groups.setdefault(rest[0], []).append(detail)
        elif rest or len(detail["loc"]) == depth:
            whole.append(detail)
    if groups and len(_alternatives(kind)) > 1:
        name = min(groups, key=lambda name: _misfit(groups[name], _alternative(kind, name), depth + 1))
        yield from placed(groups[name], _alternative(kind, name), depth + 1)
        return
    for step, inner in groups.items():
        for path, detail in placed(inner, _inside(kind, step), depth + 1):
            yield (step, *path), detail
    yield from (((), detail) for detail in whole if not groups or detail["loc"][-1:] == (_OF_A_KEY,))


def known_keys(kind: Any, path: Path) -> list[str]:
    """The keys that a model, or whatever it has at a path, knows by name."""
    if len(_alternatives(kind)) > 1:
        return [key for each in _alternatives(kind) for key in known_keys(each, path)]
    kind = _bare(kind)
    if path:
        return known_keys(_inside(kind, path[0]), path[1:])
    return list(_fields(kind)) if _is_model(kind) else []


def _misfit(said: list[Detail], kind: Any, depth: int) -> tuple[bool, int, int]:
    """How badly an alternative fits: not at all where it objects to the whole, but for a model that does not hold together;
    else by the keys it objects to, and then by all it says."""
    at_all = any(
        len(d["loc"]) == depth and not (d["type"] == "value_error" and _is_model(kind)) for d in said
    )
    keys = sum(len(d["loc"]) == depth + 1 and d["type"] in _ABOUT_KEYS for d in said)
    return at_all, keys, len(said)


def _alternatives(kind: Any) -> list[Any]:
    """What a value of a kind may be, besides nothing."""
    if get_origin(kind) in (Union, UnionType):
        return [each for each in get_args(kind) if each is not type(None)]
    return [kind]


def _bare(kind: Any) -> Any:
    """A kind without its annotations, and without the nothing that it may be."""
    if get_origin(kind) is Annotated:
        return _bare(get_args(kind)[0])
    only = _alternatives(kind)
    return _bare(only[0]) if len(only) == 1 and only[0] is not kind else kind


def _alternative(kind: Any, name: str | int) -> Any:
    """The alternative that pydantic calls by this name: a model by its class, a mapping or a list by its form."""
    for each in map(_bare, _alternatives(kind)):
        called = each.__name__ if _is_model(each) else getattr(get_origin(each), "__name__", "")
        if called and re.match(rf"(function-\S+ )*{called}\b", str(name)):
            return each
    return None


def _inside(kind: Any, step: str | int) -> Any:
    """The kind of what is at a key or place of a kind; None where the model does not say."""
    if _is_model(kind):
        return _fields(kind).get(str(step))
    if get_origin(kind) in (tuple, dict):
        return next(arg for arg in reversed(get_args(kind)) if arg is not ...)
    return None


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _fields(model: type[BaseModel]) -> dict[str, Any]:
    return {info.alias or name: info.annotation for name, info in model.model_fields.items()}
