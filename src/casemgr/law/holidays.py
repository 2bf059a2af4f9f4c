"""The holidays that are not business days, drawn from the `holidays` package.

`python -m casemgr.law.holidays us > src/casemgr/law/us/business-holidays.yaml` writes the table of a place. The tables are
reviewed and committed, so that an update of the package never moves a due date unseen; a test holds the two together.
"""

from __future__ import annotations

import sys
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 2015, 2045
FIRST_KNOWN, LAST_KNOWN = 1901, 2100
"""The years whose lunar calendar the package holds; of others the holidays are not known."""
SUNDAY = 6

Lists = dict[str, dict[str, str]]

TABLES = {"us": ("federal",), "us-ca": ("state_offices", "gov_code_6700")}
"""The lists in each place's table."""


def holidays_of(year: int) -> Lists:
    """Federal days with their observed days (34 CFR 300.11, 5 USC 6103), the days California's state offices close
    besides them (31 March and the day after Thanksgiving), and the days of Gov. Code 6700 besides the federal ones:
    list → `MM-DD` → name."""
    federal = _federal(year)
    lists = {"federal": federal, "state_offices": _state_offices(year), "gov_code_6700": _gov_code_6700(year)}
    return {
        key: {
            day.strftime("%m-%d"): name
            for day, name in sorted(days.items())
            if key == "federal" or day not in federal
        }
        for key, days in lists.items()
    }


def _federal(year: int) -> dict[date, str]:
    import holidays

    return dict(holidays.country_holidays("US", years=year))


def _state_offices(year: int) -> dict[date, str]:
    thanksgiving = date(year, 11, 1) + timedelta(days=(3 - date(year, 11, 1).weekday()) % 7 + 21)
    return {
        **_march_31(year),
        thanksgiving + timedelta(days=1): "Day After Thanksgiving",
    }


def _march_31(year: int) -> dict[date, str]:
    return {_off_sunday(date(year, 3, 31)): "Cesar Chavez Day" if year < 2026 else "Farmworkers Day"}


def _gov_code_6700(year: int) -> dict[date, str]:
    import holidays

    singapore = holidays.country_holidays("SG", years=year)
    new_year = min(day for day, name in singapore.items() if "Chinese New Year" in name)
    days = {
        new_year: "Lunar New Year",
        _off_sunday(date(year, 2, 12)): "Lincoln Day",
        **_march_31(year),
        date(year, 4, 24): "Genocide Remembrance Day",
        _off_sunday(date(year, 9, 9)): "Admission Day",
        _nth_friday(year, 9, 4): "Native American Day",
    }
    california = holidays.country_holidays("US", subdiv="CA", years=year)
    return days | {day: "Diwali" for day, name in california.items() if "Diwali" in name}


def _off_sunday(day: date) -> date:
    """Gov. Code 6701 names the holidays that, falling on a Sunday, are kept on the Monday after it."""
    return day + timedelta(days=1) if day.weekday() == SUNDAY else day


def _nth_friday(year: int, month: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(4 - first.weekday()) % 7 + 7 * (n - 1))


def table_text(place: str) -> str:
    """The text of a place's table."""
    lines = [
        f"# Holidays that are not business days, made by `python -m casemgr.law.holidays {place}`; see that module.",
        "schema: 1",
        "years:",
    ]
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        lines.append(f"  {year}:")
        lists = holidays_of(year)
        for key in TABLES[place]:
            days = lists[key]
            inside = ", ".join(f'{day}: "{name}"' for day, name in days.items())
            lines.append(f"    {key}: {{{inside}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(table_text(sys.argv[1]), end="")
