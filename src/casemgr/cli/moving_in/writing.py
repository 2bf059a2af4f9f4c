"""An import's students as recorded work: each whole, in one transaction of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from pydantic import ValidationError

from casemgr.casefile.events import MeetingScheduled, Void
from casemgr.casefile.student import Identity, Student
from casemgr.checks.noted import notes_on
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import year_open_ahead
from casemgr.cli.recording.transaction import Recorder
from casemgr.cli.recording.work import FileWork as Work
from casemgr.errors import CasemgrError
from casemgr.exchange.compare import Changed, New
from casemgr.exchange.edits import Edits, entry_of, filled_in, head_facts
from casemgr.exchange.facts import Fact
from casemgr.exchange.intake import NOTHING, Besides, facts_added, head_of, is_anothers, source_of
from casemgr.exchange.plan import Plan
from casemgr.exchange.reviews import Cycles
from casemgr.recording.assigning import assign
from casemgr.recording.joining import enter_year
from casemgr.store.typed import in_words


def works_of(
    here: Session, recorder: Recorder, plan: Plan, besides: Mapping[str, Besides], cycles: Cycles
) -> list[Work]:
    """The work on every student of the plan; who cannot be recorded is left, with the reason."""
    works = []
    year = year_open_ahead(here) if plan.new else None
    for student_id, new in [*plan.new.items()]:
        try:
            work = _added(here, recorder, student_id, new, besides.get(student_id, NOTHING), cycles)
            enter_year(work, year)
            works.append(work)
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            plan.leave(student_id, in_words(detail, Identity))
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
    _add(work, facts_added(new, here.today, besides, cycles, work.people))
    own = work.people.case_manager.name
    if new.pupil.referral and new.pupil.is_open_initial and not is_anothers(new.pupil, own):
        assign(work, own, here.today)  # the file says who has the case at most, and never since when
    return work


def notes_on_booking(
    here: Session, recorder: Recorder, plan: Plan, cycles: Cycles, student_id: str, besides: Besides
) -> list[str]:
    """What `schedule-iep` would note about the meeting of a new student; nothing where the student cannot be recorded."""
    try:
        case = _added(here, recorder, student_id, plan.new[student_id], besides, cycles).case
    except (CasemgrError, ValueError):  # it is said when all is written
        return []
    booked = tuple(event for event in case.new if isinstance(event, MeetingScheduled))
    return [note.text for note in notes_on(replace(case, new=booked))]


def _changed(here: Session, recorder: Recorder, changed: Changed, edits: Edits) -> Work:
    student = here.find(changed.student)
    work = recorder.begin(student)
    note = source_of(changed.pupil, here.today)
    _add(work, head_facts(edits, note, here.today))
    _add(work, edits.facts)
    if edits.filled and (entry := entry_of(student, here.today)):
        work.add_as_it_is(Void, here.today, event=entry.id, why=note, replaced_by=work.id_ahead(2))
        _add(work, [filled_in(entry, edits, note)])
    return work


def _add(work: Work, facts: Iterable[Fact]) -> None:
    for fact in facts:
        work.add_as_it_is(fact.event, fact.day, **fact.fields)
