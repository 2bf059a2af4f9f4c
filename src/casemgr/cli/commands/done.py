"""A student and one duty or several; or the numbers that `casemgr today` printed; or, with --all, everyone's.

Example: `casemgr done ana-r staff-informed --on yesterday`, `casemgr done 2 5`, `casemgr done --all iep-review`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.options import FOR_MANY, Given
from casemgr.cli.rule_words import open_clock
from casemgr.cli.ticking import Everyone, Except, Words, not_to_be_ticked, targets
from casemgr.errors import UsageError


def run(
    given: Annotated[Given, FOR_MANY], words: Words, everyone: Everyone = False, excepted: Except = None
) -> None:
    from casemgr.casefile.events import Done

    here = given.session
    found = targets(here, words, everyone=everyone, excepted=excepted or [])
    if reason := not_to_be_ticked(here, found):
        raise UsageError(reason)
    with given.recording_each([*found]) as works:
        for work in works:
            for target in found[work.student.id]:
                open_clock(work, target.rule, target.clock)
                given.add(work, Done, rule=target.rule.id, clock=target.clock)
