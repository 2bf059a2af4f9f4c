"""What is wrong in the files of students and the journal, and what is worth knowing of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from casemgr.casefile.events import (
    Event,
    MeetingHeld,
    PriorWrittenNoticeSent,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.purposes import EVALUATES, REVIEWS
from casemgr.casefile.saying import joined, plural
from casemgr.casefile.student import CASELOAD_ID, Student
from casemgr.errors import Problem
from casemgr.state.enrollment import brought
from casemgr.store.calendarchecks import has_damage
from casemgr.store.caseload import Caseload
from casemgr.store.eventchecks import event_problems, words_of_law
from casemgr.store.folders import is_there
from casemgr.store.lawelsewhere import law_elsewhere
from casemgr.store.onecause import Found, by_cause
from casemgr.store.yamltext import Document, line_of, odd_quotes
from casemgr.store.yamlwrite import in_the_way


def students_checked(caseload: Caseload, today: date) -> tuple[list[Problem], list[str]]:
    """Every problem, files in the order of the folder, and the notes."""
    of_files: dict[str, list[Problem]] = {}
    found: list[Found] = []
    of_law: list[tuple[str, Found]] = []
    notes: list[str] = []
    for file in chain([caseload.journal()], caseload.students()):
        of_files[file.name] = list(file.problems)
        if (student := file.student) is None:
            continue
        if not is_there(caseload.root / file.name):
            continue  # a caseload may do without a journal
        document = caseload.document(file.name, end_mark=True)
        if way := in_the_way(document, "events"):
            of_files[file.name].append(Problem(file.name, *way))
        found += event_problems(student, file.name, today)
        of_law += words_of_law(student, file.name, caseload.law.book)
        if student.id != CASELOAD_ID:
            of_files[file.name] += _student(student, file.name, document, today)
            found += _without_calendar(student, file.name, caseload)
            notes += _undecided(student, file.name, document, today)
    unknown, out_of_force = _unknown(of_law, caseload)
    for problem in by_cause([*found, *unknown], lambda name: caseload.document(name, end_mark=True)):
        of_files[problem.file].append(problem)
    return [problem for each in of_files.values() for problem in each], [*notes, *out_of_force]


def _student(student: Student, name: str, document: Document, today: date) -> Iterator[Problem]:
    if (
        student.identity.born > today and not student.events
    ):  # with events it is later than these, and said of the file
        yield Problem(name, line_of(document, ["born"]), "`born` is in the future")
    yield from _missing_facts(student, name, document, today)
    yield from (Problem(name, line, words) for line, words in odd_quotes(document))


def _without_calendar(student: Student, name: str, caseload: Caseload) -> Iterator[Found]:
    """That no calendar has the student's track; nothing where one is damaged, which may be the one."""
    track = student.identity.track
    if track and track not in caseload.school_years.tracks and not has_damage(caseload):
        yield Found(name, ["track"], f"no calendar has the track {track}: casemgr year YEAR --track {track}")


def _unknown(of_law: Iterable[tuple[str, Found]], caseload: Caseload) -> tuple[list[Found], list[str]]:
    """What no law has; and in one note what is of a place whose law is not in force here. Where the district's own law is
    damaged nothing is said: it may be of that."""
    if caseload.law.problems or not (of_law := list(of_law)):
        return [], []
    settings = caseload.settings
    elsewhere = law_elsewhere(caseload.root, settings.state, settings.handbook)
    away = [(word, found) for word, found in of_law if word in elsewhere]
    unknown = [found for word, found in of_law if word not in elsewhere]
    if not away:
        return unknown, []
    words = sorted({word for word, _ in away})
    shown = joined(words) if len(words) <= AT_A_GLANCE else f"{plural(len(words), 'rule')}, like {words[0]}"
    counted = plural(len(away), "event")
    names = {found.file for _, found in away}
    where = f" in {len(names)} files" if len(names) > 1 else f" in {names.pop()}"
    chosen = f"state: {settings.state}, handbook: {settings.handbook}"
    return unknown, [
        f"{counted}{where} {'names' if len(away) == 1 else 'name'} law that is not in force here ({shown}): "
        f"casemgr.yaml has {chosen}. That stays on file and changes no date."
    ]


AT_A_GLANCE = 4
"""So many rules are named one by one."""


def _undecided(student: Student, name: str, document: Document, today: date) -> Iterator[str]:
    """The notices about an assessment, written by hand, which do not say whether they propose or refuse it: only a refusal
    ends the clock of an assessment plan. One that lacks its action has been sent so."""
    known = {event.id for event in student.known(today)}
    for place, event in enumerate(student.events):
        if event.id in known and isinstance(event, PriorWrittenNoticeSent) and _leaves_open(event):
            line = line_of(document, ["events", place])
            yield (
                f"{name}:{line}: the notice about an assessment ({event.id}) does not say whether it proposes or "
                "refuses, so it counts as no refusal; write `action: refused` or `action: proposed`"
            )


def _leaves_open(notice: PriorWrittenNoticeSent) -> bool:
    return notice.subject == "assessment" and notice.action is None and "action" not in notice.missing


def _missing_facts(student: Student, name: str, document: Document, today: date) -> Iterator[Problem]:
    known = student.known(today)
    held = {purpose for event in known if isinstance(event, MeetingHeld) for purpose in event.purposes}
    for place, event in enumerate(student.events):
        if not isinstance(event, (StudentAdded, TransferredIn)) or event not in known:
            continue
        for key in ("last_annual", "last_evaluation"):
            if (day := getattr(event, key)) and day > today:
                correct = f"casemgr correct {student.id} {event.id} {key}=DATE"
                line = line_of(document, ["events", place, key])
                yield Problem(name, line, f"`{key}` {day} is in the future; mend it: {correct}")
        line = line_of(document, ["events", place])
        for key, deadline, purposes in _RUNS_FROM:
            if getattr(event, key) is None and purposes.isdisjoint(held) and not brought(known, key):
                yield Problem(name, line, _lacks(key, deadline, student, event))


_RUNS_FROM = (("last_annual", "the annual review", REVIEWS), ("last_evaluation", "the triennial", EVALUATES))
"""Each date that a student may come with, what runs from it, and the meetings that are one."""


def _lacks(field: str, deadline: str, student: Student, event: Event) -> str:
    correct = f"casemgr correct {student.id} {event.id} {field}=DATE"
    return f"`{field}` is missing: {deadline} cannot be computed; add the date: {correct}"
