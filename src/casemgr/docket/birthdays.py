"""The clocks that a birthday starts."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.days.counting import years_after
from casemgr.docket.deadline import Start, before_all
from casemgr.docket.facts import Facts
from casemgr.law.starts import StartsAtBirthday


def at_birthday(word: StartsAtBirthday, facts: Facts) -> Iterator[Start]:
    """The birthday, for a student who joined before it. 29 February falls on the 28th in other years."""
    birthday = years_after(facts.student.identity.born, word.birthday)
    for joined, place in facts.joined:
        if birthday > joined:
            yield Start(joined, birthday, None, before_all(joined), (joined, place))
