"""A student's file, or the journal, from its text: whole, or everything that is wrong with it."""

from pathlib import PurePosixPath
from typing import NamedTuple

from pydantic import Field

from casemgr.casefile.impossible import ImpossibleDay, impossible_days
from casemgr.casefile.names import did_you_mean
from casemgr.casefile.student import Identity, Student, journal_of
from casemgr.errors import BadFile, Problem
from casemgr.scalars import Frozen, SchemaNumber
from casemgr.store.folders import JOURNAL
from casemgr.store.typed import Problems, read_events, read_model
from casemgr.store.yamltext import Document, line_of, parse

_OF_THE_JOURNAL = ("schema", "events")


class StudentFile(NamedTuple):
    """One file of `students/`: the student if it could be read whole, and what is wrong if not, or what in it cannot be
    true."""

    name: str
    student: Student | None
    problems: tuple[Problem, ...]


def read_file(text: str, name: str) -> StudentFile:
    """The journal, or a student's file, from its text."""
    return read_journal(text, name) if name == JOURNAL else read_student(text, name)


def read_journal(text: str, name: str) -> StudentFile:
    """The journal from its text, or everything that is wrong with it."""
    try:
        document = parse(text, name, end_mark=True)
    except BadFile as error:
        return StudentFile(name, None, error.problems)
    problems = _about_form(document, name)
    strange = [key for key in document.data if key not in _OF_THE_JOURNAL]
    events, found = read_events(document, name)
    problems += [
        Problem(
            name, line_of(document, [key]), f"`{key}`: no such key here{did_you_mean(key, _OF_THE_JOURNAL)}"
        )
        for key in strange
    ]
    problems += found
    return StudentFile(name, None, tuple(problems)) if problems else _read(journal_of(events), document, name)


def read_student(text: str, name: str) -> StudentFile:
    """A student's file from its text, or everything that is wrong with it."""
    try:
        document = parse(text, name, end_mark=True)
    except BadFile as error:
        return StudentFile(name, None, error.problems)
    events, problems = read_events(document, name)
    head = {key: value for key, value in document.data.items() if key != "events"}
    try:
        identity = read_model(Identity, document, name, head, besides=("events",))
    except Problems as error:
        return StudentFile(name, None, (*error.problems, *problems))
    problems += _about_identity(identity, document, name)
    if problems:
        return StudentFile(name, None, tuple(problems))
    return _read(Student(identity, events), document, name)


def _read(student: Student, document: Document, name: str) -> StudentFile:
    """A student who could be read, with the days that cannot be true: dates computed from them are not to be trusted."""
    found = impossible_days(student.events, student.identity.born)
    problems = [
        Problem(
            name,
            line_of(document, [each.key] if each.event is None else ["events", each.event, each.key]),
            f"{each.words}; mend it: {_mend(student, each)}",
        )
        for each in found
    ]
    return StudentFile(name, student, tuple(problems))


def _mend(student: Student, wrong: ImpossibleDay) -> str:
    if wrong.event is None:
        return f"casemgr edit {student.id} --{wrong.key} DATE"
    option = "--on DATE" if wrong.key == "date" else f"{wrong.key}=DATE"
    return f"casemgr correct {student.id} {student.events[wrong.event].id} {option}"


def _about_identity(identity: Identity, document: Document, name: str) -> list[Problem]:
    problems = []
    if PurePosixPath(name).stem != identity.id:
        line = line_of(document, ["id"])
        problems.append(
            Problem(name, line, f"the id {identity.id} is not the file's name; rename one or the other")
        )
    return [*problems, *_without_events(document, name)]


def _without_events(document: Document, name: str) -> list[Problem]:
    if "events" in document.data or any(did_you_mean(key, ["events"]) for key in document.data):
        return []
    return [Problem(name, None, "`events` is missing; write a bare `events:` above the end mark")]


class _Form(Frozen):
    """What the journal has besides its events."""

    schema_: SchemaNumber = Field(alias="schema")


def _about_form(document: Document, name: str) -> list[Problem]:
    """What is wrong with the journal's form."""
    form = {key: value for key, value in document.data.items() if key == "schema"}
    try:
        read_model(_Form, document, name, form)
    except Problems as error:
        return [*error.problems, *_without_events(document, name)]
    return _without_events(document, name)
