"""What a letter is filled from, gathered: the office, the student or the caseload, and the language of the letter."""

from typing import Any

from casemgr.cli.letters.record_line import check_record
from casemgr.cli.lists.gather import facts_of, students_of
from casemgr.cli.lists.narrowing import own
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import KEYBOARD
from casemgr.docket.facts import Facts
from casemgr.paper.labels import labels
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.desk import Desk
from casemgr.paper.letters.facts.source import Office, Person, Place
from casemgr.paper.letters.filling import Files, filled
from casemgr.paper.letters.pages import Page, Printer, made_page
from casemgr.paper.letters.teachers import taught_by
from casemgr.paper.letters.wish import Wish
from casemgr.state.enrollment import has_left
from casemgr.store.letterfiles import read_logo, sample_student


def desk_of(here: Session) -> Desk:
    """The office of the settings, today."""
    settings = here.caseload.settings
    writer, *staff = (
        Person(p.name, p.role or "", p.email or "", p.phone or "")
        for p in (settings.case_manager, *settings.staff)
    )
    office = Office(
        district=settings.district,
        case_manager=writer,
        schools=tuple(Place(s.name, s.address or "", s.phone or "") for s in settings.schools),
        staff=tuple(staff),
        letterhead=settings.letterhead,
        meeting_minutes=settings.meeting_minutes,
        links=settings.links,
        logo=read_logo(here.caseload.root),
    )
    return Desk(here.context, office, here.today)


def page_of(here: Session, catalogue: Catalogue, wish: Wish) -> Page:
    """The letter, made."""
    wish.check_blank()
    desk, people = desk_of(here), here.caseload.settings.people
    files = Files(here.find, sample_student, lambda teacher: caseload_facts(here, desk, teacher), people)
    printer = Printer(desk, catalogue, KEYBOARD, check_record)
    template, facts = filled(printer, files, wish)
    return made_page(printer, wish, template, facts, here.problems)


def caseload_facts(here: Session, desk: Desk, teacher: str = "") -> dict[str, Any]:
    students = list(students_of(here))
    shown = labels(students, here.caseload.settings.printing.label)
    labeled = [(shown[student.id], here.facts(student)) for student in students]
    name, taught = taught_by(teacher, present(here))
    return desk.of_caseload(labeled, taught, name)


def present(here: Session) -> list[Facts]:
    """What is known of those who have not left."""
    return [facts for facts in facts_of(here, own(here)) if not has_left(facts.events)]
