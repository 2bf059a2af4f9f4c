"""Everything wrong in the folder, as problems with file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import (
    Done,
    Event,
    ExtensionAgreed,
    LateExplained,
    MeetingHeld,
    NotApplicable,
    PriorWrittenNoticeSent,
    StudentAdded,
    TransferredIn,
    Void,
)
from casemgr.casefile.naming import ids_named, in_a_circle
from casemgr.casefile.purposes import EVALUATES, REVIEWS
from casemgr.casefile.student import Student
from casemgr.errors import Problem
from casemgr.store import history
from casemgr.store.calendarchecks import calendar_notes, calendar_problems
from casemgr.store.caseload import Caseload
from casemgr.store.folders import FOLDERS, listing, listing_of_root
from casemgr.store.memory import gone
from casemgr.store.surroundings import surroundings
from casemgr.store.yamltext import Document, line_of, lone_quotes

_ABOUT_A_RULE = (Done, NotApplicable, ExtensionAgreed, LateExplained)


class Findings(NamedTuple):
    problems: list[Problem]
    advice: list[str]
    """What is not wrong and worth knowing: odd days of a calendar, a notice that leaves its action unsaid, what is not
    committed yet, who else can read the caseload."""


def check(caseload: Caseload, today: date) -> Findings:
    """Every problem, files in the order of the folder. BadFile if the settings cannot be read."""
    problems = list(_problems(caseload, today))
    faults, waiting = history.review(caseload.root) if caseload.settings.git else ([], [])
    named = {gone(fault.file) for fault in faults}  # the last commit knows better how to bring a file back
    return Findings(
        [*(each for each in problems if each not in named), *faults],
        [*calendar_notes(caseload), *_undecided(caseload, today), *waiting, *surroundings(caseload.root)],
    )


def _problems(caseload: Caseload, today: date) -> Iterator[Problem]:
    _ = caseload.settings
    yield from caseload.shared_problems
    yield from calendar_problems(caseload, today)
    yield from _unlisted_schools(caseload)
    yield from caseload.journal().problems
    yield from _leftovers(caseload)
    for file in caseload.students():
        yield from file.problems
        if file.student:
            yield from _student(file.student, file.name, caseload, today)


def _unlisted_schools(caseload: Caseload) -> Iterator[Problem]:
    """The schools of students that the settings do not list, each in one line."""
    listed = {school.name for school in caseload.settings.schools}
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
                who, line, f"{school} is not among the schools in casemgr.yaml; add it with its level{others}"
            )


def _leftovers(caseload: Caseload) -> Iterator[Problem]:
    """What else lies in the folders of the caseload, and all that is wrong with the letters' folder."""
    yield from listing_of_root(caseload.root).leftovers
    for folder in (*FOLDERS, *caseload.own_law[:-1]):
        found = listing(caseload.root, folder)
        yield from found.leftovers
        yield from () if folder.holds_dates else found.problems


def _student(student: Student, name: str, caseload: Caseload, today: date) -> Iterator[Problem]:
    document = caseload.document(name, end_mark=True)
    identity = student.identity
    if identity.track and identity.track not in caseload.school_years.tracks:
        line = line_of(document, ["track"])
        yield Problem(
            name,
            line,
            f"no calendar has the track {identity.track}: casemgr year YEAR --track {identity.track}",
        )
    if (
        identity.born > today and not student.events
    ):  # with events it is later than these, and said of the file
        yield Problem(name, line_of(document, ["born"]), "`born` is in the future")
    ids = {event.id for event in student.events}
    for place, event in enumerate(student.events):
        line = line_of(document, ["events", place, "date"])
        yield from (Problem(name, line, text) for text in _event(event, student, ids, caseload, today))
    yield from _missing_facts(student, name, document, today)
    for line, value in lone_quotes(document):
        yield Problem(
            name, line, f"{value} has one quotation mark; is the other missing, or this one too many?"
        )


def _event(event: Event, student: Student, ids: set[str], caseload: Caseload, today: date) -> Iterator[str]:
    if event.recorded > today:
        yield f"`recorded` {event.recorded} is in the future, so the event is not known yet"
    for other in ids_named(event):
        if other not in ids:
            yield f"names the event {other}, and there is none of that id in this file"
    if isinstance(event, Void) and event.id in in_a_circle(student.not_void(today)):
        yield f"{event.event} and {event.replaced_by} are corrections of each other; take one of the voids out"
    law = caseload.law.book  # what was done of a rule that the district does without now was done
    if isinstance(event, _ABOUT_A_RULE) and event.rule not in law.ids and event.rule not in law.dropped:
        yield f"names the rule {event.rule}, and there is none; see `casemgr rules`"
    if isinstance(event, LateExplained) and event.code and event.code not in law.delays:
        yield f"names the delay code {event.code}, and the law of the state has none such"


def _undecided(caseload: Caseload, today: date) -> Iterator[str]:
    """The notices about an assessment, written by hand, which do not say whether they propose or refuse it: only a refusal
    ends the clock of an assessment plan. One that lacks its action has been sent so."""
    for file in caseload.students():
        student = file.student
        known = {event.id for event in student.known(today)} if student else set()
        for place, event in enumerate(student.events if student else ()):
            if event.id in known and isinstance(event, PriorWrittenNoticeSent) and _leaves_open(event):
                line = line_of(caseload.document(file.name, end_mark=True), ["events", place])
                yield (
                    f"{file.name}:{line}: the notice about an assessment ({event.id}) does not say whether it proposes or "
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
        line = line_of(document, ["events", place])
        for key in ("last_annual", "last_evaluation"):
            if (day := getattr(event, key)) and day > today:
                correct = f"casemgr correct {student.id} {event.id} {key}=DATE"
                yield Problem(name, line, f"`{key}` {day} is in the future; mend it: {correct}")
        if event.last_annual is None and REVIEWS.isdisjoint(held):
            yield Problem(name, line, _lacks("last_annual", "the annual review", student, event))
        if event.last_evaluation is None and EVALUATES.isdisjoint(held):
            yield Problem(name, line, _lacks("last_evaluation", "the triennial", student, event))


def _lacks(field: str, deadline: str, student: Student, event: Event) -> str:
    correct = f"casemgr correct {student.id} {event.id} {field}=DATE"
    return f"`{field}` is missing: {deadline} cannot be computed; add the date: {correct}"
