"""What is typed behind a command, before anything is made of it: the sister names of options, options given twice, and
words in capitals that only show where something goes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from typing import Any, NamedTuple

from casemgr.errors import UsageError

SISTERS = ("--why", "--reason", "--note")
"""What commands call the reason; each takes the others' word for it where it has no such option itself."""

SUGGESTED: Mapping[str, str] = {
    "ANSWER": "the answer",
    "AREA": "an area, like academic",
    "ASSESSOR": "a name",
    "DATE": "a day, like 9/14",
    "HOW": "how it was done, like telephone",
    "NAME": "a name",
    "PURPOSE": "what the meeting is for, like annual",
    "ROLE": "a role, like school-psychologist",
    "SCOPE": "how much is assessed",
    "SOURCE": "whose records they are",
    "TEACHER": "a name",
    "TEXT": "your own words",
    "WHO": "a name",
}
"""The words in capitals in the commands that rules suggest, each with what to type there."""

_PLACE = re.compile(r"[A-Z][A-Z_]+")
_HEADER = "HEADER"  # of another program's table, where a column may well be called NAME or DATE


def programs_own_first(program: Any, args: Sequence[str]) -> list[str]:
    """The arguments with the program's own options before the command, wherever they were typed: no command has one of the
    same name. UsageError for one without its value, which would take the command's name for it."""
    own = {name: param for param in program.params if not param.is_eager for name in param.opts}
    first: list[str] = []
    rest: list[str] = []
    place = 0
    while place < len(args) and args[place] != "--":
        name, sign, _ = args[place].partition("=")
        param = own.get(name)
        end = place + (1 if sign or param is None or param.is_flag else 2)
        if param and end > len(args):
            raise UsageError(f"casemgr: {name} needs its {param.metavar} behind it")
        (rest if param is None else first).extend(args[place:end])
        place = end
    return [*first, *rest, *args[place:]]


def in_own_words(command: Any, args: list[str]) -> list[str]:
    """The arguments with the option for the reason as this command calls it."""
    own = [word for word in SISTERS if any(word in param.opts for param in command.params)]
    missing = {word: own[0] for word in SISTERS[:2] if own and word not in own}
    found: list[str] = []
    for place, arg in enumerate(args):
        if arg == "--":
            return [*found, *args[place:]]
        name, sign, value = arg.partition("=")
        found.append(f"{missing.get(name, name)}{sign}{value}")
    return found


class Typed(NamedTuple):
    """What was typed for each parameter, by its name, and which parameters were given, in order."""

    values: Mapping[str, Any]
    order: Sequence[Any]
    leftover: Sequence[str]
    """The words that no argument takes."""


def typed_for(command: Any, ctx: Any, args: list[str]) -> Typed:
    """The arguments sorted by the parameters of a command."""
    values, leftover, order = command.make_parser(ctx).parse_args([*args])
    return Typed(values, order, leftover)


def refuse_repeats(command: Any, ctx: Any, typed: Typed) -> None:
    """UsageError naming an option that is given twice and keeps one value: the first would be lost without a word."""
    for param in command.params:
        times = sum(given is param for given in typed.order)
        if times > 1 and param.param_type_name == "option" and not param.multiple:
            raise UsageError(f"{ctx.command_path}: {param.opts[-1]} is given {times} times; give it once")


def refuse_placeholders(command: Any, ctx: Any, typed: Typed) -> None:
    """UsageError naming a word that a suggested command or the help shows in place of what only a person knows. Typed as
    it is, it would be recorded as a fact."""
    if typed.values.get("help"):
        return
    places = {place for param in command.params for place in _PLACE.findall(param.metavar or "")}
    for param in command.params:
        for text in _texts(typed.values.get(param.name)):
            if word := _placeholder(text, param.metavar or "", places):
                said = SUGGESTED.get(word, "what you mean")
                raise UsageError(f"{ctx.command_path}: {word} only shows where something goes: type {said}")


def _placeholder(typed: str, metavar: str, places: set[str]) -> str | None:
    """The first placeholder among the parts of what was typed."""
    parts = [typed] if metavar.endswith(_HEADER) else [typed, *typed.split("=")]
    if "," in metavar:
        parts += typed.split(",")
    words = (part.strip() for part in parts)
    return next((word for word in words if word in SUGGESTED or word in places), None)


def _texts(value: Any) -> Iterator[str]:
    """What was typed for an option or an argument: one text, several, or none."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from _texts(each)


def left_as_typed(params: Iterable[Any]) -> AbstractContextManager[None]:
    """Nothing is made of the words meanwhile. Typer makes values of them with pydantic, and to load that takes longer than
    a page of help or a TAB."""
    return meanwhile(params, "process_value", lambda param: partial(_as_typed, param))


@contextmanager
def meanwhile(
    params: Iterable[Any], name: str, method: Callable[[Any], Callable[..., Any]]
) -> Iterator[None]:
    """Each parameter has a method of our own in the place of typer's."""
    own = [*params]
    for param in own:
        setattr(param, name, method(param))
    try:
        yield
    finally:
        for param in own:
            delattr(param, name)


def words_as_they_are(params: Iterable[Any], typed: Typed) -> list[Any]:
    """The parameters of which typer would make just what was typed: words given once, and what was not given."""
    return [param for param in params if _is_as_typed(param, typed.values.get(param.name))]


def _is_as_typed(param: Any, value: Any) -> bool:
    """That a required one is missing is for typer to say."""
    if isinstance(value, str):
        kind = getattr(param, "type_descriptor", None)
        return kind is not None and kind.annotation is str
    return not value and not isinstance(value, bool) and param.default is None and not param.required


def _as_typed(param: Any, ctx: object, value: object) -> object:
    """The words of a parameter, none of one that takes several; one that acts at once, like `--help`, does."""
    if value is None and (param.multiple or param.nargs != 1):
        value = ()
    return param.callback(ctx, param, value) if param.callback else value
