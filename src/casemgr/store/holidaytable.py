"""The holidays that are not business days, from the reviewed tables of the law's places."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache

from pydantic import Field

from casemgr.law.holidays import FIRST_KNOWN, LAST_KNOWN, holidays_of
from casemgr.law.tables import HolidayList
from casemgr.scalars import Frozen, SchemaNumber
from casemgr.store.typed import read_whole
from casemgr.store.yamltext import decode, parse

HOLIDAY_TABLE = "business-holidays.yaml"

Lists = Mapping[str, Mapping[str, str]]
"""List → `MM-DD` → name."""
Holidays = Callable[[str, int], dict[date, str] | None]


class HolidayTable(Frozen):
    """The holidays of each year, by list."""

    schema_: SchemaNumber = Field(alias="schema")
    years: dict[str, dict[str, dict[str, str]]]
    """Year → list → `MM-DD` → name."""


def read_table(name: str, raw: bytes) -> HolidayTable:
    """A place's table. Raises BadFile."""
    return read_whole(HolidayTable, parse(decode(raw, name), name, end_mark=False), name)


def holidays_by(lists: Sequence[HolidayList], tables: Sequence[HolidayTable]) -> Holidays:
    """The holidays of a year under a reading of `business_holidays`: from the tables, past them from the package; None
    where a list that the reading adds is not known for the year."""

    @cache
    def holidays(reading: str, year: int) -> dict[date, str] | None:
        if not FIRST_KNOWN <= year <= LAST_KNOWN:
            return None
        chosen = [each.list for each in lists if not each.read_as or reading in each.read_as]
        said: dict[str, Mapping[str, str]] = {}
        for table in tables:
            said |= table.years.get(str(year), {})
        if any(key not in said for key in chosen):
            said = {**holidays_of(year), **said}
        if any(key not in said for key in chosen):
            return None
        return {
            date.fromisoformat(f"{year}-{day}"): name
            for key in reversed(chosen)
            for day, name in said[key].items()
        }

    return holidays
