"""What is worth a note about an event that was recorded, whichever command did it: the twin of CHECKS.

One function in a module of this room, which takes the event and the case, and its place in NOTES.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from casemgr.casefile.events import AssessmentPlanGiven, Event, Void
from casemgr.checks.areas import none_on_file
from casemgr.checks.asked_for import left_out
from casemgr.checks.case import Case, Note

Noted = Callable[[Any, Case], Iterable[str | Note]]


def notes_on(case: Case) -> Iterator[Note]:
    """The notes on all that a command recorded, each once. Of an event that corrects another, those are left out that the
    other had as well."""
    known = {note for event in case.new if isinstance(event, Void) for note in _had_before(event, case)}
    found = (note for event in case.new for note in _notes_on(event, case))
    yield from (note for note in dict.fromkeys(found) if note not in known)


def _had_before(void: Void, case: Case) -> Iterator[Note]:
    """The notes on what was corrected, as they would be about the event in its place."""
    for old in case.before.events:
        if old.id == void.event and void.replaced_by:
            for text, strength in _notes_on(old, case.of_before(old)):
                if strength == "note":
                    yield Note(text.replace(old.id, void.replaced_by))


def _notes_on(event: Event, case: Case) -> Iterator[Note]:
    for noted in NOTES.get(type(event), ()):
        for each in noted(event, case):
            yield each if isinstance(each, Note) else Note(each)


NOTES: dict[type[Event], tuple[Noted, ...]] = {
    AssessmentPlanGiven: (left_out, none_on_file),
}
