"""The status of a case in a few words: the assessment under way, the IEP, and the meetings booked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    ConsentReceived,
    ConsentRefused,
    ConsentRevoked,
    EarlyStartReferral,
    Event,
    IepAnswered,
    MeetingHeld,
    ReferralReceived,
    ReferralWithdrawn,
    StudentAdded,
    TransferredIn,
)
from casemgr.casefile.purposes import SETTLES_ASSESSMENT, may_offer_iep
from casemgr.casefile.saying import ALONE
from casemgr.docket.deadline import Deadline
from casemgr.state.enrollment import exit_of, since_exit
from casemgr.state.meetings import booked_meetings

Say = Callable[[date], str]
"""How a date is said: as on a screen, or as in a letter."""


def case_status(events: tuple[Event, ...], say: Say = str, *, of_age: bool = False) -> str:
    """The case in a few words, which name a student of age in the parent's place. `events` as `Student.known` gives them."""
    if left := exit_of(events):
        return f"exited on {say(left.date)} ({left.reason})"
    ours = since_exit(events)
    stages = [stage for stage in (_assessment(ours, say), _iep(ours, say)) if stage]
    if of_age:
        stages = [stage.replace("the parent", "the student") for stage in stages]
    booked = [
        f"{' and '.join(meeting.purposes)} meeting booked for {say(meeting.meeting_date)}"
        for meeting in booked_meetings(events)
    ]
    return "; ".join([*(stages or ["nothing recorded yet"]), *booked])


def complaints_open(deadlines: Iterable[Deadline], say: Say = str) -> Iterator[str]:
    """Each complaint that has not ended, and what it asks for until then, by which law."""
    for each in deadlines:
        filed = each.start.event
        if each.is_open and each.rule.role == "complaint" and filed:
            yield f"{filed.clause(ALONE)} on {say(filed.date)} is open: {each.rule.title} ({each.rule.cites})"


def _assessment(events: tuple[Event, ...], say: Say) -> str | None:
    """The referral and assessment under way; None where none is, or a meeting has settled it."""
    steps = _steps(events)
    match steps[-1] if steps else None:
        case ReferralWithdrawn():
            return "referral withdrawn"
        case EarlyStartReferral():
            return "referred by Early Start; no referral for an assessment yet"
        case ReferralReceived(form="oral"):
            return "referred orally; not yet in writing"
        case ReferralReceived():
            return "referred; assessment plan to be given"
        case AssessmentPlanGiven() | ConsentReceived() | ConsentRefused() as last:
            return "; ".join(_by_purpose(last, steps, say))
        case _:
            return None


def _steps(events: tuple[Event, ...]) -> list[Event]:
    """The steps of the assessment under way, from the referral on. One from Early Start says no more once there is another."""
    steps: list[Event] = []
    for event in events:
        if isinstance(event, (ReferralWithdrawn, StudentAdded, TransferredIn)) or _settles(event):
            steps = []
        if isinstance(event, (ReferralReceived, AssessmentPlanGiven, ConsentReceived, ConsentRefused)):
            steps.append(event)
        elif isinstance(event, ReferralWithdrawn) or (isinstance(event, EarlyStartReferral) and not steps):
            steps = [event]
    return steps


def _settles(event: Event) -> bool:
    """Whether the team has met on the assessment, or found the student not eligible: then it is the meeting that counts."""
    return isinstance(event, MeetingHeld) and (
        event.eligible is False or not SETTLES_ASSESSMENT.isdisjoint(event.purposes)
    )


def _by_purpose(
    last: AssessmentPlanGiven | ConsentReceived | ConsentRefused, steps: list[Event], say: Say
) -> Iterator[str]:
    """The assessment of one purpose: since when, by the first consent, and what is still with the parent or refused."""
    first = next((e for e in steps if isinstance(e, ConsentReceived) and e.purpose == last.purpose), None)
    if isinstance(last, ConsentRefused) and not (first and last.areas):
        what = "withdrawn" if last.withdraws else "refused"
        yield f"consent to the {last.purpose} assessment {what} on {say(last.date)}"
        return
    if first:
        yield f"assessing ({last.purpose}) since consent on {say(first.date)}"
    if isinstance(last, AssessmentPlanGiven):
        yield f"{'another ' if first else ''}{last.purpose} assessment plan with the parent since {say(last.date)}"
    elif isinstance(last, ConsentRefused):
        yield f"{' and '.join(last.areas)} refused on {say(last.date)}"


def _iep(events: tuple[Event, ...], say: Say) -> str | None:
    """The IEP: come with, offered, answered, revoked, or found not needed; None before there was any."""
    last = next(filter(_is_of_the_iep, reversed(events)), None)
    match last:
        case MeetingHeld():
            return _met(last, say)
        case IepAnswered():
            agreed = "IEP in effect, agreed on {day}"
            text = (
                agreed
                if last.answer == "agreed"
                else "IEP offered; the parent has answered: {answer} ({day})"
            )
            return text.format(answer=last.answer, day=say(last.date))
        case ConsentRevoked():
            return f"consent to all special education revoked on {say(last.date)}; not exited yet"
        case TransferredIn():
            return f"moved in on {say(last.date)} from {last.from_district} with an IEP"
    return "has an IEP" if last else None


def _is_of_the_iep(event: Event) -> bool:
    if isinstance(event, MeetingHeld):
        return event.eligible is False or may_offer_iep(event.purposes)
    return isinstance(event, (IepAnswered, ConsentRevoked, StudentAdded, TransferredIn))


def _met(meeting: MeetingHeld, say: Say) -> str:
    what = " and ".join(meeting.purposes)
    if meeting.outcome == "continued":
        return f"{what} meeting of {say(meeting.date)} not finished"
    if meeting.eligible is False:
        return f"found not eligible on {say(meeting.date)}"
    return f"IEP offered at the {what} meeting of {say(meeting.date)}; waiting for the parent's answer"
