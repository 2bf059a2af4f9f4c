"""Papers and notices: what was filed, entered or reported must have happened first."""

from __future__ import annotations

from collections.abc import Callable

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    EnteredInSystem,
    Event,
    Filed,
    HandedOff,
    MeetingHeld,
    ParentReplied,
    PlacementChangeDecided,
    ProgressReportSent,
    RecordsRequested,
    ReferralReceived,
    Removal,
    StaffNotified,
)
from casemgr.casefile.saying import long_date
from casemgr.checks.earlier import Check, offers_iep

Fact = Callable[[Event], bool]


def _one_of(*types: type[Event]) -> Fact:
    return lambda event: isinstance(event, types)


def _found_not_eligible(event: Event) -> bool:
    return isinstance(event, MeetingHeld) and event.eligible is False


_REFERRED = (_one_of(ReferralReceived), "no referral was received")
_CONSENTED = (_one_of(ConsentReceived), "no consent to assess was received")
_IEP = (offers_iep, "no IEP was offered")

# What is entered, reported or filed → the fact it is about, and what to say where that fact is missing.
_ENTERED: dict[str, tuple[Fact, str]] = {"referral": _REFERRED, "consent": _CONSENTED, "iep": _IEP}
_NOTIFIED: dict[str, tuple[Fact, str]] = {
    "referral": _REFERRED,
    "consent": _CONSENTED,
    "refusal": (_one_of(ConsentRefused), "no consent was refused"),
    "confirmation": (_one_of(ParentReplied), "no reply of the parent is recorded"),
    "records-request": (_one_of(RecordsRequested), "no request for records is recorded"),
    "removal": (_one_of(Removal, PlacementChangeDecided), "no removal is recorded"),
    "not-eligible": (_found_not_eligible, "no meeting found the student not eligible"),
}
_FILED: dict[str, tuple[Fact, str]] = {
    "iep": _IEP,
    "progress-report": (_one_of(ProgressReportSent), "no progress report was sent"),
    "assessment-plan": (_one_of(AssessmentPlanGiven), "no assessment plan was given"),
    "consent": (_one_of(ConsentReceived, ConsentRefused), "no answer to an assessment plan was received"),
    "hand-off": (_one_of(HandedOff), "no hand-off is recorded"),
}


def _missing(
    table: dict[str, tuple[Fact, str]], about: str, event: Event, before: tuple[Event, ...]
) -> str | None:
    happened, lacking = table.get(about, (None, ""))
    if happened is None or any(map(happened, before)):
        return None
    return f"{lacking} on or before {long_date(event.date)}"


def _entered(event: EnteredInSystem, before: tuple[Event, ...]) -> str | None:
    return _missing(_ENTERED, event.what, event, before)


def _notified(event: StaffNotified, before: tuple[Event, ...]) -> str | None:
    return _missing(_NOTIFIED, event.topic, event, before)


def _filed(event: Filed, before: tuple[Event, ...]) -> str | None:
    return _missing(_FILED, event.what, event, before)


CHECKS: dict[type[Event], Check] = {EnteredInSystem: _entered, StaffNotified: _notified, Filed: _filed}
