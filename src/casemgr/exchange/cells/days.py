"""A column of days. No cell is guessed alone: a column that fits day first as well as month first is asked about once,
and what is no day, or more than one, is asked about."""

from __future__ import annotations

from datetime import date

from casemgr.errors import UsageError
from casemgr.exchange.cells.column import Column, Doubt, ask
from casemgr.exchange.cells.daycell import ORDERS, Cell, Order, Possible, Window, read_cell
from casemgr.exchange.questions import Asked
from casemgr.scalars import read_day


def read_days(
    column: Column,
    asked: Asked,
    *,
    as_of: date,
    window: Window,
    order: Order | None = None,
    numbers: bool = False,
) -> list[date | None]:
    """A column of days. `order`: how the system that wrote it writes; `numbers`: a spreadsheet's day numbers count."""
    known = {cell: read_cell(cell, window, as_of, numbers=numbers) for cell in set(column.cells)}
    order, decided = _order(column, known, order, asked)
    plain: dict[str, Cell] = {cell: _under(value, order, decided=decided) for cell, value in known.items()}
    if not any(isinstance(value, Doubt) for value in plain.values()):
        return [plain[cell] for cell in column.cells]  # type: ignore[misc]
    found: list[date | None] = []
    for cell, line in zip(column.cells, column.lines, strict=True):
        value = plain[cell]
        if isinstance(value, Doubt):
            value = day_answered(ask(value, cell, column.header, line, asked))
        found.append(value if isinstance(value, date) else None)
    return found


def day_answered(answer: str | None) -> date | None:
    """An answer is a day as YYYY-MM-DD, or nothing."""
    if not answer:
        return None
    try:
        day: date = read_day(answer)
    except ValueError as error:
        raise UsageError(f"{answer} {error}") from None
    return day


def _order(
    column: Column, known: dict[str, Cell], written: Order | None, asked: Asked
) -> tuple[Order | None, bool]:
    """The column's order, and whether it is decided: by the writer, by a cell that fits only one, or by an answer."""
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


def _under(value: Cell, order: Order | None, *, decided: bool) -> Cell:
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
