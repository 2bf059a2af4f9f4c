"""A word that was recorded and may be a slip for a known one: a document, a portion of an IEP, the way something was done."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from casemgr.casefile.events import DocumentSent, Event, IepChecked, said
from casemgr.casefile.names import doubt
from casemgr.casefile.vocabulary import DOCUMENTS
from casemgr.casefile.ways import usual_way_near
from casemgr.checks.case import Case, Note


def slip_for_a_document(sent: DocumentSent, _case: Case) -> Iterator[Note]:
    """That it is no document that a duty asks for, and near one that is."""
    return _slips([sent.document], DOCUMENTS, "document that a duty asks for")


def slip_for_a_portion(checked: IepChecked, case: Case) -> Iterator[Note]:
    """That a portion is none of an IEP's, and near one that is."""
    known = (*case.law.iep_portions, *case.law.iep_portions_for_some)
    return _slips([*checked.missing, *checked.not_applicable], known, "portion of an IEP")


def _slips(words: Iterable[str], known: Collection[str], what: str) -> Iterator[Note]:
    for word in words:
        if word not in known and (asked := doubt(f"{word} is no {what}", word, known)):
            yield Note(asked, "refuse")


_WAY = ("how", "method")


def slip_for_a_way(event: Event, _case: Case) -> Iterator[Note]:
    """That the way of an event of any type may be one."""
    for field in _WAY:
        words = said(event, field)
        if isinstance(words, str) and (near := usual_way_near(words)):
            yield Note(not_usual(words, near), "refuse")


def not_usual(words: str, near: str) -> str:
    """What is said of a way that may be a slip."""
    return f"{words.strip()} is not a usual way; did you mean {near}?"
