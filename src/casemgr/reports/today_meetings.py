"""Meetings on the morning page: those ahead that are near or lack something, and those whose day has passed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, time

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.saying import phrase, time_words
from casemgr.docket.deadline import Deadline
from casemgr.reports.about import short_words
from casemgr.reports.today_line import Line
from casemgr.reports.today_step import Step
from casemgr.reports.today_student import StudentDay
from casemgr.reports.today_when import OTHER, TODAY, passed
from casemgr.reports.words import joined, long_date

RESULT = "finished, continued, moved, or not held?"
"""What is asked of a meeting whose day has passed."""
HELD = f"HELD? Meetings whose day has passed: {RESULT}"


def held_lines(day: StudentDay) -> Iterator[Line]:
    """The meetings whose day has passed without a word of them; each legal date that hangs on one is named, and what was
    overdue before it."""
    for booked in day.past_bookings:
        steps = tuple(step for step in day.steps if step.part == "held" and step.meeting == booked.id)
        legal = _legal_of([step for step in steps if _is_named(step)], booked, day.as_of)
        yield Line(
            "held",
            booked.meeting_date,
            long_date(booked.meeting_date, day.as_of),
            day.student_id,
            f"{' and '.join(booked.purposes)} meeting{legal}",
            steps,
        )


def meeting_lines(day: StudentDay) -> Iterator[Line]:
    """A meeting of this week, or one for which something is to be done by then: today's first, the others by the earliest act
    that is still missing; each legal date that it meets is named."""
    for booked in day.coming_bookings:
        steps = tuple(step for step in day.steps if step.part == "meetings" and step.meeting == booked.id)
        met, lacking = (
            [s for s in steps if s.is_met_by_meeting],
            [s for s in steps if not s.is_met_by_meeting],
        )
        is_today = booked.meeting_date == day.as_of
        when = "TODAY" if is_today else long_date(booked.meeting_date, day.as_of)
        words = [
            *([] if booked.place else ["no place"]),
            *([] if booked.time else ["no time"]),
            *(_lacking_words(step, day.as_of) for step in lacking),
        ]
        legal = _legal_of(met, booked, day.as_of)
        yield Line(
            "meetings",
            min([booked.meeting_date, *_acts(lacking)]),
            phrase(when, time_words(booked.time) if booked.time else ""),
            day.student_id,
            f"{' and '.join(booked.purposes)}{legal}" + (f": {'; '.join(words)}" if words else ""),
            (*lacking, *met),
            TODAY if is_today else OTHER,
            (booked.meeting_date, booked.time or time.max),
        )


def _legal_of(steps: Iterable[Step], booked: MeetingScheduled, as_of: date) -> str:
    """` (Annual review by Fri 12/4)`: the dates of these steps of a meeting, but for that of holding it as booked."""
    met = [s.deadline for s in steps if s.deadline.start.event != booked or not s.is_met_by_meeting]
    return f" ({joined([_legal_words(deadline, as_of) for deadline in met])})" if met else ""


def _is_named(step: Step) -> bool:
    """Whether a past meeting's line names it: what the meeting meets, and what law or handbook asked for before it."""
    deadline = step.deadline
    return step.is_met_by_meeting or (deadline.status == "overdue" and deadline.rule.dated_by != "practice")


def _acts(lacking: Iterable[Step]) -> Iterator[date]:
    """The days by which law or handbook asks for what a meeting lacks."""
    for step in lacking:
        if step.deadline.act_by and not step.deadline.rule.has_own_number:
            yield step.deadline.act_by


def _lacking_words(step: Step, as_of: date) -> str:
    rule = step.deadline.rule
    what = f"{rule.short}{step.remark}"
    if step.deadline.act_by is None or rule.has_own_number:
        return what
    return f"{what} {_by(step.deadline, as_of)}"


def _legal_words(deadline: Deadline, as_of: date) -> str:
    if deadline.due is None:
        return short_words(deadline)
    late = passed(deadline) if deadline.status == "overdue" else "by"
    return f"{short_words(deadline)} {late} {long_date(deadline.due, as_of)}"


def _by(deadline: Deadline, as_of: date) -> str:
    assert deadline.act_by
    if deadline.status == "overdue":
        return f"{passed(deadline).lower()} {long_date(deadline.due or deadline.act_by, as_of)}"
    if deadline.act_by < as_of:
        return f"now (last school day was {long_date(deadline.act_by, as_of)})"
    return "today" if deadline.act_by == as_of else f"by {long_date(deadline.act_by, as_of)}"
