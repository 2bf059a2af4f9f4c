"""The referrals of a file: which one opens a case, and which one puts into writing what was said before."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import (
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    Event,
    MeetingHeld,
    ParentRequestReceived,
    PriorWrittenNoticeSent,
    ReferralReceived,
    said,
)
from casemgr.state.enrollment import has_iep


def is_asked(event: Event) -> bool:
    """Whether an event asks for an assessment."""
    return isinstance(event, ReferralReceived) or (
        isinstance(event, ParentRequestReceived) and event.assessment
    )


def opening_referrals(events: Sequence[Event]) -> frozenset[int]:
    """The places of the referrals that open a case: of a student without an IEP, while no earlier referral is in hand."""
    found, is_in_hand = [], False
    for place, event in enumerate(events):
        if isinstance(event, ReferralReceived):
            if not is_in_hand and not has_iep(events[:place]):
                found.append(place)
            is_in_hand = True
        elif isinstance(event, ConsentRevoked) or ends_referral(event):
            is_in_hand = False
        elif isinstance(event, ConsentReceived) and event.purpose == "initial":
            is_in_hand = True  # also after a refusal
    return frozenset(found)


def undecided_referrals(events: Sequence[Event]) -> list[ReferralReceived]:
    """The referrals since the team last found the student eligible, or not."""
    found: list[ReferralReceived] = []
    for event in events:
        if isinstance(event, ReferralReceived):
            found.append(event)
        elif isinstance(event, MeetingHeld) and event.eligible is not None:
            found.clear()
    return found


def ends_referral(event: Event) -> bool:
    """Whether a referral is over with this: withdrawn, refused by the parent or the district, settled by the meeting, or the
    student has left. A plan that nobody answers ends nothing by itself."""
    match event:
        case ConsentRefused(purpose="initial", areas=()):
            return True
        case PriorWrittenNoticeSent(action="refused", subject="assessment", missing=()):
            return True
        case MeetingHeld(outcome="completed"):
            return "initial" in event.purposes
        case _:
            return event.type in ("referral_withdrawn", "exited")


def purposes_settled(event: Event) -> frozenset[str]:
    """The purposes of assessments that are over with this: the parent refused the plan, or the meeting on it was held."""
    match event:
        case ConsentRefused(areas=()):
            return frozenset({event.purpose})
        case MeetingHeld(outcome="completed"):
            return frozenset(event.purposes)
        case _:
            return frozenset()


def put_in_writing(events: Sequence[Event], place: int) -> int | None:
    """The place of the first oral referral that the written one at a place is about; None where it is about none. A parent's
    request may be a new one months later, and is taken as that."""
    if not isinstance(events[place], ReferralReceived):
        return None
    found = None
    for at in range(place - 1, -1, -1):
        event = events[at]
        if ends_referral(event) or (is_asked(event) and said(event, "form") == "written"):
            break
        if isinstance(event, ReferralReceived):
            found = at
    return found
