"""IEP meetings: which booked one is meant, and booking one."""

from collections.abc import Sequence
from datetime import date
from typing import Any, get_args

from casemgr.casefile.events import MeetingHeld, MeetingScheduled
from casemgr.casefile.names import meant
from casemgr.casefile.optionwords import listed
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.asker import Asker
from casemgr.casefile.vocabulary import Outcome, Purpose
from casemgr.checks.not_booked import none_for, none_then
from casemgr.errors import UsageError
from casemgr.recording.work import Work
from casemgr.state.bookings import bookings_by

PURPOSES = "--purpose P (initial, annual, triennial, supplemental, manifestation …)"


def purposes_typed(words: Sequence[str] | None) -> tuple[str, ...]:
    """The purposes typed, or enough of their letters. UsageError names the near ones."""
    return tuple(dict.fromkeys(meant(each, get_args(Purpose)) for each in words or ()))


def the_booked(work: Work, words: str | None, on: date | None = None) -> MeetingScheduled | None:
    """The booked meeting of the day named, or the only one; None where there is none. Where it is one of several, it is
    asked for. `on`: the day of what happened about it; today by default."""
    booked = bookings_by(work.known, on)
    if words:
        # A meeting may be booked for a day that has passed.
        days = (dates.planned(words, work.today), dates.happened(words, work.today))
        return next((m for m in (*booked, *bookings_by(work.known, None)) if m.meeting_date in days), None)
    by_day = {meeting.meeting_date.isoformat(): meeting for meeting in booked}
    if len(by_day) > 1:
        several = ", ".join(f"{day} ({' and '.join(meeting.purposes)})" for day, meeting in by_day.items())
        day = work.asker.ask(
            f"Which meeting? Several meetings are booked: {several}.",
            tuple(by_day),
            "--meeting DATE",
            {d: m.meeting_date for d, m in by_day.items()},
        )
        return by_day[day]
    return booked[0] if booked else None


def day_named(work: Work, words: str | None, on: date) -> date | None:
    """The day of the meeting where it must be named; None where it goes without saying."""
    return meeting_day(work, the_booked(work, words, on), words, on)


def meeting_day(work: Work, meant: MeetingScheduled | None, words: str | None, on: date) -> date | None:
    """The same of a meeting that was found by the words, or was not."""
    if meant is None:
        return dates.nearest(words, work.today) if words else None
    return meant.meeting_date if words or len(bookings_by(work.known, on)) > 1 else None


def day_of_notice(work: Work, words: str | None, on: date) -> date | None:
    """The day of the meeting that a notice given on a day is about, where it must be named; it must be booked."""
    meant = the_booked(work, words, on)
    day = meeting_day(work, meant, words, on)
    if day and meant is None:
        work.refuse(none_for(day, bookings_by(work.known, on)))
    return day


def day_of_draft(work: Work, words: str | None, on: date) -> date | None:
    """The day of the meeting that a draft is for, where it was typed: one that is booked, or was held. Without one a draft is
    for every meeting booked, as one IEP may serve them all."""
    return (_day_there(work, words, on) or dates.nearest(words, work.today)) if words else None


def day_recorded(work: Work, words: str | None, on: date) -> date:
    """The day of the meeting that somebody will record: one that is booked, or was held; the only one booked where none was typed."""
    if words:
        return _day_there(work, words, on, since=on) or work.planned(words, on)
    if meant := the_booked(work, None, on):
        return meant.meeting_date
    raise UsageError("no meeting is booked: say --meeting DATE, with --force where it is not booked yet")


def _day_there(work: Work, words: str, on: date, since: date = date.min) -> date | None:
    """The day typed of a meeting that is booked, or was held since a day; None where it is forced that there is none."""
    if meant := the_booked(work, words, on):
        return meant.meeting_date
    held = {event.date for event in work.known if isinstance(event, MeetingHeld) and event.date >= since}
    if then := held & {dates.planned(words, work.today), dates.happened(words, work.today)}:
        return min(then)
    day = dates.nearest(words, work.today)
    work.refuse(none_then(day, bookings_by(work.known, on), held))
    return None


def book(work: Work, purposes: Sequence[str], day: date, **fields: Any) -> MeetingScheduled:
    """Book a meeting. One entered after it took place was booked by then."""
    on = work.day
    booked_on = on if on > work.today else min(on, day)  # a day ahead is a slip, and refused
    return work.record(MeetingScheduled, booked_on, purposes=tuple(purposes), meeting_date=day, **fields)


def choose_outcome(asker: Asker, said: str | None, question: str) -> str:
    """Whether the meeting was completed or is to be continued; asked for where it was not said."""
    return asker.choose(said, question, get_args(Outcome), f"--outcome {listed(get_args(Outcome))}")
