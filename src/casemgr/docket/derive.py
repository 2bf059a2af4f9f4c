"""The heart: rules and events in, deadlines out. Pure; nothing here knows files, screens or today's date."""

from __future__ import annotations

from collections.abc import Collection, Container
from datetime import date

from casemgr.casefile.student import Student
from casemgr.days.counting import years_after
from casemgr.docket.account import account
from casemgr.docket.context import Context
from casemgr.docket.deadline import Account, Deadline, Reckoning, Start, Status, day_to_act
from casemgr.docket.due import reckon
from casemgr.docket.ends import End, Opened, Others, end_of
from casemgr.docket.facts import Facts
from casemgr.docket.last_day import hold_by, status_of
from casemgr.docket.level_then import as_it_was
from casemgr.docket.matter import marked
from casemgr.docket.meeting_day import in_time_for_others
from casemgr.docket.running import keeps_shut
from casemgr.docket.starts import starts
from casemgr.docket.with_rule import Found
from casemgr.law.rules import Rule


def derive(student: Student, context: Context, as_of: date) -> tuple[Deadline, ...]:
    """Every clock that ever ran for a student, as known on a day, in the order of the law files."""
    return derive_from(Facts.of(student, context, as_of), context, as_of)


def derive_from(facts: Facts, context: Context, as_of: date) -> tuple[Deadline, ...]:
    """The same from facts already gathered."""
    return _derived(facts, context, as_of, context.law.places)


def open_from(
    facts: Facts, context: Context, as_of: date, *, and_all_of: Collection[str] = ()
) -> tuple[Deadline, ...]:
    """Those of them that are open, and all of some rules. Any other that has stopped is not reckoned, unless it decides which
    clocks of another rule start."""
    clocks = _derived(facts, context, as_of, context.leading.union(and_all_of))
    return tuple([clock for clock in clocks if clock.is_open or clock.rule.id in and_all_of])


def _derived(facts: Facts, context: Context, as_of: date, whole: Container[str]) -> tuple[Deadline, ...]:
    """The clocks; of rules that are not among the `whole` only those still open."""
    found: dict[str, list[Deadline]] = {}
    for rule in context.law.startable(facts.event_types):
        if facts.concerns(rule) and (clocks := _clocks(rule, found, facts, context, as_of, whole)):
            found[rule.id] = [*found[rule.id], *clocks] if rule.id in found else clocks
    in_order = sorted(found, key=context.law.places.__getitem__)
    return in_time_for_others([clock for rule_id in in_order for clock in marked(found[rule_id])], facts)


def _clocks(
    rule: Rule, found: Found, facts: Facts, context: Context, as_of: date, whole: Container[str]
) -> list[Deadline]:
    """A rule's clocks. While one runs, a further start opens none, unless the rule says that every start does, or what
    stopped the one that ran does not stop what this start asks for. What will outlive another clock has a clock of its own
    until that one is met."""
    clocks: list[Deadline] = []
    last: Opened | None = None
    opened: list[Opened] = []
    every = starts(rule, found, facts, context)
    if not every:
        return clocks
    others = Others(every, opened)
    for start in every:
        if start.again and not _has_met_one(start, opened):
            continue
        end = end_of(rule, start, facts, others)
        since = _since_left(start, end, facts) if start.outlives else start.opened
        if last and since and not rule.every_start and _is_covered(since, end, last.end):
            continue
        if start.unless_running and any(keeps_shut(start, each, facts) for each in opened):
            continue
        opened.append(Opened(start, end))
        if since:
            last = opened[-1]
        if end is None or rule.id in whole:
            clocks.append(_deadline(rule, start, end, facts, context, as_of))
    return clocks


def _has_met_one(start: Start, opened: list[Opened]) -> bool:
    """Whether the event of a start has met a clock of the rule, and asked in vain: the next one runs from there."""
    return any(each.end and each.end.met and each.end.event is start.event for each in opened)


def _since_left(start: Start, end: End | None, facts: Facts) -> tuple[date, int] | None:
    """The place from which what another clock leaves may be covered by a clock before it; None where it has a clock of its
    own: the other is still open, or this one stopped before that was met."""
    if start.left_by is None:
        return None
    left = (start.left_by.date, facts.place_of[start.left_by.id])
    return None if end and end.place <= left else left


def _is_covered(since: tuple[date, int], end: End | None, last: End | None) -> bool:
    """Whether the clock before, which ended so, covers a start: it was running then, and its end is the end of both. A
    tick is for all that its one line asked for."""
    if last is None:
        return True
    if since >= last.place:
        return False
    return last.event.type in _TICKS or (end is not None and end.place <= last.place)


_TICKS = ("done", "not_applicable")


def _deadline(
    rule: Rule, start: Start, end: End | None, facts: Facts, context: Context, as_of: date
) -> Deadline:
    then = as_it_was(rule, end.event, facts, context) if end else facts
    result = reckon(rule, start, then, context, context.readings)
    met = ended = None
    if end:
        met, ended = (end.event, None) if end.met else (None, end.event)
    is_missed = bool(end and end.leaves_missed and result.due and end.event.date > result.due)
    last_day = hold_by(rule, start, result, facts) if result.due else None
    over = None if end else _over_by(rule, facts, as_of)
    return Deadline(
        student=facts.student.id,
        rule=as_said(rule, end.event.date if end else max(as_of, start.day), facts, context),
        start=start,
        status="ended" if ended or over else _status(result, end, as_of),
        reckoning=result,
        hold_by=last_day,
        act_by=day_to_act(rule, start, result.due, last_day),
        met_by=met,
        ended_by=ended,
        never_met=is_missed,
        unrecorded=bool(over or (end and end.unrecorded)),
        over_on=over,
    )


def _over_by(rule: Rule, facts: Facts, as_of: date) -> date | None:
    """The birthday from which on a rule asks nothing more of the student, once it is there."""
    if rule.only_for is None or rule.only_for.until_birthday is None:
        return None
    birthday = years_after(facts.student.identity.born, rule.only_for.until_birthday)
    return birthday if birthday <= as_of else None


def as_said(rule: Rule, day: date, facts: Facts, context: Context) -> Rule:
    """The rule in the words for a student of age, where it has some and the student was that on the day: of its end, or the
    one looked at."""
    if rule.of_age is None or not facts.is_of_age(day):
        return rule
    return context.law.said_of_age[rule.id]


_NEVER_LATE = date.min
"""The day on which what only may come is looked at: nothing of it is overdue."""


def projected(rule: Rule, start: Start, facts: Facts, context: Context) -> Deadline:
    """A clock that nothing on file has started."""
    return _deadline(rule, start, None, facts, context, _NEVER_LATE)._replace(projected=True)


def _status(result: Reckoning, end: End | None, as_of: date) -> Status:
    if end:
        is_late = result.due and end.event.date > result.due and not end.never_late
        return "met_late" if is_late else "met"
    return status_of(result, as_of)


def why_no_hold_by(deadline: Deadline, facts: Facts) -> str | None:
    """Why a date that a calendar covers has no school day to act by; None where it has one, or no calendar covers it."""
    if deadline.hold_by or deadline.due is None or facts.calendar.last_school_day(deadline.due) is None:
        return None
    return "no school day lies between the start and the due date"


def accounted(deadline: Deadline, facts: Facts, context: Context) -> Account:
    """Counted and raw days of a deadline, and the days skipped."""
    return account(deadline.rule, deadline.reckoning, facts, context, context.readings)
