"""Requests, and written notice."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.saying import Nearby, only_if, spaced, stated
from casemgr.casefile.vocabulary import (
    ComplaintKind,
    ComplaintParty,
    NoticeAction,
    NoticeElement,
    NoticeSubject,
    RequestForm,
)
from casemgr.scalars import Flag, Slug, Text


class ParentRequestReceived(Event):
    """The parent asks for something that only prior written notice answers."""

    words_only_a_person_says: ClassVar[frozenset[str]] = frozenset({"oral"})
    type: Literal["parent_request_received"] = "parent_request_received"
    what: Annotated[Text, "What is requested."]
    meeting: Annotated[Flag, "Whether an IEP meeting is requested."] = False
    assessment: Annotated[Flag, "Whether an assessment is requested: that is a referral."] = False
    form: RequestForm = "written"
    same_as: Annotated[Slug | None, "The id of the oral request that this puts in writing."] = None

    def clause(self, near: Nearby) -> str:
        return f"{self.form} {near.holder_on(self.date)} request received"

    def details(self, near: Nearby) -> Iterator[str]:
        yield f"request: {self.what}"
        yield only_if(self.meeting, "an IEP meeting is requested")
        yield only_if(self.assessment, "an assessment is requested")
        yield f"puts in writing the {near.event(self.same_as)}" if self.same_as else ""


class RequestMentioned(Event):
    """It is said that the parent asked for something, and the day is not known yet: no deadline counts from it."""

    type: Literal["request_mentioned"] = "request_mentioned"
    only_a_person_says: ClassVar[bool] = True
    what: Annotated[Text, "What is requested."]
    form: Literal["written", "oral", "oral-or-written"] = "oral-or-written"

    opens_details: ClassVar[str] = ": "

    def clause(self, near: Nearby) -> str:
        return f"a {near.holder_on(self.date)} request mentioned"

    def details(self, near: Nearby) -> Iterator[str]:
        yield self.what
        yield spaced(self.form)
        yield "its day is still to be said"


class ParentRequestWithdrawn(Event):
    """The parent withdraws a request."""

    type: Literal["parent_request_withdrawn"] = "parent_request_withdrawn"
    request: Annotated[Slug, "The id of the request, where several are open."]

    def details(self, near: Nearby) -> Iterator[str]:
        yield near.named(self.request)


class PriorWrittenNoticeSent(Event):
    """Prior Written Notice of a proposed or refused action is sent to the parent."""

    type: Literal["prior_written_notice_sent"] = "prior_written_notice_sent"
    only_a_person_says: ClassVar[bool] = True
    action: NoticeAction | None = None
    subject: NoticeSubject = "other"
    answers: Annotated[tuple[Slug, ...], "The ids of the parent requests it answers."] = ()
    notice_of: Annotated[
        tuple[Slug, ...],
        "The ids of the events that it is the notice of, where several ask for one; of the notice that it completes; "
        "of the requests that one with missing elements was to answer.",
    ] = ()
    elements: Annotated[
        dict[NoticeElement, Text],
        "What the notice says under each element, where it is kept here.",
    ] = {}
    missing: Annotated[
        tuple[NoticeElement, ...],
        "The elements that the notice lacks; a complete one is still to be sent.",
    ] = ()

    def clause(self, near: Nearby) -> str:
        subject = "" if self.subject == "other" else self.subject
        what = {"proposed": " of a proposal", "refused": " of a refusal", None: ""}[self.action]
        return f"prior written notice{what}{stated(' of ' if what else ' about ', subject)} sent"

    def details(self, near: Nearby) -> Iterator[str]:
        yield stated("answers the ", near.all_of(self.answers))
        yield stated("about the ", near.all_of(self.notice_of))
        for element, text in self.elements.items():
            yield f"{spaced(element)}: {text}"
        yield stated("missing: ", tuple(map(spaced, self.missing)))


class ComplaintFiled(Event):
    """A complaint to the state, or a request for due process, is filed."""

    type: Literal["complaint_filed"] = "complaint_filed"
    kind: ComplaintKind = "state"
    filed_by: Annotated[ComplaintParty, "Who filed it"] = "parent"
    expedited: Annotated[Flag, "Whether a hearing on discipline is to be expedited."] = False

    def clause(self, near: Nearby) -> str:
        return f"{spaced(self.kind)} complaint filed by the {self.filed_by}"

    def details(self, near: Nearby) -> Iterator[str]:
        yield only_if(self.expedited, "expedited")
