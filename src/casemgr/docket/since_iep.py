"""From which day on what carries out an IEP counts for a clock that started later."""

from __future__ import annotations

from datetime import date

from casemgr.docket.deadline import Start
from casemgr.docket.facts import Facts
from casemgr.state.iep import made_on


def since_iep(start: Start, facts: Facts) -> date:
    """The day since which there has been the IEP that the start is about; the day of the start where that is not on file."""
    if start.event is None:
        joined_with = facts.ieps[start.opened[1] + 1].in_effect
        return (joined_with and joined_with.day) or start.day
    made = made_on(start.event, facts.ieps[facts.place_of[start.event.id]])
    return min(made or start.day, start.day)
