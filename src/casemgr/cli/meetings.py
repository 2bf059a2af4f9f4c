"""Which booked meeting is meant, and what is worth saying about a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.cli.asking import ask

if TYPE_CHECKING:
    from casemgr.casefile.events import MeetingScheduled
    from casemgr.cli.work import Work

WhichMeeting = Annotated[
    str | None,
    typer.Option("--meeting", metavar="DATE", help="The meeting of which day, where several are booked."),
]


def the_booked(work: Work, words: str | None, on: date | None = None) -> MeetingScheduled | None:
    """The booked meeting of the day named, or the only one; None where there is none. Where it is one of several, it is
    asked for. `on`: the day of what happened about it; today by default."""
    booked = _bookings(work, on)
    if words:
        # A meeting may be booked for a day that has passed.
        days = (dates.planned(words, work.today), dates.happened(words, work.today))
        return next((m for m in (*booked, *_bookings(work, None)) if m.meeting_date in days), None)
    by_day = {meeting.meeting_date.isoformat(): meeting for meeting in booked}
    if len(by_day) > 1:
        listed = ", ".join(f"{day} ({' and '.join(meeting.purposes)})" for day, meeting in by_day.items())
        day = ask(f"Which meeting? Several meetings are booked: {listed}.", tuple(by_day), "--meeting DATE")
        return by_day[day]
    return booked[0] if booked else None


def _bookings(work: Work, on: date | None) -> list[MeetingScheduled]:
    """The meetings that stood booked on a day, and others that do now: a booking may be entered late."""
    from casemgr.state.meetings import booked_meetings

    then = booked_meetings(tuple(event for event in work.known if event.date <= on)) if on else []
    now = booked_meetings(work.known)
    return [*then, *(each for each in now if all(set(each.purposes).isdisjoint(t.purposes) for t in then))]


def days_booked(booked: Iterable[MeetingScheduled]) -> str:
    """The days of booked meetings, for saying that another has none."""
    return ", ".join(long_date(meeting.meeting_date) for meeting in booked) or "none"


def warn_of_due(work: Work, purposes: tuple[str, ...], day: date) -> None:
    """Note which deadlines a meeting of these purposes would meet too late."""
    from casemgr.checks.meeting_notes import met_too_late

    work.warn_each(met_too_late(work.clocks, purposes, day))


def day_named(work: Work, words: str | None, on: date | None = None) -> date | None:
    """The day of the meeting where it must be named; None where it goes without saying."""
    return day_of(work, the_booked(work, words, on), words, on)


def day_of(
    work: Work, meant: MeetingScheduled | None, words: str | None, on: date | None = None
) -> date | None:
    """The same of a meeting that was found by the words, or was not."""
    if meant is None:
        return work.planned(words) if words else None
    return meant.meeting_date if words or len(_bookings(work, on)) > 1 else None


def day_of_notice(work: Work, words: str | None, on: date) -> date | None:
    """The day of the meeting that a notice given on a day is about, where it must be named; it must be booked."""
    meant = the_booked(work, words, on)
    day = day_of(work, meant, words, on)
    if words and meant is None:
        work.refuse(f"no meeting is booked for {long_date(day)} (booked: {days_booked(_bookings(work, on))})")
    return day
