"""What the options of commands are made of: words, flags, one of a closed list, and options that go together."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import fields
from inspect import Parameter
from pathlib import Path
from typing import Annotated, Any, get_type_hints

import typer

from casemgr.casefile.optionwords import Options, listed, words_of

Maybe = str | None
"""A word or a sentence that need not be typed."""
Several = list[str] | None
"""The same of an option that keeps every value."""


def text(metavar: str, said: str, *names: str) -> Any:
    """An option with a word, a sentence or the path of a file. This one and the others are called as their parameter is, where
    they have no name."""
    return typer.Option(*names, metavar=metavar, help=said, show_default=False)


def number(metavar: str, said: str, *names: str, least: int = 0) -> Any:
    """An option with a whole number; its default is shown."""
    return typer.Option(*names, metavar=metavar, min=least, help=said)


def flag(said: str, *names: str) -> Any:
    """An option without a value, or with `--yes/--no` a pair of them."""
    return typer.Option(*names, help=said, show_default=False)


def argument(metavar: str, said: str) -> Any:
    return typer.Argument(metavar=metavar, help=said, show_default=False)


def choice(literal: Any, metavar: str, *names: str, lead: str = "") -> Any:
    """An option with one of a closed list of words; the shell completes them. `lead` comes before the list."""
    words = words_of(literal)
    said, typed = f"{lead}{listed(words)}.", starting(words)
    return typer.Option(*names, metavar=metavar, help=said, show_default=False, autocompletion=typed)


def word(literal: Any, metavar: str) -> Any:
    """The same as an argument."""
    words = words_of(literal)
    said, typed = f"{listed(words)}.", starting(words)
    return typer.Argument(metavar=metavar, help=said, show_default=False, autocompletion=typed)


def at_home(value: Any) -> Any:
    """A path with the home folder for `~`, which the shell leaves alone within quotes and behind `=`, or each of several; any
    other value as it is."""
    if isinstance(value, list):
        return [at_home(each) for each in value]
    return value.expanduser() if isinstance(value, Path) and value.parts[:1] == ("~",) else value


def starting(words: Sequence[str]) -> Callable[[str], list[str]]:
    """For completion: the words that begin like what is typed."""

    def found(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return found


StudentOrAll = Annotated[Maybe, argument("[STUDENT]", "An id, or enough of an id or name; or --all.")]
StudentWords = Annotated[
    str, argument("STUDENT", "An id, or enough of a name, a contact, a phone number or a label.")
]


class Group:
    """Options that go together in several commands: a dataclass that says what is typed in its annotations, and what is made
    of it in its methods. A parameter of such a kind becomes its fields."""

    @property
    def typed(self) -> Options:
        """What was typed for each, where the options have the names of the fields."""
        return {f"--{name.replace('_', '-')}": value for name, value in vars(self).items()}


def parameter(name: str, annotation: Any, default: Any = Parameter.empty) -> Parameter:
    """What typer makes an option or an argument of."""
    return Parameter(name, Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def options_of(group: type[Any]) -> Iterator[Parameter]:
    """The fields of a group as parameters."""
    hints = get_type_hints(group, include_extras=True)
    return (parameter(each.name, hints[each.name], each.default) for each in fields(group))
