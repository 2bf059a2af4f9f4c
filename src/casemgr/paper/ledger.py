"""The ledger of documents: what was given to whom, how, in which language, why, and what proves it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.casefile.events import AssessmentPlanGiven, DocumentSent, Event, PriorWrittenNoticeSent
from casemgr.casefile.student import Student
from casemgr.paper.report import Cell, Column, Report, iso
from casemgr.paper.words import long_date, plural

COLUMNS = (
    Column("date", "Date", "date"),
    Column("document", "Document", "word"),
    Column("reason", "Why given"),
    Column("to", "To"),
    Column("method", "How"),
    Column("language", "Language"),
    Column("proof", "Proof", shown="wide"),
)


def ledger_report(student: Student, as_of: date) -> Report:
    """Every document given, in order; the safeguards attached to an assessment plan are a line of their own."""
    rows = tuple(row for event in student.known(as_of) for row in _rows(event))
    copies = sum(row[1] == "safeguards" for row in rows)
    return Report(
        title=f"Documents given for {student.name} ({student.id}) as of {long_date(as_of)}: "
        f"{plural(len(rows), 'document')}, safeguards {copies} times",
        columns=COLUMNS,
        rows=rows,
        data=lambda: {
            "schema": 1,
            "as_of": iso(as_of),
            "documents": [
                {
                    column.key: iso(cell) if isinstance(cell, date) else cell
                    for column, cell in zip(COLUMNS, row, strict=True)
                }
                for row in rows
            ],
        },
        empty="No document is on file.",
    )


def _rows(event: Event) -> Iterator[tuple[Cell, ...]]:
    match event:
        case DocumentSent():
            yield (
                event.date,
                event.document,
                event.reason,
                event.to,
                event.method,
                event.language,
                event.proof,
            )
        case AssessmentPlanGiven():
            yield (event.date, "assessment-plan", event.purpose, None, None, None, None)
            if event.safeguards:
                yield (event.date, "safeguards", "assessment-plan", None, None, None, None)
        case PriorWrittenNoticeSent():
            yield (
                event.date,
                "prior-written-notice",
                f"{event.subject} {event.action}",
                None,
                None,
                None,
                None,
            )
