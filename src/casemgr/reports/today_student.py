"""One student's share of the morning page: the meetings booked, and each open deadline with the part it belongs to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.casefile.student import CASELOAD_ID
from casemgr.days.counting import after
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.missing import is_needed_now, missing_calendar, missing_to_act
from casemgr.docket.next_steps import command_for, is_far_unknown, not_scheduled
from casemgr.docket.notice import notice_by
from casemgr.reports.tallies import short_tally
from casemgr.state.meetings import NO_MEETING, booked_meetings
from casemgr.state.progress import not_reported

THIS_WEEK, AHEAD = 5, 30  # school days
# Calendar days, where no school calendar covers the days: a week off may be among them.
_WEEK_UNKNOWN, _AHEAD_UNKNOWN = timedelta(weeks=2), timedelta(weeks=6)
BOOK_DAYS = 90  # a meeting due within three months should be booked, or soon be


class Limits(NamedTuple):
    """The last days of the parts that look ahead."""

    week: date
    before_break: date
    ahead: date
    ahead_words: str
    """How far ahead that is: `30 school days`."""


class Step(NamedTuple):
    """An open deadline on the page: its part, and what is worth saying about it."""

    part: str
    deadline: Deadline
    as_of: date
    name: str
    command: str
    meeting: str | None = None
    """The booking that it hangs on."""
    is_met_by_meeting: bool = False
    remark: str = ""
    missing: str | None = None
    """The school calendar whose absence makes the date unknown."""
    too_late_for: Deadline | None = None
    """An earlier step of the same matter whose date has passed."""
    is_of_round: bool = False
    providers_missing: tuple[str, ...] = ()
    notice_by: date | None = None
    missing_to_act: str | None = None
    """The school calendar without which the last school day to act is not known."""


class StudentDay(NamedTuple):
    """What the morning page says about one student."""

    student_id: str
    as_of: date
    past_bookings: tuple[MeetingScheduled, ...]
    coming_bookings: tuple[MeetingScheduled, ...]
    steps: tuple[Step, ...]

    @property
    def is_of_student(self) -> bool:
        """Whether it is about a student, and not about the caseload as a whole."""
        return self.student_id != CASELOAD_ID


def student_day(
    facts: Facts, context: Context, as_of: date, share: Callable[[Facts, Deadline], str | None]
) -> StudentDay:
    """The part of the page that is about one student, as known on a day. `share`: what the person whom the page is for has
    to do about a deadline; None leaves it out."""
    limits = limits_of(facts, as_of)
    booked = booked_meetings(facts.events)
    past = tuple(each for each in booked if each.meeting_date < as_of)
    coming = tuple(each for each in booked if as_of <= each.meeting_date <= limits.week)
    clocks = [clock for clock in derive_from(facts, context, as_of) if share(facts, clock) is not None]
    if not clocks:
        return StudentDay(facts.student.id, as_of, (), (), ())
    steps = tuple(_steps(facts, context, [*past, *coming], clocks, limits, as_of))
    return StudentDay(facts.student.id, as_of, past, coming, steps)


def limits_of(facts: Facts, as_of: date) -> Limits:
    """The end of this week of school, the last school day before the next break, and the end of the month of school."""
    table = facts.calendar.table(None)
    week = after(as_of, THIS_WEEK, table) or as_of + _WEEK_UNKNOWN
    counted = after(as_of, AHEAD, table)
    ahead = counted or as_of + _AHEAD_UNKNOWN
    words = f"{AHEAD} school days" if counted else "six weeks"
    return Limits(week, min(last_day_before_break(facts, as_of) or as_of, ahead), ahead, words)


def last_day_before_break(facts: Facts, as_of: date) -> date | None:
    """The last school day before the next break, or the end of the year; None where no calendar knows it."""
    run = facts.calendar.run_with(as_of)
    gaps = (
        [gap for gap in run.gaps if gap.first > as_of and (gap.break_days or gap.between_years)]
        if run
        else []
    )
    return facts.calendar.last_school_day(gaps[0].first) if gaps else None


def break_name(facts: Facts, limits: Limits, as_of: date) -> str | None:
    """The name of the break that begins after the last school day before it; None where it lies past the page."""
    run = facts.calendar.run_with(as_of)
    gap = next((gap for gap in run.gaps if gap.first > limits.before_break), None) if run else None
    return gap.why if gap and limits.before_break < limits.ahead else None


def _steps(
    facts: Facts,
    context: Context,
    bookings: Sequence[MeetingScheduled],
    clocks: Sequence[Deadline],
    limits: Limits,
    as_of: date,
) -> Iterator[Step]:
    for deadline in clocks:
        if not deadline.is_open:
            continue
        missing = missing_calendar(deadline, facts) if deadline.status == "unknown" else None
        hangs_on = next((each for each in bookings if _hangs_on(deadline, each, facts)), None)
        if hangs_on:
            part: str | None = "held" if hangs_on.meeting_date < as_of else "meetings"
        else:
            part = _part(deadline, facts, missing, limits, as_of)
        if part is None:
            continue
        is_round = _is_of_round(deadline)
        yield Step(
            part,
            deadline,
            as_of,
            facts.student.name,
            command_for(deadline, facts.events),
            meeting=hangs_on.id if hangs_on else None,
            is_met_by_meeting=bool(hangs_on) and _is_met_by(deadline, hangs_on),
            remark=short_tally(deadline, facts, context),
            missing=missing,
            too_late_for=_too_late(deadline, clocks),
            is_of_round=is_round,
            providers_missing=tuple(not_reported(facts.student, facts.events)) if is_round else (),
            notice_by=notice_by(deadline.act_by, facts, context, as_of)
            if part == "book" and deadline.act_by
            else None,
            missing_to_act=missing_to_act(deadline, facts) if part == "book" else None,
        )


def _is_of_round(deadline: Deadline) -> bool:
    """Whether it is a progress report, or hangs on one: those come for many students on the same day."""
    parent = deadline.start.parent
    return deadline.rule.role == "progress" or (parent is not None and parent.rule.role == "progress")


def _hangs_on(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether a deadline is about a booked meeting: started by its booking, met by holding it, or cut short by it."""
    due = deadline.due
    if _is_met_by(deadline, booked):
        return due is None or (due - booked.meeting_date).days <= BOOK_DAYS
    return deadline.reckoning.limited_by == booked.meeting_date or _is_of_booking(deadline, booked, facts)


