"""Whether an event is one that a rule names, and belongs to a clock: what the words of `On` mean.

Every clock of every student asks here, so there are plain loops in place of generators.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from casemgr.casefile.events import Done, Event, MeetingScheduled, NotApplicable, said
from casemgr.casefile.events.everyday import BIRTHDAY
from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.docket.for_learners import learners_left
from casemgr.docket.reached import reached_the_student
from casemgr.docket.school_year import is_of_later_year
from casemgr.docket.services import all_begun
from casemgr.docket.team_left import team_left
from casemgr.docket.with_staff import gone_through, staff_has_left
from casemgr.law.on import Completing, On
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsWithRule
from casemgr.state.assessments import areas_not_reported
from casemgr.state.meetings import NO_MEETING
from casemgr.state.progress import left_without, reported
from casemgr.state.requests import all_collected


def started_by(start: Start) -> str:
    """The id by which one clock of a rule is distinguished from another: that of the event that started it."""
    return start.event.id if start.event else BIRTHDAY


def ticks(event: Done | NotApplicable, rule: Rule, start: Start) -> bool:
    """Whether a tick is for this clock: for every one of the rule, unless it names the event that started one."""
    return event.rule == rule.id and event.clock in (None, started_by(start))


def may_run_twice(rule: Rule) -> bool:
    """Whether several clocks of a rule may be open at once, so that it has to be said which one is meant."""
    return rule.every_start or any(type(word) is StartsWithRule and word.outlives for word in rule.starts)


def left_first(clocks: Sequence[Deadline]) -> str | None:
    """Of several open clocks of a rule, the one meant where none is named: what another clock has left, before what goes with
    the next one. None: each of them."""
    left = [clock for clock in clocks if clock.start.left_by]
    return started_by(left[0].start) if left and len(clocks) > 1 else None


def matches(on: On, event: Event) -> bool:
    """Whether an event is one of these, whatever started the clock."""
    if event.type != on.event:
        return False
    for field, wanted in on.wanted:
        if not _has(event.__dict__.get(field), wanted):
            return False
    for field, unwanted in on.unwanted:  # noqa: SIM110
        if _has(event.__dict__.get(field), unwanted):
            return False
    return True


def fits_on_file(on: On, event: Event, facts: Facts) -> bool:
    """The same, first sessions distinguished from continued ones."""
    if not matches(on, event):
        return False
    if on.to_student and not reached_the_student(event, facts):
        return False
    if not on.first_session:
        return True
    first = facts.first_sessions.get(event.id, frozenset())
    return on.purposes & set(said(event, "purposes") or ()) <= first


def belongs(on: On, event: Event, start: Event | None) -> bool:
    """Whether an event belongs to the one that started the clock."""
    if on.sharing and not (start and share(on.sharing, event, start)):
        return False
    if on.naming and not (start and start.id in _words(said(event, on.naming))):
        return False
    for ours, theirs in on.about.items():
        value, wanted = said(event, ours), said(start, theirs) if start else None
        if value not in (None, ()) and (wanted not in value if type(value) is tuple else value != wanted):
            return False
    for field, wanted in on.of_start.items():
        if start and field in start.__dict__ and wanted not in _words(said(start, field)):
            return False
    return _is_different(on, event, start)


def _is_different(on: On, event: Event, start: Event | None) -> bool:
    """Whether an event is another than the start, says something else, or comes before a day that the start names, where that is
    asked."""
    if on.another and event is start:
        return False
    if on.differing and start and on.differing in start.__dict__ and share(on.differing, event, start):
        return False
    if on.before:
        day = said(start, on.before) if start else None
        return day is not None and event.date < day
    return True


def _has(value: Any, wanted: frozenset[str]) -> bool:
    """Whether a field's value, or one of a list's, is among the words wanted."""
    if type(value) is str:
        return value in wanted
    return not wanted.isdisjoint(map(str, value) if value and type(value) is tuple else _words(value))


def share(field: str, event: Event, start: Event) -> bool:
    """Whether both have something in common in a field; a start without that field shares it with every event."""
    if field not in start.__dict__:
        return True
    return not _words(said(event, field)).isdisjoint(_words(said(start, field)))


def _words(value: Any) -> frozenset[str]:
    if value is None or value == ():
        return frozenset({"none"})
    if isinstance(value, tuple):
        return frozenset(str(v) for v in value)
    return frozenset({str(value).lower() if isinstance(value, bool) else str(value)})


def is_one(on: On, place: int, start: Start, facts: Facts) -> bool:
    """Whether the event at a place is one of these, and belongs to the clock of this start."""
    event = facts.events[place]
    if event.type != on.event or not (on.is_any or fits_on_file(on, event, facts)):
        return False
    return on.is_for_any_clock or (
        belongs(on, event, start.event)
        and (not on.later or _says_later(on.later, event, start))
        and (not on.once_left or _is_once_left(event, start))
        and (not on.same_meeting or _is_same_meeting(place, start, facts))
        and (not on.as_corrected or facts.entered_since_corrected(event, start.event))
        and (not on.later_year or (start.event is not None and is_of_later_year(event, start.event, facts)))
        and (on.completing is None or _COMPLETE[on.completing](on, place, start, facts))
    )


def _says_later(field: str, event: Event, start: Start) -> bool:
    """Whether a field of an event holds a later day than that of the start."""
    day: date | None = said(event, field)
    return day is not None and day > start.day


def _is_once_left(event: Event, start: Start) -> bool:
    """Whether an event came when the clock that this one outlives had been met, or on that day."""
    left_by = start.left_by
    return left_by is not None and event.date >= left_by.date


def is_of_another(event: Event, other: Event | None, facts: Facts) -> bool:
    """Whether two events name a contact each who did them, and not the same one. Of the staff, one may have written down what
    another did."""
    return other is not None and event.by != other.by and all(is_by_contact(e, facts) for e in (event, other))


def is_by_contact(event: Event, facts: Facts) -> bool:
    """Whether an event names one of the student's contacts as who did it."""
    return any(contact.name == event.by for contact in facts.student.identity.contacts)


