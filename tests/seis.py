"""Invented students in the shape of the SEIS export “IEP Dates”."""

from __future__ import annotations

import random
from datetime import date, timedelta

HEADER = (
    "SEIS ID,SSID,Last Name,First Name,Student Middle Name,Preferred Name,Date of Birth,District of Service,"
    "District of SPED Accountability,School of Attendance,Grade Level,Case Manager,Disability 1,"
    "Date of Next Annual Plan Review,Date of Next Reevaluation,"
    "Date of IEP (Meeting Date on Future IEP forms),Meeting Type"
)
_FIRSTS = (
    "Amara",
    "Bao",
    "Celia",
    "Dmitri",
    "Elif",
    "Farid",
    "Gwen",
    "Hiro",
    "Ines",
    "Jonah",
    "Kavya",
    "Lupe",
    "Mateo",
    "Noor",
    "Otis",
    "Pilar",
)
_LASTS = (
    "Abbot",
    "Bui",
    "Castro",
    "Dang",
    "Ekwueme",
    "Flores",
    "Gomez",
    "Haddad",
    "Ivanov",
    "Jensen",
    "Kaya",
    "Lozano",
    "Mehta",
    "Nolan",
)
_AREAS = ("SLD", "SLI", "AUT", "OHI", "ED", "ID")


def iep_dates(count: int, as_of: date, *, manager: str = "Whitfield, Dana", a_day_short: bool = False) -> str:
    """So many students of one case manager, their reviews spread over the year around a day."""
    chance = random.Random(count)
    rows = [HEADER]
    for number in range(count):
        last = _years(as_of - timedelta(days=5 + number * 340 // count), 0)
        evaluation = _years(last, -(number % 3))
        grade = number % 6
        names = f"{_LASTS[number % len(_LASTS)]},{_FIRSTS[number % len(_FIRSTS)]}"
        born = date(as_of.year - 6 - grade, 1 + number % 12, 1 + chance.randrange(28))
        due = _american(_years(last, 1) - timedelta(days=a_day_short))
        triennial = _american(_years(evaluation, 3) - timedelta(days=a_day_short))
        cells = (
            f"{6200000 + number},{9100000000 + number},{names},,,{_american(born)},Fernbrook Unified,"
            f'Fernbrook Unified,Fernbrook Elementary,{grade or "KN"},"{manager}",{_AREAS[number % 6]},'
            f"{due},{triennial},{_american(last)},20|"
        )
        rows.append(cells)
    return "\r\n".join(rows) + "\r\n"


def _years(day: date, years: int) -> date:
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _american(day: date) -> str:
    return f"{day:%m/%d/%Y}"
