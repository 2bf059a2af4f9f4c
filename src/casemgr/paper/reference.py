"""The reference table of event types and fields, made from the classes."""

from __future__ import annotations

from casemgr.casefile.events import field_reference
from casemgr.paper.report import Column, Report

COLUMNS = (
    Column("type", "Event type", "word"),
    Column("field", "Field", "word"),
    Column("form", "Form"),
    Column("required", "Required", "word"),
    Column("meaning", "Meaning", narrow=False),
)


def events_reference() -> Report:
    """One row for each type, then one for each of its own fields."""
    rows: list[tuple[str, str, str, str, str]] = []
    for name, sentence, fields in field_reference():
        rows.append((name, "", "", "", sentence))
        rows += [
            (name, field, form, "yes" if needed else "", meaning) for field, form, needed, meaning in fields
        ]
    return Report(
        title="Event types (every event also has id, type, date, recorded; by and note are optional)",
        columns=COLUMNS,
        rows=tuple(rows),
        data=lambda: {
            "schema": 1,
            "events": [dict(zip((c.key for c in COLUMNS), row, strict=True)) for row in rows],
        },
    )
