"""Students who are not on the caseload any more: put on file by mistake and undone, so that the code is free, or exited."""

from datetime import date
from pathlib import Path
from typing import NamedTuple

from casemgr.casefile.student import Student
from casemgr.errors import BadFile
from casemgr.state.enrollment import has_left
from casemgr.store.files import read_record
from casemgr.store.folders import is_there
from casemgr.store.studentfile import read_file
from casemgr.store.yamltext import decode


class Undone(NamedTuple):
    """The student of whom nothing counts, and the bytes of the file."""

    student: Student
    raw: bytes


def undone_at(path: Path, name: str) -> Undone | None:
    """The student whose file is at a path, where nothing of it counts; None where something does, or there is no file."""
    if not is_there(path):
        return None
    raw = read_record(path, name)
    try:
        student = read_file(decode(raw, name), name).student
    except BadFile:
        return None
    return Undone(student, raw) if student and student.is_undone else None


def is_gone(student: Student | None) -> bool:
    """Whether the last that is on file is that the student left. Most files hold no exit: no need to put them in order."""
    if student is None or all(event.type != "exited" for event in student.events):
        return False
    return has_left(student.known(date.max))
