"""The bytes of a student's file, or of the journal, after a command: proven by the reader before they are written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.casefile.events import Event
from casemgr.casefile.headpath import Path as HeadPath
from casemgr.casefile.student import Student
from casemgr.errors import BadFile, Refused
from casemgr.store.files import changed_since
from casemgr.store.headtext import edits_of
from casemgr.store.newtext import event_values, new_file
from casemgr.store.studentfile import StudentFile, read_file
from casemgr.store.yamltext import decode
from casemgr.store.yamlwrite import append

_BOM = b"\xef\xbb\xbf"
Step = tuple[Event, Mapping[HeadPath, Any]]
"""An event, and what it changes in the head."""


def with_steps(raw: bytes | None, student: Student, steps: Sequence[Step], name: str) -> bytes:
    """The file's bytes with events added, and the head changed by them; those of a journal that begins, where there are none.

    Conflict if `raw` does not hold the student any more; Refused if the reader would not take the new bytes, or would read
    them as something else.
    """
    text = new_file({"schema": 1}) if raw is None else decode(raw, name)
    if read_file(text, name).student != student:
        raise changed_since(name)
    for event, head in steps:
        text = append(edits_of(head, text, name), "events", event_values(event), name)
    data = (_BOM if raw and raw.startswith(_BOM) else b"") + text.encode()
    again = _read_back(data, name)
    if again.events != (*student.events, *(event for event, _ in steps)):
        raise _not_the_same("event", name)
    if not any(head for _, head in steps) and again.identity != student.identity:
        raise _not_the_same("head", name)
    return data


def with_first(identity: Mapping[str, Any], events: Sequence[Event], name: str) -> bytes:
    """The bytes of a new file with its first events. Refused as above."""
    text = new_file(identity)
    for event in events:
        text = append(text, "events", event_values(event), name)
    data = text.encode()
    if _read_back(data, name).events != tuple(events):
        raise _not_the_same("event", name)
    return data


def _read_back(data: bytes, name: str) -> Student:
    """The student that the reader will make of these bytes. Refused where it would not take them."""
    try:
        found = read_file(decode(data, name), name)
    except BadFile as error:
        found = StudentFile(name, None, error.problems)
    if found.student is None:
        message = found.problems[0].message
        raise Refused(f"{name}: not recorded, because the file would be unreadable then: it {message}")
    return found.student


def _not_the_same(what: str, name: str) -> Refused:
    return Refused(f"{name}: the {what} would not be read back as it is; nothing was written")
