"""The words of options: those of a closed list, and which options go with which: one UsageError each for what needs another
option, and for what contradicts one."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, get_args

from casemgr.errors import UsageError

Options = Mapping[str, object]
"""An option by its name, with what was typed for it."""


def needs(whole: str, options: Options, why: str = "") -> None:
    """For where `whole` was not said: UsageError for the first of the options that was given."""
    for name in _given(options):
        raise UsageError(f"{name} goes with {whole}{': ' if why else ''}{why}")


def contradict(options: Options, way_out: str = "") -> None:
    """UsageError where more than one of the options was given."""
    if len(given := [*_given(options)]) > 1:
        raise UsageError(f"{' and '.join(given)} contradict each other{way_out}")


def said_once(options: Mapping[str, Collection[str]]) -> None:
    """UsageError for the words that were said with both of two options."""
    one, other = options.values()
    if both := set(one) & set(other):
        raise UsageError(f"{', '.join(sorted(both))}: say {' or '.join(options)}, not both")


def _given(options: Options) -> Iterator[str]:
    """Those of which something was typed; a number may be 0."""
    return (name for name, value in options.items() if value or (value == 0 and value is not False))


def words_of(literal: Any) -> tuple[str, ...]:
    """The words of a closed list, of one within another form too: `tuple[Purpose, ...]`, `Role | None`."""
    inner = [each for each in get_args(literal) if each not in (type(None), ...)]
    return tuple(inner) if all(isinstance(each, str) for each in inner) else words_of(inner[0])


def listed(words: Sequence[str]) -> str:
    """`completed or continued`; `sld, ed or transportation`."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))
