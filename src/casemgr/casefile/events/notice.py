"""Requests, and written notice."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import ComplaintKind, NoticeAction, NoticeElement, NoticeSubject, RequestForm
from casemgr.scalars import Flag, Slug, Text


class ParentRequestReceived(Event):
    """The parent asks for something that only prior written notice answers."""

    type: Literal["parent_request_received"] = "parent_request_received"
    what: Text
    meeting: Flag = False
    """Whether an IEP meeting is asked for."""
    form: RequestForm = "written"


class ParentRequestWithdrawn(Event):
    """The parent takes a request back."""

    type: Literal["parent_request_withdrawn"] = "parent_request_withdrawn"
    request: Slug
    """The id of the request."""


class PriorWrittenNoticeSent(Event):
    """Prior Written Notice of a proposed or refused action is sent to the parent."""

    type: Literal["prior_written_notice_sent"] = "prior_written_notice_sent"
    action: NoticeAction = "refused"
    subject: NoticeSubject = "other"
    answers: tuple[Slug, ...] = ()
    """The ids of the parent requests it answers."""
    elements: dict[NoticeElement, Text] = {}
    """What the notice says under each of the seven elements, where it is kept here."""
    missing: tuple[NoticeElement, ...] = ()
    """Those of the seven elements that the notice lacks; it answers nothing until it has them all."""


class ComplaintFiled(Event):
    """A complaint to the state, or a request for due process, is filed."""

    type: Literal["complaint_filed"] = "complaint_filed"
    kind: ComplaintKind = "state"
    """state or due-process."""
