"""The areas of disability of each row, out of one column or two; and the status of a student that such a column may hold instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import chain

from casemgr.exchange.cells.areas import read_areas
from casemgr.exchange.cells.codes import Status, read_status
from casemgr.exchange.cells.column import Column, Doubt, settled
from casemgr.exchange.rosters.format import Setting

AREA = re.compile(r"area(_\d+)?")
"""The fields of such columns."""


def status_alone(text: str) -> Status:
    """A status in the column of eligibility: `pending`, `DNQ`."""
    status = read_status(text)
    return status if status in ("pending", "not-eligible") else ""


def read_area_columns(columns: Sequence[Column], count: int, setting: Setting) -> list[tuple[str, ...]]:
    """For each of so many rows the areas that its columns name, each once."""

    def areas_in(text: str) -> tuple[str, ...] | Doubt:
        return () if status_alone(text) else read_areas(text, setting.area_words)

    none: tuple[str, ...] = ()
    read = [settled(found, areas_in, setting.asked, none) for found in columns]
    if not read:
        return [()] * count
    rows = list(zip(*read, strict=True))
    known = {areas: tuple(dict.fromkeys(chain.from_iterable(areas))) for areas in set(rows)}
    return [known[areas] for areas in rows]
