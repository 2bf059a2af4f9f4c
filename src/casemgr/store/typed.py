"""From text to models: what the schema says of a document, with the line of everything it objects to."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError

from casemgr.casefile.events import Event, event_types
from casemgr.casefile.names import did_you_mean, names_near
from casemgr.errors import BadFile, Problem, UsageError
from casemgr.scalars import CHECKS
from casemgr.store.places import Path, known_keys, placed
from casemgr.store.syntax import RESTORE
from casemgr.store.yamltext import Document, line_of, parse

Model = TypeVar("Model", bound=BaseModel)

AT_A_GLANCE = 12  # words of a list that a message can hold


def read_model(
    cls: type[Model],
    document: Document,
    name: str,
    data: Any = None,
    at: Sequence[str | int] = (),
    besides: Collection[str] = (),
) -> Model:
    """The model of a document, or of `data` found at a path in it. Raises ValueError holding the problems. `besides`: the
    keys of the document that are read by somebody else."""
    try:
        return cls.model_validate(document.data if data is None else data)
    except ValidationError as error:
        raise Problems(problems_of(error, cls, document, name, at, besides)) from None


def read_whole(cls: type[Model], document: Document, name: str) -> Model:
    """The model of a whole document; BadFile names everything wrong in it."""
    try:
        return read_model(cls, document, name)
    except Problems as error:
        raise BadFile(tuple(error.problems)) from None


class Problems(ValueError):
    """Several problems at once, carried to the reader of the whole file."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


def read_events(document: Document, name: str) -> tuple[tuple[Event, ...], list[Problem]]:
    """Every event of a file that can be read, and a problem for each that cannot."""
    items = document.data.get("events")
    if items is None:
        return (), []
    if not isinstance(items, list):
        return (), [
            Problem(name, line_of(document, ["events"]), "`events` must be a list, one event an item")
        ]
    events, problems = [], []
    first_seen: dict[str, int] = {}
    for place, item in enumerate(items):
        event = read_event(item, ["events", place], document, name)
        if isinstance(event, list):
            problems += event
            continue
        if event.id in first_seen:
            problems.append(_same_id(event.id, place, first_seen[event.id], document, name))
        first_seen.setdefault(event.id, place)
        events.append(event)
    return tuple(events), problems


def read_event(item: Any, at: Sequence[str | int], document: Document, name: str) -> Event | list[Problem]:
    """The event written at a place of a document, or what is wrong with it."""
    types = event_types()
    if not isinstance(item, dict):
        return [Problem(name, line_of(document, at), "an event must have keys: id, type, date, recorded")]
    cls = types.get(str(item.get("type")))
    if cls is None:
        said = item.get("type")
        if said is None:
            return [Problem(name, line_of(document, at), "`type` is missing from this event")]
        hint = did_you_mean(str(said), types)
        return [Problem(name, line_of(document, [*at, "type"]), f"`type`: no event is called {said}{hint}")]
    try:
        return cls.model_validate(item)
    except ValidationError as error:
        return problems_of(error, cls, document, name, at)


def field_from_text(cls: type[BaseModel], key: str, text: str) -> Any:
    """A field's value as a file would write it on one line; what is empty is what the field is when it is not said.

    Lists and mappings are read as YAML in brackets, everything else as it is. UsageError for what cannot be read.
    """
    info = cls.model_fields[key]
    if not text:
        return None if info.is_required() else info.get_default(call_default_factory=True)
    default = info.get_default(call_default_factory=True)
    if not isinstance(default, (tuple, dict)) and get_origin(info.annotation) is not tuple:
        return text
    try:
        return parse(f"value: {text}\n", key, end_mark=False).data["value"]
    except BadFile as error:
        message = error.problems[0].message.removesuffix(f".{RESTORE}")
        raise UsageError(
            f"{key}={text}: {message}; write a list in brackets, like [reading, motor]"
        ) from None


def _same_id(event_id: str, place: int, first: int, document: Document, name: str) -> Problem:
    line, first_line = line_of(document, ["events", place, "id"]), line_of(document, ["events", first, "id"])
    return Problem(
        name, line, f"the event id {event_id} is already used on line {first_line}; give one another id"
    )


