"""Papers: copies placed in the container, documents given to the parent or to others."""

from collections.abc import Iterator
from typing import Annotated, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, phrase, spaced, stated
from casemgr.casefile.vocabulary import FiledPaper
from casemgr.scalars import DayAhead, Line, PersonName, Slug


class Filed(Event):
    """A copy is placed in the special education container of the cumulative folder."""

    type: Literal["filed"] = "filed"
    what: FiledPaper

    def clause(self, near: Nearby) -> str:
        what = "another paper" if self.what == "other" else f"copy of the {spaced(self.what)}"
        return f"{what} filed in the special education container"


class DocumentSent(Event):
    """A document is given to the parent or to others."""

    type: Literal["document_sent"] = "document_sent"
    document: Annotated[Slug, "meeting-notice, safeguards, iep-copy …"]
    meeting: Annotated[
        DayAhead | None,
        "For a meeting notice: the day of the meeting it is about, where more than one is booked.",
    ] = None
    to: Annotated[PersonName | None, "To whom."] = None
    method: Annotated[Line | None, "mail, in person, e-mail …"] = None
    language: Annotated[Line | None, "The language it was in."] = None
    reason: Annotated[
        Slug | None,
        "Why a Notice of Procedural Safeguards was given: referral, assessment-plan, discipline, "
        "yearly, complaint, iep-meeting or on-request.",
    ] = None
    proof: Annotated[Line | None, "What shows that it arrived: a signature, a receipt, a number."] = None

    def clause(self, near: Nearby) -> str:
        named = {
            "safeguards": "procedural safeguards",
            "iep-copy": "copy of the IEP",
            "iep-copy-staff": "copy of the IEP for the staff",
            "iep-translation": "translation of the IEP",
            "records": "copies of records",
            "iep-draft": "draft IEP",
        }
        what = named.get(self.document, spaced(self.document))
        about = stated("for the meeting of ", near.day(self.meeting))
        return phrase(what, about, _sent(self.method), stated("to ", self.to), stated("in ", self.language))

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"reason: {spaced(self.reason)}" if self.reason else ""
        yield stated("proof: ", self.proof)


def _sent(method: str | None) -> str:
    """`sent by mail`; a method that is no single word is in words of its own: `sent home`, `given in person`."""
    if method is None:
        return "sent"
    if method.startswith(("in ", "by ", "at ", "with ")):
        return f"given {method}" if method.startswith(("in ", "at ")) else f"sent {method}"
    return method if method.startswith(("sent", "given", "handed")) else f"sent by {method}"
