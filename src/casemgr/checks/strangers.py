"""Somebody who is not on file, and may be a slip for one who is: whichever event names them, in whichever field."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from casemgr.casefile.events import Event, IdentityChanged, Void
from casemgr.casefile.nameslips import look_like_names, means_one_of, or_somebody
from casemgr.casefile.persons import people_at_the_head, people_named
from casemgr.checks.case import Case, Note


def slips_for_people(case: Case) -> Iterator[Note]:
    """Each name that was recorded and may be a slip. What is corrected is no name that could be meant: it may be the slip itself."""
    void = {event.event for event in case.new if isinstance(event, Void)}
    replaced = {event.before for event in case.new if isinstance(event, IdentityChanged) and event.before}
    right: list[Event] = []
    wrong: list[Event] = []
    for event in case.before.events:
        is_renamed = isinstance(event, IdentityChanged) and event.after in replaced
        (wrong if is_renamed or event.id in void else right).append(event)
    at_head = [] if case.is_new else people_at_the_head(case.before.student.identity)
    wrong_at_head = set(_all_named(each for each in wrong if isinstance(each, IdentityChanged)))
    known = [name for name in (*at_head, *case.around.staff) if name not in {*wrong_at_head, *replaced}]
    as_before = set(_all_named(wrong))
    for name in dict.fromkeys(_named(case)):
        if name not in as_before and (asked := slip_for_somebody(name, known, right, replaced)):
            yield Note(asked, "refuse")


def slip_for_somebody(
    name: str, known: Sequence[str], events: Iterable[Event], replaced: Collection[str] = ()
) -> str | None:
    """What is asked about a name that may be a slip for somebody known (a contact, a teacher, a provider, the student, one of the
    staff), or whom events name; None of one that was recorded before. `replaced`: names that are put right now."""
    if means_one_of(name, known):
        return None
    on_file = [each for each in _all_named(events) if each not in replaced]
    named = look_like_names(on_file)
    if name in on_file or means_one_of(name, named):
        return None
    near = or_somebody(name, [*known, *named])
    return f"nobody on file is called {name}{near}" if near else None


def _named(case: Case) -> Iterator[str]:
    """Everybody whom the new events name; of a new student, who carries out the IEP too."""
    if case.is_new:
        yield from case.identity.carry_it_out
    yield from _all_named(case.new)


def _all_named(events: Iterable[Event]) -> Iterator[str]:
    for event in events:
        yield from people_named(event)
