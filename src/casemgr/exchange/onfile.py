"""What the caseload holds on a student, in the words in which a roster speaks; and who of a roster that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from casemgr.casefile.events import Event, MeetingHeld, ProgressReportSent, StudentAdded, TransferredIn
from casemgr.casefile.student import Identity, ProgressSchedule, Student
from casemgr.exchange.cells.people import folded
from casemgr.exchange.questions import Asked
from casemgr.exchange.replaced import NOTHING, Replaced, replaced_in
from casemgr.exchange.reviews import Cycles
from casemgr.exchange.rosters.pupil import Contact, Pupil, Service, Source
from casemgr.exchange.rosters.register import are_same, may_be_same, same_student
from casemgr.exchange.serving import Planned, ever_provided, planned_in, providers_in
from casemgr.state.enrollment import exit_of, manager_of, suspected_areas


@dataclass(frozen=True, slots=True)
class OnFile:
    """A student on file, as of a day."""

    id: str
    pupil: Pupil
    left: date | None
    identity: Identity
    events: tuple[Event, ...]
    """What is known on that day."""
    own_manager: str
    """The caseload's own case manager, whose student it is where nobody is assigned."""
    annual_by: Event | None
    """The event that says when the last annual review was."""
    evaluation_by: Event | None
    planned: frozenset[Planned] = frozenset()
    """The services on file, with their first days."""
    gave: tuple[Service, ...] = ()
    """Those who give them, with those who have left."""
    replaced: Replaced = field(default_factory=lambda: NOTHING)
    """What was changed here."""

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
    referred = sorted(suspected_areas(head, events) - set(head.suspected))
    schedule = head.progress or ProgressSchedule()
    pupil = Pupil(
        last=head.name.last or "",
        first=head.name.first,
        suffix=head.name.suffix or "",
        preferred=head.name.preferred or "",
        born=head.born,
        grade=head.grade,
        school=head.school,
        case_manager=manager_of(events, case_manager),
        language=(head.language.status or "") if head.language else "",
        home_language=(head.language.home or "") if head.language else "",
        areas=(*head.suspected, *referred),
        last_annual=annual[0] if annual else None,
        last_evaluation=evaluation[0] if evaluation else None,
        contacts=tuple(
            Contact(c.name, c.relation, c.language or "", c.phone or "", c.email or "", c.address or "")
            for c in head.contacts
        ),
        teachers=head.teachers,
        services=providers_in(head),
        sources=(Source(f"students/{student.id}.yaml", 1),),
        label=head.label or "",
        track=head.track or "",
        note=head.note or "",
        last_progress=_last_progress(events),
        progress_weeks=str(schedule.weeks or ""),
        progress_dates=schedule.dates,
        **(head.ids.model_dump(exclude_none=True) if head.ids else {}),
    )
    return OnFile(
        student.id,
        pupil,
        left.date if left else None,
        head,
        events,
        case_manager,
        annual[1] if annual else None,
        evaluation[1] if evaluation else None,
        planned_in(events),
        ever_provided(head),
        replaced_in(student, as_of),
    )


def _last_progress(events: Iterable[Event]) -> date | None:
    """When the last progress report went home."""
    days = (
        each.date if isinstance(each, ProgressReportSent) else each.last_progress
        for each in events
        if isinstance(each, (StudentAdded, TransferredIn, ProgressReportSent))
    )
    return max(filter(None, days), default=None)


def _agree_but_for_birth(here: Pupil, there: Pupil) -> bool:
    """Whether a row that has no birth date that can be read agrees in all else that tells one student from another."""
    said = [(p.name_key, folded(p.suffix), folded(p.school), p.grade) for p in (here, there)]
    return there.born is None and bool(there.school and there.grade) and said[0] == said[1]


class Finder:
    """Finds the student on file whom a roster means: by the system's id, else by name, birth date and school."""

    def __init__(self, students: Sequence[OnFile], asked: Asked) -> None:
        self._by_system = {pair: student for student in students for pair in student.pupil.ids.items()}
        self._asked = asked
        self._by_name: dict[tuple[str, str], list[OnFile]] = {}
        for student in students:
            last, first = student.pupil.name_key
            self._by_name.setdefault((last, first.split(" ")[0]), []).append(student)
        self._taken: set[str] = set()
        self.perhaps: set[str] = set()
        """The students on file about whom it is still asked whether a roster means them."""

    def find(self, pupil: Pupil) -> OnFile | None:
        """The student meant; None for one who is not on file. What is not certain is asked, and not taken as the same."""
        found = self._by_its_id(pupil) or self._by_its_name(pupil)
        if found:
            self._taken.add(found.id)
        return found

    def _by_its_id(self, pupil: Pupil) -> OnFile | None:
        return next((found for pair in pupil.ids.items() if (found := self._by_system.get(pair))), None)

    def _by_its_name(self, pupil: Pupil) -> OnFile | None:
        last, first = pupil.name_key
        near = [
            student
            for student in self._by_name.get((last, first.split(" ")[0]), [])
            if may_be_same(student.pupil, pupil) and student.id not in self._taken
        ]
        certain = [student for student in near if are_same(student.pupil, pupil)]
        certain = certain or [student for student in near if _agree_but_for_birth(student.pupil, pupil)]
        if len(certain) == 1:
            return certain[0]
        for each in certain or near:
            before = len(self._asked.questions)
            if same_student(each.pupil, pupil, self._asked):
                return each
            if len(self._asked.questions) > before:
                self.perhaps.add(each.id)
        return None
