"""What a command writes: a new file's text, an event's keys, an event's id."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Event, Void
from casemgr.casefile.student import CASELOAD_ID, Student
from casemgr.store.yamlwrite import as_text, dump_mapping

_FURTHER = re.compile(r"(.+)-([2-9]|[1-9][0-9]+)")


def new_file(head: Mapping[str, Any]) -> str:
    """A new file: the head, a bare `events:` and the end mark."""
    return dump_mapping(head) + "events:\n...\n"


def event_values(event: Event) -> dict[str, Any]:
    """An event as the keys a file holds; what is empty or false anyway is left out."""
    values = event.model_dump(mode="python", exclude_none=True)
    fields = type(event).model_fields
    return {key: value for key, value in values.items() if value or value != fields[key].default}


def provisional_id(number: int) -> str:
    """The provisional id of an event while its command runs; `final_ids` gives it its own."""
    return f"not-recorded-yet-{number}"


def _further_id(first: str, number: int) -> str:
    """The id of a further event of one command: `k3f9q2-2` is the second of the command whose first is `k3f9q2`."""
    return first if number == 1 else f"{first}-{number}"


def of_one_command(event: Event, file: Sequence[Event]) -> list[Event]:
    """The events that one command recorded, an event of it given, in the order of the file: they are next to each other,
    and their ids are numbered without a gap."""
    further = _FURTHER.fullmatch(event.id)
    if further:
        first, number = further[1], int(further[2])
        begins = file.index(event) - number + 1
        if begins >= 0 and len(found := _numbered(file[begins:], first, event.recorded)) >= number:
            return found
    return _numbered(file[file.index(event) :], event.id, event.recorded)


def last_command(student: Student, today: date) -> tuple[list[Event], bool]:
    """What the last command recorded that is not void; and whether that is the student's whole file."""
    not_void = student.not_void(today)
    facts = [event for event in not_void if not isinstance(event, Void)]
    kept = {event.id: event for event in not_void if not (isinstance(event, Void) and event.by_undo)}
    if not kept:
        return [], False
    newest = list(kept.values())[-1]
    if isinstance(newest, Void) and newest.replaced_by:
        newest = kept.get(newest.replaced_by, newest)
    last = [event for event in of_one_command(newest, student.events) if event.id in kept]
    # A correction voids what it puts right.
    ids = {event.id for event in last}
    last += [e for e in kept.values() if isinstance(e, Void) and e.replaced_by in ids and e.id not in ids]
    is_all = not any(isinstance(event, Void) for event in last) and len(last) == len(facts)
    return last, is_all and student.id != CASELOAD_ID


def _numbered(events: Sequence[Event], first: str, recorded: date) -> list[Event]:
    """The events at the beginning that are numbered from the first of a command on."""
    found: list[Event] = []
    for number, event in enumerate(events, 1):
        if event.id != _further_id(first, number) or event.recorded != recorded:
            break
        found.append(event)
    return found


def final_ids(student: Student, events: Sequence[Event]) -> dict[str, str]:
    """The provisional id of each event of a command → its id in the student's file.

    The ids come from all that the command recorded and from how many identical commands the file holds already: the same
    story gives the same ids on any machine, and two copies of a caseload do not give one id to two facts.
    """
    taken = {_FURTHER.sub(r"\1", event.id) for event in student.events}
    said = json.dumps([student.id, [as_text(event_values(event)) for event in events]], ensure_ascii=False)
    identical = 0
    while (first := _digest(f"{said}/{identical}")) in taken:
        identical += 1
    return {event.id: _further_id(first, number) for number, event in enumerate(events, 1)}


def with_final(text: str, ids: Mapping[str, str]) -> str:
    """The text with each provisional id replaced by its own; the longest first, as one may begin like another."""
    for provisional in sorted(ids, key=len, reverse=True):
        text = text.replace(provisional, ids[provisional])
    return text


def _digest(source: str) -> str:
    """Six letters and digits that begin with a letter."""
    number = int.from_bytes(hashlib.sha256(source.encode()).digest()[:8], "big")
    letters = "abcdefghijkmnpqrstuvwxyz"
    symbols = letters + "23456789"
    result = letters[number % len(letters)]
    number //= len(letters)
    for _ in range(5):
        number, digit = divmod(number, len(symbols))
        result += symbols[digit]
    return result
