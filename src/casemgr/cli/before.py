"""The day before which something is to be done: a date, or the first day of a break of the school calendar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import names_meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.cli.session import Session
from casemgr.days.schoolyear import DayOff, SchoolYear
from casemgr.errors import UsageError


class Before(NamedTuple):
    day: date
    name: str | None = None
    """The break that begins on the day."""

    def words(self, as_of: date) -> str:
        day = long_date(self.day, as_of)
        return f"{self.name} ({day})" if self.name else day


def before_meant(here: Session, words: str) -> Before:
    """UsageError listing the breaks there are, where the words are neither a day nor a break still ahead."""
    try:
        return Before(dates.planned(words, here.today))
    except UsageError:
        if any(letter.isdigit() for letter in words):
            raise
    ahead = _ahead(here.context.main_years, here.today)
    for found in ([off for off in ahead if off.kind == "break"], ahead):
        if names := names_meant(words, (off.name for off in found)):
            return _first(words, names, found, here.today)
    raise UsageError(f'"{words}" is neither a day nor a break that is ahead; {_known(ahead, here.today)}')


def _first(words: str, names: Sequence[str], ahead: Sequence[DayOff], today: date) -> Before:
    """The next break of the one name meant."""
    meant = [off for off in ahead if off.name in names]
    if len(names) > 1:
        raise UsageError(f'"{words}" may mean several; {_known(meant, today)}')
    return Before(meant[0].first, meant[0].name)


def _ahead(years: Sequence[SchoolYear], today: date) -> list[DayOff]:
    """The days off that begin after today, in order."""
    found = (off for year in years for off in year.days_off if off.first > today)
    return sorted(found, key=lambda off: off.first)


def _known(ahead: Sequence[DayOff], today: date) -> str:
    breaks = [off for off in ahead if off.kind == "break"] or ahead
    if not breaks:
        return "no school calendar knows a break ahead: type a date"
    listed = ", ".join(f"{off.name} ({long_date(off.first, today)})" for off in breaks)
    return f"type a date or one of: {listed}"
