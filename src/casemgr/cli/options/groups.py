"""Options that go together in several commands: a parameter of such a kind becomes its fields.

A dataclass that is a `Group` says what is typed in its annotations, and what is made of it in its methods.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from dataclasses import fields
from typing import Any, get_type_hints


class Group:
    """Options that go together."""


def with_groups(run: Callable[..., None]) -> Callable[..., None]:
    """The command with the options of each group in its place; a command without groups as it is."""
    params = inspect.signature(run, eval_str=True).parameters.values()
    groups: dict[str, Any] = {param.name: param.annotation for param in params if _is_group(param)}
    if not groups:
        return run

    def command(*args: Any, **values: Any) -> None:
        for name, group in groups.items():
            values[name] = group(**{each.name: values.pop(each.name) for each in fields(group)})
        run(*args, **values)

    first, *rest = [
        each for param in params for each in (_options(groups[param.name]) if _is_group(param) else [param])
    ]
    spread = [first, *(param.replace(kind=inspect.Parameter.KEYWORD_ONLY) for param in rest)]
    command.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    return command


def _is_group(param: inspect.Parameter) -> bool:
    return isinstance(param.annotation, type) and issubclass(param.annotation, Group)


def _options(group: Any) -> Iterator[inspect.Parameter]:
    hints = get_type_hints(group, include_extras=True)
    for each in fields(group):
        yield inspect.Parameter(
            each.name, inspect.Parameter.KEYWORD_ONLY, default=each.default, annotation=hints[each.name]
        )
