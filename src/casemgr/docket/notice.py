"""When the notice of a meeting that is not booked yet must go out."""

from __future__ import annotations

from datetime import date

from casemgr.docket.context import Context
from casemgr.docket.deadline import Start
from casemgr.docket.due import reckon
from casemgr.docket.facts import Facts
from casemgr.docket.last_day import hold_by


def notice_by(meeting: date, facts: Facts, context: Context, since: date) -> date | None:
    """The last school day to send the notice of a meeting that day, counted by the same rule as one booked: its own day
    though it has passed, but none before `since`, when the meeting began to be asked for. None where no rule asks for a
    notice."""
    rule = context.law.of_role("notice")
    if rule is None:
        return None
    asked = (since, len(facts.events))
    start = Start(since, meeting, None, asked, asked)
    result = reckon(rule, start, facts, context, context.readings)
    return hold_by(rule, start, result, facts) or result.due
