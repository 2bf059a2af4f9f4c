"""The heart: rules and events in, deadlines out. Pure; nothing here knows files, screens or today's date."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Done, Event, Exited, NotApplicable
from casemgr.casefile.student import Student
from casemgr.docket.basis import Basis, Facts
from casemgr.docket.deadline import Account, Deadline, OtherReading, Reckoning, Start, Status
from casemgr.docket.reckon import account, reckon
from casemgr.docket.starts import starts
from casemgr.law.rules import On, Rule, StartsOn


def derive(student: Student, basis: Basis, as_of: date) -> tuple[Deadline, ...]:
    """Every clock that ever ran for a student, as known on a day, in the order of the law files."""
    return derive_from(Facts.of(student, basis, as_of), basis, as_of)


def derive_from(facts: Facts, basis: Basis, as_of: date) -> tuple[Deadline, ...]:
    found: dict[str, tuple[Deadline, ...]] = {}

    def clocks_of(rule_id: str) -> tuple[Deadline, ...]:
        if rule_id not in found:
            rules = [rule for rule in basis.law.rules if rule.id == rule_id]
            found[rule_id] = tuple(c for rule in rules for c in _clocks(rule, clocks_of_other, facts, basis, as_of))
        return found[rule_id]

    clocks_of_other = clocks_of
    return tuple(clock for rule_id in basis.law.ids for clock in clocks_of(rule_id))


def _clocks(rule: Rule, clocks_of: object, facts: Facts, basis: Basis, as_of: date) -> list[Deadline]:
    clocks: list[Deadline] = []
    busy_until: tuple[date, int] | None = None
    for start in starts(rule, facts, basis, clocks_of):  # type: ignore[arg-type]
        if not rule.every_start and busy_until is not None and start.place < busy_until:
            continue
        end = _end(rule, start, facts)
        busy_until = end[0] if end else (date.max, 0)
        result = reckon(rule, start, facts, basis, basis.readings)
        clocks.append(_deadline(rule, start, result, end, facts, as_of))
    return clocks


def _end(rule: Rule, start: Start, facts: Facts) -> tuple[tuple[date, int], Event, bool] | None:
    """What stopped a clock first: its place, the event, and whether the event met the duty."""
    for place, event in enumerate(facts.events):
        here = (event.date, place)
        if here < start.place:
            continue
        if _ends(rule, event, start, is_start=event is start.event):
            return here, event, False
        if here > start.place and event is not start.event and _meets(rule, event, start):
            return here, event, True
    return None


def _meets(rule: Rule, event: Event, start: Start) -> bool:
    if not any(on.event == event.type and on.meets(event, start.event) for on in rule.met_by):
        return False
    if isinstance(event, Done):
        return event.rule == rule.id
    # An event that would itself start the clock meets only one begun on an earlier day.
    return event.date > start.date or not _would_start(rule, event)


def _would_start(rule: Rule, event: Event) -> bool:
    return any(isinstance(word, StartsOn) and not word.at and word.matches(event) for word in rule.starts)


def _ends(rule: Rule, event: Event, start: Start, *, is_start: bool) -> bool:
    if isinstance(event, NotApplicable):
        return event.rule == rule.id
    if isinstance(event, Exited):
        return not rule.survives_exit
    return any(_ended_by(on, event, start, is_start=is_start) for on in rule.ended_by)


def _ended_by(on: On, event: Event, start: Start, *, is_start: bool) -> bool:
    if on.event != event.type or (is_start and on.sharing):
        return False
    return on.meets(event, start.event)


def _deadline(
    rule: Rule,
    start: Start,
    result: Reckoning,
    end: tuple[tuple[date, int], Event, bool] | None,
    facts: Facts,
    as_of: date,
) -> Deadline:
    met = end[1] if end and end[2] else None
    ended = end[1] if end and not end[2] else None
    return Deadline(
        student=facts.student.id,
        rule=rule,
        start=start,
        status="ended" if ended else _status(result, met, as_of),
        reckoning=result,
        hold_by=hold_by(rule, start, result, facts),
        met_by=met,
        ended_by=ended,
    )


def _status(result: Reckoning, met: Event | None, as_of: date) -> Status:
    if met:
        return "met_late" if result.due and met.date > result.due else "met"
    if result.due is None:
        return "open" if result.dateless else "unknown"
    return "overdue" if as_of > result.due else "running"


def hold_by(rule: Rule, start: Start, result: Reckoning, facts: Facts) -> date | None:
    """The last school day on or before the due date, and for a year-end date before the ordinary count too.

    For business days it is the due date. None where no calendar covers it, or where it would lie before the start.
    """
    if result.due is None:
        return None
    if getattr(rule.within, "of", None) == "business_days":
        return result.due
    latest = min(result.due, result.ordinary) if result.ordinary else result.due
    day = facts.calendar.last_school_day(latest)
    if day and start.event and day < start.date <= result.due:
        return None
    return day


def accounted(deadline: Deadline, facts: Facts, basis: Basis) -> Account:
    """Counted and raw days of a deadline, and the days skipped."""
    return account(deadline.rule, deadline.reckoning, facts, basis, basis.readings)


def other_readings(deadline: Deadline, facts: Facts, basis: Basis) -> tuple[OtherReading, ...]:
    """Each single change of a reading that moves the due date, with the date it gives."""
    concerned = basis.law.reads(deadline.rule)
    if not concerned or deadline.reckoning.extended_until:
        return ()
    found = []
    for name, label, readings in basis.other_readings:
        if name not in concerned:
            continue
        due = _under(deadline, facts, basis, readings)
        if due != deadline.due:
            found.append(OtherReading(label, due))
    return tuple(found)


def _under(deadline: Deadline, facts: Facts, basis: Basis, readings: object) -> date | None:
    """The same clock's due date under other readings, the clock it hangs on re-counted too."""
    start = deadline.start
    for word in deadline.rule.starts:
        if hasattr(word, "rule"):
            parent = basis.law.rule(word.rule)
            assert parent is not None
            parent_start = start._replace(base=start.date)
            start = start._replace(base=reckon(parent, parent_start, facts, basis, readings).due)  # type: ignore[arg-type]
    return reckon(deadline.rule, start, facts, basis, readings).due  # type: ignore[arg-type]
