"""What a letter is filled with: the facts about the student or the caseload, in the language of whoever gets it."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.people import People
from casemgr.casefile.persons import people_at_the_head
from casemgr.casefile.student import Student
from casemgr.checks.strangers import slip_for_somebody
from casemgr.errors import Refused
from casemgr.paper.letters.desk import bare, of_nobody
from casemgr.paper.letters.language import fallback_note, language_of, name_of, unsaid_note
from casemgr.paper.letters.pages import Printer
from casemgr.paper.letters.template import Template
from casemgr.paper.letters.wish import Wish


class Files(NamedTuple):
    """What a letter may need of the files, each read where it does."""

    find: Callable[[str], Student]
    sample: Callable[[], Student]
    """An invented student, on whom an empty form is made."""
    caseload: Callable[[str], dict[str, Any]]
    """Every fact about the caseload, and about the students of a teacher."""
    people: People


def filled(printer: Printer, files: Files, wish: Wish) -> tuple[Template, dict[str, Any]]:
    """The template in the right language, and every fact there is for it; of an empty form, none of any student."""
    desk = printer.desk
    template = wish.sheet(printer.catalogue)
    if template.subject != "caseload":
        template, facts = _of_student(printer, files, wish, template)
    elif wish.blank:
        facts = desk.of_caseload((), (), "")
    else:
        wish.check_of_caseload(template)
        facts = files.caseload(wish.choices.teacher)
    facts = of_nobody(facts) if wish.blank else facts
    return template, facts | {"language_name": name_of(template.language)}


def _of_student(
    printer: Printer, files: Files, wish: Wish, sheet: Template
) -> tuple[Template, dict[str, Any]]:
    wish.check_of_student()
    desk, say = printer.desk, printer.asker.say
    student = files.find(wish.student) if wish.student else None
    # Too young for what concerns older ones.
    nobody = bare(files.sample(), born=desk.today) if wish.blank else None
    meant = student or nobody
    assert meant
    if student and not wish.force:
        _check_names(files.people, student, wish, desk.today)
    receiver = desk.receiver(meant, wish.to)
    template = printer.catalogue.choose(wish.kind, language_of(receiver, sheet, wish.language))
    if note := fallback_note(receiver, template, wish.language):
        say(f"Note: {note}")
    if student and (note := unsaid_note(student, receiver, template, wish.language)):
        say(f"Note: {note}")
    return template, desk.of_student(nobody or meant, wish.choices)


def _check_names(people: People, student: Student, wish: Wish, today: date) -> None:
    """Refused where a name in the letter may be a slip for somebody on file."""
    known = [*people_at_the_head(student.identity), *people.names]
    for name in filter(None, (*wish.choices.to, wish.choices.member, wish.choices.source)):
        if asked := slip_for_somebody(name, known, student.known(today)):
            raise Refused(f"{student.id}: not printed: {asked}", may_be_forced=True)
