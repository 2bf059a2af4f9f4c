"""Which of several events on file is meant: named by its id or its day, or asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeVar

from casemgr.casefile.events import Event
from casemgr.cli.terminal.asking import ask, can_ask
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.cli.recording.work import Work

E = TypeVar("E", bound=Event)


def which(work: Work, events: Sequence[E], words: str | None, what: str, option: str) -> E | None:
    """The event that the words name, or the only one; None where there is none. Where it is one of several it is asked
    for; UsageError lists them where no one can be asked. `what` they are: `parent request`."""
    if words:
        return _named(work, events, words, what, option)
    if len(events) < 2:
        return events[0] if events else None
    if not can_ask():
        raise UsageError(f"Which {what}? Say {option} with the day or the id: {_listed(events)}.")
    numbers = {str(number): event for number, event in enumerate(events, 1)}
    choices = "; ".join(f"{number}: {event.sentence()}" for number, event in numbers.items())
    return numbers[ask(f"Which {what}? {choices}.", tuple(numbers), option)]


def _named(work: Work, events: Sequence[E], words: str, what: str, option: str) -> E:
    found = [event for event in events if event.id == words] or _of_day(work, events, words)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{option} {words} is not enough: say the id of one of these: {_listed(found)}.")
    others = f"; open: {_listed(events)}" if events else ""
    raise Refused(f"{work.student.id}: not recorded: no {what} {words} is open{others}")


def _of_day(work: Work, events: Sequence[E], words: str) -> list[E]:
    try:
        day = work.happened(words)
    except UsageError:  # neither a day nor one of the ids
        return []
    return [event for event in events if event.date == day]


def _listed(events: Sequence[Event]) -> str:
    return "; ".join(f"{event.id}, {event.sentence()}" for event in events)
