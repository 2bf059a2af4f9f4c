"""The notes on all that a command recorded."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.util import find_spec

from casemgr.casefile.events import Event, Void
from casemgr.checks import notes
from casemgr.checks.after_exit import since_the_exit
from casemgr.checks.before_joining import before_enrolling
from casemgr.checks.case import Case, Note, Noted, Notes
from casemgr.checks.deadlines_changed import filed_with_it, notified_before
from casemgr.checks.far_away import far_before
from casemgr.checks.head_notes import namesakes, new_doubts
from casemgr.checks.recorded_twice import again_or_for_nothing
from casemgr.checks.required import Under, not_met
from casemgr.checks.slips import slip_for_a_way
from casemgr.checks.strangers import slips_for_people


def notes_on(case: Case) -> Iterator[Note]:
    """The notes on all that a command recorded, each once. Of an event that corrects another, those are left out that the
    other had as well, but for what is said below the result and what must not be overlooked."""
    known = {note for event in case.new if isinstance(event, Void) for note in _had_before(event, case)}
    found = (note for event in case.new for note in _notes_on(event, case))
    yield from (note for note in dict.fromkeys(found) if note not in known)
    for noted in OF_ANY:
        yield from map(_note, noted(case))


def _had_before(void: Void, case: Case) -> Iterator[Note]:
    """The notes on what was corrected, as they would be about the event in its place."""
    for old in case.before.events:
        if old.id == void.event and void.replaced_by:
            for text, strength in _notes_on(old, case.of_before(old)):
                if strength in ("note", "refuse"):
                    yield Note(text.replace(old.id, void.replaced_by), strength)


def _notes_on(event: Event, case: Case) -> Iterator[Note]:
    under = Under(case.law, case.identity, case.context.readings)
    yield from map(Note, not_met(event, case.up_to(event), under, "note"))
    for noted in (*OF_EACH, *notes_of(type(event))):
        yield from map(_note, noted(event, case))


def _note(said: str | Note) -> Note:
    return said if isinstance(said, Note) else Note(said)


OF_EACH: tuple[Noted, ...] = (slip_for_a_way, far_before, before_enrolling)
"""What looks at each event, whatever its type."""
OF_ANY: tuple[Callable[[Case], Iterable[str | Note]], ...] = (
    slips_for_people,
    namesakes,
    new_doubts,
    since_the_exit,
    filed_with_it,
    notified_before,
    again_or_for_nothing,
)
"""What is worth a note about any recording."""


def notes_of(kind: type[Event]) -> tuple[Noted, ...]:
    """What looks at events of a type: its row in the module of `notes/` that is named for the type's own module."""
    name = f"{notes.__name__}.{kind.__module__.rpartition('.')[2]}"
    if find_spec(name) is None:
        return ()
    table: Notes = import_module(name).NOTES
    return table.get(kind, ())
