"""Somebody who is not on file, and may be a slip for one who is: whichever event names them, in whichever field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casemgr.casefile.events import Event, IdentityChanged, Void
from casemgr.casefile.nameslips import look_like_names, means_one_of, person_near
from casemgr.casefile.persons import people_at_the_head, people_named
from casemgr.checks.case import Case, Note


def slips_for_people(case: Case) -> Iterator[Note]:
    """Each name that was recorded and may be a slip for that of a contact, a teacher, a provider, the student, one of the staff, or
    somebody whom the file names already. A name that was recorded before is not asked about again."""
    known = _known(case)
    strangers = [name for name in dict.fromkeys(_named(case)) if not means_one_of(name, known)]
    if not strangers:
        return
    events = case.before.events
    on_file = set(_all_named(events))
    void = {event.event for event in case.new if isinstance(event, Void)}
    others = look_like_names(_all_named(event for event in events if event.id not in void))
    for name in strangers:
        is_new = name not in on_file and not means_one_of(name, others)
        if is_new and (near := person_near(name, [*known, *others])):
            yield Note(f"nobody on file is called {name}; did you mean {near}?", "refuse")


def _known(case: Case) -> list[str]:
    """Everybody at the head of the file and of the staff, but for a name at the head that is being corrected."""
    void = {event.event for event in case.new if isinstance(event, Void)}
    wrong = _all_named(e for e in case.before.events if e.id in void and isinstance(e, IdentityChanged))
    at_head = [] if case.is_new else people_at_the_head(case.before.student.identity)
    return [name for name in (*at_head, *case.around.staff) if name not in set(wrong)]


def _named(case: Case) -> Iterator[str]:
    """Everybody whom the new events name; of a new student, who carries out the IEP too."""
    if case.is_new:
        yield from case.identity.carry_it_out
    yield from _all_named(case.new)


def _all_named(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield from people_named(event)
