"""Dates and states in words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import date

from casemgr.casefile.saying import joined, long_date, plural
from casemgr.docket.deadline import Dated, Deadline, sort_key
from casemgr.docket.missing import Perhaps, is_needed_now
from casemgr.errors import Problem
from casemgr.law.rules import Rule

__all__ = [
    "ages_words",
    "damaged_calendars",
    "either",
    "elsewhere_line",
    "joined",
    "lacking_words",
    "long_date",
    "no_day_to_act",
    "number_data",
    "plural",
    "status_words",
    "supply_words",
    "unknown_words",
    "want_words",
    "when_words",
]

_NAMED_FOR_A_YEAR = r"calendars/\d{4}-\d\d\."

CONFIDENTIAL = "CONFIDENTIAL: student information"
"""On every page that may be printed."""


def either(words: Sequence[str]) -> str:
    """`a`, `a or b`, `a, b or c`."""
    return " or ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def number_data(rule: Rule) -> dict[str, str]:
    """`number: practice` where the law or the handbook asks for the duty and its number of days is our own."""
    return {"number": rule.number} if rule.number else {}


DUE_TODAY = "due TODAY"


def status_words(deadline: Dated, as_of: date) -> str:
    """A deadline's status on a day: `in 5 days`, `OVERDUE 2 days`, `unknown`, `met late`.

    Where the date is practice, nothing is overdue or late: `open since 11/12`, `met`; and where neither law nor handbook asks
    at all, `reminder since 11/12`.
    """
    is_practice = deadline.rule.has_own_number
    if deadline.status == "met_late" and is_practice:
        return "met"
    if deadline.due is None or deadline.status not in ("overdue", "running"):
        return deadline.status.replace("_", " ")
    days = (deadline.due - as_of).days
    if deadline.status == "overdue" and is_practice:
        since, word = deadline.due_here, "reminder" if deadline.rule.kind == "practice" else "open"
        return DUE_TODAY if since == as_of else f"{word} since {long_date(since, as_of, weekday=False)}"
    if deadline.status == "overdue":
        return f"OVERDUE {plural(-days, 'day')}"
    return DUE_TODAY if days == 0 else f"in {_how_long(days)}"


def when_words(deadline: Dated, as_of: date) -> str:
    """The same seen from the day to act by: past it and not yet due, what is left of the legal time is said."""
    if deadline.status != "running" or deadline.act_by is None:
        return status_words(deadline, as_of)
    days = (deadline.act_by - as_of).days
    if days < 0:
        return status_words(deadline, as_of).replace("in ", "due in ", 1)
    return ("TODAY", "tomorrow")[days] if days < 2 else f"in {_how_long(days)}"


def _how_long(days: int) -> str:
    """Days; past a year, years rounded down."""
    return plural(days, "day") if days < 366 else plural(days * 4 // 1461, "year")


def unknown_words(missing: Sequence[str], as_of: date, problems: Sequence[Problem]) -> Iterator[str]:
    """How many dates are unknown because which calendar is missing, one line a calendar; those needed now come first."""
    for name in sorted(set(missing)):
        yield f"{plural(missing.count(name), 'date')} {want_words(name, as_of, problems)}"


def no_day_to_act(missing: Sequence[str], problems: Sequence[Problem]) -> Iterator[str]:
    """How many dates have no known school day to act on because which calendar is missing, one line a calendar."""
    for name in sorted(set(missing)):
        yield f"{plural(missing.count(name), 'day')} to act unknown without the school calendar {name}: {supply_words(name, problems)}"


def perhaps_words(found: Perhaps | None, as_of: date) -> str:
    """` (perhaps by Fri 6/4)` behind a duty whose day to act by waits for next year's calendar."""
    return f" (perhaps by {long_date(found.day, as_of)})" if found else ""


def want_words(calendar: str, as_of: date, problems: Sequence[Problem]) -> str:
    """That a date is unknown because a calendar is missing, and what to do where it is needed now."""
    if damaged_calendars(calendar, problems) or is_needed_now(calendar, as_of):
        return f"UNKNOWN without the school calendar {calendar}: {supply_words(calendar, problems)}"
    return f"unknown until there is a {calendar} calendar"


def lacking_words(calendar: str, problems: Sequence[Problem]) -> str:
    """`There is no school calendar 2026-27`, or that there is one and it is damaged."""
    if damaged_calendars(calendar, problems):
        return f"The school calendar {calendar} cannot be read"
    return f"There is no school calendar {calendar}"


def supply_words(calendar: str, problems: Sequence[Problem]) -> str:
    """What to do for a calendar that a date needs: mend the files that may hold it; where there is none, add it."""
    damaged = damaged_calendars(calendar, problems)
    if damaged:
        return f"mend {joined(damaged)}, see casemgr check"
    year, _, track = calendar.partition(".")
    return f"add it with casemgr year {year}{f' --track {track}' if track else ''}"


def damaged_calendars(calendar: str, problems: Sequence[Problem]) -> list[str]:
    """The damaged files that may hold a calendar: its own, the main one of its year, one not named for a year."""
    names = {f"calendars/{calendar}.yaml", f"calendars/{calendar.partition('.')[0]}.yaml"}
    files = dict.fromkeys(p.file for p in problems if p.file.startswith("calendars/"))
    return [file for file in files if file in names or not re.match(_NAMED_FOR_A_YEAR, file)]


def ages_words(far: Sequence[Deadline], say: Callable[[date], str] = str) -> str:
    """The birthdays that lie years ahead, counted: `4 dates by age, the first Transition plan by 16 on 2032-03-24`."""
    first = min(far, key=sort_key)
    assert first.due
    which = "" if len(far) == 1 else "the first "
    return f"{plural(len(far), 'date')} by age, {which}{first.rule.short} on {say(first.due)}"


def elsewhere_line(receivers: Collection[str]) -> str:
    """How many students a list leaves out because they were handed off, and to whom: a name for each. Those on the list may
    have other case managers too."""
    counts = Counter(receivers)
    students = f"Left out: {plural(len(receivers), 'student')} handed off to"
    whom = ", ".join(f"{name} {counts[name]}" for name in sorted(counts))
    to = next(iter(counts)) if len(counts) == 1 else f"other case managers ({whom})"
    return f"{students} {to}; to see them: --case-manager all"


def track_words(track: str) -> str:
    """A track as people call it: `track B` for the bare letter or number of one, `west` as it is."""
    return track if len(track) > 2 else f"track {track.upper()}"
