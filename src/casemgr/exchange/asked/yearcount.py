"""How the other system counts a year: its next dates may lie on the anniversary of the last ones, or a day before."""

from collections.abc import Collection
from datetime import date

from casemgr.casefile.typed.asker import Asker
from casemgr.exchange.asked.settling import Said, settle
from casemgr.exchange.beside import Compared, Incoming
from casemgr.exchange.questions import QuestionKind
from casemgr.exchange.yearcount import counts_a_day_short
from casemgr.law.readings import Readings

A_DAY_SHORT = {"anniversary": "day_before"}
AS_SETTING = "readings: {anniversary: day_before}"
_SHOWS = "The next annual dates are a year less a day after the last ones."
_QUESTION = (
    "After an annual held on 10/14, does your district write 10/13 as the next date, a day short of a year?"
)
_COUNTED: tuple[QuestionKind, ...] = ("last-day",)
"""What is asked about days that are counted back, so only when it is known how."""


def settled(
    asker: Asker | None, files: Incoming, readings: Readings, as_of: date
) -> tuple[Readings, Compared, str]:
    """The readings to turn next dates into last ones by, what the files say under them, and a note. They are asked for
    where the dates do not show them, or show others; a date that was typed for a cell in doubt counts like one in the file.
    Without anybody to ask nothing is settled."""
    said = Said()
    if readings.anniversary != "same_day":
        return readings, _compared(asker, files, readings, said), ""
    found = _compared(asker, files, readings, said, later=_COUNTED)
    short = counts_a_day_short(found, as_of)
    if asker is None:
        note = f"{_SHOWS} If your district counts so, set in casemgr.yaml: {AS_SETTING}" if short else ""
        return readings, found, note
    chosen = readings
    has_next = any(each.pupil.next_annual for each in found.comparison.new)
    if short or (short is None and has_next):
        if short:
            asker.say(_SHOWS)
        if asker.yes_or_no(_QUESTION, default=bool(short)):
            chosen = readings.model_copy(update=A_DAY_SHORT)
    return chosen, _compared(asker, files, chosen, said), ""


def _compared(
    asker: Asker | None,
    files: Incoming,
    readings: Readings,
    said: Said,
    later: Collection[QuestionKind] = (),
) -> Compared:
    """What the files say beside what is on file; what they leave open is asked about, where somebody can be asked. `said`:
    what was asked before; `later`: what is not asked yet."""
    if asker is None:
        return files.compared(readings, {})
    return settle(
        asker,
        lambda answers: files.compared(readings, answers),
        lambda found: (each for each in found.comparison.questions if each.kind not in later),
        said,
    )
