"""Which clocks of a duty are meant by who says that it is done or does not apply, and what is recorded for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Done, Event
from casemgr.casefile.student import Student
from casemgr.docket.deadline import Deadline
from casemgr.docket.doing import SAFEGUARDS, Made, events_for, own_event
from casemgr.docket.matching import left_first, may_run_twice, started_by
from casemgr.errors import UsageError
from casemgr.law.rules import Rule


def open_clocks(rule: Rule, clocks: Iterable[Deadline], named: str | None = None) -> list[Deadline]:
    """Of a student's deadlines, the open ones of a rule; with a name, only the one that the event of this id started."""
    ours = [clock for clock in clocks if clock.rule.id == rule.id and clock.is_open]
    return [clock for clock in ours if named in (None, started_by(clock.start))]


def left_unrecorded(rule: Rule, clocks: Iterable[Deadline], named: str | None = None) -> Deadline | None:
    """The clock of a duty that was owed before a meeting and has no record, the last one or the one named; None where one is
    open, or none is left so."""
    own = [clock for clock in clocks if clock.rule.id == rule.id]
    left = [clock for clock in own if clock.unrecorded and named in (None, started_by(clock.start))]
    return left[-1] if left and not any(clock.is_open for clock in own) else None


def clock_named(rule: Rule, clocks: Iterable[Deadline], named: str) -> Deadline | None:
    """Of a student's deadlines, that of a rule which the event of this id started, open or not."""
    own = (clock for clock in clocks if clock.rule.id == rule.id)
    return next((clock for clock in own if started_by(clock.start) == named), None)


def clock_meant(rule: Rule, clocks: Sequence[Deadline], named: str | None = None) -> str | None:
    """The one clock that a tick is for; None for each one that is open."""
    if clock := named or left_first(open_clocks(rule, clocks)):
        return clock
    left = left_unrecorded(rule, clocks)
    return started_by(left.start) if left else None


def one_to_name(rule: Rule, clocks: Sequence[Deadline], named: str | None) -> list[Deadline]:
    """The open clocks of a duty that is only ticked, where each is about a matter of its own and none is named; empty where a tick
    may be for all of them."""
    own = open_clocks(rule, clocks)
    is_apart = rule.one_each and own_event(rule) is None and clock_meant(rule, clocks, named) is None
    return own if is_apart and len(own) > 1 else []


def done_events(
    rule: Rule,
    clocks: Sequence[Deadline],
    student: Student,
    events: tuple[Event, ...],
    day: date,
    named: str | None = None,
    *,
    force: bool = False,
) -> list[Made]:
    """What `done` records for a duty on a day; empty where only its own command can say it. `clocks`: all of the student's
    deadlines. `named`: the one clock that was meant, where it was named. `force`: whether a tick will do in any case."""
    clock = clock_meant(rule, clocks, named)
    if left := left_unrecorded(rule, clocks, clock):
        return afterwards(left, student, events, day) or (
            _tick(rule, started_by(left.start)) if force else []
        )
    several = bool(clock) and len(open_clocks(rule, clocks)) > 1
    made = events_for(rule, open_clocks(rule, clocks, clock), student, events, clock, of_several=several)
    return made or (_tick(rule, clock) if force else [])


def afterwards(clock: Deadline, student: Student, events: tuple[Event, ...], day: date) -> list[Made]:
    """What is recorded for a duty that closed unmet, with a meeting or a birthday: the event of its own command, on a day on which it was
    open; else a tick that names the clock, which comes afterwards too where nothing but the record was missing."""
    if day < clock.started_on or not clock.ended_on:
        return []
    tick = _tick(clock.rule, started_by(clock.start))
    if day >= clock.ended_on:
        return tick if clock.unrecorded else []
    made = events_for(clock.rule, [clock], student, events)
    return [each for each in made if each.cls is not Done] or tick


def _tick(rule: Rule, clock: str | None) -> list[Made]:
    return [Made(Done, {"rule": rule.id, "clock": clock})] if rule.can_be_ticked else []


def is_met_by(
    new: Collection[Event], rule: Rule, clocks: Iterable[Deadline], named: str | None = None
) -> bool:
    """Whether one of these events meets the duty, or the one clock of it that was named, and leaves nothing of it open."""
    own = [clock for clock in clocks if clock.rule.id == rule.id and named in (None, started_by(clock.start))]
    return any(clock.met_by in new for clock in own) and not any(clock.is_open for clock in own)


def each_ticked(rule: Rule, taken: Iterable[Deadline], *, is_part: bool) -> list[str | None]:
    """What each tick of a round is for: one clock, or every one that is open. `taken`: the clocks of the rule that the round
    takes of a student; `is_part`: whether it leaves others of them."""
    taken = list(taken)
    apart = may_run_twice(rule) and (is_part or any(clock.start.left_by for clock in taken))
    return list(dict.fromkeys(started_by(clock.start) if apart else None for clock in taken))


def fields_said(made: Made, rule: Rule, way: str | None, safeguards: bool | None) -> dict[str, Any]:
    """The fields of an event with how it was done, and whether the safeguards went with it, where that was said. UsageError where
    it does not say how."""
    fields = dict(made.fields)
    if way and made.how is None:
        raise UsageError(f"--method: {rule.id} does not say how it was done; leave it out, or use --note")
    if way and made.how:
        fields[made.how] = way
    if made.takes_safeguards and safeguards is not None:
        fields[SAFEGUARDS] = safeguards
    return fields
