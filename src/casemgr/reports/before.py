"""The day before which something is to be done: a date, the end of a break of the school calendar, or the first or the last day
of school. What is due in a break is to be done before it."""

import calendar
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import fold, names_meant
from casemgr.casefile.saying import long_date
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.monthday import weekday_of
from casemgr.days.schoolyear import ONE_DAY, DayOff, SchoolYear
from casemgr.errors import UsageError

SUMMER = "Summer Break"
_ALSO = {
    "christmas": "winter",
    "xmas": "winter",
    "end of school": "summer",
    "end of year": "summer",
    "end of school year": "summer",
}
"""What people call a break that no calendar calls so."""
_DAYS = {"first": ("first day of school", "first day"), "last": ("last day of school", "last day")}
_LAST = {f"the {called}" for called in _DAYS["last"]}
_AHEAD_OF = ("before ", "by ", "the ")
_MONTHS = {name.lower() for name in calendar.month_name if name}


class Before(NamedTuple):
    day: date
    """The first that is too late."""
    called: str = ""
    """The break whose end that is, or the day of school, by its name."""
    first: date | None = None
    """Its first day."""

    @property
    def lead(self) -> str:
        """`by` for a day that still counts, `before` for every other."""
        return "by" if self.first and self.first < self.day and self.called in _LAST else "before"


class Limit(NamedTuple):
    """The day that was asked for, as the calendar of each student has it."""

    main: Before
    tracks: Mapping[str, Before] = {}
    """Of each track that has one of its own."""

    def of(self, track: str | None) -> Before:
        return self.tracks.get(track, self.main) if track else self.main

    def words(self, tracks: Collection[str | None], as_of: date) -> str:
        """`before Summer Break (Sat 6/12)`, with the day of each of these tracks that has another:
        `before Summer Break (Sat 6/12; track-b: Fri 6/18)`."""
        days = {track: self.of(track) for track in sorted(tracks, key=lambda track: track or "")}
        first = next(iter(days.values()), self.main)
        if first.first is None:
            return f"before {long_date(first.day, as_of)}"
        own = [
            f"{track}: {long_date(each.first, as_of)}"
            for track, each in days.items()
            if each.first != first.first
        ]
        return f"{first.lead} {first.called} ({'; '.join([long_date(first.first, as_of), *own])})"


def limit_meant(
    words: str, main: Sequence[SchoolYear], tracks: Mapping[str, Sequence[SchoolYear]], today: date
) -> Limit:
    """What the words mean in each calendar: of a track that knows no such break, what they mean in the main one, or in the
    first that does. UsageError where none does."""
    own: dict[str, Before] = {}
    for track, years in tracks.items():
        try:
            own[track] = before_meant(words, years, today)
        except UsageError:
            continue
    try:
        return Limit(before_meant(words, main, today), own)
    except UsageError:
        if not own:
            raise
        return Limit(next(iter(own.values())), own)


def before_meant(words: str, years: Sequence[SchoolYear], today: date) -> Before:
    """UsageError listing the breaks there are, where the words are neither a day nor a break still ahead."""
    asked = _bare(words)
    try:
        return Before(dates.planned(f"{asked} 1" if asked in _MONTHS else _without_lead(words), today))
    except UsageError:
        if any(letter.isdigit() for letter in words) or weekday_of(asked) is not None:
            raise
    if day := _day_of_school(asked, years, today):
        return day
    ahead = _ahead(years, today)
    # The calendars of two years may call the same break by other names: the next one is meant.
    for name in dict.fromkeys(year.school_year for year in sorted(years, key=lambda year: year.first_day)):
        in_year = [off for year, off in _each(years, today) if year.school_year == name]
        for found in ([off for off in in_year if off.kind == "break"], in_year):
            if names := names_meant(asked, (off.name for off in found)):
                return _first(words, names, found, today)
    if also := next((also for said, also in _ALSO.items() if asked.removesuffix(" break") == said), None):
        return before_meant(also, years, today)
    raise UsageError(f'"{words}" is neither a day nor a break that is ahead; {_known(ahead, today)}')


def _without_lead(words: str) -> str:
    """The words without those ahead of a name or a day: `before the winter break` → `winter break`."""
    asked = words.strip().lower()
    while lead := next((lead for lead in _AHEAD_OF if asked.startswith(lead)), None):
        asked = asked.removeprefix(lead).strip()
    return asked


def _bare(words: str) -> str:
    """The same as a calendar may have it: `spring recess` → `spring break`."""
    asked = fold(_without_lead(words)).removeprefix("next ")
    return asked.replace(" the ", " ").replace("recess", "break").replace("vacation", "break")


def _day_of_school(asked: str, years: Sequence[SchoolYear], today: date) -> Before | None:
    """The next first or last day of school, where that was asked for. UsageError where no calendar has it."""
    for which, called in _DAYS.items():
        if asked in called:
            days = (year.first_day if which == "first" else year.last_day for year in years)
            found = min((day for day in days if day > today), default=None)
            if found is None:
                raise UsageError(f"no school calendar has the next {called[0]} yet: type a date")
            too_late = found + ONE_DAY if which == "last" else found  # on the last day there is school
            return Before(too_late, f"the {called[0]}", found)
    return None


def _first(words: str, names: Sequence[str], ahead: Sequence[DayOff], today: date) -> Before:
    """The next break of the one name meant."""
    meant = [off for off in ahead if off.name in names]
    if len(names) > 1:
        raise UsageError(f'"{words}" may mean several; {_known(meant, today)}')
    return Before(meant[0].last + ONE_DAY, meant[0].name, meant[0].first)


def _ahead(years: Sequence[SchoolYear], today: date) -> list[DayOff]:
    """The days off that begin after today, in order."""
    return [off for _, off in _each(years, today)]


def _each(years: Sequence[SchoolYear], today: date) -> list[tuple[SchoolYear, DayOff]]:
    """The same, each with its school year, the summer after it among them."""
    found = [
        (year, off) for year in years for off in (*year.days_off, _summer(year, years)) if off.first > today
    ]
    return sorted(found, key=lambda each: each[1].first)


def _summer(year: SchoolYear, years: Sequence[SchoolYear]) -> DayOff:
    """From the day after the last day of school to the day before the next first one; a day, where no calendar says that."""
    first = year.last_day + ONE_DAY
    last = (
        min((other.first_day for other in years if other.first_day > first), default=first + ONE_DAY)
        - ONE_DAY
    )
    return DayOff.model_validate({"from": first, "to": last, "kind": "break", "name": SUMMER})


def _known(ahead: Sequence[DayOff], today: date) -> str:
    breaks = [off for off in ahead if off.kind == "break"] or ahead
    if not breaks:
        return "no school calendar knows a break ahead: type a date"
    listed = ", ".join(f"{off.name} ({long_date(off.first, today)})" for off in breaks)
    return f"type a date or one of: {listed}"
