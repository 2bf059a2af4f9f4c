"""An event just recorded, and its case: what a check that notes something looks at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeVar

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.checks.case import Around, Case
from casemgr.docket.derive import derive
from casemgr.docket.facts import Facts
from support import context_with, student_of

LATER = date(2027, 6, 1)

E = TypeVar("E", bound=Event)


def recorded(
    cls: type[E],
    *facts: dict[str, Any],
    today: date = LATER,
    staff: Mapping[str, str | None] | None = None,
    **head: Any,
) -> tuple[E, Case]:
    """The last of these facts, recorded after the others, and its case."""
    case = case_of(student_of(*facts, **head), today=today, staff=staff)
    event = case.new[0]
    assert isinstance(event, cls)
    return event, case


def case_of(
    student: Student,
    *,
    new: int = 1,
    today: date = LATER,
    staff: Mapping[str, str | None] | None = None,
    others: Sequence[Student] = (),
) -> Case:
    """The case of recording the last events of a student."""
    context = context_with("sample-2026-27")
    before = Student(student.identity, student.events[:-new])
    return Case(
        Facts.of(before, context, today),
        Facts.of(student, context, today),
        derive(before, context, today),
        derive(student, context, today),
        student.events[-new:],
        context,
        Around(staff or {}, 60, {student.identity.school}, lambda: others),
        today,
        is_new=False,
    )
