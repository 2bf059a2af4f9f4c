"""What a letter is filled from, gathered: the office, the student or the caseload, and the language of the letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import typer

from casemgr.cli.session import Session
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.casefile.student import Student
    from casemgr.paper.letters.catalogue import Catalogue
    from casemgr.paper.letters.facts.source import Choices, Office
    from casemgr.paper.letters.template import Template


def office_of(here: Session) -> Office:
    """Who writes, from the settings."""
    from casemgr.paper.letters.facts.source import Office, Person, Place
    from casemgr.store.letterfiles import read_logo

    settings = here.caseload.settings
    writer, *staff = (
        Person(p.name, p.role or "", p.email or "", p.phone or "")
        for p in (settings.case_manager, *settings.staff)
    )
    return Office(
        district=settings.district,
        case_manager=writer,
        schools=tuple(Place(s.name, s.address or "", s.phone or "") for s in settings.schools),
        staff=tuple(staff),
        letterhead=settings.letterhead,
        meeting_minutes=settings.meeting_minutes,
        links=settings.links,
        logo=read_logo(here.caseload.root),
    )


def filled(
    here: Session,
    catalogue: Catalogue,
    kind: str,
    words: str | None,
    choices: Choices,
    office: Office,
    language: str | None,
) -> tuple[Template, dict[str, Any]]:
    """The template in the right language, and every fact there is for it."""
    first = catalogue.choose(sheet_of(kind, choices.teacher), "en")
    if first.subject == "caseload":
        if words:
            raise UsageError(f"{first.kind} is about the whole caseload; leave {words} out")
        return first, caseload_facts(here, office, choices.teacher)
    if words is None:
        raise UsageError(
            f"say of which student: casemgr letter {kind} STUDENT; or add --blank for an empty form"
        )
    found = here.find(words)
    template = catalogue.choose(kind, _language(found, first, choices, language))
    _warn_of_fallback(found, template, choices, language)
    return template, student_facts(here, found, choices, office) | {"language_name": _name(template.language)}


def empty_form(
    here: Session,
    catalogue: Catalogue,
    kind: str,
    words: str | None,
    choices: Choices,
    office: Office,
    language: str | None,
) -> tuple[Template, dict[str, Any]]:
    """The template, and facts that say nothing of any student; a student only decides the language."""
    from casemgr.paper.letters.facts.glance import glance
    from casemgr.paper.letters.facts.year import year_facts
    from casemgr.paper.letters.fill import BLANK

    template = catalogue.choose(kind, "en")
    if template.subject == "caseload":
        facts = year_facts((), here.context, office, here.today) | glance((), "")
    else:
        meant = here.find(words) if words else _nobody(here.today)
        template = catalogue.choose(kind, _language(meant, template, choices, language))
        _warn_of_fallback(meant, template, choices, language)
        facts = student_facts(here, _nobody(here.today), choices, office)
    return template, facts | dict.fromkeys(_OF_NOBODY, BLANK) | {"language_name": _name(template.language)}


# What even a student has of whom nothing is on file.
_OF_NOBODY = (
    "student",
    "student_id",
    "first",
    "born",
    "grade",
    "school",
    "today",
    "stands",
    "removal_total",
    "notice_number",
)


def _nobody(today: date) -> Student:
    """A student of whom nothing is on file, too young for what concerns older ones."""
    from casemgr.casefile.student import Identity, Student
    from casemgr.store.letterfiles import sample_student

    named = sample_student().identity
    nothing = {"born": today, "language": None, "contacts": (), "suspected": (), "providers": ()}
    identity: Identity = named.model_copy(update=nothing)
    return Student(identity, ())


def student_facts(
    here: Session, student: Student, choices: Choices, office: Office, as_of: date | None = None
) -> dict[str, Any]:
    """Every fact about a student; as known today, or on another day."""
    from casemgr.docket.derive import derive_from
    from casemgr.docket.facts import Facts
    from casemgr.paper.letters.facts import letter_facts
    from casemgr.paper.letters.facts.source import Source

    context = here.context
    day = as_of or here.today
    facts = Facts.of(student, context, day)
    return letter_facts(Source(facts, derive_from(facts, context, day), context, office, choices, day))


def caseload_facts(here: Session, office: Office, teacher: str = "") -> dict[str, Any]:
    from casemgr.cli.gather import students_of
    from casemgr.cli.teachers import taught_by
    from casemgr.docket.facts import Facts
    from casemgr.paper.labels import labels
    from casemgr.paper.letters.facts.glance import glance
    from casemgr.paper.letters.facts.year import year_facts

    students = list(students_of(here))
    shown = labels(students, here.caseload.settings.printing.label)
    context = here.context
    pairs = [(shown[student.id], Facts.of(student, context, here.today)) for student in students]
    name, taught = taught_by(here, teacher)
    return year_facts(pairs, context, office, here.today) | glance(taught, name)


def sheet_of(kind: str, teacher: str) -> str:
    """For a teacher the sheet is the one of all the teacher's students."""
    if teacher and kind not in _OF_A_TEACHER:
        raise UsageError(f"{kind}: --teacher goes with at-a-glance")
    return _OF_A_TEACHER.get(kind, kind) if teacher else kind


_OF_A_TEACHER = {"at-a-glance": "at-a-glance-teacher", "at-a-glance-teacher": "at-a-glance-teacher"}


def _asked_language(student: Student, choices: Choices, words: str | None) -> str:
    """The language as people call it: the one asked for, or the contact's."""
    from casemgr.paper.letters.facts.people import contact_of

    contact = contact_of(student.identity, choices.to[0] if choices.to else "")
    return words or (contact and contact.language) or "English"


def _language(student: Student, template: Template, choices: Choices, words: str | None) -> str:
    from casemgr.paper.letters.words import language_code

    if template.audience != "parent" and not words:
        return "en"
    asked = _asked_language(student, choices, words)
    code = language_code(asked)
    if code is None and words:
        raise UsageError(f"--language {words}: no such language here; write English, Spanish, Vietnamese …")
    return code or "en"


def _warn_of_fallback(student: Student, template: Template, choices: Choices, words: str | None) -> None:
    from casemgr.paper.letters.words import language_code

    if template.audience != "parent" and not words:
        return
    asked = _asked_language(student, choices, words)
    if language_code(asked) != template.language:
        code = language_code(asked) or "xx"
        typer.echo(
            f"Note: {template.kind} is not there in {asked}; printed in {_name(template.language)}. Have it translated, "
            f"or put the district's own into letters/{template.kind}.{code}.md",
            err=True,
        )


def _name(code: str) -> str:
    from casemgr.paper.letters.words import ENGLISH_NAMES

    return ENGLISH_NAMES.get(code, code)
