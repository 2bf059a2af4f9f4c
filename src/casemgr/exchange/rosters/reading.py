"""Most exports have one row a student: every column is read as its field asks, and the rows become pupils."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from itertools import repeat
from typing import Any

from casemgr.exchange.cells.codes import (
    GONE,
    Status,
    read_language,
    read_meeting_types,
    read_status,
)
from casemgr.exchange.cells.column import Column, Doubt, clean, each, is_nothing, settled
from casemgr.exchange.cells.daycell import births, near
from casemgr.exchange.cells.days import read_days
from casemgr.exchange.cells.grades import read_grade
from casemgr.exchange.cells.people import PersonName, of_column, person, split_name
from casemgr.exchange.rosters.areacolumns import AREA, read_area_columns, status_alone
from casemgr.exchange.rosters.contacts import contacts_of
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.homelanguage import home_languages, status_reader
from casemgr.exchange.rosters.providers import FIELDS as GIVEN_BY
from casemgr.exchange.rosters.providers import services_of
from casemgr.exchange.rosters.pupil import FIELDS, SYSTEMS, Pupil, Source
from casemgr.exchange.table import Table

DAYS = frozenset(
    [
        "born",
        "last_annual",
        "next_annual",
        "last_evaluation",
        "next_evaluation",
        "iep",
        "referral",
        "consent",
        "evaluation",
        "exited",
        "last_progress",
    ]
)
_BLANKS: dict[str, Any] = Pupil._field_defaults


def column(fmt: Format, table: Table, name: str) -> Column | None:
    """The table's column for a field; None where it has none."""
    names = fmt.columns.get(name)
    place = table.column_of(names) if names else None
    if place is None:
        return None
    return Column(table.headers[place], table.cells(place), table.lines)


