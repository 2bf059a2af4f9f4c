"""Which portions of the IEP the last check found missing."""

from __future__ import annotations

from casemgr.casefile.events import IepChecked
from casemgr.casefile.saying import spaced
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts

_FEW = 4
"""So many are named; of more `show` has the list."""


def still_to_complete(deadline: Deadline, facts: Facts) -> list[str]:
    """By name, of an open deadline that a check of the IEP meets and has not met yet."""
    words = deadline.rule.met_on.get("iep_checked")
    if not words or all("missing" not in on.where for on in words):
        return []
    checks = [each for each in facts.events[deadline.start.place[1] :] if isinstance(each, IepChecked)]
    missing = checks[-1].missing if checks else ()
    return [spaced(each) for each in missing] if len(missing) <= _FEW else []
