"""Which of several events on file is meant: named by its id, its day or who asked for it, or asked about."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from casemgr.casefile.named import id_where_needed, named_none, the_named, with_ids
from casemgr.errors import Refused, UsageError

if TYPE_CHECKING:
    from casemgr.casefile.events import Event
    from casemgr.recording.work import Work

E = TypeVar("E", bound="Event")


def which(
    work: Work, events: Sequence[E], words: str | None, what: str, option: str, closed: Sequence[E] = ()
) -> E | None:
    """The event that the words name, or the only one; None where there is none. Where it is one of several it is asked
    for; UsageError lists them where no one can be asked. `what` they are: `parent request`. `closed`: those that may be named, but
    are not asked about."""
    if words:
        return _named(work, words, what, events, closed)
    if len(events) < 2:
        return events[0] if events else None
    if not work.asker.is_there:
        raise UsageError(f"Which {what}? Say {option} with the day or the id: {with_ids(events)}.")
    numbers = {str(number): event for number, event in enumerate(events, 1)}
    choices = "; ".join(f"{number}: {event.sentence()}" for number, event in numbers.items())
    days = {number: event.date for number, event in numbers.items()}
    return numbers[work.asker.ask(f"Which {what}? {choices}.", tuple(numbers), option, days)]


def which_of_several(
    work: Work, waiting: Sequence[Event], words: str | None, what: str, option: str
) -> str | None:
    """The id of the one that is meant, where several wait or one is named; else it goes without saying."""
    return id_where_needed(which(work, waiting, words, what, option), waiting, words)


def _named(work: Work, words: str, what: str, events: Sequence[E], closed: Sequence[E]) -> E:
    found = the_named(words, day_typed(words, work.happened), what, events, closed)
    if found is None:
        raise Refused(f"{work.student.id}: not recorded: {named_none(words, what, events, closed)}")
    return found


def day_typed(words: str, read: Callable[[str], date]) -> date | None:
    """The day that the words name; None where they are an id, or name a party."""
    try:
        return read(words)
    except UsageError:
        return None
