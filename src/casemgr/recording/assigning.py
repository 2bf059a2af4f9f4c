"""Assigning a case manager: by name, or by default at a referral."""

from datetime import date
from typing import get_args

from casemgr.casefile.events import CaseManagerAssigned
from casemgr.casefile.names import meant
from casemgr.casefile.vocabulary import Role
from casemgr.checks.case_manager import assigned_at_referral
from casemgr.checks.known import staff_person
from casemgr.recording.work import Work


def assign(work: Work, name: str, day: date, *, role: str | None = None, **more: str | None) -> None:
    """Record the assignment."""
    person = work.take(staff_person(name, work.people))
    chosen = meant(role, get_args(Role)) if role else person.role if person else None
    full = person.name if person else name.strip()
    work.add(CaseManagerAssigned, day, case_manager=full, role=chosen, **more)


def assign_at_referral(work: Work, name: str | None, day: date) -> None:
    """A case manager for a student referred: the one named, or the usual one."""
    law, people = work.context.law, work.people
    if found := work.take(assigned_at_referral(name, work.student, work.known, work.clocks, law, people)):
        assign(work, found, day)
