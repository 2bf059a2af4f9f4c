"""The event with which a duty is done: that of its own command, with the day and what the file says, and nothing more.

What only a person can say is never made up: a consent, an answer, a finding. Method, recipient and the like stay unsaid.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, get_args, get_origin

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    Done,
    Event,
    MeetingScheduled,
    event_types,
    said,
)
from casemgr.casefile.student import Student
from casemgr.docket.deadline import Deadline
from casemgr.law.on import On
from casemgr.law.rules import Rule
from casemgr.state.assessments import areas_not_reported
from casemgr.state.enrollment import has_iep
from casemgr.state.meetings import booked_meetings
from casemgr.state.progress import not_reported

Fields = Mapping[str, Any]
SAFEGUARDS = "safeguards"
"""The field of an event that says whether the procedural safeguards went with it."""


class Made(NamedTuple):
    """An event still to be recorded: its class and its own fields."""

    cls: type[Event]
    fields: Fields

    @property
    def takes_safeguards(self) -> bool:
        return SAFEGUARDS in self.cls.model_fields

    @property
    def how(self) -> str | None:
        """The field in which it says how it was done; None where it has none."""
        return next((name for name in ("method", "how") if name in self.cls.model_fields), None)


class _Case(NamedTuple):
    """A duty of a student, and the clock of it that is meant."""

    rule: Rule
    on: On
    cls: type[Event]
    clock: Deadline | None
    student: Student
    events: tuple[Event, ...]
    """What is known of the student."""

    @property
    def start(self) -> Event | None:
        return self.clock.start.event if self.clock else None


def events_for(
    rule: Rule,
    clocks: Sequence[Deadline],
    student: Student,
    events: tuple[Event, ...],
    named: str | None = None,
    *,
    of_several: bool = False,
) -> list[Made]:
    """What `done` records for a duty with these open clocks; empty where only its own command can say it.

    `named`: the one clock that was meant, where it was named; a plain tick says which. `of_several`: whether others of
    the duty are open, which an event that does not say which it is about would meet too.
    """
    tick = [Made(Done, {"rule": rule.id, "clock": named})] if rule.can_be_ticked else []
    on = own_event(rule)
    if on is None:
        return tick
    if must_be_said(rule, on):
        return []
    if tick and of_several and not (on.about or on.naming):
        return tick
    if tick and on.once_left and not all(clock.start.left_by for clock in clocks):
        return tick  # what is written ahead of the review is no fact of an IEP yet
    cls = event_types()[on.event]
    cases = [_Case(rule, on, cls, clock, student, events) for clock in clocks or (None,)]
    made = [each for case in cases for each in _made(case)]
    if made:
        return list(_different(made))
    return [] if _any_must_be_said(rule) else tick


def own_event(rule: Rule) -> On | None:
    """The event of a duty's own command; None where that command is the tick itself."""
    if rule.next.startswith("done "):
        return None
    return next((on for on in rule.met_by if on.event != "done"), None)


def must_be_said(rule: Rule, on: On) -> bool:
    """Whether an event that meets a duty holds what only a person can say."""
    cls = event_types()[on.event]
    possible = {word for name in on.where for word in _chosen(rule, on, name, None) or _allowed(on, name)}
    return cls.only_a_person_says or not cls.words_only_a_person_says.isdisjoint(possible)


def _any_must_be_said(rule: Rule) -> bool:
    """Whether one of the events that meet a duty alone must be said; the last one of a set is not such a one."""
    return any(must_be_said(rule, on) for on in rule.met_by if on.completing is None)


def _different(made: Iterable[Made]) -> Iterator[Made]:
    """Each once: two clocks may be met by the same event."""
    found: list[Made] = []
    for each in made:
        if each not in found:
            found.append(each)
            yield each


