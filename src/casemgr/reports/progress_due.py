"""The progress grid: whose reports are due, and which providers have reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.reports.blocks import AWAITED, REPORTED
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, when_words
from casemgr.state.progress import reported

COLUMNS = (
    Column("due", "Due", "date", shown="wide"),
    Column("send_by", "Send by", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("status", "Status", "status"),
)
MISSING = "no"


class ProgressRow(NamedTuple):
    deadline: Deadline
    name: str
    providers: Mapping[str, date | None]
    """Each provider, and the day of the report."""

    @property
    def missing(self) -> list[str]:
        return [name for name, day in self.providers.items() if day is None]


def progress_row(deadline: Deadline, facts: Facts) -> ProgressRow:
    return ProgressRow(deadline, facts.student.name, reported(facts.student, facts.events))


def progress_report(rows: Sequence[ProgressRow], as_of: date) -> Report:
    """By due date, with a column for each provider: a filled dot and the day reported, an empty dot, or nothing for one of
    other students."""
    ordered = sorted(rows, key=lambda row: (row.deadline.due or date.max, row.deadline.student))
    people = sorted({name for row in ordered for name in row.providers}, key=lambda name: name.split()[-1])
    missing = sum(len(row.missing) for row in ordered)
    unlisted = [row.deadline.student for row in ordered if not row.providers]
    notes = [f"{REPORTED} reported, on that day; {AWAITED} not reported yet ({missing})"] if people else []
    if unlisted:
        notes.append(
            f"No providers listed in the file: {', '.join(unlisted)}; casemgr edit STUDENT --provider NAME"
        )
    return Report(
        title=f"Progress reports as of {long_date(as_of)}",
        columns=(*COLUMNS, *(column for name in people for column in _provider_columns(name))),
        rows=tuple(
            (
                d.due,
                d.act_by,
                d.student,
                row.name,
                when_words(d, as_of),
                *(cell for name in people for cell in _cells(row, name)),
            )
            for row in ordered
            for d in (row.deadline,)
        ),
        data=lambda: {"reports": [_data(row) for row in ordered]},
        empty="No progress report is due.",
        notes=tuple(notes),
    )


def _provider_columns(name: str) -> tuple[Column, Column]:
    """A provider's column on a screen, and the same as data."""
    return Column(f"{name} shown", name.rsplit(maxsplit=1)[-1], "word", shown="screen"), Column(
        name, name, shown="data"
    )


def _cells(row: ProgressRow, name: str) -> tuple[str, date | str | None]:
    """A filled dot with the day reported, or an empty one; as data the day or `no`. Nothing for one of other students."""
    if name not in row.providers:
        return "", None
    day = row.providers[name]
    return (f"{REPORTED} {day.month}/{day.day}", day) if day else (AWAITED, MISSING)


def _data(row: ProgressRow) -> dict[str, object]:
    return {
        "student": row.deadline.student,
        "due": iso(row.deadline.due),
        "hold_by": iso(row.deadline.hold_by),
        "status": row.deadline.status,
        "not_reported": row.missing,
        "reported": {name: iso(day) for name, day in row.providers.items() if day},
    }
