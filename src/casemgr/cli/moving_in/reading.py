"""How the other system counts a year: its next dates may lie on the anniversary of the last ones, or a day before."""

from datetime import date

from casemgr.cli.moving_in.comparing import compared
from casemgr.cli.moving_in.questions import Said
from casemgr.cli.program.session import Session
from casemgr.cli.terminal.asking import yes_or_no
from casemgr.cli.terminal.lines import aside
from casemgr.errors import CasemgrError
from casemgr.exchange.beside import Compared, Incoming
from casemgr.exchange.questions import QuestionKind
from casemgr.exchange.yearcount import counts_a_day_short
from casemgr.law.readings import Readings
from casemgr.store.folders import SETTINGS
from casemgr.store.plainfiles import change_file

A_DAY_SHORT = {"anniversary": "day_before"}
_COUNTED: tuple[QuestionKind, ...] = ("last-day",)
"""What is asked about days that are counted back, so only when it is known how."""


def settled(here: Session, incoming: Incoming, *, ask: bool) -> tuple[Readings, Compared]:
    """The readings to turn next dates into last ones by, and what the files say under them. They are asked for where the
    dates do not show them, or show others; a date that was typed for a cell in doubt counts like one in the file."""
    readings, said = here.context.readings, Said()
    if readings.anniversary != "same_day":
        return readings, compared(incoming, readings, ask=ask)
    found = compared(incoming, readings, ask=ask, said=said, later=_COUNTED)
    chosen = _chosen(found, readings, here.today, ask=ask)
    return chosen, compared(incoming, chosen, ask=True, said=said) if ask else found


def _chosen(found: Compared, readings: Readings, as_of: date, *, ask: bool) -> Readings:
    short = counts_a_day_short(found, as_of)
    has_next = any(each.pupil.next_annual for each in found.comparison.new)
    if short is False or (short is None and not has_next):
        return readings
    shows = "The next annual dates are a year less a day after the last ones."
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

    try:
        change_file(here.caseload.root, SETTINGS, {("readings", "anniversary"): readings.anniversary})
    except CasemgrError as error:
        raise CasemgrError(f"{error}; write {_as_setting()} there") from None
    aside(f"Set in {SETTINGS}: {_as_setting()}")


def _as_setting() -> str:
    return "readings: {anniversary: day_before}"
