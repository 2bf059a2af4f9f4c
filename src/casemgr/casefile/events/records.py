"""Records requested, collected, provided and seen."""

from collections.abc import Iterator
from typing import Annotated, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, spaced, stated
from casemgr.casefile.vocabulary import RecordsParty, RequestForm, SourceStep
from casemgr.scalars import Line, PersonName, Slug, Text

_PARTIES = {"district": "another district"}


def _party(party: RecordsParty) -> str:
    return _PARTIES.get(party, f"the {spaced(party)}")


class RecordsRequested(Event):
    """Someone requests the student's records, orally or in writing."""

    type: Literal["records_requested"] = "records_requested"
    requester: Annotated[RecordsParty, "Who asks"] = "parent"
    form: RequestForm = "written"

    def clause(self, near: Nearby) -> str:
        form = "in writing" if self.form == "written" else "orally"
        return f"records requested by {_party(self.requester)} {form}"


class RecordsSource(Event):
    """One place that may hold records is asked for them, or has given them."""

    type: Literal["records_source"] = "records_source"
    source: Annotated[Line, "Cumulative folder, psychologist, nurse …"]
    step: SourceStep
    request: Annotated[Slug | None, "The id of the request, where several are open."] = None

    def clause(self, near: Nearby) -> str:
        step = {"asked": "records asked for", "received": "records received", "none-held": "no records held"}
        return f"{step[self.step]}: {self.source}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield (self.request and f"for {near.event(self.request)}") or ""


class RecordsProvided(Event):
    """The records requested are provided."""

    type: Literal["records_provided"] = "records_provided"
    to: Annotated[RecordsParty, "Who received them."] = "parent"
    request: Annotated[
        Line | None,
        "The id of the request they answer; all of that party's where none is named.",
    ] = None
    method: Annotated[Line | None, "mail, in person, e-mail …"] = None
    pages: Annotated[Line | None, "How many pages."] = None
    proof: Annotated[Line | None, "What shows that they arrived: a signature, a receipt."] = None

    def clause(self, near: Nearby) -> str:
        return f"records provided to {_party(self.to)}{stated(' (', self.method, ')')}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"answers the {near.event(self.request)}" if self.request else ""
        yield stated("", self.pages, " pages")
        yield stated("proof: ", self.proof)


class RecordAccessed(Event):
    """Somebody sees or receives the student's records: a line of the access log."""

    type: Literal["record_accessed"] = "record_accessed"
    who: Annotated[PersonName, "The person or agency."]
    why: Annotated[Text, "The legitimate interest, or the consent."]
    records: Annotated[Line | None, "Which records."] = None

    def clause(self, near: Nearby) -> str:
        return f"records seen or received by {self.who}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("records: ", self.records)
        yield f"reason: {self.why}"