def problems_of(
    error: ValidationError,
    cls: type[BaseModel],
    document: Document,
    name: str,
    at: Sequence[str | int] = (),
    besides: Collection[str] = (),
) -> list[Problem]:
    """pydantic's objections as `file:line` problems, in words for a person; the value itself is not repeated."""
    found: dict[tuple[int, str], Problem] = {}
    objections = list(placed(error.errors(include_url=False), cls))
    misspelled = {(*path[:-1], near) for path, detail in objections for near in _meant(path, detail, cls)}
    for path, detail in objections:
        if detail["type"] == "missing" and path in misspelled:
            continue  # the key is there under a name that is nearly this one, which is named
        line = line_of(document, [*at, *(path or _key_named(detail, cls))])
        problem = Problem(name, line, in_words({**detail, "loc": path}, cls, besides))
        found.setdefault((line, problem.message), problem)
    return list(found.values())


def _meant(path: Path, detail: Mapping[str, Any], cls: type[BaseModel]) -> list[str]:
    """The key that an unknown one is probably a slip for."""
    is_unknown = detail["type"] == "extra_forbidden"
    return names_near(str(path[-1]), known_keys(cls, path[:-1]))[:1] if is_unknown else []


def in_words(  # noqa: C901, PLR0911 - one sentence for each kind of objection
    detail: Mapping[str, Any], cls: type[BaseModel], besides: Collection[str] = ()
) -> str:
    """One objection of pydantic's, for a person: which key, what is wrong, what to write."""
    loc = detail["loc"]
    # Of a value that may be of several kinds pydantic names the kind too, in brackets.
    key = ".".join(step for step in loc if isinstance(step, str) and "[" not in step) or "this entry"
    kind, context = detail["type"], detail.get("ctx", {})
    if kind == "extra_forbidden":
        return f"`{key}`: no such key here{_instead(loc, cls, besides)}"
    if kind == "missing" and key == "schema":
        return "`schema` is missing; write `schema: 1` as the first line"
    if kind == "missing":
        return f"`{key}` is missing"
    if kind == "literal_error":
        return f"`{key}` must be {_one_of_these(context.get('expected', ''), detail['input'])}"
    if kind in ("less_than_equal", "greater_than_equal"):
        return (
            f"`{key}` must be {context['le']} or less"
            if "le" in context
            else f"`{key}` must be {context['ge']} or more"
        )
    if kind == "value_error":
        return f"`{key}` {context['error']}" if loc else str(context["error"])
    if kind == "string_pattern_mismatch":
        return f"`{key}` {_objection(context['pattern'], detail['input'])}"
    if kind in ("string_type", "string_sub_type"):
        return f"`{key}` must be text and not empty"
    if kind in ("model_type", "dict_type"):
        return f"`{key}` must have keys of its own, like {{key: value}}"
    if kind == "tuple_type":
        return f"`{key}` must be a list, like [one, two]"
    message = str(detail["msg"])
    return f"`{key}`: {message[:1].lower()}{message[1:]}"


def _key_named(detail: Mapping[str, Any], cls: type[BaseModel]) -> list[str]:
    """Of an objection to a whole file: the first of its keys that the words name."""
    return [word for word in re.findall(r"\w+", str(detail["msg"])) if word in cls.model_fields][:1]


def _objection(pattern: str, text: str) -> str:
    """What a text's check has against it, in words."""
    try:
        CHECKS[pattern](text)
    except ValueError as error:
        return str(error)
    return "is not written as it should be"


def _instead(loc: Path, cls: type[BaseModel], besides: Collection[str]) -> str:
    """Behind a key that is none: where it belongs, the one that is nearly written so, or all there are."""
    word = str(loc[-1])
    if (
        len(loc) == 1
        and len(homes := [key for key in known_keys(cls, ()) if word in known_keys(cls, (key,))]) == 1
    ):
        return f"; it belongs under `{homes[0]}`"
    known = [*known_keys(cls, loc[:-1]), *(besides if len(loc) == 1 else ())]
    return did_you_mean(word, known) or _one_of(known)


def _one_of_these(expected: str, said: object) -> str:
    """The words there are, and the one that is nearly written so; of a long list that one alone."""
    known = re.findall(r"'([^']*)'", expected)
    near = did_you_mean(said, known) if isinstance(said, str) else ""
    if near and len(known) > AT_A_GLANCE:
        return f"one of {len(known)} words, and this is none of them{near}"
    return f"{expected or 'one of the known words'}{near}"


def _one_of(known: Collection[str]) -> str:
    """All the keys there are, where they can be read at a glance."""
    return f"; the keys here are {', '.join(known)}" if known and len(known) <= AT_A_GLANCE else ""
