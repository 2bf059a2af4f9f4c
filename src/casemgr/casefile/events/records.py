"""Records asked for, collected, provided and seen."""

from __future__ import annotations

from typing import Literal

from casemgr.casefile.events.base import Event
from casemgr.casefile.vocabulary import RecordsParty, RequestForm, SourceStep
from casemgr.scalars import Line, Slug, Text


class RecordsRequested(Event):
    """Someone asks for the student's records, orally or in writing."""

    type: Literal["records_requested"] = "records_requested"
    requester: RecordsParty = "parent"
    form: RequestForm = "written"


class RecordsSource(Event):
    """One place that may hold records is asked for them, or has given them."""

    type: Literal["records_source"] = "records_source"
    source: Line
    """Cumulative folder, psychologist, nurse …"""
    step: SourceStep
    """asked, received or none-held."""
    request: Slug | None = None
    """The id of the request, where several are open."""


class RecordsProvided(Event):
    """The records asked for are provided."""

    type: Literal["records_provided"] = "records_provided"
    to: RecordsParty = "parent"
    method: Line | None = None
    pages: Line | None = None
    proof: Line | None = None


class RecordAccessed(Event):
    """Somebody sees or receives the student's records: a line of the access log."""

    type: Literal["record_accessed"] = "record_accessed"
    who: Line
    """The person or agency."""
    why: Text
    """The legitimate interest, or the consent."""
    records: Line | None = None
