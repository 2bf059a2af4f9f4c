"""The day before which something is to be done: a date, or the end of a break of the school calendar. What is due in a
break is to be done before it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import names_meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.days.schoolyear import ONE_DAY, DayOff, SchoolYear
from casemgr.errors import UsageError


class Before(NamedTuple):
    day: date
    """The first that is too late."""
    off: DayOff | None = None
    """The break whose end that is."""

    def words(self, as_of: date) -> str:
        if self.off is None:
            return long_date(self.day, as_of)
        return f"{self.off.name} ({long_date(self.off.first, as_of)})"


def before_meant(words: str, years: Sequence[SchoolYear], today: date) -> Before:
    """UsageError listing the breaks there are, where the words are neither a day nor a break still ahead."""
    try:
        return Before(dates.planned(words, today))
    except UsageError:
        if any(letter.isdigit() for letter in words):
            raise
    ahead = _ahead(years, today)
    # The calendars of two years may call the same break by other names: the next one is meant.
    for name in dict.fromkeys(year.school_year for year in sorted(years, key=lambda year: year.first_day)):
        in_year = _ahead([year for year in years if year.school_year == name], today)
        for found in ([off for off in in_year if off.kind == "break"], in_year):
            if names := names_meant(words, (off.name for off in found)):
                return _first(words, names, found, today)
    raise UsageError(f'"{words}" is neither a day nor a break that is ahead; {_known(ahead, today)}')


def _first(words: str, names: Sequence[str], ahead: Sequence[DayOff], today: date) -> Before:
    """The next break of the one name meant."""
    meant = [off for off in ahead if off.name in names]
    if len(names) > 1:
        raise UsageError(f'"{words}" may mean several; {_known(meant, today)}')
    return Before(meant[0].last + ONE_DAY, meant[0])


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
