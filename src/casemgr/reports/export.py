"""What `export` gives away: students, events and deadlines as rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from casemgr.casefile.events import Event
from casemgr.casefile.student import Student
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.exchange.outgoing import Row
from casemgr.reports.report import Column, Report
from casemgr.scalars import Slug

EVENTS = ("student", "id", "type", "date", "recorded", "by", "note", "fields")
DEADLINES = ("student", "rule", "title", "kind", "status", "started_on", "due", "hold_by", "met_on")
_PLAIN = (date, time, bool, int, float, NoneType)
_SLUG = Slug.__metadata__[0]  # type: ignore[attr-defined]


def export_report(columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> Report:
    return Report(
        title=f"{len(rows)} rows",
        columns=tuple(Column(name, name) for name in columns),
        rows=rows,
        data=lambda: {"rows": [_as_json(columns, row) for row in rows]},
    )


def events_report(students: Iterable[Student], as_of: date, *, names: bool) -> Report:
    """Every event that is not void, in the order of the files."""
    rows = [event_row(s.id, event, names=names) for s in students for event in s.not_void(as_of)]
    return export_report(EVENTS, rows)


def deadlines_report(students: Iterable[Student], context: Context, as_of: date) -> Report:
    return export_report(DEADLINES, [deadline_row(d) for s in students for d in derive(s, context, as_of)])


def json_lines(report: Report) -> Iterator[str]:
    """One JSON object a row, empty cells left out."""
    columns = [column.key for column in report.columns]
    for row in report.rows:
        yield json.dumps(_as_json(columns, row), ensure_ascii=False) + "\n"


def _as_json(columns: Sequence[str], row: Sequence[Any]) -> dict[str, Any]:
    pairs = zip(columns, row, strict=True)
    said = {key: json.loads(cell) if key == "fields" else cell for key, cell in pairs if cell is not None}
    return {key: str(cell) if isinstance(cell, date) else cell for key, cell in said.items()}


def event_row(student: str, event: Event, *, names: bool) -> Row:
    """An event; without names only what a closed list, a date or a number says."""
    own = {key: hint for key, hint in _hints(type(event)).items() if key not in Event.model_fields}
    values = event.model_dump(mode="json", exclude_none=True)
    kept = {
        key: values[key] for key, hint in own.items() if key in values and (names or _hides_no_name(hint))
    }
    fields = json.dumps(kept, ensure_ascii=False) if kept else None
    by, note = (event.by, event.note) if names else (None, None)
    return (student, event.id, event.type, event.date, event.recorded, by, note, fields)


def deadline_row(deadline: Deadline) -> Row:
    rule = deadline.rule
    met = deadline.met_by.date if deadline.met_by else None
    return (
        deadline.student,
        rule.id,
        rule.title,
        rule.kind,
        deadline.status,
        deadline.started_on,
        deadline.due,
        deadline.hold_by,
        met,
    )


def _hints(kind: type[Event]) -> dict[str, Any]:
    return get_type_hints(kind, include_extras=True)


def _hides_no_name(hint: Any) -> bool:
    """Whether a field of this type can hold no free words."""
    if get_origin(hint) is Annotated:
        return _SLUG in hint.__metadata__ or _hides_no_name(get_args(hint)[0])
    if get_origin(hint) is Literal or hint is Ellipsis or hint in _PLAIN:
        return True
    return bool(get_args(hint)) and all(map(_hides_no_name, get_args(hint)))
