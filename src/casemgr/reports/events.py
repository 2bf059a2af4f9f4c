"""The reference table of event types and fields, made from the classes."""

from __future__ import annotations

from typing import Any

from casemgr.casefile.events import field_reference
from casemgr.reports.report import Column, Report

COLUMNS = (
    Column("type", "Event type", "word"),
    Column("field", "Field", "word"),
    Column("required", "Needed", "word"),
    Column("form", "Form", shown="wide"),
    Column("meaning", "Meaning"),
)


def events_reference() -> Report:
    """One row for each type, then one for each of its own fields."""
    rows: list[tuple[str, str, str, str, str]] = []
    for name, sentence, fields in field_reference():
        rows.append((name, "", "", "", sentence))
        rows += [
            ("", field, "yes" if needed else "", form, _said(meaning, form))
            for field, form, needed, meaning in fields
        ]
    return Report(
        title="Event types (every event also has id, type, date, recorded; by and note are optional)",
        columns=COLUMNS,
        rows=tuple(rows),
        data=lambda: {"events": [_data(*event) for event in field_reference()]},
    )


def _said(meaning: str, form: str) -> str:
    """What a field means. A meaning without its period leads to the words that the field may hold."""
    if meaning.endswith("."):
        return meaning
    return f"{meaning}: {form}" if meaning else form


def _data(name: str, sentence: str, fields: list[tuple[str, str, bool, str]]) -> dict[str, Any]:
    keys = ("field", "form", "required", "meaning")
    return {
        "type": name,
        "meaning": sentence,
        "fields": [dict(zip(keys, field, strict=True)) for field in fields],
    }
