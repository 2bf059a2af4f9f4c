"""What cannot follow what: the reason an event does not fit the events before it, or None.

Nothing that really happened is impossible to record; these are the slips worth stopping for once. The checks are in
modules of their own, a part of the handbook each: one small function an event type, and its line in CHECKS.
"""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import (
    CaseManagerAssigned,
    CompletionAgreed,
    Event,
    HandedOff,
    HandOffAcknowledged,
    IdentityChanged,
    MeetingHeld,
    MeetingScheduled,
    ServiceStarted,
    TransferredIn,
    said,
)
from casemgr.casefile.saying import long_date
from casemgr.checks import assessment, earlier, meeting, requests, schools, services_and_records, supplies
from casemgr.checks.before_joining import before_joining, joined_later_with_iep
from casemgr.checks.earlier import Check
from casemgr.checks.far_away import far_away
from casemgr.checks.required import Under, not_met
from casemgr.state.enrollment import has_left, joinings
from casemgr.state.services import plans_not_begun

SAME = "exactly this is recorded already"
SIGNED = ("signed", "waiver_signed")
"""The fields that hold the day beside a signature on what came in."""
LAST = ("last_annual", "last_evaluation", "last_progress")
"""Those that hold a day before the student came."""
HAPPENED = ("agreed", "input_received")
"""The other fields that hold a day on which something happened; a signature is never later than the receipt."""

OF_THE_CASE = (CaseManagerAssigned, HandedOff, HandOffAcknowledged)
"""What says who has the case: each of them goes on from the one before it."""


def misfit(event: Event, known: tuple[Event, ...], born: date, today: date, under: Under) -> str | None:
    """Why an event cannot have happened as said; `known` are the events so far, by date."""
    if event.date < born and not isinstance(
        event, IdentityChanged
    ):  # it may be the birth date that is put right
        return f"{long_date(event.date)} lies before the student was born ({long_date(born)})"
    if event.date > today:
        return f"{long_date(event.date)} is in the future (today is {long_date(today)}), and this records what has happened"
    if reason := unlikely_day(event, born, today):
        return reason
    if any(_same(event, e) and not _is_another(event, known[place + 1 :]) for place, e in enumerate(known)):
        return SAME
    return out_of_place(event, known, under)


def unlikely_day(event: Event, born: date, today: date) -> str | None:
    """Why a day that an event holds besides its own is none on which it can have happened."""
    for name in LAST:
        day = said(event, name)
        if day is not None and not born < day <= today:
            words = name.replace("_", " ")
            return f"the {words} {long_date(day)} lies in the future, or before the student was born"
    for name in HAPPENED:
        day = said(event, name)
        if isinstance(day, date) and day > today:
            return f"{name.replace('_', ' ')} {long_date(day)} is in the future (today is {long_date(today)})"
    return far_away(event)


def out_of_place(event: Event, known: tuple[Event, ...], under: Under) -> str | None:
    """Why an event cannot follow what happened up to its day, or say what it says; whoever wrote it."""
    for name in SIGNED:
        signed = said(event, name)
        if isinstance(signed, date) and signed > event.date:
            return f"signed {long_date(signed)} is later than received {long_date(event.date)}"
    before = _before(event, known)
    check = CHECKS.get(type(event))
    wrong = check(event, before) if check else None
    return (
        wrong or before_joining(event, before, known) or next(not_met(event, before, under, "refuse"), None)
    )


def _before(event: Event, known: tuple[Event, ...]) -> tuple[Event, ...]:
    """The events up to its day; of an assessment, what says that it began in another district, on whatever day that is recorded: what
    came before it there is not on file here; of a service, a plan put on file after it began, and that the student joined later with an
    IEP of before."""
    before = tuple(e for e in known if e.date <= event.date)
    if isinstance(event, ServiceStarted):
        later = (e for e in plans_not_begun(known) if e.date > event.date)
        return (*before, *later, *joined_later_with_iep(event.date, before, known))
    if type(event) not in (*assessment.CHECKS, MeetingHeld):
        return before
    was_ours = bool(joinings(before, known)) and not has_left(before)
    elsewhere = (CompletionAgreed,) if was_ours else (CompletionAgreed, TransferredIn)
    return (*before, *(e for e in known if e.date > event.date and isinstance(e, elsewhere)))


def _same(event: Event, other: Event) -> bool:
    ours = event.model_dump(exclude={"id", "recorded"})
    return event.type == other.type and ours == other.model_dump(exclude={"id", "recorded"})


def _is_another(event: Event, since: tuple[Event, ...]) -> bool:
    """Whether what is said again is another fact for what came since: where a meeting was booked or moved, what names no meeting
    is about that one; where the case went to somebody else, it goes on from there."""
    if isinstance(event, OF_THE_CASE):
        return any(isinstance(later, OF_THE_CASE) for later in since)
    names_none = "meeting" in type(event).model_fields and said(event, "meeting") is None
    is_of_a_meeting = names_none and said(event, "document") in (None, "meeting-notice")
    return is_of_a_meeting and any(type(later) is MeetingScheduled for later in since)


CHECKS: dict[type[Event], Check] = {
    **assessment.CHECKS,
    **earlier.CHECKS,
    **meeting.CHECKS,
    **requests.CHECKS,
    **schools.CHECKS,
    **services_and_records.CHECKS,
    **supplies.CHECKS,
}
