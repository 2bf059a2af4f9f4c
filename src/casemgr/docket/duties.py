"""The duties of the handbook chapter: the state of each, for one student or for the caseload as a whole."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from casemgr.casefile.events import Event, NotApplicable, dated, label
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.former_day import without_former_days
from casemgr.docket.matching import matches
from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtBirthday
from casemgr.law.tables import Duty
from casemgr.state.enrollment import may_have_iep

State = Literal["overdue", "open", "done", "ended", "not applicable", "not asked", "whole caseload"]


class DutyState(NamedTuple):
    """The state of a duty: what is open or overdue comes before what was done."""

    duty: Duty
    rules: tuple[Rule, ...]
    """The rules that carry it, for a student or for the caseload."""
    state: State
    due: date | None = None
    """The first date of what is open."""
    done: Event | None = None
    """What did it last; also where it is open again."""
    why: str = ""
    """What is open, what did or ended it, or why it does not apply."""
    clocks: tuple[Deadline, ...] = ()
    """The clocks that decide it."""


def duty_states(law: LawBook, facts: Facts, deadlines: Iterable[Deadline]) -> list[DutyState]:
    """Every duty in the chapter's order for a student, from all the clocks that ever ran. What is asked once for the whole
    caseload is only named; the caseload itself has just those."""
    clocks = without_former_days(deadlines, facts)
    found = []
    for duty in law.duties:
        rules = tuple(rule for rule in law.carrying(duty) if rule.for_caseload == facts.is_caseload)
        if rules:
            own = [
                clock
                for clock in clocks
                if _is_of(clock, rules)
                and not _is_of_another(clock, duty, facts.events)
                and not is_before_any_iep(clock, facts)
            ]
            found.append(_state(duty, rules, own, facts.events))
        elif not facts.is_caseload:
            found.append(DutyState(duty, law.carrying(duty), "whole caseload"))
    return found


def _is_of(clock: Deadline, rules: tuple[Rule, ...]) -> bool:
    """Whether a clock is of one of these rules, whichever words it has for a student of age. To compare them as values would take
    seconds for a few hundred students."""
    return any(clock.rule.id == rule.id and clock.rule.in_force == rule.in_force for rule in rules)


def _is_of_another(clock: Deadline, duty: Duty, events: Sequence[Event]) -> bool:
    """Whether a rule that carries several duties runs here for others of them alone: what opened it, and what would have while
    it ran, is all of theirs."""
    if clock.start.event is None or not duty.not_after:
        return False
    opened = [clock.start.event, *_asked_while_open(clock, events)]
    return all(any(matches(on, event) for on in duty.not_after) for event in opened)


def _asked_while_open(clock: Deadline, events: Sequence[Event]) -> list[Event]:
    """The events that would have started a clock of the rule while this one ran."""
    end = clock.met_by or clock.ended_by
    since = [event for event in events if event.date >= clock.started_on and event is not end]
    return [
        event
        for event in since
        if (end is None or event.date <= end.date)
        and any(matches(word, event) for word in clock.rule.starts_on.get(event.type, ()))
    ]


def is_before_any_iep(clock: Deadline, facts: Facts) -> bool:
    """Whether a birthday of a student who never had an IEP is about what an IEP says or ends."""
    words = (word for word in clock.rule.starts if isinstance(word, StartsAtBirthday))
    return any(word.with_iep for word in words) and not may_have_iep(facts.events)


def _state(duty: Duty, rules: tuple[Rule, ...], clocks: list[Deadline], events: Sequence[Event]) -> DutyState:
    done = _last_done(duty, rules, clocks, events)
    live = [clock for clock in clocks if clock.is_open]
    if done and all(clock.rule.kind == "practice" for clock in live) and _asks_more(rules):
        live = []  # what is left is only good practice
    if live:
        first = min(live, key=lambda clock: (clock.due or date.max, clock.started_on))
        state: State = "overdue" if any(clock.status == "overdue" for clock in live) else "open"
        return DutyState(duty, rules, state, first.due, done, first.rule.title, tuple(live))
    if done and not _is_missed_since(done, clocks):
        met = tuple(clock for clock in clocks if clock.met_by is done)
        return DutyState(duty, rules, "done", None, done, label(done), met)
    ended = [(clock.ended_by, clock) for clock in clocks if clock.ended_by]
    if not ended:
        return DutyState(duty, rules, "not asked")
    event, clock = max(ended, key=lambda pair: pair[0].date)
    if isinstance(event, NotApplicable):
        return DutyState(duty, rules, "not applicable", None, None, event.why, (clock,))
    return DutyState(duty, rules, "ended", None, None, f"{dated(event)}", (clock,))


def _is_missed_since(done: Event, clocks: Iterable[Deadline]) -> bool:
    """Whether a step of the duty has closed without a record since the last one that was done."""
    missed = [clock for clock in clocks if clock.unrecorded or clock.never_met]
    return any(clock.ended_by and clock.ended_by.date > done.date for clock in missed)


def _asks_more(rules: tuple[Rule, ...]) -> bool:
    return any(rule.kind != "practice" for rule in rules)


def _last_done(
    duty: Duty, rules: tuple[Rule, ...], clocks: list[Deadline], events: Sequence[Event]
) -> Event | None:
    """The last event that met one of the duty's clocks, or that shows it done without one. What others did, like the parent's
    reply, does not do the case manager's part of a duty."""
    is_ours = any(rule.waits_for is None for rule in rules)
    found = [clock.met_by for clock in clocks if clock.met_by and not (is_ours and clock.rule.waits_for)]
    found += [event for event in events if any(matches(on, event) for on in duty.shown_by)]
    return max(found, key=lambda event: event.date, default=None)
