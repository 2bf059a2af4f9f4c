"""From the next review to the last one: what another system says, turned into the fact that a deadline runs from."""

from __future__ import annotations

from datetime import date, timedelta

from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.docket.context import Context
from casemgr.law.rules import DutyRole
from casemgr.law.within import Anniversary


def last_before(due: date, role: DutyRole, context: Context) -> date | None:
    """The day from which a review of this role is due on a day, by the reading of `anniversary`; None where no rule of
    that role counts in years."""
    rule = context.law.of_role(role)
    if rule is None or not isinstance(rule.within, Anniversary):
        return None
    early = ONE_DAY if context.readings.anniversary == "day_before" else timedelta()
    return years_after(due + early, -rule.within.years)
