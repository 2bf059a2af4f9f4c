"""What can hardly be true at the head of a student's file, and who may be the same student: notes, nothing refused."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from casemgr.casefile.events import IdentityChanged
from casemgr.casefile.nameparts import as_usual, in_one_case
from casemgr.casefile.names import MAY_BE_A_SLIP, likeness
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import CASELOAD_ID, Identity, Student
from casemgr.casefile.vocabulary import fits_grade
from casemgr.casefile.who_left import services_without
from casemgr.checks.case import Case
from casemgr.days.counting import years_after
from casemgr.docket.birthdays import due_of_birthday
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.starts import StartsAtBirthday
from casemgr.state.enrollment import age_on, has_left, joinings


def doubts(identity: Identity, schools: Collection[str], law: LawBook, today: date) -> Iterator[str]:
    """A last name that is missing; names that are all lowercase or all capitals; a school that the settings do not list; an
    age that no rule reaches, or that does not fit the grade."""
    if identity.id == CASELOAD_ID:
        return
    if identity.name.last is None:
        yield (
            f"{identity.name.first} is the only name; if there is a last name too: "
            f'casemgr edit {identity.id} --name "{identity.name.first} LAST"'
        )
    yield from printed_as_typed(identity)
    if identity.school not in schools:
        yield f"{identity.school} is not among the schools in casemgr.yaml; its level is taken from the grade."
    age = age_on(identity.born, today)
    if too_old := past_every_duty(identity.born, law, today):
        yield too_old
    elif not fits_grade(age, identity.grade):
        yield f"{_born(identity.born)} is {age} years old, and in grade {identity.grade}; check both"


def names_in_one_case(
    student_id: str, first: str | None, last: str | None, contacts: Iterable[str]
) -> dict[str, str]:
    """The names of a student and the contacts that are all lowercase or all capitals → the command that writes each the usual way."""
    edit = f"casemgr edit {student_id}"
    usual = as_usual(", ".join(filter(None, (last, first))))
    ways = {" ".join(filter(None, (first, last))): f'{edit} --name "{usual}"'}
    ways |= {name: f'{edit} --contact "{name}" --contact-name "{as_usual(name)}"' for name in contacts}
    return {name: command for name, command in ways.items() if in_one_case(name)}


def printed_as_typed(identity: Identity) -> Iterator[str]:
    """Each name that letters would print in one case, and the command that writes it the usual way."""
    head, contacts = identity.name, (each.name for each in identity.contacts)
    for name, command in names_in_one_case(identity.id, head.first, head.last, contacts).items():
        yield f"letters print the name {name} as it is typed here. To write it the usual way: {command}"


def all_printed_as_typed(found: Mapping[str, Mapping[str, str]]) -> str | None:
    """The same of many students at once, with the command for the first; None where there are none."""
    those = {student_id: names for student_id, names in found.items() if names}
    if not those:
        return None
    command = next(command for names in those.values() for command in names.values())
    return (
        f"some names are all lowercase or all capitals, and letters print them that way: {joined([*those])}. To write one the "
        f"usual way: {command}"
    )


def past_every_duty(born: date, law: LawBook, today: date) -> str | None:
    """That a student has reached the last birthday that any rule knows, and how long eligibility goes on, where it does; None
    where that is not so."""
    age, last = age_on(born, today), _last_birthday(law)
    if last is None or age < last:
        return None
    limit = law.of_role("age-limit")
    if limit and (end := due_of_birthday(limit, years_after(born, last), Readings())) >= today:
        return (
            f"{_born(born)} is {age} years old and eligible until {long_date(end, today)} ({limit.cite[0]}); where the student was put on file "
            "after that birthday, no duty says so"
        )
    return f"{_born(born)} is {age} years old, and no duty reaches past {last}; check the birth date"


def came_past_every_duty(students: Iterable[Student], law: LawBook, today: date) -> Iterator[str]:
    """The students here who had reached that birthday when they came: no date of leaving was ever asked for."""
    for student in students:
        known = student.known(today)
        came = max((day for day, _ in joinings(known)), default=None)
        born = student.identity.born
        if came and not has_left(known) and past_every_duty(born, law, came):
            yield f"{student.id}: {past_every_duty(born, law, today)}"


def _born(born: date) -> str:
    return f"a student born {long_date(born, weekday=False)}"


def _last_birthday(law: LawBook) -> int | None:
    """The last birthday that any rule knows."""
    ages = (
        start.birthday for rule in law.rules for start in rule.starts if isinstance(start, StartsAtBirthday)
    )
    return max(ages, default=None)


def new_doubts(case: Case) -> Iterator[str]:
    """What is new of that with a recording."""
    before = () if case.is_new else _doubts(case.before.student.identity, case)
    known = set(before)
    yield from (doubt for doubt in _doubts(case.identity, case) if doubt not in known)


def _doubts(identity: Identity, case: Case) -> Iterator[str]:
    return doubts(identity, case.around.schools, case.law, case.today)


def nobody_gives(change: IdentityChanged, case: Case) -> Iterator[str]:
    """The services that nobody on file gives since somebody left."""
    if not change.field.endswith(".left"):
        return
    before = services_without(case.before.student.identity)
    for service in services_without(case.identity):
        if service not in before:
            yield (
                f"Nobody on file gives {service} now. When it is known who does: casemgr edit {case.id} "
                f'--provider "NAME={service}"'
            )


def namesakes(case: Case) -> Iterator[str]:
    """The students on file whose name resembles a new one's: the new student may be one of them."""
    new = case.after.student
    for student in case.around.students() if case.is_new else ():
        if student.id != new.id and likeness(new.name, student.name) >= MAY_BE_A_SLIP:
            same_day = ", born the same day" if student.identity.born == new.identity.born else ""
            yield (
                f"{student.id} is {student.name}{same_day}. If that is the same student: casemgr undo {new.id}, and "
                f"use {student.id}."
            )
