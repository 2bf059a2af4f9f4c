"""An import's students as recorded work: each whole, in one transaction of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from casemgr.casefile.events import IdentityChanged, StudentAdded, Void
from casemgr.casefile.headpath import named
from casemgr.casefile.student import Identity, Student
from casemgr.cli.joining import enter_year, open_year_ahead
from casemgr.cli.session import Session
from casemgr.cli.transaction import Recorder
from casemgr.errors import CasemgrError
from casemgr.exchange.cells.people import same_person
from casemgr.exchange.compare import Changed, New
from casemgr.exchange.edits import Edits, entry_of
from casemgr.exchange.intake import NOTHING, Besides, first_facts, head_of, source_of
from casemgr.exchange.plan import Plan
from casemgr.exchange.reviews import Cycles

if TYPE_CHECKING:
    from casemgr.cli.work import Work


def works_of(
    here: Session, recorder: Recorder, plan: Plan, besides: Mapping[str, Besides], cycles: Cycles
) -> list[Work]:
    """The work on every student of the plan; who cannot be recorded is left, with the reason."""
    works = []
    year = open_year_ahead(here.caseload, here.context, here.today) if plan.new else None
    for student_id, new in [*plan.new.items()]:
        try:
            work = _added(here, recorder, student_id, new, besides.get(student_id, NOTHING), cycles)
            enter_year(work, year)
            works.append(work)
        except (CasemgrError, ValueError) as error:
            plan.leave(student_id, str(error).splitlines()[0])
    for changed, edits in plan.changed:
        if edits.is_something:
            works.append(_changed(here, recorder, changed, edits))
    return [work for work in works if work.new]


def _added(
    here: Session, recorder: Recorder, student_id: str, new: New, besides: Besides, cycles: Cycles
) -> Work:
    head = head_of(student_id, new.pupil, new.pupil.school, here.today)
    work = recorder.begin(Student(Identity.model_validate(head), ()), head)
    for fact in sorted(
        first_facts(new, here.today, besides, cycles),
        key=lambda fact: not issubclass(fact.event, StudentAdded),
    ):
        work.add_as_it_is(fact.event, fact.day, **fact.fields)
    own = here.caseload.settings.case_manager.name
    if new.pupil.case_manager and not same_person(new.pupil.case_manager, own):
        _assign(work, new, source_of(new.pupil, here.today))
    return work


def _assign(work: Work, new: New, note: str) -> None:
    from casemgr.casefile.events import CaseManagerAssigned
    from casemgr.store.people import find_person

    person = find_person(work.caseload.settings, new.pupil.case_manager)
    name = person.name if person else new.pupil.case_manager
    role = person.role if person else None
    work.add_as_it_is(CaseManagerAssigned, work.today, case_manager=name, role=role, note=note)


def _changed(here: Session, recorder: Recorder, changed: Changed, edits: Edits) -> Work:
    student = here.find(changed.student)
    work = recorder.begin(student)
    note = source_of(changed.pupil, here.today)
    for change in edits.head:
        work.add_as_it_is(
            IdentityChanged,
            here.today,
            field=named(change.path),
            before=change.before,
            after=change.after,
            note=note,
        )
    for fact in edits.facts:
        work.add_as_it_is(fact.event, fact.day, **fact.fields)
    if edits.filled and (entry := entry_of(student, here.today)):
        fields = {key: value for key, value in entry if key not in ("id", "type", "date", "recorded", "note")}
        work.add_as_it_is(Void, here.today, event=entry.id, why=note, replaced_by=work.id_after_next)
        filled = "; ".join(filter(None, (entry.note, note)))
        work.add_as_it_is(StudentAdded, entry.date, **{**fields, **edits.filled, "note": filled})
    return work
