"""The duties are named as for `casemgr done`: a student and duties, numbers of today's page, or --all. A duty with a
command of its own is met by that command; --force records it anyway.

Example: `casemgr na ana-r transition-16 --why "moves out of state in June"`, `casemgr na 4 --why "no F-12 needed"`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.given import Given, Takes, Work
from casemgr.cli.options import text
from casemgr.cli.round_refused import of_all
from casemgr.cli.rounds import NO_ROUND, Round, say_left
from casemgr.cli.rule_words import open_clock, open_clocks, unrecorded_clock
from casemgr.cli.ticking import Target, Words, not_to_be_ticked, targets
from casemgr.errors import Refused


def run(
    given: Annotated[Given, Takes("on", "by", "force", "dry_run", "yes")],
    words: Words,
    why: Annotated[str, text("TEXT", "The reason, kept on file.")],
    round_: Round = NO_ROUND,
) -> None:
    here = given.session
    found, left = targets(here, words, round_)
    if (reason := not_to_be_ticked(here, found)) and not given.force:
        rule = next(
            target.rule for meant in found.values() for target in meant if not target.rule.can_be_ticked
        )
        raise Refused(of_all(rule, [*found], reason) if round_.everyone and [*found][1:] else reason)
    with given.recording_each([*found]) as works:
        say_left(works, left)
        for work in works:
            for target in found[work.student.id]:
                record_na(given, work, target, why)


def record_na(given: Given, work: Work, target: Target, why: str) -> None:
    """Record that a duty does not apply; refused, unless forced, where it is not open."""
    from casemgr.casefile.events import NotApplicable
    from casemgr.docket.matching import left_first

    clock = target.clock or left_first(open_clocks(work, target.rule))
    clock = clock or unrecorded_clock(work, target.rule)
    open_clock(work, target.rule, clock)
    day = work.happened(target.on) if target.on else None
    given.add(work, NotApplicable, day, rule=target.rule.id, why=why, clock=clock)
