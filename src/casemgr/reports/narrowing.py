"""Whom a list is about: by school, by case manager, by the person who has to act.

What finds a person in a case is loaded where somebody asks for one: every list comes by here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from casemgr.casefile.names import MAY_BE_A_SLIP, fold, names_meant, names_near
from casemgr.casefile.people import People
from casemgr.casefile.saying import joined
from casemgr.casefile.staffnames import is_meant, staff_meant
from casemgr.casefile.student import Student
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.errors import UsageError
from casemgr.state.enrollment import manager_of, may_be_with_another, receiver_of

ALL = "all"
"""Said in place of a case manager's name: everyone's students, those who were handed on too."""


@dataclass(frozen=True)
class Narrowing:
    """Whom a list is about; everyone of the caseload's own where nothing is said."""

    people: People
    schools: tuple[str, ...] = ()
    """Those of the settings."""
    school: str | None = None
    case_manager: str | None = None
    person: str | None = None
    may_be_anyone: bool = False
    """Whether students stay whom the person has nothing to do with: each deadline is asked for its person."""

    @property
    def is_everyone(self) -> bool:
        return self.school is None and self.case_manager is None and self.person is None

    @property
    def any_person(self) -> Narrowing:
        """The same whoever has to act; what the person manages is among it."""
        return replace(self, may_be_anyone=True)

    @property
    def any_school(self) -> Narrowing:
        """The same at every school, and whoever has to act."""
        return replace(self, school=None, may_be_anyone=True)

    @property
    def whole(self) -> Narrowing:
        """The whole caseload of the same case manager."""
        return replace(self, school=None, person=None)

    def settled(self) -> Narrowing:
        """With the names as the settings have them. UsageError where one is nearly a name, or fits several people."""
        people = self.people.names
        asked = self.case_manager and self.people.without_me(self.case_manager)
        manager = asked if asked == ALL else _staff(asked, people)
        person = _staff(self.person and self.people.without_me(self.person), people)
        person = person and self.people.full_name(person)
        return replace(self, school=_named(self.school, self.schools), case_manager=manager, person=person)

    @property
    def names_a_stranger(self) -> bool:
        """Whether the settings know no school, no case manager or nobody of the name that was asked for."""
        names = self.people.names
        people = any(words and not staff_meant(words, names) for words in (self._manager, self.person))
        return people or bool(self.school and not names_meant(self.school, self.schools))

    def refuse_strangers(self, students: Sequence[Student], today: date) -> None:
        """UsageError where a school, a case manager or a person was asked for whom neither the settings nor any student's file
        names: the list would be empty, as if nothing were due."""
        schools = {*self.schools, *(student.identity.school for student in students)}
        if self.school and not names_meant(self.school, schools):
            raise UsageError(_nowhere("school", self.school, schools))
        own = self.people.case_manager.name
        managers = {own, *(manager_of(student.known(today), own) for student in students)}
        if self._manager and not staff_meant(self._manager, {*managers, *self.people.names}):
            raise UsageError(_nowhere("case manager", self._manager, managers))
        if self.person and not staff_meant(self.person, {*self.people.names, *_everybody(students)}):
            raise UsageError(
                f'Nobody here is called "{self.person}", among the staff in casemgr.yaml or in any student\'s file.'
            )

    @property
    def _manager(self) -> str | None:
        """The case manager asked for by name."""
        return None if self.case_manager == ALL else self.case_manager

    def takes(self, student: Student, today: date) -> bool:
        """Whether a student belongs on the list."""
        if not self.takes_school(student.identity.school):
            return False
        return self._is_managed(student, today) and self._is_known(student, today)

    def left_with(self, student: Student, today: date) -> str | None:
        """The case manager to whom a student was handed off who is left out for that; None for everyone else."""
        is_there = self.takes_school(student.identity.school)
        is_left = is_there and self.case_manager is None and not self._is_managed(student, today)
        return receiver_of(student.known(today)) if is_left else None

    def takes_school(self, at: str) -> bool:
        """Whether what is at a school belongs on the list."""
        return not self.school or bool(names_meant(self.school, self._at(self.school, at)))

    def _at(self, words: str, school: str) -> list[str]:
        """The student's school, unless the words are exactly another one's name."""
        return [school] if school in names_meant(words, [*self.schools, school]) else []

    def _is_managed(self, student: Student, today: date) -> bool:
        own = self.people.case_manager.name
        if self.case_manager == ALL:
            return True
        if self.case_manager is not None:
            return self._is(self.case_manager, manager_of(student.known(today), own))
        receiver = receiver_of(student.known(today)) if may_be_with_another(student.events) else None
        # A provider owes the reports whoever manages the case.
        return receiver is None or fold(receiver) == fold(own) or self._works_on(student, today)

    def _is_known(self, student: Student, today: date) -> bool:
        return self.person is None or self.may_be_anyone or self._works_on(student, today)

    def _works_on(self, student: Student, today: date) -> bool:
        """Whether the person asked for has something to do with a case."""
        if self.person is None:
            return False
        from casemgr.docket.actors import team_names

        names = team_names(student, student.known(today), self.people)
        return any(self._is(self.person, name) for name in names)

    def _is(self, words: str, name: str) -> bool:
        return is_meant(words, name, self.people.names)

    @property
    def takes_journal(self) -> bool:
        """Whether the caseload as a whole belongs on the list: it is its own case manager's, at every school."""
        own = self.people.case_manager.name
        managed = self.case_manager in (None, ALL) or self._is(self.case_manager or "", own)
        anyone = self.person is None or self.may_be_anyone
        return managed and self.school is None and (anyone or self._is(self.person or "", own))

    @property
    def own(self) -> str | None:
        """The caseload's case manager, whose list it is; None where it is another's students, or another's share."""
        own = self.people.case_manager.name
        is_ours = self.case_manager in (None, ALL) and (self.person is None or self._is(self.person, own))
        return own if is_ours else None

    @property
    def part(self) -> Callable[[Facts, Deadline], str | None]:
        """What the person asked for has to do about a deadline: empty where it is the whole of it, or where nobody was
        asked for; None where nothing."""
        words, people = self.person, self.people
        if words is None:
            return lambda _facts, _deadline: ""
        from casemgr.docket.actors import share_of

        return lambda facts, deadline: share_of(words, deadline, facts, people)


def _everybody(students: Iterable[Student]) -> Iterator[str]:
    """All whom the students' files name."""
    from casemgr.casefile.persons import people_at_the_head, people_named

    for student in students:
        yield from people_at_the_head(student.identity)
        for event in student.events:
            yield from people_named(event)


def _nowhere(what: str, words: str, known: Iterable[str]) -> str:
    names = joined(sorted(known))
    return f'No {what} here is called "{words}".' + (f" Known here: {names}." if names else "")


def _staff(words: str | None, known: Sequence[str]) -> str | None:
    """The same of one of the staff."""
    found = staff_meant(words, known) if words else []
    return found[0] if len(found) == 1 else _named(words, known)


def _named(words: str | None, known: Sequence[str]) -> str | None:
    """The known name that words mean, else the words; UsageError where they are nearly one."""
    if words is None or len(found := names_meant(words, known)) > 1:
        return words
    if found:
        return found[0]
    if near := names_near(words, known, MAY_BE_A_SLIP):
        raise UsageError(f'Nothing is called "{words}". Did you mean {" or ".join(near)}?')
    return words.strip()
