"""Which part of the morning page an open deadline belongs to, and what it hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.casefile.events import MeetingScheduled
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.missing import is_needed_now
from casemgr.docket.next_steps import is_far_unknown, not_scheduled
from casemgr.reports.today_limits import Limits
from casemgr.state.meetings import NO_MEETING

BOOK_DAYS = 90  # a meeting due within three months should be booked, or soon be


def is_of_round(deadline: Deadline) -> bool:
    """Whether it is a progress report, or hangs on one: those come for many students on the same day."""
    parent = deadline.start.parent
    return deadline.rule.role == "progress" or (parent is not None and parent.rule.role == "progress")


def hangs_on(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether a deadline is about a booked meeting: started by its booking, met by holding it, or cut short by it."""
    due = deadline.due
    if is_met_by(deadline, booked):
        return due is None or (due - booked.meeting_date).days <= BOOK_DAYS
    return deadline.reckoning.limited_by == booked.meeting_date or _is_of_booking(deadline, booked, facts)


def _is_of_booking(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether this booking, or an earlier one of the same meeting, started a deadline."""
    ties, start = facts.meeting_ties.booked, deadline.start.event
    return isinstance(start, MeetingScheduled) and not ties.get(start.id, NO_MEETING).isdisjoint(
        ties.get(booked.id, NO_MEETING)
    )


def is_met_by(deadline: Deadline, booked: MeetingScheduled | None) -> bool:
    """Whether holding the booked meeting meets a deadline: one for its purposes, or that of the booking itself."""
    held = [on for on in deadline.rule.met_by if on.event == "meeting_held"]
    if booked is None or not held:
        return False
    if deadline.start.event == booked:
        return True
    return any(not on.purposes.isdisjoint(booked.purposes) for on in held)


def part_of(deadline: Deadline, facts: Facts, missing: str | None, limits: Limits, as_of: date) -> str | None:
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


def too_late(deadline: Deadline, clocks: Sequence[Deadline]) -> Deadline | None:
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
