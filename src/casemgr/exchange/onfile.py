"""What the caseload holds on a student, in the words in which a roster speaks; and who of a roster that is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from casemgr.casefile.events import Event, MeetingHeld
from casemgr.casefile.student import Student
from casemgr.exchange.questions import Asked
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.pupil import Contact, Pupil, Source
from casemgr.exchange.rosters.register import are_same, may_be_same, same_student
from casemgr.state.enrollment import case_manager_of, exit_of, suspected_areas

Ids = Mapping[tuple[str, str], str]
"""(system, id there) → the student's id here."""


@dataclass(frozen=True, slots=True)
class OnFile:
    """A student on file, as of a day."""

    id: str
    pupil: Pupil
    left: date | None
    annual_by: Event | None
    """The event that says when the last annual review was."""
    evaluation_by: Event | None

    def held_here(self, field: str) -> MeetingHeld | None:
        """The meeting held here that a last date rests on."""
        event = self.annual_by if field == "last_annual" else self.evaluation_by
        return event if isinstance(event, MeetingHeld) else None


def on_file(student: Student, as_of: date, cycles: Cycles, case_manager: str) -> OnFile:
    """A student as the caseload knows it. `case_manager`: the caseload's own, where none is assigned."""
    events, head = student.known(as_of), student.identity
    annual = cycles.annual.last_in(events) if cycles.annual else None
    evaluation = cycles.evaluation.last_in(events) if cycles.evaluation else None
    left = exit_of(events)
    pupil = Pupil(
        last=head.name.last or "",
        first=head.name.first,
        suffix=head.name.suffix or "",
        preferred=head.name.preferred or "",
        born=head.born,
        grade=head.grade,
        school=head.school,
        case_manager=case_manager_of(events, case_manager),
        language=head.language.status if head.language else "",
        home_language=(head.language.home or "") if head.language else "",
        areas=tuple(sorted(suspected_areas(head, events))),
        last_annual=annual[0] if annual else None,
        last_evaluation=evaluation[0] if evaluation else None,
        contacts=tuple(
            Contact(c.name, c.relation, c.language or "", c.phone or "", c.email or "", c.address or "")
            for c in head.contacts
        ),
        sources=(Source(f"students/{student.id}.yaml", 1),),
    )
    return OnFile(
        student.id,
        pupil,
        left.date if left else None,
        annual[1] if annual else None,
        evaluation[1] if evaluation else None,
    )


class Finder:
    """Finds the student on file whom a roster means: by the system's id, else by name, birth date and school."""

    def __init__(self, students: Iterable[OnFile], ids: Ids, asked: Asked) -> None:
        self._by_id = {student.id: student for student in students}
        self._ids = ids
        self._asked = asked
        self._by_name: dict[tuple[str, str], list[OnFile]] = {}
        for student in self._by_id.values():
            last, first = student.pupil.name_key
            self._by_name.setdefault((last, first.split(" ")[0]), []).append(student)
        self._taken: set[str] = set()
        self.perhaps: set[str] = set()
        """The students on file about whom it is still asked whether a roster means them."""

    def find(self, pupil: Pupil) -> OnFile | None:
        """The student meant; None for one who is not on file. What is not certain is asked, and not taken as the same."""
        found = self._by_system(pupil) or self._by_its_name(pupil)
        if found:
            self._taken.add(found.id)
        return found

    def _by_system(self, pupil: Pupil) -> OnFile | None:
        for pair in pupil.ids.items():
            if (student_id := self._ids.get(pair)) and student_id in self._by_id:
                return self._by_id[student_id]
        return None

    def _by_its_name(self, pupil: Pupil) -> OnFile | None:
        last, first = pupil.name_key
        known_elsewhere = {
            student_id
            for (system, value), student_id in self._ids.items()
            if pupil.ids.get(system, value) != value
        }
        near = [
            student
            for student in self._by_name.get((last, first.split(" ")[0]), [])
            if may_be_same(student.pupil, pupil) and student.id not in known_elsewhere | self._taken
        ]
        certain = [student for student in near if are_same(student.pupil, pupil)]
        if len(certain) == 1:
            return certain[0]
        for each in certain or near:
            before = len(self._asked.questions)
            if same_student(each.pupil, pupil, self._asked):
                return each
            if len(self._asked.questions) > before:
                self.perhaps.add(each.id)
        return None
