"""What an open deadline still waits for, where it asks for several things and some of them are on file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.for_learners import still_lacks
from casemgr.docket.portions_left import still_to_complete
from casemgr.docket.services import still_to_begin
from casemgr.docket.team_left import members_left
from casemgr.docket.with_staff import still_left
from casemgr.law.on import Completing
from casemgr.law.rules import Rule


def left_of(deadline: Deadline, facts: Facts) -> list[str]:
    """In words; nothing where nothing of it is on file."""
    rule = deadline.rule
    if not may_be_left(rule) or not deadline.is_open:
        return []
    if not rule.completing:
        return still_to_complete(deadline, facts)
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
