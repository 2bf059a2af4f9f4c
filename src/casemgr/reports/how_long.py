"""How long a rule runs, in words that fit what is counted under the readings in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal

from casemgr.casefile.saying import plural
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.starts import Start, StartsAtBirthday, StartsOn, StartsWithRule
from casemgr.law.within import Anniversary, Count, CountsFrom, Months, MonthTable, NotAfter, SameDay
from casemgr.reports.rule_words import happens_words

NO_DATE = {"law": "no date in the law", "district": "no date in the handbook", "practice": "no date"}

DAYS: dict[tuple[str, str], str] = {
    ("meeting_scheduled", "meeting_date"): "the day of the meeting",
    ("recording_announced", "meeting"): "the day of the meeting",
    ("iep_answered", "expected"): "the day the answer is expected",
    ("exit_planned", "expected"): "the day the student is to exit",
    ("release_of_information", "expires"): "the day the release ends",
    ("service_planned", "starts"): "the day the service is to start",
    ("completion_agreed", "until"): "the day agreed on",
    ("year_started", "first_day"): "the first day of school",
}
"""The event and its field from which a count goes or goes back → the day that is meant. The test holds that each has its words."""

_THAT_DAY = "the day counted from"
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}
_TEENS = range(11, 14)


Began = Literal["birthday", "first_iep"]
"""What began a clock that a birthday starts, or the first IEP after it."""


def within_words(
    rule: Rule,
    law: LawBook,
    readings: Readings | None = None,
    base: date | None = None,
    began: Began | None = None,
) -> str:
    """How long a rule runs: as the law file says; or with the numbers and pauses of a caseload's readings, and of the day that
    one clock counts from. `began`: what began that clock, where the rule has two ways and one is certain."""
    since = _since_words(rule.counts_from, readings)
    match rule.within:
        case None:
            return _before_meeting_words(rule)
        case Count() as count:
            before = f" before {_day_of(rule, law) or _THAT_DAY}" if count.backward else ""
            past = "; once that is past, as soon as possible" if count.else_undated else ""
            return count_words(count, readings) + before + past + since + _pause_words(rule, law, readings)
        case Anniversary(years=years):
            early = readings is not None and readings.anniversary == "day_before"
            less = " less one day, by the reading anniversary" if early else ""
            return f"{plural(years, 'year')}{since}{less}, no pause"
        case Months(months=months):
            return f"{plural(months, 'month')}{since}, no pause"
        case SameDay():
            return _same_day_words(_day_of(rule, law, began), began)
        case MonthTable() as table:
            return _month_words(table, readings, base)


def _same_day_words(day: str, began: Began | None) -> str:
    if began == "first_iep":
        return "with the first IEP after the birthday, as there was none on it"
    return f"by {day}" if day else "the same day"


def count_words(count: Count, readings: Readings | None) -> str:
    """The number, or one for each level: `12 weeks elementary, 6 weeks secondary`."""
    unit = count.of.replace("_", " ").removesuffix("s")
    own = getattr(readings, count.set_by) if readings and count.set_by else None
    if isinstance(count.count, dict):
        numbers = {**count.count, **(own or {})}
        return ", ".join(f"{plural(number, unit)} {level}" for level, number in numbers.items())
    return plural(own or count.count, unit)


def _before_meeting_words(rule: Rule) -> str:
    if isinstance(rule.no_later_than, NotAfter):
        return f"{plural(rule.no_later_than.days_before_meeting, 'calendar day')} before the IEP meeting"
    return NO_DATE[rule.kind]


def _pause_words(rule: Rule, law: LawBook, readings: Readings | None) -> str:
    if not rule.pauses:
        return ""
    pause = law.pause[rule.pauses]
    if pause.breaks_over is None:
        return ", not counting days between school years"
    days = plural(pause.breaks_over, "school day")
    match readings.break_pause if readings and pause.read_by else "whole_gap":
        case "none":
            return ", nothing skipped by the reading break_pause"
        case "published_break":
            return (
                f", not counting the printed dates of breaks of more than {days} "
                "and days between school years, by the reading break_pause"
            )
        case "excess_only":
            return (
                f", not counting the days of a break after its first {days} "
                "and days between school years, by the reading break_pause"
            )
        case _:
            return f", not counting breaks of more than {days} and days between school years"


def _since_words(waits: CountsFrom | None, readings: Readings | None) -> str:
    """From which day it counts, where that is not the day of the start."""
    if waits is None:
        return ""
    if waits.reading and (readings is None or getattr(readings, waits.reading) != waits.value):
        return ""
    by = f", by the reading {waits.reading}," if waits.reading else ""
    return f" from the day {happens_words(waits.event)}{by}"


def _month_words(table: MonthTable, readings: Readings | None, base: date | None) -> str:
    """The end that the month gives; or the birthday itself, where the reading in force ends nothing before it."""
    bound = table.not_before_day
    is_bound = bound is not None and (readings is None or getattr(readings, bound.reading) == bound.value)
    if base is None:
        ends = " or ".join(dict.fromkeys(f"{row.until_month}/{row.until_day}" for row in table.by_month))
        return f"to {ends}, by month of birth{', but never before the birthday' if is_bound else ''}"
    end = table.end_of(base)
    day = f"{end.month}/{end.day}"
    if bound and is_bound and end < base:
        by = f"by the reading {bound.reading}"
        return f"to the birthday itself, {by}: {day}, the end by month of birth, is before it"
    return f"to {day} of that year, by month of birth"


def _day_of(rule: Rule, law: LawBook, began: Began | None = None) -> str:
    """The day that a rule counts back from, or is due on, where it is not the day of the start; empty where it is, and where its
    starts differ in it."""
    days = set(_days(rule.starts, law, began))
    if days == {""}:
        return ""
    return days.pop() if len(days) == 1 else _THAT_DAY


def _days(starts: tuple[Start, ...], law: LawBook, began: Began | None) -> Iterator[str]:
    for start in starts:
        match start:
            case StartsAtBirthday(birthday=age):
                is_either = start.else_first_iep and began is None
                since = ", or with the first IEP after it" if is_either else ""
                yield f"the {_ordinal(age)} birthday{since}"
            case StartsWithRule(rule=rule_id, at="due"):
                parent = law.rule(rule_id)
                met = ", or the day it is met" if start.or_met else ""
                yield f'the day "{parent.short if parent else rule_id}" is due{met}'
            case StartsOn(counted_from=str(field), event=event):
                yield DAYS.get((event, field), _THAT_DAY)
            case StartsOn(until="first_day_of_school"):
                yield "the first day of school"
            case StartsOn(before_grade=str(grade)):
                yield f"the July 1 before a school year in which the student is old enough for {grade}"
            case StartsOn(from_birthday=int(age)):
                yield f"the {_ordinal(age)} birthday"
            case _:
                yield ""


def _ordinal(number: int) -> str:
    return f"{number}{'th' if number in _TEENS else _ORDINALS.get(number % 10, 'th')}"
