"""Assigning a case manager: by name, or by default at a referral."""

from datetime import date
from typing import Annotated

from casemgr.casefile.names import meant, the_one
from casemgr.casefile.vocabulary import Role
from casemgr.cli.lists.gather import case_manager_name, students_of
from casemgr.cli.options.kinds import Maybe, text, words_of
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Work

CaseManager = Annotated[Maybe, text("NAME", "Who has the case: a name, or enough of it.")]


def manager_meant(here: Session, words: str) -> str:
    """The full name of one of the staff, or of somebody who has a case; anybody else as typed. UsageError where several match."""
    found = here.caseload.settings.people.find(words)
    has_case = (case_manager_name(here, student) for student in students_of(here))
    return found.name if found else the_one(words, has_case) or words.strip()


def assign(work: Work, name: str, day: date, *, role: str | None = None, **more: str | None) -> None:
    """Record the assignment."""
    from casemgr.casefile.events import CaseManagerAssigned
    from casemgr.checks.known import staff_person

    person = work.take(staff_person(name, work.people))
    chosen = meant(role, words_of(Role)) if role else person.role if person else None
    full = person.name if person else name.strip()
    work.add(CaseManagerAssigned, day, case_manager=full, role=chosen, **more)


def assign_at_referral(work: Work, name: str | None, day: date) -> None:
    """A case manager for a student referred: the one named, or the usual one."""
    from casemgr.checks.case_manager import assigned_at_referral

    law, people = work.context.law, work.people
    if found := work.take(assigned_at_referral(name, work.student, work.known, work.clocks, law, people)):
        assign(work, found, day)
