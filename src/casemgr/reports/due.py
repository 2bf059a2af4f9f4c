"""The list of deadlines."""

from datetime import date

from casemgr.reports.due_json import BY_DAY, row_data
from casemgr.reports.due_row import DueRow
from casemgr.reports.providers import report_lacking_words
from casemgr.reports.report import Cell, Column, Lazy, Report
from casemgr.reports.whose import DAY_ORDER, OF_WHOSE, Order
from casemgr.reports.words import long_date, perhaps_words, status_words

COLUMNS = (
    Column("act_by", "Act by", "date", shown="screen"),
    Column("legal", "Due", "word", shown="screen"),
    Column("due", "Due", "date", shown="data"),
    Column("hold_by", "Hold by", "date", shown="data"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "id", shown="data"),
    Column("short", "What", shown="screen"),
    Column("title", "What", shown="data"),
    Column("when", "Status", "status"),
    Column("kind", "Kind", shown="data"),
    Column("status", "State", shown="data"),
    Column("started_on", "Started", "date", shown="data"),
    Column("met_on", "Met", "date", shown="data"),
    Column("cite", "Law", shown="data"),
    *OF_WHOSE,
)


def due_report(
    rows: list[DueRow],
    as_of: date,
    notes: tuple[str, ...] = (),
    person: str | None = None,
    limit: str = "",
    order: Order = DAY_ORDER,
) -> Report:
    """Deadlines by the day to act, or first by another order; those without one come last. `person`: whose they are, as a page to hand over. `limit`:
    before which day they are to be acted on, in words."""
    ordered = sorted(rows, key=lambda row: (order.key(row.whose), *BY_DAY(row)))
    differ = any(row.due_here != row.act_by for row in rows)
    hidden = {"" if differ else "legal", "student" if person else ""}
    shown = {"name"} if person else set()
    whose = f"What {person} owes" if person else "Deadlines"
    return Report(
        title=" ".join(filter(None, (whose, limit, "as of", long_date(as_of)))),
        columns=tuple(_fitting(column, hidden, shown) for column in COLUMNS),
        rows=Lazy(ordered, lambda row: _cells(row, as_of)),
        data=lambda: {"deadlines": Lazy(ordered, row_data)},
        empty=f"No deadline is open {limit}".rstrip() + ".",
        notes=notes,
        headings=order.headings(row.whose for row in ordered),
    )


def _fitting(column: Column, hidden: set[str], shown: set[str]) -> Column:
    """A column of the screen left out where it says nothing, or always there where it says who is meant."""
    if column.key in hidden:
        return column._replace(shown="never" if column.shown == "screen" else "data")
    return column._replace(shown="always") if column.key in shown else column


def _cells(row: DueRow, as_of: date) -> tuple[Cell, ...]:
    return (
        row.act_by,
        long_date(row.due_here, as_of) if row.due_here and row.due_here != row.act_by else "",
        row.due,
        row.hold_by,
        row.student,
        row.whose.name,
        row.rule_id,
        f"{row.rule.short}{f' ({row.part})' if row.part else ''}{row.remark}"
        f"{report_lacking_words(row.lacking, as_of)}{perhaps_words(row.perhaps, as_of)}",
        row.rule.title,
        status_words(row, as_of),
        row.rule.kind,
        row.status,
        row.started_on,
        row.met_on,
        row.rule.cites,
        row.whose.school,
        row.whose.case_manager,
    )
