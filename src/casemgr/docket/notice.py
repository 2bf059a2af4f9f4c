"""When the notice of a meeting that is not booked yet must go out."""

from __future__ import annotations

from datetime import date

from casemgr.docket.context import Context
from casemgr.docket.deadline import Start
from casemgr.docket.derive import hold_by
from casemgr.docket.due import reckon
from casemgr.docket.facts import Facts


def notice_by(meeting: date, facts: Facts, context: Context, as_of: date) -> date | None:
    """The last school day to send the notice of a meeting that day, counted by the same rule as one booked; None where no
    rule asks for a notice."""
    rule = context.law.of_role("notice")
    if rule is None:
        return None
    now = (as_of, len(facts.events))
    start = Start(as_of, meeting, None, now, now)
    result = reckon(rule, start, facts, context, context.readings)
    return hold_by(rule, start, result, facts) or result.due
