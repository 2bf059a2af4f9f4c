"""A field's value as people type it: a day, an hour, yes or no, a word of a list, a name cut short."""

from collections.abc import Callable, Iterator
from datetime import date, time
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin

from casemgr.casefile.events import Event
from casemgr.casefile.names import meant
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.head import grade_of
from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import GRADES
from casemgr.scalars import Frozen, Meant

_YES_OR_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


class Readers(NamedTuple):
    """What a field's own form does not say of the words typed for it."""

    as_written: Callable[[type[Event], str, str], Any]
    """The value as a file would hold it."""
    happened: Callable[[str], date]
    person: Callable[[str], str]
    area: Callable[[str], str]


def value_typed(old: Event, key: str, text: str, today: date, readers: Readers) -> Any:
    """The value that the words mean for a field of an event; what is left empty goes back to what it is when not said."""
    if not text:
        return readers.as_written(type(old), key, text)
    kinds = kinds_of(type(old), key)
    if date in kinds:
        is_ahead = Meant.AHEAD in kinds
        return _ahead(text, getattr(old, key) or old.date, today) if is_ahead else readers.happened(text)
    if time in kinds:
        return time_of(text)
    if bool in kinds and text.lower() in _YES_OR_NO:
        return _YES_OR_NO[text.lower()]
    is_list = tuple in kinds and not text.startswith("[")
    value = _listed(text) if is_list else readers.as_written(type(old), key, text)
    return _each(value, lambda word: _word(kinds, word, readers))


def kinds_of(cls: type[Frozen], key: str) -> list[Any]:
    """What a field of a model may hold: the types, the words of closed lists in their order, what is meant by words, and `tuple`
    where it is a list."""
    info = cls.model_fields[key]
    return [*_kinds(info.annotation), *(each for each in info.metadata if isinstance(each, Meant))]


def _ahead(text: str, was: date, today: date) -> date:
    """A day that may lie ahead; one typed without its year is the nearest to what it corrects."""
    return dates.nearest(text, was) if dates.without_year(text) else dates.planned(text, today)


def _each(value: Any, read: Callable[[str], str]) -> Any:
    """A word, or each of a list; anything else as it is."""
    if isinstance(value, str):
        return read(value)
    if isinstance(value, (list, tuple)):
        return tuple(read(word) if isinstance(word, str) else word for word in value)
    return value


def _word(kinds: list[Any], word: str, readers: Readers) -> str:
    closed = tuple(each for each in kinds if isinstance(each, str))
    if set(GRADES) <= set(closed):
        return grade_of(word)
    if closed and bool not in kinds:
        return meant(word, closed)
    if Meant.AREA in kinds:
        return readers.area(word)
    return readers.person(word) if Meant.PERSON in kinds else word


def _listed(text: str) -> tuple[str, ...]:
    """Words with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _kinds(annotation: Any) -> Iterator[Any]:
    origin = get_origin(annotation)
    if origin is Literal:
        yield from get_args(annotation)
    elif origin is Annotated:
        first, *marks = get_args(annotation)
        yield from (*_kinds(first), *(each for each in marks if isinstance(each, Meant)))
    elif origin is not None:
        yield origin
        for each in get_args(annotation):
            yield from _kinds(each)
    else:
        yield annotation