def _made(case: _Case) -> Iterator[Made]:
    """The events that meet a clock; none where the file does not say what they must hold."""
    for known in _completing(case):
        fields = dict(known)
        for name, info in case.cls.model_fields.items():
            if name in Event.model_fields or name in fields:
                continue
            value = _value(case, name)
            if value is None and (info.is_required() or case.on.where.get(name, "none") != "none"):
                return
            if value is not None:
                fields[name] = (value,) if _is_list(info.annotation) and isinstance(value, str) else value
        yield Made(case.cls, fields)


def _completing(case: _Case) -> list[Fields]:
    """Where a set has to be complete: what is left of it, one event each; else one event of which nothing is known yet."""
    if case.on.completing == "providers":
        sent = case.clock.start.left_by if case.clock else None
        late = {"late_for": sent.id} if sent else {}
        return [{"provider": name, **late} for name in not_reported(case.student, case.events, sent)]
    if case.on.completing == "areas_agreed":
        purpose = said(case.start, "purpose") if case.start else ""
        return [{"area": area} for area in areas_not_reported(case.events, purpose) or ()]
    return [{}] if case.on.completing in (None, "staff") else []  # what names none of the staff is for all


def _value(case: _Case, name: str) -> Any:
    """What the file says of a field; None where it says nothing, and the field stays unsaid."""
    on, start = case.on, case.start
    if name in on.where:
        return _single(_chosen(case.rule, on, name, start))
    if name in on.about:
        return _meant(case, on.about[name])
    if name == on.naming:
        return start.id if start else None
    if name == on.sharing:
        return said(start, name) if start else None
    if name == "reason" and case.rule.safeguards_reason:
        return case.rule.safeguards_reason
    return case.rule.done_as.get(name) or _carried(case, name)


def _meant(case: _Case, field: str) -> Any:
    """What an event is about; the day of a meeting only where several are booked, as it goes without saying else."""
    start = case.start
    if isinstance(start, MeetingScheduled) and len(booked_meetings(case.events)) < 2:
        return None
    return said(start, field) if start else None


def _carried(case: _Case, name: str) -> Any:
    """What an earlier event says of the same matter: the purpose of a plan, the areas of a referral or a plan."""
    start = case.start
    if name == "purpose":
        return (said(start, name) if start else None) or (None if has_iep(case.events) else "initial")
    if name == "areas" and case.cls is AssessmentPlanGiven:
        purpose = _value(case, "purpose")
        plans = [e for e in case.events if isinstance(e, AssessmentPlanDeveloped) and e.purpose == purpose]
        return plans[-1].areas if plans and start and plans[-1].date >= start.date else None
    if start and _says_the_same(start, case.cls, name) and (name == "areas" or _is_required(case, name)):
        return said(start, name)
    return None


def _says_the_same(start: Event, cls: type[Event], name: str) -> bool:
    """Whether a field means the same in both: the areas of a referral are disabilities, those of a plan what is assessed."""
    theirs = type(start).model_fields.get(name)
    return theirs is not None and theirs.annotation == cls.model_fields[name].annotation


def _is_required(case: _Case, name: str) -> bool:
    return case.cls.model_fields[name].is_required()


def _chosen(rule: Rule, on: On, name: str, start: Event | None) -> list[str]:
    """Of the words that a field may hold, the one meant: what the start says, or what the rule says of `done`."""
    allowed = _allowed(on, name)
    if len(allowed) == 1:
        return allowed
    of_start = (value for value in start.__dict__.values() if value in allowed) if start else iter(())
    if word := next(of_start, None):
        return [word]
    return [word for word in allowed if word == rule.done_as.get(name)]


def _allowed(on: On, name: str) -> list[str]:
    """The words that a field may hold."""
    words = on.where[name]
    return [words] if isinstance(words, str) else list(words)


def _single(words: list[str]) -> str | bool | None:
    """The value of the one word meant; None where several may be, or none is, or the field is to be empty."""
    match words:
        case ["true"]:
            return True
        case ["false"]:
            return False
        case [word] if word != "none":
            return word
        case _:
            return None


def _is_list(annotation: Any) -> bool:
    return any(get_origin(kind) is tuple for kind in (annotation, *get_args(annotation)))
