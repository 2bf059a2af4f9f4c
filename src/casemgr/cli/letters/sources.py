"""What a letter is filled from, gathered: the office, the student or the caseload, and the language of the letter."""

from typing import Any

from casemgr.casefile.persons import people_at_the_head
from casemgr.casefile.student import Student
from casemgr.checks.strangers import slip_for_somebody
from casemgr.cli.letters.record_line import check_record
from casemgr.cli.lists.gather import facts_of, students_of
from casemgr.cli.lists.narrowing import own
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import KEYBOARD
from casemgr.cli.terminal.lines import aside
from casemgr.docket.facts import Facts
from casemgr.errors import Refused
from casemgr.paper.labels import labels
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.desk import Desk, bare, of_nobody
from casemgr.paper.letters.facts.source import Office, Person, Place
from casemgr.paper.letters.language import fallback_note, language_of, name_of, unsaid_note
from casemgr.paper.letters.pages import Page, Printer, made_page
from casemgr.paper.letters.teachers import taught_by
from casemgr.paper.letters.template import Template
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
    desk = desk_of(here)
    template, facts = filled(here, desk, catalogue, wish)
    printer = Printer(desk, catalogue, KEYBOARD, here.problems, check_record)
    return made_page(printer, wish, template, facts)


def filled(here: Session, desk: Desk, catalogue: Catalogue, wish: Wish) -> tuple[Template, dict[str, Any]]:
    """The template in the right language, and every fact there is for it; of an empty form, none of any student."""
    template = wish.sheet(catalogue)
    if template.subject != "caseload":
        template, facts = _of_student(here, desk, catalogue, wish, template)
    elif wish.blank:
        facts = desk.of_caseload((), (), "")
    else:
        wish.check_of_caseload(template)
        facts = caseload_facts(here, desk, wish.choices.teacher)
    facts = of_nobody(facts) if wish.blank else facts
    return template, facts | {"language_name": name_of(template.language)}


def _of_student(
    here: Session, desk: Desk, catalogue: Catalogue, wish: Wish, sheet: Template
) -> tuple[Template, dict[str, Any]]:
    wish.check_of_student()
    student = here.find(wish.student) if wish.student else None
    # Too young for what concerns older ones.
    nobody = bare(sample_student(), born=here.today) if wish.blank else None
    meant = student or nobody
    assert meant
    if student and not wish.force:
        _check_names(here, student, wish)
    receiver = desk.receiver(meant, wish.to)
    template = catalogue.choose(wish.kind, language_of(receiver, sheet, wish.language))
    if note := fallback_note(receiver, template, wish.language):
        aside(f"Note: {note}")
    if student and (note := unsaid_note(student, receiver, template, wish.language)):
        aside(f"Note: {note}")
    return template, desk.of_student(nobody or meant, wish.choices)


def _check_names(here: Session, student: Student, wish: Wish) -> None:
    """Refused where a name in the letter may be a slip for somebody on file."""
    known = [*people_at_the_head(student.identity), *here.caseload.settings.people.names]
    for name in filter(None, (*wish.choices.to, wish.choices.member, wish.choices.source)):
        if asked := slip_for_somebody(name, known, student.known(here.today)):
            raise Refused(f"{student.id}: not printed: {asked}", may_be_forced=True)


def caseload_facts(here: Session, desk: Desk, teacher: str = "") -> dict[str, Any]:
    students = list(students_of(here))
    shown = labels(students, here.caseload.settings.printing.label)
    labeled = [(shown[student.id], here.facts(student)) for student in students]
    name, taught = taught_by(teacher, present(here))
    return desk.of_caseload(labeled, taught, name)


def present(here: Session) -> list[Facts]:
    """What is known of those who have not left."""
    return [facts for facts in facts_of(here, own(here)) if not has_left(facts.events)]