def _is_of_booking(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether this booking, or an earlier one of the same meeting, started a deadline."""
    ties, start = facts.meeting_ties.booked, deadline.start.event
    return isinstance(start, MeetingScheduled) and not ties.get(start.id, NO_MEETING).isdisjoint(
        ties.get(booked.id, NO_MEETING)
    )


def _is_met_by(deadline: Deadline, booked: MeetingScheduled | None) -> bool:
    """Whether holding the booked meeting meets a deadline: one for its purposes, or that of the booking itself."""
    held = [on for on in deadline.rule.met_by if on.event == "meeting_held"]
    if booked is None or not held:
        return False
    if deadline.start.event == booked:
        return True
    return any(not on.purposes.isdisjoint(booked.purposes) for on in held)


def _part(deadline: Deadline, facts: Facts, missing: str | None, limits: Limits, as_of: date) -> str | None:
    """The part of the page for what hangs on no meeting of this week; None for what lies further ahead."""
    if missing:
        return "unknown" if is_needed_now(missing, as_of) else None
    if is_far_unknown(deadline, as_of):
        return None
    if deadline.rule.kind == "practice":
        return _reminder_part(deadline, limits)
    if deadline.act_by is None:
        waits = deadline.rule.waits_for and deadline.rule.kind != "law"
        return "waiting" if waits else _now(deadline)
    if deadline.status == "overdue" or deadline.act_by <= as_of:
        return _now(deadline)
    return _part_ahead(deadline, deadline.act_by, facts, limits, as_of)


def _part_ahead(deadline: Deadline, day: date, facts: Facts, limits: Limits, as_of: date) -> str | None:
    if not_scheduled(deadline, facts.events) and (day - as_of).days <= BOOK_DAYS:
        return "book"
    if day <= limits.before_break:
        return "before_break"
    return "ahead" if day <= limits.ahead else None


def _now(deadline: Deadline) -> str:
    return "law" if deadline.rule.kind == "law" else "handbook"


def _reminder_part(deadline: Deadline, limits: Limits) -> str | None:
    """What neither law nor handbook asks is only counted, and only when its day has come."""
    if deadline.act_by is None:
        return "waiting" if deadline.rule.waits_for else None
    return "reminders" if deadline.act_by <= limits.ahead else None


def _too_late(deadline: Deadline, clocks: Sequence[Deadline]) -> Deadline | None:
    """An open step that this date hangs on, and whose own date has passed."""
    return next(
        (
            other
            for other in clocks
            if other.status == "overdue"
            and other.start.parent is not None
            and other.start.parent.rule.id == deadline.rule.id
            and other.start.parent.start == deadline.start
        ),
        None,
    )
