"""Facts that were in a file and are not there now as they were: a history of what happened only grows."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from casemgr.errors import BadFile, Problem
from casemgr.state.enrollment import has_left
from casemgr.store.folders import JOURNAL, STUDENTS
from casemgr.store.memory import short
from casemgr.store.studentfile import read_student
from casemgr.store.yamltext import Document, decode, line_of, parse

_WORD = re.compile(r"[\w:.-]{1,40}")


def holds_facts(name: str) -> bool:
    """Whether a file holds events: a student's, or the journal."""
    return name == JOURNAL or name.startswith(f"{STUDENTS.name}/")


def facts_lost(name: str, before: bytes, after: bytes | None) -> tuple[Problem, ...]:
    """The events of the last commit's text that are gone from the file or not as they were; the file itself where it is
    gone (`after` None) and the student had not left, or where it cannot be read. Words above the events may change."""
    old = _read(name, before)
    if isinstance(old, Problem):
        return ()
    if after is None:
        words = f"was in the last commit and is gone; bring it back: git show HEAD:./{name} > {name}{_meant(name)}"
        return () if _has_left(old, name) else (Problem(name, None, words),)
    new = _read(name, after)
    if isinstance(new, Problem):
        return (new,)
    places = {event["id"]: place for place, event in enumerate(_events(new)) if "id" in event}
    return tuple(
        problem
        for event in _events(old)
        if "id" in event and (problem := _lost(event, new, places.get(event["id"]), name)) is not None
    )


def _read(name: str, text: bytes) -> Document | Problem:
    try:
        return parse(decode(text, name), name, end_mark=True)
    except BadFile as error:
        return error.problems[0]


def _events(document: Document) -> list[dict[str, Any]]:
    events = document.data.get("events")
    return [event if isinstance(event, dict) else {} for event in events] if isinstance(events, list) else []


def _lost(event: dict[str, Any], new: Document, place: int | None, name: str) -> Problem | None:
    if place is None:
        what = (
            f"the event {_word(event.get('id'))} ({_word(event.get('type'))} of {_word(event.get('date'))})"
        )
        words = (
            f"{what} was in the last commit and is gone; put it back (git show HEAD:./{name} shows it) and take it back "
            f"with `casemgr void`{_meant(name)}"
        )
        return Problem(name, None, words)
    now = _events(new)[place]
    keys = [key for key in dict.fromkeys((*event, *now)) if event.get(key) != now.get(key)]
    if not keys:
        return None
    words = (
        f"the event {_word(event['id'])} is not as in the last commit ({', '.join(map(_word, keys))}); put it back as it was "
        f"(git show HEAD:./{name} shows it) and put it right with `casemgr correct`{_meant(name)}"
    )
    return Problem(name, line_of(new, ["events", place, keys[0]]), words)


def _meant(name: str) -> str:
    return f"; if it is meant: casemgr check --accept {short(name)}"


def _word(value: Any) -> str:
    """A word of a file, where it is one: a message shows no free text."""
    return str(value) if isinstance(value, str) and _WORD.fullmatch(value) else "?"


def _has_left(document: Document, name: str) -> bool:
    student = read_student(document.text, name).student if name != JOURNAL else None
    return student is not None and has_left(student.known(date.max))
