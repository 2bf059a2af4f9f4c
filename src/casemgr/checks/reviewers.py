"""With whom an IEP is gone through: those named, and everyone on file."""

from collections.abc import Collection, Iterable
from datetime import date

from casemgr.casefile.headpath import as_on
from casemgr.casefile.names import fits, the_one
from casemgr.casefile.people import People
from casemgr.casefile.student import Student
from casemgr.errors import UsageError


def known_to_some(staff: Iterable[str], students: Iterable[Student]) -> list[str]:
    """The words that mean a teacher or provider of some students in a round: whoever has none of that name is left out."""
    files = [student.identity.carry_it_out for student in students]
    return [words for words in staff if any(the_one(words, on_file) for on_file in files)]


def reviewers(student: Student, staff: Iterable[str], of_some: Collection[str], people: People) -> list[str]:
    """Those named, by the full name of a teacher or provider of the student's, or of somebody of the staff; anybody else as
    typed. `of_some`: words that are for those only who have one of that name on file."""
    on_file = student.identity.carry_it_out
    named = []
    for words in staff:
        if not any(letter.isalpha() for letter in words):
            raise UsageError(f"{words} is no name; say with whom: --staff NAME")
        known = the_one(words, on_file)
        if known or words not in of_some:
            named.append(known or people.full_name(words))
    return named


def everyone_then(student: Student, day: date, case_manager: str) -> list[str]:
    """Everyone on file on the day but the case manager, who goes through it with them: who came later was not there."""
    then = as_on(student, day).identity.carry_it_out
    return [name for name in then if not fits(name, case_manager)]
