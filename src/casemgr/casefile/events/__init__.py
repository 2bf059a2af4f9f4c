"""Every kind of event a student's file may hold: a closed union on `type`.

To add one, write one class in the part of the handbook it belongs to. The commands, the reference table and the reader
find it by its `type`.
"""

# ruff: noqa: F403, F405 - a class written in a part is here without a second list of names
from __future__ import annotations

from functools import cache
from typing import Literal, get_args

from casemgr.casefile.events.assessment import *
from casemgr.casefile.events.base import *
from casemgr.casefile.events.discipline import *
from casemgr.casefile.events.early_years import *
from casemgr.casefile.events.everyday import *
from casemgr.casefile.events.iep import *
from casemgr.casefile.events.implementation import *
from casemgr.casefile.events.meeting import *
from casemgr.casefile.events.moves import *
from casemgr.casefile.events.notice import *
from casemgr.casefile.events.papers import *
from casemgr.casefile.events.protections import *
from casemgr.casefile.events.records import *
from casemgr.casefile.events.referral import *
from casemgr.casefile.events.transition import *
from casemgr.casefile.events.year import *
from casemgr.scalars import Frozen

# The parts in the order of the handbook, which is the order of the reference table.
PARTS = (
    "referral",
    "early_years",
    "assessment",
    "meeting",
    "iep",
    "papers",
    "transition",
    "notice",
    "protections",
    "implementation",
    "year",
    "discipline",
    "records",
    "moves",
    "everyday",
)


@cache
def event_types() -> dict[str, type[Event]]:
    """Every event class by its `type`, in the order of the handbook."""
    classes = sorted(Event.__subclasses__(), key=lambda cls: PARTS.index(cls.__module__.rsplit(".", 1)[-1]))
    return {get_args(cls.model_fields["type"].annotation)[0]: cls for cls in classes}


def field_reference() -> list[tuple[str, str, list[tuple[str, str, bool, str]]]]:
    """The reference table: (type, sentence, [(field, form, required, sentence)]) for each event type."""
    return [(name, (cls.__doc__ or "").strip(), _fields(cls)) for name, cls in event_types().items()]


def _fields(cls: type[Event]) -> list[tuple[str, str, bool, str]]:
    return [
        (key, _form(info.annotation), info.is_required(), field_sentence(info))
        for key, info in cls.model_fields.items()
        if key not in Event.model_fields
    ]


def _form(annotation: object) -> str:
    inner = [a for a in get_args(annotation) if a is not type(None)]
    origin = getattr(annotation, "__origin__", None)
    if origin is Literal:
        return " · ".join(str(a) for a in inner)
    if origin is tuple:
        return f"list of {_form(inner[0])}"
    if inner:
        return _form(inner[0])
    if isinstance(annotation, type) and issubclass(annotation, Frozen):
        return " and ".join(annotation.model_fields)
    names = {"str": "text", "bool": "true or false", "float": "number", "date": "date", "time": "time"}
    return names.get(getattr(annotation, "__name__", ""), "text")
