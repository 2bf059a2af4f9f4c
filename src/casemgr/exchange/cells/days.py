"""A column of days. No cell is guessed alone: a column that fits day first as well as month first is asked about once,
and so is one whose days have no year; what is no day, or more than one, is asked about."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from casemgr.casefile.saying import long_date
from casemgr.casefile.typed.monthday import month_day
from casemgr.errors import UsageError
from casemgr.exchange.cells.column import Column, Doubt, with_answers
from casemgr.exchange.cells.daycell import (
    MONTHS,
    NO_YEAR,
    ORDERS,
    Cell,
    Order,
    Possible,
    Window,
    in_full,
    read_cell,
)
from casemgr.exchange.questions import Asked
from casemgr.scalars import read_day

LAST, NEXT, EACH = "the last such day", "the next such day", "ask about each"
Settled = date | Doubt | None
"""A cell under the order of its column."""
MONTHS_IN_A_YEAR = len(MONTHS)
_AMERICAN = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")


def read_days(
    column: Column,
    asked: Asked,
    *,
    as_of: date,
    window: Window,
    order: Order | None = None,
    numbers: bool = False,
    beside: Sequence[Column] = (),
) -> list[date | None]:
    """A column of days. `order`: how the system that wrote it writes; `numbers`: a spreadsheet's day numbers count;
    `beside`: the other columns of days of the file, which is written in one order."""
    known = {
        cell: in_full(cell, order) or read_cell(cell, window, as_of, numbers=numbers)
        for cell in set(column.cells)
    }
    order, decided = _order(column, known, order, asked, beside)
    plain: dict[str, Settled] = {cell: _under(value, order, decided=decided) for cell, value in known.items()}
    plain |= _with_their_years(column, plain, asked)
    return with_answers(column, plain, asked, day_answered)


def _with_their_years(column: Column, plain: Mapping[str, Settled], asked: Asked) -> dict[str, Settled]:
    """The cells of days without their years, where there are several of them: asked about once for all."""
    open_ones = {
        cell: value for cell, value in plain.items() if isinstance(value, Doubt) and value.text == NO_YEAR
    }
    if len(open_ones) < 2:
        return {}
    first = next(place for place, cell in enumerate(column.cells) if cell in open_ones)
    days = open_ones[column.cells[first]].readings
    last, following = (long_date(day_answered(day), weekday=False) for day in (days[0], days[-1]))
    answer = asked.ask(
        "day-year",
        f"{column.header}: {len(open_ones)} days like “{column.cells[first].strip()}” have no year. Is each of them "
        f"the last such day ({last}) or the next one ({following})?",
        read=column.cells[first].strip(),
        readings=(LAST, NEXT, EACH),
        line=column.lines[first],
        column=column.header,
        about="column",
    )
    if answer == EACH:
        return {}
    place = -1 if answer == NEXT else 0
    return {
        cell: day_answered(value.readings[place]) if answer else None for cell, value in open_ones.items()
    }


def day_answered(answer: str | None) -> date | None:
    """A day with its year, in any form in which a day is typed; None where nothing was answered. UsageError for what is none."""
    if not answer:
        return None
    typed = month_day(answer)
    try:
        day: date = read_day(str(typed.with_its_year()) if typed else answer.strip())
    except ValueError:
        raise UsageError(f"{answer} is not a date; write it like 9/14/2026") from None
    return day


def _order(
    column: Column,
    known: dict[str, Cell],
    written: Order | None,
    asked: Asked,
    beside: Sequence[Column],
) -> tuple[Order | None, bool]:
    """The column's order, and whether it is decided: by the writer, by a cell that fits only one, there or else in another
    column, or by an answer."""
    if written:
        return written, True
    both = [value for value in known.values() if isinstance(value, Possible)]
    only = {value.fits[0] for value in both if len(value.fits) == 1}
    open_ones = {
        cell for cell, value in known.items() if isinstance(value, Possible) and len(value.fits) == 2
    }
    if len(only) == 1 or not open_ones:
        return (next(iter(only)), True) if len(only) == 1 else (None, True)
    if len(only) == 2:  # the column mixes both: each open cell is asked about
        return None, True
    if (shown := {order for each in beside for order in _orders_shown(each)}) and len(shown) == 1:
        return shown.pop(), True
    place = next(place for place, cell in enumerate(column.cells) if cell in open_ones)
    answer = asked.ask(
        "day-order",
        f"Every day in {column.header} fits month first as well as day first: which is it?",
        read=column.cells[place].strip(),
        readings=ORDERS,
        column=column.header,
    )
    order: Order | None = "day-first" if answer == "day-first" else "month-first" if answer else None
    return order, order is not None


def _orders_shown(column: Column) -> set[Order]:
    """The orders of the days of a column that fit only one: `1/25/2011` is written month first."""
    found: set[Order] = set()
    for cell in set(column.cells):
        if match := _AMERICAN.fullmatch(cell.strip()):
            first, second = int(match[1]), int(match[2])
            if first <= MONTHS_IN_A_YEAR < second:
                found.add("month-first")
            elif second <= MONTHS_IN_A_YEAR < first:
                found.add("day-first")
    return found


def _under(value: Cell, order: Order | None, *, decided: bool) -> Settled:
    if not isinstance(value, Possible):
        return value
    if order and (day := value.under(order)):
        return day
    if order:
        other = value.fits[0]
        words = f"is no day with {order.replace('-', ' ')}, as the rest of the column is written"
        return Doubt("day", words, (str(value.under(other)),))
    if len(value.fits) == 1:
        return value.under(value.fits[0])
    if decided:
        readings = tuple(str(value.under(each)) for each in value.fits)
        return Doubt("day", "fits month first and day first, and the column has both", readings)
    return None
