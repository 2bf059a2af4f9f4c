"""Portions of an IEP said not to be needed, although a duty of the student's asks for them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline
from casemgr.law.rules import Rule


def needed_after_all(clocks: Iterable[Deadline], spared: Collection[str]) -> Iterator[str]:
    """Each duty that stays open because a portion has to be in this IEP; one that waits for an age comes later."""
    for clock in clocks:
        if not clock.is_open or clock.start.event is None:
            continue
        for portion in sorted(portions_asked(clock.rule) & set(spared)):
            yield f"{spaced(portion)} is said not to be needed, and the law asks for it: {clock.rule.short} stays open"


def portions_asked(rule: Rule) -> frozenset[str]:
    """The portions with which an IEP meets a rule."""
    return frozenset(
        each for on in rule.met_by for field, wanted in on.wanted if field == "portion" for each in wanted
    )
