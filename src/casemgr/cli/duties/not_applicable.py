"""Recording that a duty does not apply."""

from __future__ import annotations

from casemgr.cli.duties.rule_words import open_clock, open_clocks, unrecorded_clock
from casemgr.cli.duties.targets import Target
from casemgr.cli.recording.given import Given, Work


def record_na(given: Given, work: Work, target: Target, why: str) -> None:
    """Record that a duty does not apply; refused, unless forced, where it is not open."""
    from casemgr.casefile.events import NotApplicable
    from casemgr.docket.matching import left_first

    clock = target.clock or left_first(open_clocks(work, target.rule))
    clock = clock or unrecorded_clock(work, target.rule)
    open_clock(work, target.rule, clock)
    day = work.happened(target.on) if target.on else None
    given.add(work, NotApplicable, day, rule=target.rule.id, why=why, clock=clock)
