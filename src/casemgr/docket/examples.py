"""A rule's examples, run: what each says must come out, against what comes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, IdentityChanged, event_types
from casemgr.casefile.headpath import head_changes, identity_after
from casemgr.casefile.student import Identity, Student, journal_of
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.law.examples import Example, Fact
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule

Where = tuple[str | int, ...]
"""A place in an example: its keys and positions, as in the file."""

_STOPPED = {"met": ("met", "met_late"), "ended": ("ended",)}
"""What an event more is to do → the statuses that show that it did."""


class Wrong(NamedTuple):
    """Something in an example that does not hold: its place in the example, and what to do about it."""

    where: Where
    message: str


def facts_in(example: Example) -> Iterator[tuple[Where, Fact]]:
    """Every event that an example names, with its place."""
    yield from ((("facts", place), fact) for place, fact in enumerate(example.facts))
    yield from ((("met",), fact) for fact in (example.met,) if fact)
    yield from ((("ended",), fact) for fact in (example.ended,) if fact)


def event_of(fact: Mapping[str, object], place: int) -> Event:
    """The event of a fact: its id is its place, and it was recorded on the day it happened.

    Raises KeyError for an unknown type of event, ValidationError for one that does not fit its type.
    """
    filled = {"id": f"e{place}", "recorded": fact["date"], **fact}
    return event_types()[str(fact["type"])].model_validate(filled)


def wrongs(
    rule: Rule, example: Example, context: Context, calendars: Mapping[str, SchoolYear]
) -> list[Wrong]:
    """Whatever does not come out as the example says; empty where all of it does.

    The law, the readings and the school levels are those of `context`, its calendars too where the example names none.
    `calendars`: name → the calendar that an example means by it. The example's events (see `event_of`) and readings must
    be valid.
    """
    if strange := list(_strange(example, calendars)):
        return strange
    clocks = clocks_of(rule, example, context, calendars)
    found = [wrong for wrong in (_wrong_result(example, clocks),) if wrong]
    for verb, fact in (("met", example.met), ("ended", example.ended)):
        if fact and (message := _not_stopped(verb, fact, rule, example, context, calendars)):
            found.append(Wrong((verb,), message))
    return found


def clocks_of(
    rule: Rule, example: Example, context: Context, calendars: Mapping[str, SchoolYear]
) -> list[Deadline]:
    """Every clock of the rule that the example's events start."""
    student, used = case_of(example, rule, context, calendars)
    return [clock for clock in derive(student, used, example.as_of) if clock.rule.id == rule.id]


def case_of(
    example: Example, rule: Rule, context: Context, calendars: Mapping[str, SchoolYear]
) -> tuple[Student, Context]:
    """Whom an example is about, and what it is reckoned with."""
    events = tuple(event_of(fact, place) for place, fact in enumerate(example.facts))
    student = journal_of(events) if rule.for_caseload else Student(_identity(example, events), events)
    years = tuple(calendars[name] for name in example.calendars) or context.main_years
    readings = _readings(example, context.readings)
    return student, replace(context, readings=readings, main_years=years, _calendars={})


def _identity(example: Example, events: Iterable[Event]) -> Identity:
    """The head that the example says, with what its events change there."""
    head = Identity.model_validate(
        {
            "schema": 1,
            "id": "example",
            "name": {"first": "An", "last": "Example"},
            "born": example.born or example.as_of,  # too young for any age that a rule may name
            "grade": example.grade,
            "school": example.school,
            "language": {"status": example.language} if example.language else None,
            "progress": example.progress,
            "contacts": [_contact(words) for words in example.contacts],
            "providers": [_provider(words) for words in example.providers],
        }
    )
    edits = (each for event in events if isinstance(event, IdentityChanged) for each in head_changes(event))
    return identity_after(head, edits)


def _provider(words: str) -> dict[str, str | None]:
    name, _, service = words.partition("=")
    return {"name": name, "service": service or None}


def _contact(words: str) -> dict[str, str | None]:
    who, _, language = words.partition("=")
    name, _, relation = who.partition(", ")
    return {"name": name, "relation": relation or "parent", "language": language or None}


def _readings(example: Example, readings: Readings) -> Readings:
    return Readings.model_validate({**readings.model_dump(), **example.readings})


def _strange(example: Example, calendars: Mapping[str, SchoolYear]) -> Iterator[Wrong]:
    """The calendars that the example names and nobody knows."""
    known = ", ".join(calendars) or "there is none"
    for place, name in enumerate(example.calendars):
        if name not in calendars:
            yield Wrong(("calendars", place), f"no calendar is called {name}; name one of these: {known}")


def _wrong_result(example: Example, clocks: Sequence[Deadline]) -> Wrong | None:
    """What is wrong with the date, the status, or that a clock starts at all."""
    comes = f"what comes out is {_in_words(clocks)}"
    if example.starts_nothing:
        if example.due or example.status:
            return Wrong(("starts_nothing",), "goes with neither `due` nor `status`; keep one of them")
        mend = "correct the facts, or the rule"
        return (
            Wrong(("starts_nothing",), f"the facts should start no clock; {comes}; {mend}")
            if clocks
            else None
        )
    if not example.due and not example.status:
        return Wrong((), "an example must say what comes out: add `due`, `status` or `starts_nothing: true`")
    dated = [clock for clock in clocks if clock.due == example.due]
    if any(example.status in (None, clock.status) for clock in dated):
        return None
    wanted = " and ".join(filter(None, (example.status, f"due {example.due}" if example.due else "no `due`")))
    key = "status" if dated or not example.due else "due"
    return Wrong((key,), f"expected {wanted}; {comes}; correct the example, or the rule")


def _not_stopped(
    verb: str, fact: Fact, rule: Rule, example: Example, context: Context, calendars: Mapping[str, SchoolYear]
) -> str | None:
    """Why one event more does not meet or end the duty; None where it does."""
    running = [clock for clock in clocks_of(rule, example, context, calendars) if clock.is_open]
    if len(running) != 1:
        return f"needs facts that leave one clock open to show that it is {verb}; they leave {len(running)}"
    (before,) = running
    day = max(example.as_of, date.fromisoformat(str(fact["date"])))
    later = example.model_copy(update={"facts": (*example.facts, fact), "as_of": day})
    clocks = clocks_of(rule, later, context, calendars)
    after = [clock for clock in clocks if clock.start.place == before.start.place]
    if after and after[0].status in _STOPPED[verb]:
        return None
    return (
        f"with this event the duty should be {verb}; what comes out is {_in_words(after)}; "
        f"correct the event, or the rule's `{verb}_by`"
    )


def _in_words(clocks: Sequence[Deadline]) -> str:
    return "; ".join(map(_clock_in_words, clocks)) or "no clock at all"


def _clock_in_words(clock: Deadline) -> str:
    if clock.status == "unknown":
        return "unknown, because the calendars do not reach that far"
    return f"{clock.status} and {f'due {clock.due}' if clock.due else 'without a date'}"