def _is_same_meeting(place: int, start: Start, facts: Facts) -> bool:
    """Whether an event is about the meeting that the start is about; a start about none goes with every meeting."""
    meetings = facts.meeting_ties.of_start(start.event) if start.event else None
    return not meetings or not meetings.isdisjoint(
        facts.meeting_ties.about.get(facts.events[place].id, NO_MEETING)
    )


def _areas_agreed(place: int, start: Start, facts: Facts) -> bool:
    if start.event is None:
        return False
    return areas_not_reported(facts.events[: place + 1], said(start.event, "purpose")) == []


def _providers(place: int, start: Start, facts: Facts) -> bool:
    known, left_by = facts.events[: place + 1], start.left_by
    student = facts.student_on(facts.events[place].date)
    sent = left_by if left_by and facts.place_of[left_by.id] <= place else None
    days = reported(student, known, sent).values()
    is_known = bool(days) or bool(sent and left_without(student, known, sent))
    return is_known and None not in days


def _sources_asked(place: int, start: Start, facts: Facts) -> bool:
    return start.event is not None and all_collected(start.event, facts.events[: place + 1])


def _team(place: int, start: Start, facts: Facts) -> bool:
    return isinstance(start.event, MeetingScheduled) and not team_left(place, start, facts)


_COMPLETE: dict[Completing, Callable[[On, int, Start, Facts], bool]] = {
    "areas_agreed": lambda _, *clock: _areas_agreed(*clock),
    "departure": lambda _, *clock: staff_has_left(*clock),
    "learners": lambda _, *clock: not learners_left(*clock),
    "providers": lambda _, *clock: _providers(*clock),
    "services": lambda _, *clock: all_begun(*clock),
    "sources_asked": lambda _, *clock: _sources_asked(*clock),
    "staff": gone_through,
    "team": lambda _, *clock: _team(*clock),
}
"""Each set that can be completed → whether, with the event at a place, the last of it is in."""
