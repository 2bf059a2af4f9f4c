"""What of students' files is doubtful: notes, as somebody may have meant it so."""

from collections.abc import Iterable, Iterator

from casemgr.casefile.student import Student
from casemgr.checks.file_words import file_slips
from casemgr.checks.on_file_twice import besides, on_file_twice, twice_words
from casemgr.checks.whole_file import also_words, misfit_words, misfits, same_misfits
from casemgr.cli.program.session import Session
from casemgr.store.onecause import Found, by_cause
from casemgr.store.yamltext import line_of


def doubtful_notes(here: Session, students: Iterable[Student]) -> Iterator[str]:
    """The events that may be on file twice, and those that no command would have recorded where they are: each with its place in the
    file, the reason, and the command that corrects it. Those of a student that do not fit for one reason are in one note."""
    caseload, context, today = here.caseload, here.context, here.today
    journal = caseload.journal().student
    for student in (*([journal] if journal else []), *students):
        name = caseload.name_of(caseload.path_of(student.id))
        twice = list(on_file_twice(student, context, today))
        for each in twice:
            line = line_of(caseload.document(name, end_mark=True), ["events", each.place])
            yield f"{name}:{line}: {twice_words(each, student.id, today)}"
        unfit = besides(misfits(student, context, today), twice, student, context, today)
        for alike in same_misfits(unfit):
            document = caseload.document(name, end_mark=True)
            (line, found), *others = ((line_of(document, ["events", each.place]), each) for each in alike)
            words = misfit_words(found, student.id, context.law, today)
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
