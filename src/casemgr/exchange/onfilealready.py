"""Cells in doubt of which the caseload knows better: somebody answered when the student came, or wrote it here."""

from __future__ import annotations

from collections.abc import Iterable

from casemgr.errors import Problem
from casemgr.exchange.onfile import OnFile
from casemgr.exchange.questions import Question, QuestionKind
from casemgr.exchange.rosters.pupil import FIELDS, Pupil, Source

_OF_A_CELL: tuple[QuestionKind, ...] = ("day", "day-year", "grade", "area", "status", "language", "contact")


def settled_here(
    questions: Iterable[Question], students: Iterable[tuple[Pupil, OnFile]]
) -> tuple[tuple[Question, ...], list[Problem]]:
    """The questions that are still open, and a remark for each that what is on file settles."""
    at = {source: student for pupil, student in students for source in pupil.sources}
    left, remarks = [], []
    for each in questions:
        student = at.get(Source(each.file, each.line or 0))
        if student and each.kind in _OF_A_CELL and _is_known(each.field, student):
            words = f"{student.id}: {each.text}; what is on file stays"
            remarks.append(Problem(each.file, each.line, words))
        else:
            left.append(each)
    return tuple(left), remarks


def _is_known(field: str, student: OnFile) -> bool:
    """Whether the caseload knows what the cell would say: the last date for a next one, too."""
    names = {
        "next_annual": "last_annual",
        "iep": "last_annual",
        "next_evaluation": "last_evaluation",
        "evaluation": "last_evaluation",
        "area": "areas",
        "contact_name": "contacts",
        "contact2_name": "contacts",
        "area_2": "areas",
    }
    name = names.get(field, field)
    return name in FIELDS and bool(getattr(student.pupil, name))
