"""SEIS, the district's services: one row a service, cells as "code - words"."""

from __future__ import annotations

from casemgr.exchange.cells.column import clean, is_nothing
from casemgr.exchange.cells.people import person
from casemgr.exchange.rosters.format import Format, Setting
from casemgr.exchange.rosters.pupil import Pupil, Service
from casemgr.exchange.rosters.reading import column, read_rows
from casemgr.exchange.table import Table


def _read(fmt: Format, table: Table, setting: Setting) -> list[Pupil]:
    """A pupil a row, each with its one service; the rows of one student are put together later."""
    by_line = {line: _service(fmt, table, number) for number, line in enumerate(table.lines)}
    pupils = read_rows(fmt, table, setting)
    return [pupil._replace(services=by_line[pupil.sources[0].line]) for pupil in pupils]


def _service(fmt: Format, table: Table, number: int) -> tuple[Service, ...]:
    def cell(name: str) -> str:
        found = column(fmt, table, name)
        words = clean(found.cells[number]) if found else ""
        return "" if is_nothing(words) else words

    code, _, words = cell("service").partition(" - ")
    if not code:
        return ()
    duration, often = cell("duration"), cell("frequency").partition(" - ")
    minutes = f"{duration} min" if duration.isdigit() else duration
    how_often = ", ".join(part for part in (minutes, often[2] or often[0]) if part)
    place = cell("place").partition(" - ")
    return (Service(words or code, code, _provider(cell("provider")), how_often, place=place[2] or place[0]),)


def _provider(words: str) -> str:
    """A person's name; the state's code for a kind of agency names nobody."""
    return "" if words[:1].isdigit() else person(words)


FORMAT = Format(
    name="seis-services",
    title="SEIS services",
    columns={
        "seis": ("SEIS ID",),
        "ssid": ("SSID", "Student SSID"),
        "last": ("Student Legal Last Name", "Last Name"),
        "first": ("Student Legal First Name", "First Name"),
        "born": ("Student Birth Date", "Date of Birth"),
        "grade": ("Grade", "Grade Level"),
        "school": ("School of Attendance",),
        "case_manager": ("Case Manager",),
        "service": ("Special Education Service Code", "Service"),
        "provider": ("Provider", "Service Provider", "Special Education Provider Code", "Provider Code"),
        "place": ("Location", "Special Education Service Location Code", "Location Code"),
        "duration": ("Service Duration",),
        "frequency": ("Service Frequency Code",),
    },
    needs=("last", "first", "service", "frequency"),
    read=_read,
    lists_students=False,
    order="month-first",
    also="enrollment date",
    lacks="holds services and no IEP dates",
)
