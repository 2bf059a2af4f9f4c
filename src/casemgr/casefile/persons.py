"""The people that an event names: a field whose type is a name holds them, whichever command records it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeGuard

from casemgr.casefile.events import Event, IdentityChanged
from casemgr.casefile.own_name import each_of
from casemgr.casefile.student import Identity
from casemgr.casefile.typed.fields import kinds_of
from casemgr.errors import UsageError
from casemgr.scalars import Frozen, Meant

_BESIDE = r"\(([^()]*)\)"
_PEOPLE_AT_THE_HEAD = re.compile(r"contacts\.\d+\.name|providers\.\d+\.name|teachers\.\d+")


@cache
def fields_with_names(cls: type[Frozen]) -> frozenset[str]:
    """The fields of a model that hold somebody's name."""
    return frozenset(key for key in cls.model_fields if Meant.PERSON in kinds_of(cls, key))


def people_named(model: Frozen) -> Iterator[str]:
    """Everybody whom an event names, each apart: `school nurse (Helen Osei)` is two."""
    if isinstance(model, IdentityChanged) and _PEOPLE_AT_THE_HEAD.fullmatch(model.field):
        yield from _apart(model.after or "")
    names = fields_with_names(type(model))
    for key, value in model:
        for each in value if isinstance(value, tuple) else (value,):
            if isinstance(each, Frozen):
                yield from people_named(each)
            elif key in names and each:
                yield from _apart(each)


def is_a_name(event: Event) -> TypeGuard[IdentityChanged]:
    """Whether an event put the name of a contact or a provider into the head, which may hold more of them."""
    if not isinstance(event, IdentityChanged) or not event.field.endswith(".name"):
        return False
    return _PEOPLE_AT_THE_HEAD.fullmatch(event.field) is not None


def people_at_the_head(identity: Identity) -> list[str]:
    """Everybody on file around a student, and the student."""
    contacts = (contact.name for contact in identity.contacts)
    providers = (provider.name for provider in identity.all_providers)
    return list(dict.fromkeys((*contacts, *identity.teachers, *providers, str(identity.name))))


def with_full_names(
    cls: type[Frozen], fields: Mapping[str, Any], full_name: Callable[[str], str]
) -> dict[str, Any]:
    """The fields of an event with each name that was cut short made whole. UsageError where there is no letter in what should
    be a name or a role: a day, or a number."""
    names = fields_with_names(cls)
    return {key: _whole(value, full_name, is_name=key in names) for key, value in fields.items()}


def _whole(value: Any, full_name: Callable[[str], str], *, is_name: bool) -> Any:
    if isinstance(value, (tuple, list)):
        return tuple(_whole(each, full_name, is_name=is_name) for each in value)
    if isinstance(value, Frozen):
        held = {key: getattr(value, key) for key in fields_with_names(type(value))}
        return value.model_copy(update=with_full_names(type(value), held, full_name))
    return _full(value, full_name) if is_name and isinstance(value, str) and value.strip() else value


def _full(words: str, full_name: Callable[[str], str]) -> str:
    if not any(letter.isalpha() for letter in words):
        raise UsageError(f"{words} is no name: say who, by name or role")
    return full_name(words)


def _apart(words: str) -> Iterator[str]:
    yield from each_of(re.sub(_BESIDE, " ", words))
    for inside in re.findall(_BESIDE, words):
        yield from each_of(inside)
