"""What is counted from the day of joining, because the day that it should be counted from is not on file."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import said
from casemgr.docket.deadline import Deadline
from casemgr.law.on import EMPTY


def is_assumed(deadline: Deadline) -> bool:
    """Whether the day is missing from which an open deadline should be counted."""
    return deadline.is_open and deadline.start.assumed is not None and bool(_fields_missing(deadline))


def day_missing(assumed: Sequence[Deadline]) -> tuple[str, str]:
    """The question for the day that is missing, and the command that puts it on file; for several students their events are
    in brackets."""
    deadline = assumed[0]
    what = " ".join(f"{field}=DATE" for field in _fields_missing(deadline))
    if not assumed[1:]:
        return "When was the last one?", f"casemgr correct {deadline.student} {_event_of(deadline)} {what}"
    whose = ", ".join(f"{each.student} ({_event_of(each)})" for each in assumed)
    return f"When was the last one of {whose}?", f"casemgr correct STUDENT EVENT {what}"


def _fields_missing(deadline: Deadline) -> list[str]:
    """The fields of the event that joined the student which hold no day, and so let the count go from there."""
    event = deadline.start.event
    words = deadline.rule.starts_on.get(event.type, ()) if event else ()
    given = [
        field for word in words if word.else_from_joining for field, day in word.wanted if day == {EMPTY}
    ]
    return [field for field in given if event and said(event, field) is None]


def _event_of(deadline: Deadline) -> str:
    assert deadline.start.event  # else nothing is assumed of it
    return deadline.start.event.id
