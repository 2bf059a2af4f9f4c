"""An event made of what was typed, and the student's head after it; what is wrong is said in the words of the options."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import ValidationError

from casemgr.casefile.headpath import edits_by, fits_now, identity_after, named, value_at
from casemgr.casefile.student import Identity, Student
from casemgr.errors import Refused, UsageError
from casemgr.store.typed import in_words

if TYPE_CHECKING:
    from casemgr.casefile.events import Event

E = TypeVar("E", bound="Event")


def made(cls: type[E], event_id: str, day: date, today: date, fields: Mapping[str, Any]) -> E:
    """An event of these fields, those that were not given left out. UsageError naming the option that is wrong."""
    given = {key: value for key, value in fields.items() if value is not None}
    for key, value in given.items():
        if isinstance(value, str) and not value.strip():
            raise UsageError(_as_options(f"`{key}` is empty; write something, or leave it out"))
    name = cls.model_fields["type"].default
    try:
        return cls(id=event_id, type=name, date=day, recorded=today, **given)
    except ValidationError as error:
        raise UsageError(_as_options(in_words(error.errors(include_url=False)[0], cls))) from None


def head_after(student: Student, event: Event) -> Identity:
    """The head with what the event changes there."""
    changes = edits_by(event, student.events)
    for change in changes if event.type == "void" else ():
        is_made = value_at(student.identity, change.path) == change.after
        if not is_made and not fits_now(student.identity, change):
            raise Refused(
                f"{student.id}: not recorded: `{named(change.path)}` was changed again since; undo the later change "
                "first"
            )
    try:
        return identity_after(student.identity, changes) if changes else student.identity
    except ValidationError as error:
        words = in_words(error.errors(include_url=False)[0], Identity)
        raise UsageError(f"{student.id}: {words}") from None


def _as_options(message: str) -> str:
    """A field's name as the option it came from: `purposes` → `--purpose`."""
    return re.sub(
        r"`([a-z_]+)`",
        lambda field: "--" + field[1].removesuffix("s" if field[1] == "purposes" else "").replace("_", "-"),
        message,
        count=1,
    )
