"""A booked meeting changed: moved to another day, hour or place, which asks for a new notice; or its booking completed, which
leaves what is on file about it as it is."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casemgr.casefile.events import MeetingScheduled
from casemgr.checks import booking_changed
from casemgr.recording.booking import book
from casemgr.recording.work import Work
from casemgr.state.bookings import CARRIED_OVER
from casemgr.state.team import to_invite_again


def book_again(work: Work, booked: MeetingScheduled, typed: Mapping[str, Any]) -> None:
    """Complete a booking with what is typed; another hour, place or purpose moves it. Refused where nothing is new."""
    new, only = booking_changed.typed_again(booked, typed)
    if only:
        work.warn(booking_changed.others_stay(work.student.id, booked, only))
    if not new:
        refuse_the_same(work, booked)
    if not new or booking_changed.asks_for_notice(booked, new):
        move(work, booked, booked.meeting_date, **new)
    else:
        _complete(work, booked, new)


def refuse_the_same(work: Work, booked: MeetingScheduled) -> None:
    """Refused, unless forced: the meeting is booked so already."""
    work.refuse(booking_changed.booked_so(booked))


def move(work: Work, booked: MeetingScheduled, day: date, **changed: Any) -> MeetingScheduled:
    """Book a meeting for another day, hour or place; what is not changed stays as it was."""
    fields = {name: getattr(booked, name) for name in CARRIED_OVER} | {"meeting_date": day, **changed}
    change = booking_changed.change(booked, fields, work.today)
    of_age = work.facts.is_of_age(work.today)
    work.warn_each(
        booking_changed.moved(booked, change, work.known, work.clocks, of_age=of_age, today=work.today)
    )
    moved = book(work, fields.pop("purposes"), fields.pop("meeting_date"), **fields)
    if line := booking_changed.to_tell(to_invite_again(moved, work.known), change.what, work.student.id):
        work.say(line)
    return moved


def _complete(work: Work, booked: MeetingScheduled, new: Mapping[str, Any]) -> None:
    """Record the booking again with what it lacked, or with another interpreter."""
    said = {name: value for name, value in (("by", work.given.by), ("note", work.given.note)) if value}
    why = "changed" if booking_changed.rewritten(booked, new) else "completed"
    again = work.record_again(booked, booked.date, why, {**new, **said})
    work.warn_each(booking_changed.completed(booked, again, new, work.student.id, work.known, work.today))
