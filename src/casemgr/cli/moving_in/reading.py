"""How the other system counts a year: its next dates may lie on the anniversary of the last ones, or a day before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from casemgr.cli.asking import yes_or_no
from casemgr.cli.lines import aside
from casemgr.cli.moving_in.comparing import Incoming
from casemgr.cli.session import Session
from casemgr.errors import CasemgrError
from casemgr.exchange.compare import New
from casemgr.law.readings import Readings

A_DAY_SHORT = {"anniversary": "day_before"}


def settled_readings(here: Session, incoming: Incoming, *, ask: bool) -> Readings:
    """The readings to turn next dates into last ones by; asked where the file does not show it, or shows another one."""
    readings = here.context.readings
    if readings.anniversary != "same_day":
        return readings
    new = incoming.compared(readings, ask=False).comparison.new
    short = counts_a_day_short(new, here.today)
    if short is False or not any(each.pupil.next_annual for each in new):
        return readings
    shows = "In this file each next annual date is a year less a day after the last one."
    if not ask:
        if short:
            aside(f"Note: {shows} If your district counts so, set in casemgr.yaml: {_as_setting()}")
        return readings
    if short:
        aside(shows)
    question = "After an annual held on 10/14, does your district write 10/13 as the next date, a day short of a year?"
    is_short = yes_or_no(question, default=bool(short))
    return readings.model_copy(update=A_DAY_SHORT) if is_short else readings


def keep_readings(here: Session, readings: Readings) -> None:
    """Write what was answered into the settings."""
    if readings.anniversary == here.context.readings.anniversary:
        return
    from casemgr.store.folders import SETTINGS
    from casemgr.store.plainfiles import change_file

    try:
        change_file(here.caseload.root, SETTINGS, {("readings", "anniversary"): readings.anniversary})
    except CasemgrError as error:
        raise CasemgrError(f"{error}; write {_as_setting()} there") from None
    aside(f"Set in {SETTINGS}: {_as_setting()}")


def _as_setting() -> str:
    return "readings: {anniversary: day_before}"


def counts_a_day_short(new: Iterable[New], as_of: date) -> bool | None:
    """Whether the next annual dates of a file lie a day before the anniversary; None where it does not show."""
    from dateutil.relativedelta import relativedelta

    short, same = 0, 0
    for each in new:
        pupil = each.pupil
        last = pupil.last_annual or (pupil.iep if pupil.iep and pupil.iep <= as_of else None)
        if last and pupil.next_annual:
            short += pupil.next_annual == last + relativedelta(years=1, days=-1)
            same += pupil.next_annual == last + relativedelta(years=1)
    return short > same if short or same else None
