"""The clocks that a birthday starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.days.counting import years_after
from casemgr.docket.deadline import Start, before_all
from casemgr.docket.facts import Facts
from casemgr.law.starts import StartsAtBirthday
from casemgr.state.iep import first_iep


def at_birthday(word: StartsAtBirthday, facts: Facts) -> Iterator[Start]:
    """The birthday, for a student who joined before it. 29 February falls on the 28th in other years."""
    birthday = years_after(facts.student.identity.born, word.birthday)
    for joined, place in facts.joined:
        if birthday <= joined:
            continue
        if not word.with_iep or birthday >= facts.today or (since := _iep_since(birthday, place, facts)) < 0:
            yield Start(joined, birthday, None, before_all(joined), (joined, place))
        elif word.else_first_iep and since < len(facts.events):
            event = facts.events[since]
            yield Start(event.date, event.date, event, (event.date, since), (event.date, since))


def _iep_since(day: date, place: int, facts: Facts) -> int:
    """Of a student who joined with the event at a place, and until the student joins again: the place of the event with which
    there was an IEP, in effect or offered, after a day on which there was none; past all events where there has been none since.
    Less than nothing where there was one on that day."""
    until = next((at for _, at in facts.joined if at > place), len(facts.events))
    found = first_iep(facts.events[place:until], day)
    return len(facts.events) if found is None else found if found < 0 else place + found
