"""What a command writes: a new file's text, an event's keys, an event's id."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.store.yamlwrite import dump_mapping

_FURTHER = re.compile(r"(.+)-([2-9]|[1-9][0-9]+)")


def new_file(head: Mapping[str, Any]) -> str:
    """A new file: the head, a bare `events:` and the end mark."""
    return dump_mapping(head) + "events:\n...\n"


def event_values(event: Event) -> dict[str, Any]:
    """An event as the keys a file holds; what is empty or false anyway is left out."""
    values = event.model_dump(mode="python", exclude_none=True)
    fields = type(event).model_fields
    return {key: value for key, value in values.items() if value or value != fields[key].default}


def next_event_id(first: str, number: int) -> str:
    """The id of a further event of one command: `k3f9q2-2` is the second of the command whose first is `k3f9q2`."""
    return f"{first}-{number}"


def of_one_command(event: Event, file: Sequence[Event]) -> list[Event]:
    """The events that one command recorded, an event of it given, in the order of the file: they stand next to each other,
    and their ids are numbered without a gap."""
    further = _FURTHER.fullmatch(event.id)
    if further:
        first, number = further[1], int(further[2])
        begins = file.index(event) - number + 1
        if begins >= 0 and len(found := _numbered(file[begins:], first, event.recorded)) >= number:
            return found
    return _numbered(file[file.index(event) :], event.id, event.recorded)


def _numbered(events: Sequence[Event], first: str, recorded: date) -> list[Event]:
    """The events at the beginning that are numbered from the first of a command on."""
    found: list[Event] = []
    for number, event in enumerate(events, 1):
        if event.id != (first if number == 1 else next_event_id(first, number)) or event.recorded != recorded:
            break
        found.append(event)
    return found


def new_event_id(student: Student, event_type: str, day: date, recorded: date) -> str:
    """An id that is free in the student's file, its numbers too, and that the same fact in the same place gets on any
    machine."""
    taken = {_FURTHER.sub(r"\1", event.id) for event in student.events}
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
