"""A field's new value, typed as the command that records the event takes it: a day, an hour, yes or no, a word of a list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args, get_origin

from casemgr.casefile.names import meant
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.casefile.vocabulary import GRADES

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.recording.work import Work

_PLANNED = frozenset({"meeting", "meeting_date", "starts", "expected", "expires", "until"})
"""The days that may lie ahead; one typed without its year is the nearest to what it corrects."""
_PEOPLE = frozenset({"by", "chair", "present", "member", "owner", "provider", "staff", "case_manager"})
"""The fields that hold names, which may be cut short."""
_YES_OR_NO = {"yes": True, "y": True, "true": True, "no": False, "n": False, "false": False}


def value_typed(work: Work, old: Event, key: str, text: str) -> Any:
    """The value that the words mean; what is left empty goes back to what it is when not said."""
    from casemgr.store.typed import field_from_text

    if not text:
        return field_from_text(type(old), key, text)
    kinds = set(_kinds(type(old).model_fields[key].annotation))
    if date in kinds:
        return _day(work, old, key, text)
    if time in kinds:
        return time_of(text)
    if bool in kinds and text.lower() in _YES_OR_NO:
        return _YES_OR_NO[text.lower()]
    value = (
        _listed(text)
        if tuple in kinds and not text.startswith("[")
        else field_from_text(type(old), key, text)
    )
    return _each(value, lambda word: _word(work, key, kinds, word))


def _each(value: Any, read: Any) -> Any:
    """A word, or each of a list; anything else as it is."""
    if isinstance(value, str):
        return read(value)
    if isinstance(value, (list, tuple)):
        return tuple(read(word) if isinstance(word, str) else word for word in value)
    return value


def _word(work: Work, key: str, kinds: set[Any], word: str) -> str:
    closed = tuple(word for word in kinds if isinstance(word, str))
    if set(GRADES) <= set(closed):
        from casemgr.casefile.typed.head import grade_of

        return grade_of(word)
    if closed and bool not in kinds:
        return meant(word, closed)
    if key == "areas":
        return work.area(word)
    return work.anyones_name(word) if key in _PEOPLE else word


def _listed(text: str) -> tuple[str, ...]:
    """Words with commas between them."""
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _day(work: Work, old: Event, key: str, text: str) -> date:
    if key not in _PLANNED:
        return work.happened(text)
    was = getattr(old, key) or old.date
    return dates.nearest(text, was) if dates.without_year(text) else dates.planned(text, work.today)


def _kinds(annotation: Any) -> Iterator[Any]:
    """What a field may hold: the types, the words of closed lists, and `tuple` where it is a list."""
    origin = get_origin(annotation)
    if origin is Literal:
        yield from get_args(annotation)
    elif origin is Annotated:
        yield from _kinds(get_args(annotation)[0])
    elif origin is not None:
        yield origin
        for each in get_args(annotation):
            yield from _kinds(each)
    else:
        yield annotation
