"""What a command writes: a new file's text, an event's keys, an event's id."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.store.yamltext import dump_mapping


def new_file(head: Mapping[str, Any]) -> str:
    """A new file: the head, a bare `events:` and the end mark."""
    return dump_mapping(head) + "events:\n...\n"


def event_values(event: Event) -> dict[str, Any]:
    """An event as the keys a file holds; what is empty or false anyway is left out."""
    values = event.model_dump(mode="python", exclude_none=True)
    fields = type(event).model_fields
    return {key: value for key, value in values.items() if value or value != fields[key].default}


def new_event_id(student: Student, event_type: str, day: date, recorded: date) -> str:
    """An id that is free in the student's file, and that the same fact in the same place gets on any machine."""
    taken = {event.id for event in student.events}
    place = len(student.events)
    while (found := _event_id(student.id, event_type, day, recorded, place)) in taken:
        place += 1
    return found


def _event_id(student_id: str, event_type: str, day: date, recorded: date, place: int) -> str:
    """Six letters and digits that begin with a letter."""
    source = f"{student_id}/{event_type}/{day}/{recorded}/{place}"
    number = int.from_bytes(hashlib.sha256(source.encode()).digest()[:8], "big")
    letters = "abcdefghijkmnpqrstuvwxyz"
    symbols = letters + "23456789"
    result = letters[number % len(letters)]
    number //= len(letters)
    for _ in range(5):
        number, digit = divmod(number, len(symbols))
        result += symbols[digit]
    return result
