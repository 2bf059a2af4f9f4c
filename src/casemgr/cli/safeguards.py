"""Saying that the Notice of Procedural Safeguards is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from casemgr.casefile.saying import long_date

if TYPE_CHECKING:
    from casemgr.cli.work import Work


def tell_safeguards(work: Work) -> None:
    """That the Notice of Procedural Safeguards is due the same day, where what was just recorded asks for it."""
    for deadline in work.clocks:
        asked = deadline.rule.safeguards_reason == "discipline" and deadline.is_open
        if asked and deadline.start.event in work.new:
            work.say(
                f"The Notice of Procedural Safeguards goes to the parent the same day, {long_date(deadline.due)}: "
                f"casemgr sent {work.student.id} safeguards"
            )
