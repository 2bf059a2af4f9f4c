"""Random school calendars, for `stories.py`: traditional, year-round and odd ones, with closures and make-up days."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

Json = dict[str, Any]

SCHOOLS = [
    {"name": "Fernbrook Elementary", "level": "elementary"},
    {"name": "Fernbrook High", "level": "secondary"},
]


def calendars(rng: Random) -> list[Json]:
    """Two to four school years of one shape; at times one of them is missing."""
    shape = rng.choice([_traditional, _traditional, _year_round, _odd])
    years = [shape(rng, year) for year in range(2024, 2024 + rng.choice([3, 4, 4]))]
    if rng.random() < 0.15:
        years.pop(rng.randrange(len(years)))
    return years


def _traditional(rng: Random, year: int) -> Json:
    first = _monday(date(year, 8, 1) + timedelta(rng.randrange(26))) + timedelta(rng.choice([0, 0, 2, 3]))
    last = date(year + 1, 5, 24) + timedelta(rng.randrange(22))
    thanksgiving = _monday(date(year, 11, 22))
    winter = _monday(date(year, 12, 18)) + timedelta(rng.choice([0, 0, 0, 2]))
    spring = _monday(date(year + 1, 3, 20)) + timedelta(7 * rng.randrange(4))
    off = [
        _off(rng.choice(["break", "holiday"]), thanksgiving, 5),
        _off("break", winter, 12 if rng.random() < 0.7 else 19),
        _off("break", spring, rng.choice([5, 5, 6, 8, 12])),
    ]
    return _calendar(rng, year, first, last, off)


def _year_round(rng: Random, year: int) -> Json:
    first = _monday(date(year, 7, 5)) + timedelta(7 * rng.randrange(3))
    last = date(year + 1, 6, 10) + timedelta(rng.randrange(14))
    off, at = [], first + timedelta(7 * rng.randrange(6, 10))
    while at < last - timedelta(40):
        length = rng.choice([5, 12, 12, 19, 26])
        off.append(_off("break", at, length))
        at += timedelta(length + 2 + 7 * rng.randrange(6, 11))
    return _calendar(rng, year, first, last, off)


def _odd(rng: Random, year: int) -> Json:
    """Breaks of any length on any weekday, in two pieces, with holidays and staff days in and beside them."""
    first = date(year, 8, 1) + timedelta(rng.randrange(30))
    last = date(year + 1, 5, 20) + timedelta(rng.randrange(28))
    off, at = [], first + timedelta(rng.choice([1, 3, 20]))
    while at < last - timedelta(30):
        length = rng.randrange(1, 13)
        off.append(_off("break", at, length))
        at += timedelta(length)
        for _ in range(rng.randrange(3)):
            more = rng.randrange(1, 6)
            off.append(_off(rng.choice(["holiday", "staff_day", "break"]), at, more))
            at += timedelta(more + rng.choice([0, 0, 2]))
        at += timedelta(rng.randrange(5, 45))
    return _calendar(rng, year, first, last, off)


def _monday(day: date) -> date:
    return day + timedelta((7 - day.weekday()) % 7)


def _off(kind: str, day: date, length: int) -> Json:
    return {"from": day, "to": day + timedelta(length - 1), "kind": kind, "name": kind.title()}


def _calendar(rng: Random, year: int, first: date, last: date, off: list[Json]) -> Json:
    fixed = (date(year, 9, 7), date(year, 11, 11), date(year + 1, 1, 18), date(year + 1, 2, 15))
    off += [_off("holiday", day, 1) for day in fixed if rng.random() < 0.8]
    staff = [first + timedelta(rng.randrange(5, 270)) for _ in range(rng.randrange(4))]
    off += [_off("staff_day", day, rng.choice([1, 1, 2])) for day in staff]
    first, last = _open_day(first, off, 1), _open_day(last, off, -1)
    off = [entry for entry in _apart(off) if first < entry["from"] and entry["to"] < last]
    closed = [_school_day(rng, first, last, off) for _ in range(rng.choice([0, 0, 1, 3]))]
    return {
        "schema": 1,
        "district": "Fernbrook Unified",
        "school_year": f"{year}-{(year + 1) % 100:02}",
        "track": "traditional",
        "first_day": first,
        "last_day": last,
        "days_off": off,
        "closures": [_closure(rng, day) for day in sorted(set(closed))],
        "extra_days": sorted(_extra(rng, off)),
        "short_days": [],
        "esy": None,
        "source": "invented",
    }


def _open_day(day: date, off: list[Json], step: int) -> date:
    while day.weekday() > 4 or any(entry["from"] <= day <= entry["to"] for entry in off):
        day += timedelta(step)
    return day


def _apart(off: list[Json]) -> list[Json]:
    """No day is printed twice."""
    kept: list[Json] = []
    for entry in off:
        if all(entry["to"] < other["from"] or other["to"] < entry["from"] for other in kept):
            kept.append(entry)
    return sorted(kept, key=lambda entry: str(entry["from"]))


def _school_day(rng: Random, first: date, last: date, off: list[Json]) -> date:
    """A day inside the year; half of them beside a break."""
    around = rng.choice(off)["to"] + timedelta(rng.choice([1, 3])) if off and rng.random() < 0.5 else None
    day = _open_day(around or first + timedelta(rng.randrange(5, (last - first).days - 5)), off, 1)
    return day if first < day < last else _open_day(first + timedelta(9), off, 1)


def _closure(rng: Random, day: date) -> Json:
    entry: Json = {"date": day, "reason": "smoke"}
    if rng.random() < 0.3:
        entry["schools"] = [SCHOOLS[0]["name"]]
    return entry


def _extra(rng: Random, off: list[Json]) -> set[date]:
    """Make-up days: Saturdays, and days inside a break."""
    wanted = [entry["from"] + timedelta(rng.randrange(6)) for entry in off if rng.random() < 0.08]
    return {day for day in wanted if day.weekday() != 6}


def attended(year: Json) -> list[date]:
    """The days students of every school attend, less the make-up days."""
    days = (
        year["first_day"] + timedelta(each) for each in range((year["last_day"] - year["first_day"]).days + 1)
    )
    closed = {entry["date"] for entry in year["closures"]}
    off = [(entry["from"], entry["to"]) for entry in year["days_off"]]
    return [
        day
        for day in days
        if day.weekday() < 5 and day not in closed and not any(a <= day <= b for a, b in off)
    ]
