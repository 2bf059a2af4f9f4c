"""SEIS deliveries: one row a service with its times; a service that changed has an old row and a new one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from casemgr.exchange.cells.codes import read_frequency
from casemgr.exchange.cells.column import clean
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil, Service
from casemgr.exchange.rosters.reading import column, days, read_rows
from casemgr.exchange.table import Table


def _read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """A pupil a row, each with its one service; the rows of one student are put together later."""
    services = dict(zip(table.lines, _services(fmt, table, setting), strict=True))
    pupils = read_rows(fmt, table, setting)
    return [pupil._replace(services=(services[pupil.sources[0].line],)) for pupil in pupils]


def _services(fmt: Format, table: Table, setting: Setting) -> list[Service]:
    found = []
    first, last = (_days(fmt, table, setting, name) for name in ("begins", "ends"))
    for number, begins, ends in zip(range(len(table.rows)), first, last, strict=True):
        code, dash, words = _cell(fmt, table, "service", number).partition(" - ")
        often = _cell(fmt, table, "frequency", number)
        found.append(
            Service(
                words.strip() if dash else code,
                code.strip() if dash else "",
                _cell(fmt, table, "provider", number),
                often,
                read_frequency(often),
                begins,
                ends,
                _cell(fmt, table, "place", number),
            )
        )
    return found


def _days(fmt: Format, table: Table, setting: Setting, name: str) -> Sequence[date | None]:
    found = column(fmt, table, name)
    return days(name, found, fmt, table, setting) if found else [None] * len(table.rows)


def _cell(fmt: Format, table: Table, name: str, number: int) -> str:
    found = table.column_of(fmt.columns[name])
    return "" if found is None else clean(table.rows[number][found])


FORMAT = Format(
    name="seis-deliveries",
    title="SEIS deliveries",
    columns={
        "name": ("Name", "Student Name"),
        "seis": ("SEIS ID",),
        "service": ("Service",),
        "begins": ("Start Date",),
        "ends": ("End Date",),
        "frequency": ("Sessions / Frequency",),
        "place": ("Location",),
        "provider": ("Provider", "Service Provider"),
    },
    needs=("name", "seis", "service", "frequency"),
    read=_read,
    lists_students=False,
    order="month-first",
    lacks="holds services, and neither birth dates nor IEP dates",
    also="delivery|total .*|medi-cal billing consent",
    marks=("Total Minutes (min/year)", "Total Delivered", "Delivery"),
)
