"""What is worth a note about who interprets a meeting: 34 CFR 300.322(e), EC 56341.5(i)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import Event, MeetingHeld, MeetingScheduled
from casemgr.casefile.saying import joined
from casemgr.checks.case import Case
from casemgr.state.interpreting import Listener, to_interpret_for
from casemgr.state.meetings import booked_meetings
from casemgr.state.team import invitations, to_invite_again


def interpreter_missing(booked: MeetingScheduled, case: Case) -> Iterator[str]:
    """A booked meeting that somebody follows in another language, and nobody to interpret. An interpreter is invited later
    without a new booking, which would ask for a new notice; one who was invited for the former day is to be invited again."""
    listeners = _listeners(case, booked.meeting_date)
    asked = (*invitations(booked, case.events), *to_invite_again(booked, case.events))
    if listeners and not booked.interpreter and not any(each.role == "interpreter" for each in asked):
        yield (
            f"No interpreter is listed{_named(listeners)}. Once you know who: casemgr invite {case.id} "
            "interpreter=NAME"
        )


def held_without_interpreter(meeting: MeetingHeld, case: Case) -> Iterator[str]:
    """A meeting held that somebody followed in another language, and nobody on file who interpreted."""
    listeners, before = _listeners(case, meeting.date), case.others
    if not listeners or meeting.interpreter or meeting.parent == "absent" or _was_invited(meeting, before):
        return
    yield (
        f"No interpreter is on file for this meeting{_named(listeners)}. If there was one: casemgr correct "
        f"{case.id} {meeting.id} interpreter=NAME"
    )


def _listeners(case: Case, day: date) -> list[Listener]:
    return to_interpret_for(case.identity, case.after.speech, day)


def _was_invited(meeting: MeetingHeld, before: tuple[Event, ...]) -> bool:
    return any(
        each.role == "interpreter"
        for booked in booked_meetings(before)
        if booked.meeting_date == meeting.date
        for each in invitations(booked, before)
    )


def _named(listeners: list[Listener]) -> str:
    """` (Rita Diaz speaks Spanish)`."""
    said = [str(each) for each in listeners if str(each)]
    return f" ({joined(said)})" if said else ""
