"""What stops a clock: which event, whether it met the duty, and which of several clocks an event is for."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Done, Event, NotApplicable, said
from casemgr.docket.answered import other_said
from casemgr.docket.beforehand import meets_beforehand
from casemgr.docket.deadline import Start
from casemgr.docket.facts import Facts
from casemgr.docket.matching import fits_on_file, is_one, ticks
from casemgr.law.on import On
from casemgr.law.rules import Rule


class End(NamedTuple):
    """What stopped a clock: the event, its place in order, and whether it met the duty."""

    place: tuple[date, int]
    event: Event
    met: bool
    leaves_missed: bool = False
    """Whether a date that had passed by then stays missed."""
    never_late: bool = False
    """Whether it met the duty in time whenever it came."""
    unrecorded: bool = False
    """Whether it was owed before that, and is not on record."""


class Opened(NamedTuple):
    """A clock that was opened, and what stopped it."""

    start: Start
    end: End | None


class Others(NamedTuple):
    """The other clocks of a rule: every start there is, and the clocks opened before."""

    every: Sequence[Start]
    older: Sequence[Opened]


def end_of(rule: Rule, start: Start, facts: Facts, others: Others, until: int | None = None) -> End | None:
    """What stopped a clock first. The event that started it may end it (found not eligible) but cannot meet it.

    Only what comes after the opening event can end a clock; what meets it may lie between its day and then.
    """
    end = _first_end(rule, start, facts, others, until)
    parent = None if start.outlives else start.parent
    if parent and parent.met_by and (end is None or end.event.date > parent.met_by.date):
        return End((parent.met_by.date, 0), parent.met_by, met=False)
    return end


def _first_end(rule: Rule, start: Start, facts: Facts, others: Others, until: int | None) -> End | None:
    stopping = rule.stopped_by
    if stopping.isdisjoint(facts.event_types):
        return None
    first, opened = _first_from(start.place, facts), _first_from(start.opened, facts)
    if rule.met_beforehand:
        for place, event_type in enumerate(facts.types[:first][:until]):
            if event_type in rule.beforehand_on and meets_beforehand(rule, place, start, facts):
                return End(start.place, facts.events[place], met=True)
    for place, event_type in enumerate(facts.types[first:until], first):
        if event_type not in stopping:
            continue
        event = facts.events[place]
        if event_type in _ENDS_ANY and place >= opened and _is_over(rule, event, start):
            return End((event.date, place), event, met=False)
        if (
            event_type in rule.ended_on
            and place >= opened
            and (ending := _ending(rule, place, start, facts))
            and _ends_this_one(rule, place, facts, others)
        ):
            end = End((event.date, place), event, met=False, leaves_missed=ending.leaves_missed)
            return (
                _or_recorded_after(end, rule, start, facts.events[:until])
                if ending.leaves_unrecorded
                else end
            )
        if (
            event_type in rule.met_on
            and event is not start.event
            and _meets(rule, place, start, facts)
            and _meets_this_one(rule, place, start, facts, others)
        ):
            never_late = _is_never_late(rule, place, start, facts)
            return End((event.date, place), event, met=True, never_late=never_late)
    return None


def _first_from(place: tuple[date, int], facts: Facts) -> int:
    """Where the events begin that are not before a place in their order."""
    return place[1] if place[1] >= 0 else facts.first_place(place[0])


def _or_recorded_after(end: End, rule: Rule, start: Start, events: tuple[Event, ...]) -> End:
    """The end of what was owed before a meeting: without a record, unless a later tick names this very clock."""
    for event in events[end.place[1] + 1 :]:
        if isinstance(event, (Done, NotApplicable)) and event.clock and ticks(event, rule, start):
            return end._replace(event=event, met=type(event) is Done)
    return end._replace(unrecorded=True)


def _meets(rule: Rule, place: int, start: Start, facts: Facts) -> bool:
    """Whether the event at a place meets a clock, and still holds."""
    event = facts.events[place]
    if event.id in facts.revoked:
        return False
    for on in rule.met_on[facts.types[place]]:
        if is_one(on, place, start, facts):
            break
    else:
        return False
    if type(event) is Done:
        return ticks(event, rule, start)
    # An event that would itself start the clock meets only one begun on an earlier day.
    return event.date > start.day or not _would_start(rule, event, facts)


def _is_never_late(rule: Rule, place: int, start: Start, facts: Facts) -> bool:
    for on in rule.never_late:  # noqa: SIM110
        if is_one(on, place, start, facts):
            return True
    return False


def _meets_this_one(rule: Rule, place: int, start: Start, facts: Facts, others: Others) -> bool:
    """Whether an event that could meet several clocks of a rule meets this one: of the oldest only, or of its purpose."""
    event = facts.events[place]
    if type(event) is Done:
        return True
    if (
        others.older
        and (rule.one_each or _meets_oldest(rule, place, start, facts))
        and _is_for_older(rule, place, facts, others)
    ):
        return False
    if not rule.is_of_purpose:
        return True
    fitting = [on for on in rule.met_on[event.type] if is_one(on, place, start, facts)]
    if not all(on.of_purpose for on in fitting) or _of_its_purpose(event, start):
        return True
    return not any(
        other is not start and _runs_at(rule, other, place, facts, others) for other in others.every
    )


def _meets_oldest(rule: Rule, place: int, start: Start, facts: Facts) -> bool:
    """Whether an event meets only the oldest clock that is open, though others of the rule may be met together."""
    return any(on.oldest and is_one(on, place, start, facts) for on in rule.met_on[facts.events[place].type])


def _is_for_older(rule: Rule, place: int, facts: Facts, others: Others) -> bool:
    """Whether the event at a place meets an older clock of the rule that was still running."""
    return any(
        _meets(rule, place, older.start, facts) and _runs_at(rule, older.start, place, facts, others)
        for older in others.older
    )


def _ends_this_one(rule: Rule, place: int, facts: Facts, others: Others) -> bool:
    """Whether an event that could end several clocks of a rule unmet ends this one: of the oldest only, where each event is
    for one clock."""
    return not rule.one_each or not any(
        _ending(rule, place, older.start, facts) and _runs_at(rule, older.start, place, facts, others)
        for older in others.older
    )


def _of_its_purpose(event: Event, start: Start) -> bool:
    return start.event is not None and said(start.event, "purpose") in (said(event, "purposes") or ())


def _runs_at(rule: Rule, other: Start, place: int, facts: Facts, others: Others) -> bool:
    """Whether another clock of a rule was running when the event at a place happened."""
    if other.place >= (facts.events[place].date, place):
        return False
    older = [each for each in others.older if each.start.place < other.place]
    return end_of(rule, other, facts, Others(others.every, older), until=place) is None


def _would_start(rule: Rule, event: Event, facts: Facts) -> bool:
    return any(
        not word.at and fits_on_file(word, event, facts) for word in rule.starts_on.get(event.type, ())
    )


_ENDS_ANY = ("not_applicable", "exited")


def _is_over(rule: Rule, event: Event, start: Start) -> bool:
    """Whether an event ends any clock unmet, whatever its rule says: not applicable, or the student has left."""
    if type(event) is NotApplicable:
        return ticks(event, rule, start)
    return event.type == "exited" and not rule.survives_exit


def _ending(rule: Rule, place: int, start: Start, facts: Facts) -> On | None:
    """What in the rule lets an event end the clock unmet. Where that compares the event with the start, it is another
    event than the start."""
    event = facts.events[place]
    for on in rule.ended_on.get(event.type, ()):
        if event is start.event and (on.sharing or on.same_meeting):
            continue
        if on.unless_other and other_said(on.unless_other, place, facts):
            continue
        if on.iep_in_effect is not None and on.iep_in_effect != facts.iep_was_in_effect(place):
            continue
        if is_one(on, place, start, facts) and not _is_undone(on, place, start, facts):
            return on
    return None


def _is_undone(on: On, place: int, start: Start, facts: Facts) -> bool:
    """Whether a later event takes an end back: the parent refused, and then consented."""
    undoing = on.undone_by
    if undoing is None:
        return False
    return any(
        later > place and is_one(undoing, later, start, facts) for later in facts.places_of(undoing.event)
    )
