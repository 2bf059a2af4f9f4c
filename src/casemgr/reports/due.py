"""The list of deadlines: the rows, and the JSON that scripts lean on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, sort_key
from casemgr.docket.derive import accounted, other_readings
from casemgr.docket.facts import Facts
from casemgr.reports.report import Cell, Column, Report, iso
from casemgr.reports.words import long_date, number_data, status_words

COLUMNS = (
    Column("due", "Due", "date"),
    Column("hold_by", "Hold by", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "id"),
    Column("title", "What", shown="wide"),
    Column("when", "Status", "status"),
    Column("kind", "Kind", shown="data"),
    Column("status", "State", shown="data"),
    Column("started_on", "Started", "date", shown="data"),
    Column("met_on", "Met", "date", shown="data"),
    Column("cite", "Law", shown="data"),
)


class DueRow(NamedTuple):
    """One deadline as it is printed; the student and the events it came from are let go."""

    order: tuple[date, str, str, date]
    cells: tuple[Cell, ...]
    overdue: bool
    json: dict[str, Any] | None


def due_row(deadline: Deadline, facts: Facts, context: Context, as_of: date, *, with_json: bool) -> DueRow:
    d = deadline
    return DueRow(
        sort_key(d),
        (
            d.due,
            d.hold_by,
            d.student,
            facts.student.name,
            d.rule.id,
            d.rule.title,
            status_words(d, as_of),
            *_data(d),
        ),
        d.status == "overdue",
        deadline_data(d, facts, context) if with_json else None,
    )


def _data(d: Deadline) -> tuple[Cell, ...]:
    """What only CSV shows."""
    met_on = d.met_by.date if d.met_by else None
    return (d.rule.kind, d.status, d.started_on, met_on, d.rule.cites)


def due_report(rows: Sequence[DueRow], as_of: date, notes: tuple[str, ...] = ()) -> Report:
    """Deadlines by due date; those without one come last."""
    ordered = sorted(rows, key=lambda row: row.order)
    return Report(
        title=f"Deadlines as of {long_date(as_of)}",
        columns=COLUMNS,
        rows=tuple(row.cells for row in ordered),
        data=lambda: {"deadlines": [row.json for row in ordered]},
        empty="No deadline is open.",
        notes=notes,
    )


def deadline_data(deadline: Deadline, facts: Facts, context: Context) -> dict[str, Any]:
    """One deadline as the contract's JSON."""
    account = accounted(deadline, facts, context)
    return {
        "student": deadline.student,
        "rule": deadline.rule.id,
        "title": deadline.rule.title,
        "kind": deadline.rule.kind,
        **number_data(deadline.rule),
        "status": deadline.status,
        "started_on": iso(deadline.started_on),
        "due": iso(deadline.due),
        "hold_by": iso(deadline.hold_by),
        "met_on": iso(deadline.met_by.date) if deadline.met_by else None,
        "counted_days": account.counted,
        "raw_days": account.raw,
        "pauses": [{"from": iso(s.first), "to": iso(s.last), "why": s.why} for s in account.pauses],
        "cite": list(deadline.rule.cite),
        "other_readings": [
            {"reading": other.reading, "due": iso(other.due)}
            for other in other_readings(deadline, facts, context)
        ],
    }
