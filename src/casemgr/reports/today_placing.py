"""Which part of the morning page an open deadline belongs to, and what it hangs on."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.docket.before_break import last_before_break
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.missing import Perhaps, is_needed_now, missing_to_act, perhaps_earlier
from casemgr.docket.next_steps import is_far_unknown, not_scheduled
from casemgr.docket.notice import notice_by
from casemgr.law.rules import Rule
from casemgr.reports.today_limits import Limits
from casemgr.reports.today_parts import Part
from casemgr.state.meetings import NO_MEETING

UNKNOWN_DAYS = 180  # half a year: what counts back over a summer is seen in time
BOOK_DAYS = 90  # a meeting due within three months should be booked, or soon be


class Place(NamedTuple):
    """Where an open deadline is on the page; for a meeting to be booked, with what that hangs on."""

    part: Part
    notice_by: date | None = None
    """The last day for the meeting's notice."""
    missing_to_act: str | None = None
    """The school calendar without which the last school day to act is not known."""
    perhaps: Perhaps | None = None
    """The day by which to act if school is out until the date."""


def is_of_round(deadline: Deadline) -> bool:
    """Whether it is a progress report, or hangs on one: those come for many students on the same day."""
    parent = deadline.start.parent
    return deadline.rule.role == "progress" or (parent is not None and parent.rule.role == "progress")


def asks_soon(clocks: Sequence[Deadline], booked: MeetingScheduled, facts: Facts, limits: Limits) -> bool:
    """Whether law or handbook asks for something before a booked meeting, now or in the next five school days: its notice, its
    team, what only practice dates aside."""
    return any(
        clock.is_open
        and clock.rule.dated_by != "practice"
        and _is_soon(clock, limits)
        and not is_met_at(clock, booked)
        and _hangs_on(clock, booked, facts)
        for clock in clocks
    )


def is_on_its_line(deadline: Deadline, booked: MeetingScheduled, facts: Facts, limits: Limits) -> bool:
    """Whether a deadline is said on the line of a booked meeting: of one past this week, what it meets in time and what is to
    be done soon; the rest has a line of its own, as has what is still to be booked earlier."""
    if not _hangs_on(deadline, booked, facts):
        return False
    if booked.meeting_date <= limits.week:
        return True
    return _is_in_time(deadline, booked) if is_met_at(deadline, booked) else _is_soon(deadline, limits)


def _is_in_time(deadline: Deadline, booked: MeetingScheduled) -> bool:
    """Whether no earlier meeting could still keep the date."""
    return deadline.status != "running" or deadline.due is None or booked.meeting_date <= deadline.due


def _is_soon(deadline: Deadline, limits: Limits) -> bool:
    """Whether it is to be done now or in the next five school days."""
    return deadline.status != "unknown" and (deadline.act_by is None or deadline.act_by <= limits.week)


def may_hang_on_one(deadline: Deadline) -> bool:
    """Whether a deadline can be about a booked meeting at all: most cannot, so this is asked first."""
    rule = deadline.rule
    return bool(
        rule.meetings_that_meet_it
        or rule.hangs_on
        or deadline.reckoning.limited_by
        or type(deadline.start.event) is MeetingScheduled
        or _is_of_one_meeting(rule)
    )


