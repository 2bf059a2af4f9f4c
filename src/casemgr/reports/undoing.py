"""How to undo what was recorded for several students."""

from collections.abc import Sequence

from casemgr.casefile.events import Event, Void
from casemgr.casefile.rounds import Part, is_one_round
from casemgr.casefile.saying import plural
from casemgr.casefile.student import CASELOAD_ID, Student

SHOWN = 3
"""So many students are named whose recordings are undone one by one."""


def undo_line(recorded: Sequence[tuple[str, Part]]) -> str:
    """How to undo what was recorded for several, by their ids; empty where it was an undoing itself."""
    if not recorded or any(is_undoing(part.events) for _, part in recorded):
        return ""
    own = [student_id for student_id, _ in recorded if student_id == CASELOAD_ID]
    students = [(student_id, part) for student_id, part in recorded if student_id != CASELOAD_ID]
    words = [f"casemgr undo {student_id}" for student_id in own]
    if is_one_round([part for _, part in students]):
        words = [f"casemgr undo {students[0][0]} --round", *words]
    elif len(students) > 1:
        return one_by_one([student_id for student_id, _ in recorded])
    else:
        words = [*(f"casemgr undo {student_id}" for student_id, _ in students), *words]
    return f"Undo: {' and '.join(words)}"


def one_by_one(ids: Sequence[str]) -> str:
    """How to undo what was recorded for these, where no round holds them together."""
    if len(ids) == 1:
        return f"Undo: casemgr undo {ids[0]}"
    commands = [f"casemgr undo {student_id}" for student_id in ids[:SHOWN]]
    more = f", and {plural(len(ids) - SHOWN, 'more student')}" if len(ids) > SHOWN else ""
    return f"Undo, one by one: {', '.join(commands)}{more}"


def is_undoing(events: Sequence[Event]) -> bool:
    """Whether a command has undone another."""
    return any(isinstance(event, Void) and event.by_undo for event in events)


def nothing_counts(student: Student, file: str, void_id: str) -> list[str]:
    """Of a student of whom nothing counts any more: out of the lists, the code free again, and the file kept."""
    again = f"casemgr void {student.id} {void_id} --why TEXT"
    return [
        f"Nothing counts for {student.name} now: on no list, and the code {student.id} is free again.",
        f"{file} keeps it. To make it count again: {again}",
    ]


def counts_again(student_id: str, voids: Sequence[str]) -> str:
    """How what was undone counts again, by the ids of its voids."""
    first, *others = voids
    each = f"; the others one by one: {', '.join(others)}" if others else ""
    return f"To make it count again: casemgr void {student_id} {first} --why TEXT{each}"
