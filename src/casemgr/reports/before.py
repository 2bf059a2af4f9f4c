"""The day before which something is to be done: a date, the end of a break of the school calendar, or the first or the last day
of school. What is due in a break is to be done before it."""

import calendar
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.names import fold, names_meant
from casemgr.casefile.saying import long_date, phrase
from casemgr.casefile.typed import dates
from casemgr.casefile.typed.monthday import weekday_of
from casemgr.days.schoolyear import ONE_DAY, DayOff, SchoolYear
from casemgr.errors import UsageError
from casemgr.reports.words import track_words

SUMMER = "Summer Break"
_ALSO = {
    "christmas": "winter",
    "xmas": "winter",
    "end of school": "summer",
    "end of year": "summer",
    "end of school year": "summer",
}
"""What people call a break that no calendar calls so."""
_BREAKS = {"break", "recess", "vacation", "intersession"}
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
        `before Summer Break (Sat 6/12; track-b: Fri 6/18)`, and its name where it has another."""
        days = {track: self.of(track) for track in sorted(tracks, key=lambda track: track or "")}
        first = next(iter(days.values()), self.main)
        if first.first is None:
            return f"before {long_date(first.day, as_of)}"
        own = [
            f"{track_words(track or '')}: {'' if each.called == first.called else f'{each.called}, '}{long_date(each.first, as_of)}"
            for track, each in days.items()
            if each.first != first.first
        ]
        return f"{first.lead} {first.called} ({'; '.join([long_date(first.first, as_of), *own])})"


def limit_meant(
    words: str, main: Sequence[SchoolYear], tracks: Mapping[str, Sequence[SchoolYear]], today: date
) -> Limit:
    """What the words mean in each calendar: of a track that knows no such break, what they mean in the main one, or in the
    first that does. UsageError with the breaks of every calendar where none does, or where one has several of them."""
    calendars: list[tuple[str | None, Sequence[SchoolYear]]] = [(None, main), *tracks.items()]
    found: dict[str | None, Before] = {}
    several: dict[str | None, Sequence[DayOff]] = {}
    problems: list[UsageError] = []
    for track, years in calendars:
        try:
            meant = _meant(words, years, today)
        except UsageError as problem:
            problems.append(problem)
            continue
        if isinstance(meant, Before):
            found[track] = meant
        elif meant:
            several[track] = meant
    if several:
        raise UsageError(f'"{words}" may mean several; {_known(several, today)}')
    if found:
        return Limit(next(iter(found.values())), {track: day for track, day in found.items() if track})
    if problems:
        raise problems[0]
    ahead = {track: _ahead(years, today) for track, years in calendars}
    raise UsageError(f'"{words}" is neither a day nor a break that is ahead; {_known(ahead, today)}')


def before_meant(words: str, years: Sequence[SchoolYear], today: date) -> Before:
    """The same in one calendar."""
    return limit_meant(words, years, {}, today).main


def _meant(words: str, years: Sequence[SchoolYear], today: date) -> Before | Sequence[DayOff]:
    """A day or a break that is still ahead; else the breaks that the words may mean, which are none or of several names."""
    asked = _bare(words)
    try:
        return Before(dates.planned(f"{asked} 1" if asked in _MONTHS else _without_lead(words), today))
    except UsageError:
        if any(letter.isdigit() for letter in words) or weekday_of(asked) is not None:
            raise
    if day := _day_of_school(asked, years, today):
        return day
    # The calendars of two years may call the same break by other names: the next one is meant.
    for name in dict.fromkeys(year.school_year for year in sorted(years, key=lambda year: year.first_day)):
        in_year = [off for year, off in _each(years, today) if year.school_year == name]
        breaks = [off for off in in_year if off.kind == "break"]
        if found := _called(asked, breaks) or _called_alike(asked, breaks) or _called(asked, in_year):
            names = {off.name for off in found}
            return found if len(names) > 1 else _until_its_end(found[0])
    if also := next(
        (also for said, also in _ALSO.items() if _plain(asked).removesuffix(" break") == said), None
    ):
        return _meant(also, years, today)
    return ()


def _called(asked: str, among: Sequence[DayOff]) -> list[DayOff]:
    names = names_meant(asked, (off.name for off in among))
    return [off for off in among if off.name in names]


def _called_alike(asked: str, among: Sequence[DayOff]) -> list[DayOff]:
    """Those that another calendar would call so: `spring break` is the spring intersession of a track. The word for a break by
    itself is only what is called so."""
    if asked in _BREAKS:
        return []
    plain = {off.name: _plain(off.name) for off in among}
    names = names_meant(_plain(asked), plain.values())
    return [off for off in among if plain[off.name] in names]


def _plain(name: str) -> str:
    """`Winter Intersession` and `winter recess` → `winter break`."""
    return " ".join("break" if word in _BREAKS else word for word in fold(name).split())


def _until_its_end(off: DayOff) -> Before:
    return Before(off.last + ONE_DAY, off.name, off.first)


def _without_lead(words: str) -> str:
    """The words without those ahead of a name or a day: `before the winter break` → `winter break`."""
    asked = words.strip().lower()
    while lead := next((lead for lead in _AHEAD_OF if asked.startswith(lead)), None):
        asked = asked.removeprefix(lead).strip()
    return asked


def _bare(words: str) -> str:
    """The same as a calendar may have it: `before the next spring recess` → `spring recess`."""
    return fold(_without_lead(words)).removeprefix("next ").replace(" the ", " ")


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


def _known(ahead: Mapping[str | None, Sequence[DayOff]], today: date) -> str:
    """The breaks of each calendar by name, each with the day on which the next so called begins there."""
    first: dict[tuple[str, str | None], date] = {}
    for track, found in ahead.items():
        for off in _breaks(found):
            first.setdefault((off.name, track), off.first)
    days: dict[str, dict[date, str | None]] = {}
    for (name, track), day in sorted(first.items(), key=lambda each: (each[1], each[0][1] or "")):
        days.setdefault(name, {}).setdefault(day, track)
    if not days:
        return "no school calendar knows a break ahead: type a date"
    listed = (f"{name} ({_days_words(of_name, today)})" for name, of_name in days.items())
    return f"type a date or one of: {', '.join(listed)}"


def _days_words(days: Mapping[date, str | None], today: date) -> str:
    """`Mon 3/22; track-b: Mon 3/29`."""
    return "; ".join(
        phrase(f"{track_words(track)}:" if track else "", long_date(day, today))
        for day, track in days.items()
    )


def _breaks(ahead: Sequence[DayOff]) -> Sequence[DayOff]:
    return [off for off in ahead if off.kind == "break"] or ahead
