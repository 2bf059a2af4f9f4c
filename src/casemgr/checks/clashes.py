"""What a meeting that is booked may collide with: people, a place, a full day, a short one. Noted, never refused."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date, time_words
from casemgr.casefile.student import Student
from casemgr.checks.case import Case
from casemgr.days.calendar import Calendar
from casemgr.days.schoolyear import NamedDay, SchoolYear
from casemgr.state.enrollment import manager_of
from casemgr.state.meetings import booked_meetings

MANY_A_DAY = 3


class Booked(NamedTuple):
    """A meeting that is booked, and who is expected there."""

    student: str
    day: date
    time: time | None
    place: str | None
    people: frozenset[str]


def expected(student: Student, meeting: MeetingScheduled, own: str, today: date) -> Booked:
    """A booking with those who are expected: the student's case manager and providers. `own`: the caseload's own case
    manager."""
    manager = manager_of(student.known(today), own)
    people = frozenset({manager, *(provider.name for provider in student.identity.providers)})
    return Booked(student.id, meeting.meeting_date, meeting.time, meeting.place, people)


def booked_that_day(student: Student, day: date, own: str, today: date) -> list[Booked]:
    """The meetings of a student that are booked for a day."""
    booked = booked_meetings(student.known(today))
    return [expected(student, each, own, today) for each in booked if each.meeting_date == day]


def clashes_with(meeting: MeetingScheduled, case: Case) -> Iterator[str]:
    """What a student's booking shares with the meetings of others that day."""
    own, today = case.after.case_manager, case.today
    that_day = [
        booked
        for other in case.around.students()
        if other.id != case.id
        for booked in booked_that_day(other, meeting.meeting_date, own, today)
    ]
    yield from clashes(expected(case.after.student, meeting, own, today), that_day, case.around.minutes)


def clashes(meeting: Booked, others: Sequence[Booked], minutes: int) -> Iterator[str]:
    """The other students' meetings that share a person or a place at an overlapping time, and a day that is full.
    `minutes`: how long a meeting is taken to last, as none says when it ends."""
    same_day = [other for other in others if other.day == meeting.day and other.student != meeting.student]
    for other in same_day:
        if other.time is None or not _overlap(meeting, other, minutes):
            continue
        if shared := _shared(meeting.people, other.people):
            verb = "is" if len(shared) == 1 else "are"
            yield f"{joined(shared)} {verb} expected at the meeting of {other.student} at {time_words(other.time)} too"
        if meeting.place and other.place and fold(meeting.place) == fold(other.place):
            yield f"{meeting.place} is taken by the meeting of {other.student} at {time_words(other.time)}"
    if len(same_day) + 1 >= MANY_A_DAY:
        yield f"it is meeting {len(same_day) + 1} on {long_date(meeting.day)}"


def no_school(calendar: Calendar, day: date) -> str | None:
    """That a day is known to be no school day, and why."""
    if calendar.is_school_day(day) is False:
        return f"{long_date(day)} is not a school day ({calendar.why_away(day)})"
    return None


def minimum_day(day: date, years: Sequence[SchoolYear]) -> Iterator[str]:
    """That school ends early on that day."""
    for year in years:
        for short in year.short_days:
            if (short.date if isinstance(short, NamedDay) else short) == day:
                yield f"{long_date(day)} is a minimum day"


def of_the_day(booking: MeetingScheduled, case: Case) -> Iterator[str]:
    """What is worth a note about the day of a meeting."""
    day, context = booking.meeting_date, case.context
    if away := no_school(case.after.calendar, day):
        yield away
    yield from minimum_day(day, context.tracks.get(case.identity.track or "", context.main_years))


def _overlap(one: Booked, other: Booked, minutes: int) -> bool:
    """Whether both have a time, less than a meeting's length apart."""
    if one.time is None or other.time is None:
        return False
    apart = datetime.combine(one.day, one.time) - datetime.combine(one.day, other.time)
    return abs(apart.total_seconds()) < minutes * 60


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> list[str]:
    known = {fold(name) for name in theirs}
    return sorted(name for name in ours if fold(name) in known)
