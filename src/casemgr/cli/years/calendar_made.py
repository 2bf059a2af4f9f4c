"""The master calendar of the caseload, from what was asked of a printing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.cli.program.session import Session

if TYPE_CHECKING:
    from casemgr.paper.wallcalendar.master import MasterCalendar
    from casemgr.paper.wallcalendar.typed import Typed
    from casemgr.reports.narrowing import Narrowing


def calendar_of(
    here: Session, typed: Typed, year: str | None, student: list[str] | None, whom: Narrowing
) -> MasterCalendar:
    from casemgr.cli.lists.gather import students_of
    from casemgr.cli.program.year_words import span_of
    from casemgr.paper.wallcalendar.master import Heading, master_calendar
    from casemgr.paper.wallcalendar.typed import asked_by

    settings = here.caseload.settings
    rules, usual = here.context.law.rules, settings.printing.label
    asked = asked_by(typed, span_of(here, year), here.today, rules, usual)
    psychologists = tuple(person.name for person in settings.staff if person.role == "school-psychologist")
    # Others' labels are asked even for one student's calendar; others' damage does not make that incomplete.
    everyone = here.caseload.all_students()[0] if student else list(students_of(here))
    return master_calendar(
        everyone,
        here.context,
        asked,
        Heading(
            settings.district,
            settings.case_manager.name,
            psychologists,
            settings.meeting_minutes,
            settings.time_zone,
        ),
        chosen=_chosen(here, student, whom),
        problems=here.problems,
    )


def _chosen(here: Session, words: list[str] | None, whom: Narrowing) -> frozenset[str] | None:
    """The ids of the students asked for; None for everyone."""
    from casemgr.cli.lists.gather import students_of

    named = frozenset(here.find(each).id for each in words or ())
    if words and whom.is_everyone:
        return named
    taken = frozenset(student.id for student in students_of(here, whom))
    if words:
        return taken & named
    return taken if not whom.is_everyone or here.elsewhere else None
