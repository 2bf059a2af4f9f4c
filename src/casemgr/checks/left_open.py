"""What a meeting decided and its record leaves open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casemgr.casefile.events import MeetingHeld
from casemgr.checks.case import Case, Note
from casemgr.docket.decision import is_not_said
from casemgr.state.decided import not_said_at


def decision_open(meeting: MeetingHeld, case: Case) -> Iterator[Note]:
    """The command that says what is not said yet."""
    left = [field for field in not_said_at(meeting) if is_not_said(case.clocks, field)]
    yield from (Note(line, "say") for line in open_until_said(case.id, left))


def open_until_said(student: str, fields: Sequence[str]) -> list[str]:
    """The same for the fields of a meeting that are open; nothing where none is."""
    options = " ".join(f"--no-{field.replace('_', '-')}" for field in fields)
    return (
        [f"Open until you say yes or no: casemgr decided {student} {options} (for yes without no-)"]
        if fields
        else []
    )
