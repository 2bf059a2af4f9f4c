"""Everything wrong in the folder, as problems with file and line."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.errors import Problem
from casemgr.store import history
from casemgr.store.calendarchecks import calendar_notes, calendar_problems
from casemgr.store.caseload import Caseload
from casemgr.store.folders import FOLDERS, SETTINGS, listing, listing_of_root
from casemgr.store.lawelsewhere import is_place_of_law, places_not_in_force
from casemgr.store.memory import gone
from casemgr.store.studentchecks import students_checked
from casemgr.store.surroundings import surroundings
from casemgr.store.yamltext import line_of, odd_quotes


class Findings(NamedTuple):
    problems: list[Problem]
    advice: list[str]
    """What is not wrong and worth knowing: odd days of a calendar, a notice that leaves its action unsaid, what is not
    committed yet, who else can read the caseload."""


def check(caseload: Caseload, today: date) -> Findings:
    """Every problem, files in the order of the folder. BadFile if the settings cannot be read."""
    _ = caseload.settings
    in_students, notes = students_checked(caseload, today)
    problems = [*_problems(caseload, today), *in_students]
    faults, waiting = history.review(caseload.root) if caseload.settings.git else ([], [])
    named = {gone(fault.file) for fault in faults}  # the last commit knows better how to bring a file back
    return Findings(
        [*(each for each in problems if each not in named), *faults],
        [
            *calendar_notes(caseload),
            *places_not_in_force(caseload),
            *notes,
            *waiting,
            *surroundings(caseload.root),
        ],
    )


def _problems(caseload: Caseload, today: date) -> Iterator[Problem]:
    """Those of what all students share."""
    yield from _in_settings(caseload)
    yield from caseload.shared_problems
    yield from calendar_problems(caseload, today)
    yield from _unlisted_schools(caseload)
    yield from _leftovers(caseload)


def _in_settings(caseload: Caseload) -> Iterator[Problem]:
    """A school or somebody of the staff who is listed twice, and odd quotation marks, there and in what else all students
    share."""
    document = caseload.document(SETTINGS)
    schools = caseload.settings.school_names
    staff = [person.name for person in caseload.settings.staff]
    for key, listed in (("schools", schools), ("staff", staff)):
        for place, name in enumerate(listed):
            if (before := listed.index(name)) < place:
                line, first = (line_of(document, [key, each]) for each in (place, before))
                words = f"`{key}`: {name} is listed twice (first on line {first}); delete one of the two"
                yield Problem(SETTINGS, line, words)
    names = [SETTINGS, *(name for name, _ in caseload.calendars), *(name for name, _ in caseload.law.own)]
    for name in names:
        yield from (Problem(name, line, words) for line, words in odd_quotes(caseload.document(name)))


def _unlisted_schools(caseload: Caseload) -> Iterator[Problem]:
    """The schools of students that the settings do not list, each in one line."""
    listed = caseload.settings.school_names
    students = [file for file in caseload.students() if file.student]
    counts = Counter(file.student.identity.school for file in students if file.student)
    for school, count in counts.items():
        if school not in listed:
            who = next(
                file.name for file in students if file.student and file.student.identity.school == school
            )
            others = f"; {count} students go there" if count > 1 else ""
            line = line_of(caseload.document(who, end_mark=True), ["school"])
            yield Problem(
                who,
                line,
                f"{school} is not among the schools in casemgr.yaml; add it with its level (none if it goes "
                f"from elementary to high school){others}",
            )


def _leftovers(caseload: Caseload) -> Iterator[Problem]:
    """What else lies in the folders of the caseload, and all that is wrong with the letters' folder."""
    yield from listing_of_root(caseload.root).leftovers
    for folder in (*FOLDERS, *caseload.own_law[:-1]):
        found = listing(caseload.root, folder)
        yield from (each for each in found.leftovers if not is_place_of_law(caseload.root, each.file))
        yield from () if folder.holds_dates else found.problems
