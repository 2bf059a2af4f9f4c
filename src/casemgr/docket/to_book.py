"""The meetings that open deadlines ask for, and what each is to be booked as."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from casemgr.casefile.events import said
from casemgr.casefile.vocabulary import Purpose
from casemgr.docket.deadline import Deadline
from casemgr.state.purposes import Wanted

BOOKING = "schedule-iep"
"""The command that a deadline names which a meeting meets."""


def purposes_to_book(deadline: Deadline) -> list[str]:
    """What the meeting that a deadline asks for is about: what its start was about, or the purpose that its rule names."""
    known = get_args(Purpose)
    start = deadline.start.event
    of_start = said(start, "purposes") if start else None
    words = deadline.rule.next.split()
    named = [words[place + 1] for place, word in enumerate(words[:-1]) if word == "--purpose"]
    if of_start and not set(named) & set(known):
        return list(of_start)
    purpose = said(start, "purpose") if start else None
    filled = [str(purpose) if each == "{purpose}" and purpose else each for each in named]
    return [each for each in filled if each in known]


def meetings_wanted(deadlines: Iterable[Deadline]) -> list[Wanted]:
    """The meetings that open deadlines ask for."""
    return [
        Wanted(_only(purposes_to_book(deadline)), _met_by(deadline), deadline.due)
        for deadline in deadlines
        if deadline.is_open and deadline.rule.next.startswith(BOOKING)
    ]


def _only(purposes: list[str]) -> str | None:
    return purposes[0] if len(purposes) == 1 else None


def _met_by(deadline: Deadline) -> frozenset[str]:
    """The purposes of the meetings that meet it; none named where any meeting does."""
    each = [on.purposes for on in deadline.rule.meetings_that_meet_it]
    return frozenset().union(*each) if all(each) else frozenset()
