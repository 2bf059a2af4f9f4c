"""Since when that is on file which the command at the end of a letter records, so that it is not offered once more."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from casemgr.casefile.events import (
    BehaviorEmergency,
    DocumentSent,
    FormCompleted,
    RecordsProvided,
    RecordsRequested,
    ReferralReceived,
    TeamDecided,
    TeamInvited,
)
from casemgr.paper.letters.facts.meeting import meeting_meant
from casemgr.paper.letters.facts.received import went_to_reader
from casemgr.paper.letters.facts.source import Source
from casemgr.paper.letters.fill import BLANK
from casemgr.state.heard import about_booking
from casemgr.state.iep import ieps_of
from casemgr.state.requests import open_records_requests

_DISCIPLINE = "discipline"


def on_file(source: Source) -> dict[str, Any]:
    referral, emergency = source.last(ReferralReceived), source.last(BehaviorEmergency)
    needed = [each.date for each in source.all(TeamDecided) if each.transportation]
    return {
        "referral_on_file": _sent("referral", source, since=referral.date if referral else None),
        "iep_copy_on_file": _sent("iep-copy", source, since=_iep_day(source)),
        "discipline_on_file": _discipline(source),
        "student_invited": _invited(source),
        "emergency_form_on_file": _form(
            "behavior-emergency", source, since=emergency.date if emergency else None
        ),
        "transportation_form_on_file": _form("transportation", source, since=max(needed, default=None)),
        "copies_on_file": _records(source, to_district=False),
        "transfer_on_file": _records(source, to_district=True),
        **_majority(source),
    }


def _majority(source: Source) -> dict[str, Any]:
    """The duty to say that the rights have passed to the student, while it is open; and when it was met."""
    clocks = [each for each in source.deadlines if each.rule.role == "majority"]
    return {
        "majority_duty": next((each.rule.id for each in clocks if each.is_open), BLANK),
        "majority_on_file": _last(each.met_by.date for each in clocks if each.met_by),
    }


def _last(days: Iterable[date]) -> Any:
    return max(days, default=BLANK)


def _papers(document: str, source: Source) -> list[DocumentSent]:
    """Those that went to the reader of the letter."""
    return [e for e in source.all(DocumentSent) if e.document == document and went_to_reader(e, source)]


def _sent(document: str, source: Source, since: date | None) -> Any:
    return _last(each.date for each in _papers(document, source) if since and each.date >= since)


def _iep_day(source: Source) -> date | None:
    ieps = ieps_of(source.events)
    last = ieps.offered or ieps.in_effect
    return last.day if last else None


def _discipline(source: Source) -> Any:
    """The notice that the review last asked for needs, on the day on which its days begin or later."""
    clocks = [each for each in source.deadlines if each.rule.role == "manifestation"]
    began = max((each.started_on for each in clocks), default=None)
    papers = _papers("safeguards", source)
    return _last(e.date for e in papers if e.reason == _DISCIPLINE and began and e.date >= began)


def _invited(source: Source) -> Any:
    """When the student was invited to the meeting that the invitation is about."""
    booked = meeting_meant(source)
    asked = about_booking(booked, source.events) if booked else ()
    return _last(
        each.date
        for each in asked
        if isinstance(each, TeamInvited) and any(member.role == "student" for member in each.to)
    )


def _form(form: str, source: Source, since: date | None) -> Any:
    return _last(e.date for e in source.all(FormCompleted) if e.form == form and since and e.date >= since)


def _records(source: Source, *, to_district: bool) -> Any:
    """When the last request of the family, or of another district, was answered; BLANK while one waits."""

    def is_theirs(party: str) -> bool:
        return (party == "district") == to_district

    requests = [each for each in source.all(RecordsRequested) if is_theirs(each.requester)]
    if not requests or any(is_theirs(each.requester) for each in open_records_requests(source.events)):
        return BLANK
    given = (each.date for each in source.all(RecordsProvided) if is_theirs(each.to))
    return _last(day for day in given if day >= requests[-1].date)
