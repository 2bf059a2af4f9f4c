"""Whether a case manager's role goes with what is suspected."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from casemgr.casefile.events import CaseManagerAssigned, Event, IdentityChanged, ReferralReceived
from casemgr.casefile.names import fold, the_one
from casemgr.casefile.people import People
from casemgr.casefile.saying import joined, spaced
from casemgr.casefile.student import Student
from casemgr.casefile.taken import Taken
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.law.tables import CaseOfOneArea
from casemgr.law.words import suspicion_of
from casemgr.state.enrollment import last_assignment, suspected_areas


def case_of_one_area(student: Student, events: tuple[Event, ...], law: LawBook) -> CaseOfOneArea | None:
    """Whose the case may be, where one area alone is suspected of which the law says so."""
    suspected = _suspected(student, events, law)
    return next((each for each in law.cases_of_one_area if suspected == {each.only}), None)


def role_doubts(assigned: CaseManagerAssigned, case: Case) -> Iterator[str]:
    """That somebody of a role has a case of which these areas are suspected."""
    name, role = assigned.case_manager, assigned.role
    areas = _suspected(case.after.student, case.events, case.law)
    if any(areas == {each.only} and role == each.role for each in case.law.cases_of_one_area):
        return
    for each in case.law.cases_of_one_area:
        if areas == {each.only} and role not in (None, each.role, "case-manager"):
            yield f"only {each.only} is suspected, and {name} ({role}) is no {spaced(each.role)}"
        elif role == each.role and (others := sorted(areas - {each.only})):
            yield (
                f"{name} ({spaced(role)}) has the case, and {joined(others)} {_are(others)} suspected: reassign to the {spaced(each.otherwise)}? "
                f"casemgr assign {case.id} NAME"
            )


def _are(things: Sequence[str]) -> str:
    return "are" if things[1:] else "is"


def doubts_since(event: ReferralReceived | IdentityChanged, case: Case) -> Iterator[str]:
    """The same of who has the case already, where something else is suspected now."""
    is_other = isinstance(event, IdentityChanged) and not event.field.startswith("suspected")
    if not is_other and (assigned := last_assignment(case.events)):
        yield from role_doubts(assigned, case)


def case_words(student_id: str, own: str, found: CaseOfOneArea, staff: Sequence[str]) -> str:
    """Who has a case in which one area alone is suspected. `own`: the caseload's own case manager; `staff`: who has the role
    whose the case may be."""
    if len(staff) == 1:
        return f"{staff[0]} has the case: only {found.only} is suspected"
    role = spaced(found.role)
    there_are = f"several {role}s are" if staff else f"no {role} is"
    return (
        f"only {found.only} is suspected, and such a case may go to the {role}; {there_are} among the staff in casemgr.yaml. "
        f"It goes to {own}: casemgr assign {student_id} NAME --role {found.role} gives it to another"
    )


def case_by_default(student: Student, events: tuple[Event, ...], law: LawBook, people: People) -> Taken[str]:
    """Who has the case of a student referred: the only one of the staff whose it may be by the one area that is suspected, and
    otherwise the caseload's own case manager."""
    own, found = people.case_manager, case_of_one_area(student, events, law)
    if found is None or own.role == found.role:
        return Taken(own.name)
    staff = [each.name for each in people.staff if each.role == found.role]
    note = case_words(student.id, own.name, found, staff)
    return Taken(staff[0] if len(staff) == 1 else own.name, note=note)


def is_to_be_assigned(clocks: Iterable[Deadline]) -> bool:
    """Whether a duty is open that only an assignment meets: naming the one who has the case says that it stays so."""
    return any(
        clock.is_open
        and not clock.rule.can_be_ticked
        and any(on.event == "case_manager_assigned" for on in clock.rule.met_by)
        for clock in clocks
    )


def has_it_already(student_id: str, name: str, clocks: Iterable[Deadline]) -> str:
    """That somebody is the case manager; where a duty asks who it is to be, with the command that says it stays so."""
    asked = (
        clock.rule.id
        for clock in clocks
        if clock.is_open
        and clock.rule.can_be_ticked
        and any(on.event == "case_manager_assigned" for on in clock.rule.met_by)
    )
    rule = next(asked, None)
    stays = f"; if that stays so: casemgr done {student_id} {rule}" if rule else ""
    return f"{name} is the case manager already{stays}"


def _suspected(student: Student, events: tuple[Event, ...], law: LawBook) -> set[str]:
    """The categories suspected, under their own names."""
    return {suspicion_of(area, law.meanings) for area in suspected_areas(student.identity, events)}


def assigned_at_referral(
    name: str | None,
    student: Student,
    events: tuple[Event, ...],
    clocks: Sequence[Deadline],
    law: LawBook,
    people: People,
) -> Taken[str | None]:
    """Whom a referral gives the case to: who is named; else, where nobody is assigned yet, as is usual. None where that stays as it
    is: who had the case of an earlier referral keeps it."""
    assigned = last_assignment(events)
    if assigned and is_to_be_assigned(clocks):
        return Taken(name or assigned.case_manager)
    if assigned and name is None:
        return Taken(None)
    if name is None:
        usual = case_by_default(student, events, law, people)
        return Taken(usual.value, note=usual.note)
    person = people.find(name)
    if assigned and assigned.case_manager == (person.name if person else name.strip()):
        return Taken(None, note=f"{assigned.case_manager} is the case manager already")
    return Taken(name)


def those_of(name: str, managers: Mapping[str, str], there: str) -> list[str]:
    """The students whom somebody has, of the case manager of each. UsageError names those who have any, where this one has
    none. `there`: the school that it is about, where it is one."""
    found = [student for student, manager in managers.items() if fold(manager) == fold(name)]
    if not found:
        known = ", ".join(sorted(set(managers.values())))
        raise UsageError(f"{name} has no student{' there' if there else ''}; case managers: {known}")
    return found


def manager_meant(words: str, people: People, managers: Iterable[str]) -> str:
    """The full name of one of the staff, or of one of those who have a case; anybody else as typed. UsageError where several
    match."""
    found = people.find(words)
    return found.name if found else the_one(words, managers) or words.strip()
