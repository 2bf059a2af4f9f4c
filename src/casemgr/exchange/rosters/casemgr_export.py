"""What `casemgr export students --names` writes: another caseload, or this one again. Who comes in numbers, like contacts,
has numbered columns: as many as the student with most of them needs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from casemgr.exchange.rosters.contacts import as_typed
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Contact, Pupil, Service
from casemgr.exchange.rosters.reading import column, days, read_rows
from casemgr.exchange.table import Table

FIELDS = (
    "last",
    "first",
    "suffix",
    "preferred",
    "label",
    "born",
    "grade",
    "school",
    "track",
    "case_manager",
    "language",
    "home_language",
    "teachers",
    "last_annual",
    "last_evaluation",
    "last_progress",
    "progress_weeks",
    "referral",
    "consent",
    "exited",
    "seis",
    "ssid",
    "local",
    "sourced",
    "note",
)
"""The columns after the id that everyone has once, each named for what it holds."""
_NEXT = ("next_annual", "next_evaluation", "status")
"""Only in a sheet to fill in: what another system's file said."""
AREA, DATE = "area", "progress_date"
_CONTACT = ("name", "relation", "language", "phone", "email", "address")
_PROVIDER = ("name", "service")
SEVERAL: dict[str, tuple[str, ...]] = {AREA: (), DATE: (), "contact": _CONTACT, "provider": _PROVIDER}
"""What a student may have several of, with the columns of each."""
ID_HEADER = "casemgr_id"
_WORDS = ("last", "first", "suffix", "preferred", "label", "track", "home_language", "note")
_DEFUSED = re.compile("'[=+@-]")
"""How a CSV file keeps a spreadsheet from running a cell."""


def numbered(what: str, count: int) -> list[str]:
    """The columns of so many contacts or other things; the first has no number."""
    parts = SEVERAL[what]
    line = "" if parts else "_"
    names = [what, *(f"{what}{line}{number}" for number in range(2, count + 1))][:count]
    return [f"{name}_{part}" for name in names for part in parts] if parts else names


def _read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """With every numbered column that this file has, and its words just as they are."""
    headers = [header.lower() for header in table.headers]
    areas = [header for header in headers if re.fullmatch(rf"{AREA}_\d+", header)]
    once = {name: own for name, own in fmt.columns.items() if not re.match("contact|provider", name)}
    whole = replace(fmt, columns=once | {name: (name,) for name in areas})
    rows = dict(zip(table.lines, (_Exact(headers, row) for row in table.rows), strict=True))
    dates = _dates(whole, table, setting)
    return [
        _with_words(pupil, row)._replace(
            contacts=tuple(
                one
                for each in row.several("contact")
                for one in as_typed(Contact(*each), setting.asked, line)
            ),
            services=tuple(Service(each[1], provider=each[0]) for each in row.several("provider")),
            progress_dates=dates[line],
            teachers=tuple(filter(None, row.word("teachers").split("/"))),
        )
        for pupil in read_rows(whole, table, setting)
        for line in (pupil.sources[0].line,)
        for row in (rows[line],)
    ]


def _with_words(pupil: Pupil, row: _Exact) -> Pupil:
    words: dict[str, Any] = {name: said for name in _WORDS if (said := row.word(name))}
    return pupil._replace(**words)


def _dates(fmt: Format, table: Table, setting: Setting) -> dict[int, tuple[date, ...]]:
    """For each line the dates of the IEP's own progress reports."""
    headers = [header for header in table.headers if re.fullmatch(rf"{DATE}(_\d+)?", header.lower())]
    whole = replace(fmt, columns={header: (header,) for header in headers})
    found = (column(whole, table, header) for header in headers)
    columns = [days(DATE, each, fmt, table, setting) for each in found if each]
    rows = zip(*columns, strict=True) if columns else [()] * len(table.rows)
    return {line: tuple(filter(None, row)) for line, row in zip(table.lines, rows, strict=True)}


class _Exact:
    """The cells of one row as they were before they became a file."""

    def __init__(self, headers: Sequence[str], row: Sequence[str]) -> None:
        self._cells = dict(zip(headers, row, strict=True))

    def word(self, name: str) -> str:
        cell = self._cells.get(name, "")
        found = cell[1:] if _DEFUSED.match(cell) else cell
        return found.replace("\\x0a", "\n").strip()

    def several(self, what: str) -> Iterator[tuple[str, ...]]:
        """The parts of each, those that have a name."""
        for number in range(1, len(self._cells) + 1):
            own = f"{what}{number if number > 1 else ''}_"
            if f"{own}name" not in self._cells:
                return
            if name := self.word(f"{own}name"):
                yield (name, *(self.word(own + part) for part in SEVERAL[what][1:]))


FORMAT = Format(
    name="casemgr",
    title="casemgr export",
    columns={
        "code": (ID_HEADER,),
        **{
            name: (name,)
            for name in (*FIELDS, *_NEXT, AREA, *numbered("contact", 1), *numbered("provider", 1))
        },
    },
    needs=("code", "first", "born", "grade", "school"),
    read=_read,
    also=r"(contact|provider)\d*_\w+|(area|progress_date)_\d+",
    marks=(ID_HEADER,),
)
