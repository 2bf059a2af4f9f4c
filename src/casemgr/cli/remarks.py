"""What is worth a note after any recording, whichever command it was; only what cannot be after an exit is refused."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile.saying import long_date

if TYPE_CHECKING:
    from casemgr.casefile.student import Identity, Student
    from casemgr.cli.work import Work
    from casemgr.law.book import LawBook
    from casemgr.store.caseload import Caseload

# What goes on after a student has left although no duty asks for it: papers, the log of the records, and corrections.
AFTER_LEAVING = frozenset(
    {"document_sent", "prior_written_notice_sent", "records_source", "record_accessed", "void"}
)


def remarks(work: Work, before: Student) -> Iterator[str]:
    """The notes on what a command recorded; `before` is the student without it."""
    if work.head is not None:
        yield from _likenesses(work)
        yield from _doubts(work.student.identity, work.caseload, work.today)
    elif work.student.identity != before.identity:
        doubted = set(_doubts(before.identity, work.caseload, work.today))
        yield from (
            doubt
            for doubt in _doubts(work.student.identity, work.caseload, work.today)
            if doubt not in doubted
        )
    yield from _after_leaving(work, before)


def _after_leaving(work: Work, before: Student) -> Iterator[str]:
    """That the student has left, where what is recorded came later and does not belong there; refused, unless forced,
    where it would start what only a student who is here can have."""
    from casemgr.casefile.events import label
    from casemgr.checks.after_exit import is_of_leaving, starts_a_clock
    from casemgr.state.enrollment import exit_of

    left = exit_of(before.known(work.today))
    if left is None or exit_of(work.known) is None:
        return
    law = work.context.law
    later = [
        event
        for event in work.new
        if event.date >= left.date and event.type not in AFTER_LEAVING and not is_of_leaving(event, law)
    ]
    reason = f"{before.name} left on {long_date(left.date)} ({left.reason})"
    if starting := next((event for event in later if starts_a_clock(event, law)), None):
        work.refuse(f"{label(starting)} of {starting.date}: {reason}")
    if later:
        yield reason


def _likenesses(work: Work) -> Iterator[str]:
    """The students on file whose name resembles the new one's: it may be one of them."""
    from casemgr.casefile.names import MAY_BE_A_SLIP, likeness

    new = work.student
    students, _ = work.caseload.all_students()
    for student in students:
        if student.id != new.id and likeness(new.name, student.name) >= MAY_BE_A_SLIP:
            same_day = ", born the same day" if student.identity.born == new.identity.born else ""
            yield (
                f"{student.id} is {student.name}{same_day}. If that is the same student, void this and use "
                f"{student.id} instead of {new.id}."
            )


def _doubts(identity: Identity, caseload: Caseload, today: date) -> Iterator[str]:
    """What can hardly be so at the head of a file, or is not in the settings."""
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.casefile.vocabulary import fits_grade
    from casemgr.state.enrollment import age_on

    if identity.id == CASELOAD_ID:
        return
    if identity.school not in {school.name for school in caseload.settings.schools}:
        yield f"{identity.school} is not among the schools in casemgr.yaml; its level is taken from the grade."
    age = age_on(identity.born, today)
    last = _last_birthday(caseload.law.book)
    if last and age >= last:
        yield f"born {identity.born} is {age} years old, and no duty reaches past {last}; check the birth date"
    elif not fits_grade(age, identity.grade):
        yield f"born {identity.born} is {age} years old, and in grade {identity.grade}; check both"


def _last_birthday(law: LawBook) -> int | None:
    """The last birthday that any duty knows."""
    from casemgr.law.rules import StartsAtBirthday

    ages = (
        start.birthday for rule in law.rules for start in rule.starts if isinstance(start, StartsAtBirthday)
    )
    return max(ages, default=None)
