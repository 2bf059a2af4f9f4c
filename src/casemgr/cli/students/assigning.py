"""Assigning a case manager: by name, or by default at a referral."""

from datetime import date
from typing import Annotated

from casemgr.casefile.names import meant
from casemgr.casefile.vocabulary import Role
from casemgr.cli.options.kinds import Maybe, text, words_of
from casemgr.cli.recording.given import Work

CaseManager = Annotated[Maybe, text("NAME", "Who has the case: a name, or enough of it.")]


def assign(work: Work, name: str, day: date, *, role: str | None = None, **more: str | None) -> None:
    """Record the assignment."""
    from casemgr.casefile.events import CaseManagerAssigned
    from casemgr.checks.known import staff_person

    person = work.take(staff_person(name, work.people))
    chosen = meant(role, words_of(Role)) if role else person.role if person else None
    full = person.name if person else name.strip()
    work.add(CaseManagerAssigned, day, case_manager=full, role=chosen, **more)


def assign_at_referral(work: Work, name: str | None, day: date) -> None:
    """A case manager for a student referred: the one named; else, where nobody is assigned yet, the only one of
    the staff whose the case may be by the one area that is suspected, and otherwise the caseload's own. Who had the case of an earlier referral
    keeps it."""
    from casemgr.checks.case_manager import case_by_default, is_to_be_assigned
    from casemgr.state.enrollment import last_assignment

    assigned = last_assignment(work.known)
    if assigned and is_to_be_assigned(work.clocks):
        assign(work, name or assigned.case_manager, day)
        return
    if assigned and name is None:
        return
    if name is None:
        name = work.take(case_by_default(work.student, work.known, work.context.law, work.people))
    person_meant = work.people.find(name)
    if assigned and assigned.case_manager == (person_meant.name if person_meant else name.strip()):
        work.warn(f"{assigned.case_manager} is the case manager already")
        return
    assign(work, name, day)
