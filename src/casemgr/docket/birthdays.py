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
        if not word.with_iep or birthday >= facts.today:
            yield Start(joined, birthday, None, before_all(joined), (joined, place))
        elif (first := _first_iep(place, facts)) is None:
            continue
        elif first[0] <= birthday:
            yield Start(joined, birthday, None, before_all(joined), (joined, place))
        elif word.else_first_iep:
            yield Start(first[0], first[0], facts.events[first[1]], first, first)


def _first_iep(place: int, facts: Facts) -> tuple[date, int] | None:
    """The day and the place of the event with which there was a first IEP, in effect or offered, since the student joined with the
    event at a place, and before the student joined again."""
    until = next((at for _, at in facts.joined if at > place), len(facts.events))
    found = first_iep(facts.events[place:until])
    return None if found is None else (facts.events[place + found].date, place + found)
