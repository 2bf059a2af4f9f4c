"""What an open deadline still waits for, where it asks for several things and some of them are on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casemgr.casefile.events import IepChecked
from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.for_learners import still_lacks
from casemgr.docket.services import still_to_begin
from casemgr.docket.team_left import members_left
from casemgr.docket.with_staff import still_left
from casemgr.law.on import Completing
from casemgr.law.rules import Rule

_FEW = 4
"""So many portions are named; of more `show` has the list."""


def left_of(deadline: Deadline, facts: Facts) -> list[str]:
    """In words; nothing where nothing of it is on file."""
    rule = deadline.rule
    if not may_be_left(rule) or not deadline.is_open:
        return []
    if not rule.completing:
        return _portions(deadline, facts)
    found = (_LEFT[what](deadline, facts) for what in rule.completing if what in _LEFT)
    return next(filter(None, found), [])


def may_be_left(rule: Rule) -> bool:
    """Whether it asks for several things; hardly any rule does."""
    return bool(rule.completing) or "iep_checked" in rule.met_on


_LEFT: Mapping[Completing, Callable[[Deadline, Facts], list[str]]] = {
    "learners": still_lacks,
    "services": still_to_begin,
    "staff": still_left,
    "team": members_left,
}
"""Each set that is said by name → who or what of an open deadline's is missing."""


def _portions(deadline: Deadline, facts: Facts) -> list[str]:
    """The portions of the IEP that the last check found missing, of an open deadline that a check of the IEP meets and has not met yet."""
    words = deadline.rule.met_on.get("iep_checked")
    if not words or all("missing" not in on.where for on in words):
        return []
    checks = [each for each in facts.events[deadline.start.place[1] :] if isinstance(each, IepChecked)]
    missing = checks[-1].missing if checks else ()
    return [spaced(each) for each in missing] if len(missing) <= _FEW else []
