"""Words of students' files that may be slips: nothing refuses them, and a duty that asks for the right one stays open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from casemgr.casefile.events import DocumentSent, Event, IepChecked
from casemgr.casefile.names import MAY_BE_A_SLIP, fold, names_near
from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import DOCUMENTS
from casemgr.law.book import LawBook

LETTERS = 2
"""So many letters a slip adds or leaves out."""
WordAt = tuple[Sequence[str | int], str]
"""A place in a file, and the word there or what is said of it."""


def file_slips(student: Student, law: LawBook) -> Iterator[WordAt]:
    """Each word that is nearly one of the law's or the program's, at its place in the file, with what is said of it."""
    areas = (*(law.areas.names if law.areas else ()), *law.meanings["area"].values())
    portions = (*law.iep_portions, *law.iep_portions_for_some)
    kinds = ((_areas, areas, "area"), (_documents, DOCUMENTS, "document"), (_portions, portions, "portion"))
    for words_of, known, what in kinds:
        for path, word in words_of(student):
            if what == "area" and fold(word) in law.meanings["area"]:
                continue  # another name: typed, it is recorded under the law's
            if near := _near(word, known):
                yield path, f"{word} is no {what} that a rule or the law names; did you mean `{near}`?"


@cache  # the same few words are in every file
def _near(word: str, known: tuple[str, ...]) -> str | None:
    """The known word that another is a slip for: no longer or shorter than a slip makes it, as `health` is no slip for
    `mental-health`."""
    near = () if word in known else names_near(word, known, MAY_BE_A_SLIP)
    return next((each for each in near if abs(len(each) - len(word)) <= LETTERS), None)


def _areas(student: Student) -> Iterator[WordAt]:
    for place, area in enumerate(student.identity.suspected):
        yield ("suspected", place), area
    for at, event in _events(student):
        for place, each in enumerate(getattr(event, "areas", ())):
            area = getattr(each, "area", each)
            yield (*at, "areas", place), area


def _documents(student: Student) -> Iterator[WordAt]:
    for at, event in _events(student):
        if isinstance(event, DocumentSent):
            yield (*at, "document"), event.document


def _portions(student: Student) -> Iterator[WordAt]:
    for at, event in _events(student):
        if isinstance(event, IepChecked):
            for key in ("missing", "not_applicable"):
                yield from (((*at, key, place), word) for place, word in enumerate(getattr(event, key)))


def _events(student: Student) -> Iterator[tuple[tuple[str, int], Event]]:
    """The events that are not void, each with its place."""
    kept = {
        event.id
        for event in student.known(max((e.recorded for e in student.events), default=student.identity.born))
    }
    for place, event in enumerate(student.events):
        if event.id in kept:
            yield ("events", place), event