def read_rows(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """A pupil a row, in the order of the file; rows that name nobody are left out."""
    whole, table = table, without_headings(fmt, table, setting)
    if not table.rows:
        return []
    fields: dict[str, Sequence[Any]] = {**_names(fmt, table, setting)}
    if table is not whole and "status" not in fmt.columns:
        fields["status"] = _under_headings(whole, table, setting)
    for name in FIELDS:
        if name not in fields and (found := column(fmt, table, name)):
            fields[name] = _field(name, found, fmt, table, setting)
    if found := column(fmt, table, "language"):
        fields["home_language"] = home_languages(found, fields.get("home_language"), setting.asked)
    areas = [found for name in filter(AREA.fullmatch, fmt.columns) if (found := column(fmt, table, name))]
    fields["areas"] = read_area_columns(areas, len(table.rows), setting)
    if areas:
        fields["status"] = _first_said(
            fields.get("status") or [""] * len(table.rows), each(areas[0], status_alone)
        )
    if any(name.startswith("contact") for name in fmt.columns):
        fields["contacts"] = contacts_of(fmt, table, setting.asked)
    if given := {name: found for name in GIVEN_BY if (found := column(fmt, table, name))}:
        fields["services"] = services_of(given, setting.asked)
    fields["sources"] = [(Source(table.file, line),) for line in table.lines]
    count = len(table.rows)
    columns = [fields.get(name) or repeat(_BLANKS[name], count) for name in FIELDS]
    return list(map(Pupil._make, zip(*columns, strict=True)))


def without_headings(fmt: Format, table: Table, setting: Setting) -> Table:
    """The table without rows that name nobody, and those that hold a heading and nothing else."""
    named = [
        place
        for name in ("last", "first", "name", "seis", "ssid", "local", "sourced")
        if (place := table.column_of(fmt.columns.get(name, ()))) is not None
    ]
    used = [place for names in fmt.columns.values() if (place := table.column_of(names)) is not None]
    others = [place for place in used if place not in named[:1]]
    drop = set()
    for number in _thin(table, named[:1], others):
        row = table.rows[number]
        filled = [place for place in used if row[place].strip()]
        if not any(row[place].strip() for place in named):
            drop.add(number)
        elif len(used) > 2 and len(filled) == 1:
            words = clean(row[filled[0]])
            if _status_of(words) not in GONE or "status" in fmt.columns:
                setting.asked.say(
                    table.lines[number], f"“{words}” alone in its row: taken for a heading, not for a student"
                )
            drop.add(number)
    if not drop:
        return table
    keep = [number for number in range(len(table.rows)) if number not in drop]
    rows = [table.rows[number] for number in keep]
    lines = [table.lines[number] for number in keep]
    return Table(table.file, table.headers, table.header_line, rows, lines, table.above, table.is_sheet)


def _under_headings(whole: Table, table: Table, setting: Setting) -> list[Status]:
    """The status that a heading gives the rows below it, down to the next one: `Exited:`."""
    kept = set(table.lines)
    now: Status = ""
    found: list[Status] = []
    for row, line in zip(whole.rows, whole.lines, strict=True):
        if line in kept:
            found.append(now)
            continue
        words = clean(" ".join(row))
        now = _status_of(words)
        if now in GONE:
            setting.asked.say(line, f"the students below “{words}” are taken as {now.replace('-', ' ')}")
    return found


def _status_of(heading: str) -> Status:
    status = read_status(heading.rstrip(":"))
    return "" if isinstance(status, Doubt) else status


def _thin(table: Table, named: list[int], others: list[int]) -> list[int]:
    """The rows that may name nobody or hold a heading: those without the first name column, or without the column that
    most rows fill."""
    if not named or not others:
        return list(range(len(table.rows)))
    fullest = max(others, key=lambda place: sum(map(bool, table.cells(place)[:1000])))
    filled = map(all, (map(str.strip, table.cells(place)) for place in (named[0], fullest)))
    if all(filled):
        return []
    pairs = zip(table.cells(named[0]), table.cells(fullest), strict=True)
    return [number for number, (one, other) in enumerate(pairs) if not one.strip() or not other.strip()]


def _names(fmt: Format, table: Table, setting: Setting) -> dict[str, Sequence[Any]]:
    last, first, whole = (column(fmt, table, name) for name in ("last", "first", "name"))
    own, by = (column(fmt, table, name) for name in ("suffix", "preferred"))
    if last or first:
        count = len(table.rows)
        blank = [""] * count
        lasts, late, called = zip(*each(last, of_column), strict=True) if last else (blank,) * 3
        firsts, later, also = zip(*each(first, of_column), strict=True) if first else (blank,) * 3
        pairs = [(one, other) if other else ("", one) for one, other in zip(lasts, firsts, strict=True)]
        return {
            "last": [one for one, _ in pairs],
            "first": [other for _, other in pairs],  # the only name is the first, as in a student's file
            "suffix": _first_said(each(own, clean) if own else blank, late, later),
            "preferred": _first_said(each(by, _words) if by else blank, called, also),
        }
    if whole:
        names = settled(whole, split_name, setting.asked, PersonName("", ""))
        names = [  # a name that is asked about is kept whole until then
            name if name.first or name.last else PersonName(clean(cell), "")
            for name, cell in zip(names, whole.cells, strict=True)
        ]
        found = dict(zip(PersonName._fields, zip(*names, strict=True), strict=True))
        return found | ({"preferred": _first_said(each(by, _words), found["preferred"])} if by else {})
    return {}


def _first_said(*columns: Sequence[str]) -> list[str]:
    """Of several columns, row by row the first that says something."""
    return [next(filter(None, cells), "") for cells in zip(*columns, strict=True)]


def _field(name: str, found: Column, fmt: Format, table: Table, setting: Setting) -> Sequence[Any]:
    asked = setting.asked
    if name in DAYS:
        return days(name, found, fmt, table, setting)
    if name == "grade":
        return settled(found, lambda text: read_grade(text, also_open=dict(fmt.open_grades)), asked, "")
    if name in ("status", "language"):
        return settled(
            found, read_status if name == "status" else status_reader(fmt, found.header), asked, ""
        )
    if name == "teachers":
        return each(found, read_teachers)
    if name in SYSTEMS:
        return list(map(str.strip, found.cells))
    return each(found, _READERS.get(name, _words))


def days(name: str, found: Column, fmt: Format, table: Table, setting: Setting) -> list[date | None]:
    window = births(setting.as_of) if name == "born" else near(setting.as_of)
    return read_days(
        found,
        setting.asked,
        as_of=setting.as_of,
        window=window,
        order=fmt.order,
        numbers=table.is_sheet,
        beside=() if fmt.order else _columns_of_days(fmt, table, but=name),
    )


def _columns_of_days(fmt: Format, table: Table, but: str) -> list[Column]:
    return [found for name in sorted(DAYS) if name != but and (found := column(fmt, table, name))]


def _words(text: str) -> str:
    return "" if is_nothing(text) else clean(text)


def read_teachers(text: str) -> tuple[str, ...]:
    """`Reyes/Holt` are two who teach together."""
    return tuple(person(name) for name in text.split("/") if name.strip())


_READERS: dict[str, Callable[[str], Any]] = {
    "case_manager": person,
    "home_language": read_language,
    "meetings": read_meeting_types,
}