def _hangs_on(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether a deadline is about a booked meeting: started by its booking, met by holding it, or cut short by it."""
    due = deadline.due
    if is_met_at(deadline, booked):
        return due is None or (due - booked.meeting_date).days <= BOOK_DAYS
    return deadline.reckoning.limited_by == booked.meeting_date or _is_of_booking(deadline, booked, facts)


def _is_of_booking(deadline: Deadline, booked: MeetingScheduled, facts: Facts) -> bool:
    """Whether this booking, an earlier one of the same meeting, or a word on it started a deadline."""
    start = deadline.start.event
    if type(start) is not MeetingScheduled and not _is_of_one_meeting(deadline.rule):
        return False
    ties = facts.meeting_ties
    return start is not None and not ties.of_start(start).isdisjoint(ties.booked.get(booked.id, NO_MEETING))


def _is_of_one_meeting(rule: Rule) -> bool:
    """Whether something that is said of a meeting starts it, as the parent's reply does: it is over once that is held. What
    the law asks has a line of its own."""
    if rule.kind == "law" or "meeting_held" not in rule.ended_on:
        return False
    return any(on.same_meeting for on in rule.ended_on["meeting_held"])


def is_met_at(deadline: Deadline, booked: MeetingScheduled | None) -> bool:
    """Whether holding the booked meeting meets a deadline, or lets it be met: one for its purposes, or that of the booking
    itself."""
    if booked is None:
        return False
    held, hangs_on = deadline.rule.meetings_that_meet_it, deadline.rule.hangs_on
    if not held:
        return bool(hangs_on) and not set(hangs_on).isdisjoint(booked.purposes)
    if deadline.start.event == booked:
        return True
    return any(not on.purposes.isdisjoint(booked.purposes) for on in held)


def place_on_page(
    deadline: Deadline,
    booked: MeetingScheduled | None,
    missing: str | None,
    facts: Facts,
    context: Context,
    limits: Limits,
    as_of: date,
) -> Place | None:
    """The place of an open deadline: with the meeting it hangs on, to be booked, or in the part of its day; None for what lies
    further ahead."""
    if booked:
        return Place("held" if booked.meeting_date < as_of else "meetings")
    if _is_to_book(deadline, missing, facts, as_of):
        return _place_to_book(deadline, facts, context, limits)
    if _is_before_break(deadline, facts, limits, as_of):
        return Place("before_break")
    perhaps = perhaps_earlier(deadline, facts)
    part = _part_of(deadline, missing, limits, as_of, perhaps)
    return Place(part, perhaps=perhaps) if part else None


def _is_before_break(deadline: Deadline, facts: Facts, limits: Limits, as_of: date) -> bool:
    """Whether a count in business or school days ends in the next break, or runs over it: who has to act is away by then."""
    if (
        deadline.rule.kind == "practice"
        or deadline.act_by is None
        or _is_now(deadline, deadline.act_by, as_of)
    ):
        return False
    found = last_before_break(deadline, facts)
    return found is not None and as_of <= found.day <= limits.before_break


def _part_of(
    deadline: Deadline, missing: str | None, limits: Limits, as_of: date, perhaps: Perhaps | None
) -> Part | None:
    if missing and has_passed_unknown(deadline, as_of):
        return _now(deadline)
    if missing:
        return "unknown" if is_needed_now(missing, as_of) or _may_come_soon(deadline, as_of) else None
    if is_far_unknown(deadline, as_of):
        return None
    if deadline.rule.kind == "practice":
        return _reminder_part(deadline, limits)
    if deadline.act_by is None:
        waits = deadline.rule.waits_for and deadline.rule.kind != "law"
        return "waiting" if waits else _now(deadline)
    day = perhaps.day if perhaps else deadline.act_by
    return _now(deadline) if _is_now(deadline, deadline.act_by, as_of) else _ahead(day, limits)


def has_passed_unknown(deadline: Deadline, as_of: date) -> bool:
    """Whether a date has passed on every calendar, though which it was is unknown."""
    before = deadline.reckoning.due_before
    return before is not None and before <= as_of


def _may_come_soon(deadline: Deadline, as_of: date) -> bool:
    """Whether a legal date that waits for next year's calendar may lie within months: the referral of a June, the plan of
    a triennial in fall."""
    base = deadline.start.base
    return deadline.rule.kind == "law" and base is not None and (base - as_of).days <= UNKNOWN_DAYS


def _ahead(day: date, limits: Limits) -> Part | None:
    if day <= limits.before_break:
        return "before_break"
    return "ahead" if day <= limits.ahead else None


def _is_now(deadline: Deadline, act_by: date, as_of: date) -> bool:
    return deadline.status == "overdue" or act_by <= as_of


def _now(deadline: Deadline) -> Part:
    return "law" if deadline.rule.kind == "law" else "handbook"


def _reminder_part(deadline: Deadline, limits: Limits) -> Part | None:
    """What neither law nor handbook asks is only counted, once its day has come, or at once where it has none."""
    if deadline.act_by is None:
        return "waiting" if deadline.rule.waits_for else "reminders"
    return "reminders" if deadline.act_by <= limits.ahead else None


def _is_to_book(deadline: Deadline, missing: str | None, facts: Facts, as_of: date) -> bool:
    """Whether it is a meeting of the next three months that nothing is booked for; on its own day it is law or handbook."""
    day = deadline.act_by
    if missing or day is None or deadline.rule.kind == "practice" or _is_now(deadline, day, as_of):
        return False
    return (day - as_of).days <= BOOK_DAYS and not_scheduled(deadline, facts.events)


def _place_to_book(deadline: Deadline, facts: Facts, context: Context, limits: Limits) -> Place:
    """By the day for its notice: to be booked now where that is near, or has passed."""
    assert deadline.act_by
    if missing := missing_to_act(deadline, facts):
        return Place("book", missing_to_act=missing, perhaps=perhaps_earlier(deadline, facts))
    notice = notice_by(deadline.act_by, facts, context, deadline.first_day)
    is_near = (notice or deadline.act_by) <= limits.week
    return Place("book_now" if is_near else "book", notice)


def late_steps(clocks: Sequence[Deadline]) -> list[Deadline]:
    """The open steps on which the date of another clock hangs, and whose own date has passed."""
    return [clock for clock in clocks if clock.status == "overdue" and clock.start.parent]


def too_late(deadline: Deadline, late: Sequence[Deadline]) -> Deadline | None:
    """The first of the late steps on which this date hangs."""
    for step in late:
        parent = step.start.parent
        if parent and parent.rule.id == deadline.rule.id and parent.start == deadline.start:
            return step
    return None
