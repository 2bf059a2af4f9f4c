"""What of students' files is doubtful: notes, as somebody may have meant it so."""

from collections.abc import Iterable, Iterator

from casemgr.casefile.student import Student
from casemgr.checks.file_words import file_slips
from casemgr.checks.whole_file import also_words, misfit_words, misfits, same_misfits
from casemgr.cli.program.session import Session
from casemgr.store.onecause import Found, by_cause
from casemgr.store.yamltext import line_of


def misfit_notes(here: Session, students: Iterable[Student]) -> Iterator[str]:
    """The events that no command would have recorded where they are: each with its place in the file, the reason, and the command
    that corrects it; those of a student and of one reason in one note."""
    caseload, today = here.caseload, here.today
    journal = caseload.journal().student
    for student in (*([journal] if journal else []), *students):
        name = caseload.name_of(caseload.path_of(student.id))
        for alike in same_misfits(misfits(student, here.context, today)):
            document = caseload.document(name, end_mark=True)
            (line, found), *others = ((line_of(document, ["events", each.place]), each) for each in alike)
            words = misfit_words(found, student.id, here.context.law, today)
            yield f"{name}:{line}: {words}{also_words(others)}"


def slip_notes(here: Session, students: Iterable[Student]) -> Iterator[str]:
    """The words that may be slips: each once, with all the places where it is."""
    caseload, law = here.caseload, here.context.law
    found = [
        Found(caseload.name_of(caseload.path_of(student.id)), path, message)
        for student in students
        for path, message in file_slips(student, law)
    ]
    return map(str, by_cause(found, lambda name: caseload.document(name, end_mark=True)))
