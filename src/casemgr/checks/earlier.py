"""What must have happened before an event, and what the other checks share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    EnteredInSystem,
    Event,
    Filed,
    FosterTransferRequested,
    HandedOff,
    IepChecked,
    IepDrafted,
    IndependentAssessmentAnswered,
    IndependentAssessmentRequested,
    ManifestationReviewHeld,
    MeetingHeld,
    MeetingScheduled,
    ParentReplied,
    PlacementChangeDecided,
    ProgressReportSent,
    RecordsProvided,
    RecordsRequested,
    RecordsSource,
    ReferralReceived,
    Removal,
    StaffNotified,
    StudentAdded,
    TeamDecided,
    TransferredIn,
)
from casemgr.casefile.purposes import may_offer_iep
from casemgr.casefile.saying import long_date

Check = Callable[[Any, tuple[Event, ...]], str | None]
"""An event and those on or before its day → why it does not fit, or None."""
Fact = Callable[[Event], bool]
"""Whether an earlier event is what must have happened."""

HAS_IEP = (StudentAdded, TransferredIn)


def after(happened: Fact, lacking: str, why: str = "") -> Check:
    """That something happened on or before the day of an event; `lacking` and `why` are said where it did not."""

    def check(event: Event, before: tuple[Event, ...]) -> str | None:
        return None if any(map(happened, before)) else f"{lacking} on or before {long_date(event.date)}{why}"

    return check


def one_of(*types: type[Event]) -> Fact:
    return lambda event: isinstance(event, types)


def _by(field: str, checks: Mapping[str, Check]) -> Check:
    """The check for what an event says in a field; of other words nothing is asked."""

    def check(event: Event, before: tuple[Event, ...]) -> str | None:
        found = checks.get(getattr(event, field))
        return found(event, before) if found else None

    return check


def offers_iep(event: Event) -> bool:
    """Whether the student has an IEP, or was offered one, from this event on."""
    if isinstance(event, MeetingHeld):
        return event.eligible is not False and may_offer_iep(event.purposes)
    return isinstance(event, HAS_IEP)


_NONE_OFFERED = ": no meeting that offers one is recorded"
no_iep = after(offers_iep, "no IEP is on file", _NONE_OFFERED)
"""For what presumes an IEP."""


def _prepares_iep(event: Event) -> bool:
    return isinstance(event, (MeetingScheduled, IepDrafted)) or offers_iep(event)


def _found_not_eligible(event: Event) -> bool:
    return isinstance(event, MeetingHeld) and event.eligible is False


def _was_completed(event: Event) -> bool:
    return isinstance(event, MeetingHeld) and event.outcome == "completed"


_REFERRED = after(one_of(ReferralReceived), "no referral was received")
_CONSENTED = after(one_of(ConsentReceived), "no consent to assess was received")
_OFFERED = after(offers_iep, "no IEP was offered")
_REQUESTED = after(one_of(RecordsRequested, FosterTransferRequested), "no request for records is recorded")

CHECKS: dict[type[Event], Check] = {
    EnteredInSystem: _by("what", {"referral": _REFERRED, "consent": _CONSENTED, "iep": _OFFERED}),
    StaffNotified: _by(
        "topic",
        {
            "referral": _REFERRED,
            "consent": _CONSENTED,
            "refusal": after(one_of(ConsentRefused), "no consent was refused"),
            "confirmation": after(one_of(ParentReplied), "no reply of the parent is recorded"),
            "records-request": after(one_of(RecordsRequested), "no request for records is recorded"),
            "removal": after(one_of(Removal, PlacementChangeDecided), "no removal is recorded"),
            "not-eligible": after(_found_not_eligible, "no meeting found the student not eligible"),
        },
    ),
    Filed: _by(
        "what",
        {
            "iep": _OFFERED,
            "progress-report": after(one_of(ProgressReportSent), "no progress report was sent"),
            "assessment-plan": after(one_of(AssessmentPlanGiven), "no assessment plan was given"),
            "consent": after(
                one_of(ConsentReceived, ConsentRefused), "no answer to an assessment plan was received"
            ),
            "hand-off": after(one_of(HandedOff), "no hand-off is recorded"),
        },
    ),
    RecordsSource: _REQUESTED,
    RecordsProvided: _REQUESTED,
    ManifestationReviewHeld: after(
        one_of(PlacementChangeDecided, Removal), "no removal and no decision to change placement is on file"
    ),
    IndependentAssessmentAnswered: after(
        one_of(IndependentAssessmentRequested), "no request for an independent assessment is on file"
    ),
    IepChecked: after(_prepares_iep, "no IEP is on file", _NONE_OFFERED),
    TeamDecided: after(_was_completed, "no completed meeting is on file"),
}
"""What must have happened first: by the event's type, and of papers and notices by what they are about."""
