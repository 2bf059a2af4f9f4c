"""Who gives a student's services, out of a table of somebody's own: `Provider` and `Service`, or a column for each kind, `SLP`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casemgr.exchange.cells.column import Column, clean, is_nothing
from casemgr.exchange.cells.people import person
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.pupil import Service

BY_KIND: dict[str, str] = {
    "provider_slp": "speech",
    "provider_ot": "OT",
    "provider_pt": "PT",
    "provider_ape": "adapted PE",
}
"""A column of people who all give one service."""
NAME, SERVICE = "provider_name", "provider_service"
FIELDS = (NAME, SERVICE, *BY_KIND)
_BETWEEN = re.compile(r" *[/;&|\n] *| and ")
_BESIDE = re.compile(r"(?P<name>[^(=]+?) *(?:\((?P<inside>[^()]+)\)|= *(?P<behind>.+))")
_NAME = re.compile(r"[^\W\d_](?:[^\W\d_]|['’.,\- ])+")
_CREDENTIAL = re.compile(r"[A-Z][A-Z.\-/ ]*|M\.?[AS]\.?|Ed\.?D\.?|Ph\.?D\.?")
_LAST_AND_FIRST = 2
_NOBODY = frozenset(
    ("yes", "no", "none", "speech", "slp", "ot", "pt", "ape", "rsp", "sai", "vacant", "tbd", "dis", "consult", "contract")
)  # fmt: skip


def services_of(columns: dict[str, Column], asked: Asked) -> list[tuple[Service, ...]]:
    """For each row its services, by field of the columns of `FIELDS`. A cell that names nobody is said, and not taken."""
    first = next(iter(columns.values()))
    return [tuple(_of_row(columns, number, asked)) for number in range(len(first.cells))]


def _of_row(columns: dict[str, Column], number: int, asked: Asked) -> Iterator[Service]:
    services = _parts(columns.get(SERVICE), number)
    names = list(_names(columns[NAME], number, asked)) if NAME in columns else []
    for place, (name, own) in enumerate(names):
        if own or len(services) <= 1:
            given = [own or "".join(services)]
        else:
            given = services if len(names) == 1 else [services[place] if len(services) == len(names) else ""]
        yield from (Service(service, provider=name) for service in given)
    if not names:
        yield from (Service(service) for service in services)
    for field, service in BY_KIND.items():
        if field in columns:
            yield from (
                Service(own or service, provider=name) for name, own in _names(columns[field], number, asked)
            )


def _names(column: Column, number: int, asked: Asked) -> Iterator[tuple[str, str]]:
    """Each person in a cell, with the service that is written beside the name."""
    for part in _parts(column, number):
        beside = _BESIDE.fullmatch(part)
        names = _apart(beside["name"] if beside else part)
        if not names:
            words = "is not taken: it is no name of a provider, or not surely one"
            asked.say(column.lines[number], f"{column.header}: “{part}” {words}")
        for name in names:
            yield name, (beside["inside"] or beside["behind"]).strip() if beside else ""


def _apart(words: str) -> list[str]:
    """The people whom words name: `Ito, Ken`, `Rosa Castellanos, CCC-SLP`, `Ken Ito, Rosa Castellanos`; nobody where that is not
    certain."""
    parts = [part for part in map(str.strip, words.split(",")) if part]
    if len(parts) > 1 and len(parts[0].split()) > 1:
        parts = [parts[0], *(part for part in parts[1:] if not _CREDENTIAL.fullmatch(part))]
        names = parts if all(len(part.split()) > 1 for part in parts) else []
    else:
        names = [words] if len(parts) <= _LAST_AND_FIRST else []
    is_certain = all(_NAME.fullmatch(name) and name.lower() not in _NOBODY for name in names)
    return list(map(person, names)) if is_certain else []


def _parts(column: Column | None, number: int) -> list[str]:
    """What a cell lists; one with digits, like `30/wk`, stays whole."""
    cell = column.cells[number] if column else ""
    parts = [cell] if any(map(str.isdigit, cell)) else _BETWEEN.split(cell)
    return [words for part in parts if not is_nothing(words := clean(part))]
