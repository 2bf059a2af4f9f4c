"""The clocks that another rule's clock starts: counted from its date, from its start, or from what meets it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casemgr.docket.deadline import Deadline, Start
from casemgr.docket.facts import Facts
from casemgr.law.starts import StartsWithRule

Found = Mapping[str, Sequence[Deadline]]
"""The clocks derived so far, by rule id."""


def with_rule(word: StartsWithRule, others: Found, facts: Facts) -> Iterator[Start]:
    """What each clock of the rule that a word names starts, by its own start, its date, or what met it."""
    for clock in others.get(word.rule, ()):
        if word.at == "start":
            yield clock.start._replace(assumed=None)  # why the other goes from joining is said there
        elif word.at == "met":
            if clock.met_by:
                day = clock.met_by.date
                place = (day, facts.place_of[clock.met_by.id])
                yield Start(day, day, clock.met_by, place, place)
        elif clock.status != "ended":
            base = clock.met_by.date if word.or_met and clock.met_by else clock.due
            yield clock.start._replace(base=base, parent=clock, outlives=word.outlives, assumed=None)
