"""Aeries, the special education class list: pages with banners, and a line above the students of each teacher."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from casemgr.exchange.cells.column import clean
from casemgr.exchange.cells.people import person
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil
from casemgr.exchange.rosters.reading import read_rows
from casemgr.exchange.table import Table

_TEACHER = "teacher#"
_SCHOOL_YEAR = re.compile(r"\d{4} ?- ?\d{2,4}")
_DAY = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")


def _read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    teachers: dict[int, tuple[str, ...]] = {}
    own: tuple[str, ...] = ()
    students = []
    for row, line in zip(table.rows, table.lines, strict=True):
        if row[0].strip().lower().startswith(_TEACHER):
            own = _teachers(row)
        elif not _is_banner(row):
            teachers[line] = own
            students.append((row, line))
    rows, lines = [row for row, _ in students], [line for _, line in students]
    school = next((clean(cells[0]) for cells in table.above if _names_the_school(cells)), "")
    pupils = read_rows(fmt, replace(table, rows=rows, lines=lines), setting)
    return [
        each._replace(school=school or each.school, teachers=teachers[each.sources[0].line] or each.teachers)
        for each in pupils
    ]


def _names_the_school(row: Sequence[str]) -> bool:
    return len(row) > 1 and bool(_DAY.fullmatch(row[1].strip()))


def _is_banner(row: Sequence[str]) -> bool:
    return _names_the_school(row) or bool(_SCHOOL_YEAR.fullmatch(row[0].strip()))


def _teachers(row: Sequence[str]) -> tuple[str, ...]:
    """`Teacher: Reyes/Holt` are two, `Teacher: Lindqvist,G` and `Pruitt J` one each."""
    words = next((cell for cell in row if cell.strip().lower().startswith("teacher:")), "")
    return tuple(_name(part) for part in words.partition(":")[2].split("/") if part.strip())


def _name(words: str) -> str:
    last, _, initial = clean(words).rpartition(" ")
    return f"{initial} {last}" if last and len(initial) == 1 else person(words)


FORMAT = Format(
    name="aeries",
    title="Aeries special education class list",
    columns={
        "name": ("Student Name",),
        "local": ("Student ID",),
        "grade": ("Grade",),
        "born": ("Birthdate",),
        "program": ("Program",),
    },
    needs=("name", "local", "grade", "born", "program"),
    read=_read,
    order="month-first",
    is_completed=True,
    lacks="holds no IEP dates",
)
