"""A slow second opinion on the counting rules of the contract, part 1, written from its text alone.

It shares nothing with the program: a day is (year, month, day), a calendar a plain dict, and every count walks
from one day to the next and asks of each whether it counts. None means unknown.

A calendar: {"starts_in": 2026, "first_day": Day, "last_day": Day, "days_off": [(from, to, kind)],
"closures": [(day, schools)], "extra_days": [day]}; no `schools` means all of them.
"""

from __future__ import annotations

from functools import cache
from typing import Any

Day = tuple[int, int, int]
Year = dict[str, Any]
Diary = dict[Day, str]

LIMIT = 5  # a break pauses a clock when its counted days number more than this


# --- the calendar of the world ------------------------------------------------------------------


def is_leap(year: int) -> bool:
    return year % 400 == 0 or (year % 4 == 0 and year % 100 != 0)


def month_length(year: int, month: int) -> int:
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


@cache
def tomorrow(day: Day) -> Day:
    year, month, number = day
    if number < month_length(year, month):
        return year, month, number + 1
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


@cache
def yesterday(day: Day) -> Day:
    year, month, number = day
    if number > 1:
        return year, month, number - 1
    return (year, month - 1, month_length(year, month - 1)) if month > 1 else (year - 1, 12, 31)


@cache
def weekday(day: Day) -> int:
    """0 is Monday. Zeller's congruence, in which 0 is Saturday."""
    year, month, number = day
    if month < 3:
        year, month = year - 1, month + 12
    century, rest = divmod(year, 100)
    saturday_first = (number + 13 * (month + 1) // 5 + rest + rest // 4 + century // 4 + 5 * century) % 7
    return (saturday_first + 5) % 7


def plus(day: Day, days: int) -> Day:
    for _ in range(days):
        day = tomorrow(day)
    return day


def minus(day: Day, days: int) -> Day:
    for _ in range(days):
        day = yesterday(day)
    return day


def days_between(first: Day, last: Day) -> int:
    count = 0
    while first < last:
        first = tomorrow(first)
        count += 1
    return count


# --- the school's diary -------------------------------------------------------------------------


def diary(years: list[Year], school: str | None = None) -> Diary:
    """Every known day in one word: student, closed, break, holiday, staff_day, weekend, between."""
    words: Diary = {}
    for year in years:
        day = year["first_day"]
        while day <= year["last_day"]:
            words[day] = _word(day, year, school)
            day = tomorrow(day)
    for year in years:
        day = (year["starts_in"], 7, 1)
        while day < year["first_day"]:  # the year before has ended by July
            words.setdefault(day, "between")
            day = tomorrow(day)
    for year in years:
        for other in years:
            if other["starts_in"] == year["starts_in"] + 1:
                day = tomorrow(year["last_day"])
                while day < other["first_day"]:
                    words[day] = "between"
                    day = tomorrow(day)
    return words


def _word(day: Day, year: Year, school: str | None) -> str:
    kinds = [kind for first, last, kind in year["days_off"] if first <= day <= last]
    attends = day in year["extra_days"] or (weekday(day) < 5 and not kinds)
    if not attends:
        return kinds[0] if kinds else "weekend"
    closed = any(date == day and (not schools or school in schools) for date, schools in year["closures"])
    return "closed" if closed else "student"


def break_around(day: Day, words: Diary) -> list[Day]:
    """The days off in a row that hold this day: a closure does not make them longer, a make-up day ends them."""
    away = ("break", "holiday", "staff_day", "weekend")
    first = last = day
    while words.get(yesterday(first)) in away:
        first = yesterday(first)
    while words.get(tomorrow(last)) in away:
        last = tomorrow(last)
    days = [first]
    while days[-1] < last:
        days.append(tomorrow(days[-1]))
    return days


def is_skipped(day: Day, words: Diary, pause: str, counts: str) -> bool:
    """Whether a calendar-day clock with the break pause skips a known day, by `break_pause` and `break_counts`."""
    if pause == "none" or words[day] in ("student", "closed"):
        return False
    if words[day] == "between":
        return True
    around = break_around(day, words)
    counted = [d for d in around if weekday(d) < 5 and (counts == "all_days_off" or words[d] == "break")]
    if len(counted) <= LIMIT:
        return False
    if pause == "published_break":
        return words[day] == "break"
    if pause == "excess_only":
        return day > counted[LIMIT - 1]
    return True


# --- counts -------------------------------------------------------------------------------------


def due(start: Day, days: int, words: Diary, pause: str, counts: str = "break_days") -> Day | None:
    """So many calendar days after day 0, the start."""
    if pause == "none":
        return plus(start, days)
    day = start
    while days:
        day = tomorrow(day)
        if day not in words:
            return None
        if not is_skipped(day, words, pause, counts):
            days -= 1
    return day


def due_before(end: Day, days: int, words: Diary, pause: str, counts: str = "break_days") -> Day | None:
    """So many calendar days before the end, the end itself not counted."""
    if pause == "none":
        return minus(end, days)
    day = end
    while days:
        day = yesterday(day)
        if day not in words:
            return None
        if not is_skipped(day, words, pause, counts):
            days -= 1
    return day


def school_due(start: Day, days: int, words: Diary) -> Day | None:
    """So many school days after day 0."""
    day = start
    while days:
        day = tomorrow(day)
        if day not in words:
            return None
        if words[day] == "student":
            days -= 1
    return day


def last_school_day(on_or_before: Day, words: Diary) -> Day | None:
    day = on_or_before
    while day in words and words[day] != "student":
        day = yesterday(day)
    return day if day in words else None


# --- the end of the year ------------------------------------------------------------------------


def _year_end(
    trigger: Day, start: Day, years: list[Year], words: Diary, *, within_last: int, then: int
) -> Day | str:
    """What a trigger makes of it: a date, `ordinary` or `unknown`."""
    if trigger not in words:
        return "unknown"
    for year in years:
        if year["first_day"] <= trigger <= year["last_day"]:
            if days_between(trigger, year["last_day"]) > within_last:
                return "ordinary"
            following = [other for other in years if other["starts_in"] == year["starts_in"] + 1]
            if not following:
                return "unknown"
            date = plus(following[0]["first_day"], then)
            return date if date > start else "ordinary"
    return "ordinary"


def plan_due(referral: Day, years: list[Year], *, pause: str, counts: str) -> Day | None:
    """The assessment plan: 15 days, or 10 after the next first day for a referral in the last 10."""
    words = diary(years)
    outcome = _year_end(referral, referral, years, words, within_last=10, then=10)
    if isinstance(outcome, tuple):
        return outcome
    return due(referral, 15, words, pause, counts) if outcome == "ordinary" else None


def iep_due(
    consent: Day, referral: Day | None, years: list[Year], *, pause: str, counts: str, year_end: str
) -> Day | None:
    """The IEP meeting: 60 days, or 30 after the next first day; `year_end` says by which trigger.

    A reassessment has no referral, only the consent.
    """
    words = diary(years)
    triggers = [] if year_end == "referral" and referral else [consent]
    if referral and year_end != "consent":
        triggers.append(referral)
    dates: list[Day] = []
    for trigger in triggers:
        outcome = _year_end(trigger, consent, years, words, within_last=30, then=30)
        found = outcome if isinstance(outcome, tuple) else None
        if outcome == "ordinary":
            found = due(consent, 60, words, pause, counts)
        if found is None:
            return None
        dates.append(found)
    return min(dates)
