"""Which of several events on file is meant: named by its id, its day or who asked for it, or asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from casemgr.casefile.named import id_where_needed, named_by
from casemgr.cli.terminal.asking import ask, can_ask
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.cli.recording.work import Work

E = TypeVar("E", bound="Event")


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


def which_of_several(
    work: Work, waiting: Sequence[Event], words: str | None, what: str, option: str
) -> str | None:
    """The id of the one that is meant, where several wait or one is named; else it goes without saying."""
    return id_where_needed(which(work, waiting, words, what, option), waiting, words)


def _named(work: Work, events: Sequence[E], words: str, what: str, option: str) -> E:
    found = named_by(words, day_of(words, work.happened), events)
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"{option} {words} is not enough: say the id of one of these: {_listed(found)}.")
    others = f"; open: {_listed(events)}" if events else ""
    raise Refused(f"{work.student.id}: not recorded: no {what} {words} is open{others}")


def day_of(words: str, read: Callable[[str], date]) -> date | None:
    """The day that the words name; None where they are an id, or name a party."""
    try:
        return read(words)
    except UsageError:
        return None


def _listed(events: Sequence[Event]) -> str:
    return "; ".join(f"{event.id}, {event.sentence()}" for event in events)
