"""What a letter is filled from, gathered: the office, the student or the caseload, and the language of the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from casemgr.cli.lines import aside
from casemgr.cli.session import Session
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from casemgr.casefile.student import Student
    from casemgr.docket.facts import Facts
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.desk import Desk
    from casemgr.paper.letters.facts.source import Choices
    from casemgr.paper.letters.template import Template


class Wish(NamedTuple):
    """What was typed."""

    kind: str
    student: str | None
    choices: Choices
    language: str | None
    said: Sequence[str]
    """NAME=TEXT, each a fact."""
    force: bool = False
    record: bool = False
    blank: bool = False
    """Whether it is an empty form, of which a student only decides the language."""


def desk_of(here: Session) -> Desk:
    """The office of the settings, today."""
    from casemgr.paper.letters.desk import Desk
    from casemgr.paper.letters.facts.source import Office, Person, Place
    from casemgr.store.letterfiles import read_logo

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


def filled(here: Session, desk: Desk, catalogue: Catalogue, wish: Wish) -> tuple[Template, dict[str, Any]]:
    """The template in the right language, and every fact there is for it; of an empty form, none of any student."""
    from casemgr.paper.letters.desk import bare, of_nobody
    from casemgr.paper.letters.facts.people import receiver_of
    from casemgr.paper.letters.language import fallback_note, language_of, name_of
    from casemgr.store.letterfiles import sample_student

    kind, choices, asked = wish.kind, wish.choices, wish.language
    template = catalogue.choose(kind if wish.blank else _sheet_of(kind, choices.teacher), "en")
    if template.subject == "caseload":
        facts = _of_caseload(here, desk, template, wish)
    else:
        student = _student(here, wish)
        # Too young for what concerns older ones.
        nobody = bare(sample_student(), born=here.today) if wish.blank else None
        meant = student or nobody
        assert meant
        words = choices.to[0] if choices.to else ""
        receiver = receiver_of(meant.identity, words, desk.context.law, here.today)
        template = catalogue.choose(kind, language_of(receiver, template, asked))
        if note := fallback_note(receiver, template, asked):
            aside(f"Note: {note}")
        facts = desk.of_student(nobody or meant, choices)
    facts = of_nobody(facts) if wish.blank else facts
    return template, facts | {"language_name": name_of(template.language)}


def _student(here: Session, wish: Wish) -> Student | None:
    """The student meant; None for an empty form about nobody."""
    if wish.student is None and not wish.blank:
        raise UsageError(
            f"say of which student: casemgr letter {wish.kind} STUDENT; or add --blank for an empty form"
        )
    return here.find(wish.student) if wish.student else None


def _of_caseload(here: Session, desk: Desk, template: Template, wish: Wish) -> dict[str, Any]:
    if wish.blank:
        return desk.of_caseload((), (), "")
    if wish.student:
        raise UsageError(f"{template.kind} is about the whole caseload; leave {wish.student} out")
    return caseload_facts(here, desk, wish.choices.teacher)


def caseload_facts(here: Session, desk: Desk, teacher: str = "") -> dict[str, Any]:
    from casemgr.cli.gather import students_of
    from casemgr.docket.facts import Facts
    from casemgr.paper.labels import labels
    from casemgr.paper.letters.teachers import taught_by

    students = list(students_of(here))
    shown = labels(students, here.caseload.settings.printing.label)
    labeled = [(shown[student.id], Facts.of(student, here.context, here.today)) for student in students]
    name, taught = taught_by(teacher, present(here))
    return desk.of_caseload(labeled, taught, name)


def present(here: Session) -> list[Facts]:
    """What is known of those who have not left."""
    from casemgr.cli.gather import facts_of
    from casemgr.cli.narrowing import own
    from casemgr.state.enrollment import has_left

    return [facts for facts in facts_of(here, own(here)) if not has_left(facts.events)]


def _sheet_of(kind: str, teacher: str) -> str:
    """For a teacher the sheet is the one of all the teacher's students."""
    if teacher and kind not in _OF_A_TEACHER:
        raise UsageError(f"{kind}: --teacher goes with at-a-glance")
    return _OF_A_TEACHER.get(kind, kind) if teacher else kind


_OF_A_TEACHER = {"at-a-glance": "at-a-glance-teacher", "at-a-glance-teacher": "at-a-glance-teacher"}
