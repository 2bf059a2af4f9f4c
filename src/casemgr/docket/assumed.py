"""What is counted from the day of joining, because the day that it should be counted from is not on file."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.docket.deadline import Deadline
from casemgr.law.on import EMPTY
from casemgr.law.starts import StartsOn


def is_assumed(deadline: Deadline) -> bool:
    """Whether the day is missing from which an open deadline should be counted."""
    return deadline.is_open and deadline.start.assumed is not None and deadline.start.event is not None


def day_missing(assumed: Sequence[Deadline]) -> tuple[str, str]:
    """The question for the day that is missing, and the command that puts it on file; for several students their events are
    in brackets."""
    deadline = assumed[0]
    words = [word for word in deadline.rule.starts if isinstance(word, StartsOn) and word.else_from_joining]
    missing = [field for word in words for field, wanted in word.wanted if wanted == {EMPTY}]
    what = " ".join(f"{field}=DATE" for field in missing)
    if not assumed[1:]:
        return "When was the last one?", f"casemgr correct {deadline.student} {_event_of(deadline)} {what}"
    whose = ", ".join(f"{each.student} ({_event_of(each)})" for each in assumed)
    return f"When was the last one of {whose}?", f"casemgr correct STUDENT EVENT {what}"


def _event_of(deadline: Deadline) -> str:
    assert deadline.start.event  # else nothing is assumed of it
    return deadline.start.event.id
