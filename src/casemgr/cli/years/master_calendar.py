"""The master calendar of the caseload, from what was asked of a printing. That it was printed to a file is the duty to print
it, and is recorded for the whole caseload."""

from casemgr.cli.lists.gather import case_manager_name, students_of
from casemgr.cli.program.session import Session
from casemgr.cli.program.year_words import span_of
from casemgr.cli.recording.given import Given
from casemgr.cli.terminal.lines import aside
from casemgr.docket.owed import is_open_of
from casemgr.errors import CasemgrError
from casemgr.paper.wallcalendar.master import Heading, MasterCalendar, master_calendar
from casemgr.paper.wallcalendar.typed import Typed, asked_by
from casemgr.reports.narrowing import Narrowing

ON_PAPER = ("text", "html", "pdf", "xlsx")
"""The formats that make a calendar for people; a feed is none."""


def master_calendar_of(
    here: Session, typed: Typed, year: str | None, student: list[str] | None, whom: Narrowing
) -> MasterCalendar:
    settings = here.caseload.settings
    rules, usual = here.context.law.rules, settings.printing.label
    asked = asked_by(typed, span_of(here, year), here.today, rules, usual)
    psychologists = tuple(person.name for person in settings.staff if person.role == "school-psychologist")
    # Others' labels are asked even for one student's calendar; others' damage does not make that incomplete.
    everyone = here.caseload.all_students()[0] if student else list(students_of(here))
    chosen = _chosen(here, student, whom)
    managers = {case_manager_name(here, each) for each in everyone if chosen and each.id in chosen}
    return master_calendar(
        everyone,
        here.context,
        asked,
        Heading(
            settings.district,
            managers.pop() if len(managers) == 1 else settings.case_manager.name,
            psychologists,
            settings.meeting_minutes,
            settings.time_zone,
        ),
        chosen=chosen,
        problems=here.problems,
    )


def _chosen(here: Session, words: list[str] | None, whom: Narrowing) -> frozenset[str] | None:
    """The ids of the students asked for; None for everyone."""
    named = frozenset(here.find(each).id for each in words or ())
    if words and whom.is_everyone:
        return named
    taken = frozenset(student.id for student in students_of(here, whom))
    if words:
        return taken & named
    return taken if not whom.is_everyone or here.elsewhere else None


def record_printing(here: Session, year: str) -> None:
    """Record the printing of a year's calendar, where the law in force asks for it and it is still open. The file is
    written by now: where nothing can be recorded, that is said, and the file stays."""
    from casemgr.casefile.student import CASELOAD_ID
    from casemgr.recording.done import Target, record_done

    rule = here.context.law.of_role("wall")
    journal = here.journal()
    if rule is None or journal is None or not is_open_of(here.deadlines(here.facts(journal)), rule.id, year):
        return
    try:
        with Given(here).recording(CASELOAD_ID) as work:
            record_done(work, Target(rule))
    except CasemgrError as error:
        aside(f"Note: that it was printed is not recorded: {error}")
