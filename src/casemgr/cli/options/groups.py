"""Options that go together in several commands: a parameter of such a kind becomes its fields.

A dataclass that is a `Group` says what is typed in its annotations, and what is made of it in its methods.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from inspect import Parameter
from typing import Any, get_type_hints


class Group:
    """Options that go together."""


def parameter(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    """What typer makes an option or an argument of."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def options_of(group: type[Any]) -> Iterator[Parameter]:
    """The fields of a group as parameters."""
    hints = get_type_hints(group, include_extras=True)
    return (parameter(each.name, hints[each.name], each.default) for each in fields(group))
