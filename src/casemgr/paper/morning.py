"""What needs doing now: overdue, due soon, open; law before district before practice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.docket.basis import Basis, Facts
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from, other_readings
from casemgr.docket.next_steps import SOON_DAYS, command_for, is_far_unknown, not_scheduled, urgency
from casemgr.errors import Problem
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import long_date, when_words

LINES = 15

COLUMNS = (
    Column("status", "When", "status"),
    Column("act_by", "Act by", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "word"),
    Column("title", "What", shown="wide"),
    Column("remark", ""),
    Column("next", "Next", shown="data"),
)


class Item(NamedTuple):
    """One thing to do, and what is remarkable about it."""

    deadline: Deadline
    name: str
    remark: str
    command: str


def items_of(facts: Facts, basis: Basis, as_of: date) -> list[Item]:
    """A student's deadlines that are overdue, due within 30 days, of unknown date, or open."""
    return [
        Item(
            deadline, facts.student.name, _remark(deadline, facts, basis), command_for(deadline, facts.events)
        )
        for deadline in derive_from(facts, basis, as_of)
        if deadline.is_open and _is_near(deadline, as_of)
    ]


def _is_near(deadline: Deadline, as_of: date) -> bool:
    if deadline.act_by is None:
        return not is_far_unknown(deadline, as_of)
    return (deadline.act_by - as_of).days <= SOON_DAYS


def _remark(deadline: Deadline, facts: Facts, basis: Basis) -> str:
    remarks = []
    if not_scheduled(deadline, facts.events):
        remarks.append("nothing booked")
    if deadline.due and any(o.due and o.due < deadline.due for o in other_readings(deadline, facts, basis)):
        remarks.append("*")
    return " ".join(remarks)


def today_report(
    items: Sequence[Item], as_of: date, problems: tuple[Problem, ...], limit: int | None
) -> Report:
    """The list, most pressing first; past `limit` lines the rest is counted."""
    ordered = sorted(items, key=lambda item: urgency(item.deadline, as_of))
    shown = ordered[:limit] if limit else ordered
    notes = []
    if len(ordered) > len(shown):
        notes.append(
            f"… and {len(ordered) - len(shown)} more: casemgr due --within {SOON_DAYS}, casemgr today --all"
        )
    if any("*" in item.remark for item in shown):
        notes.append("* another reading of the law gives an earlier date: casemgr why STUDENT DUTY")
    if shown:
        notes.append(f"First: {shown[0].command}")
    return Report(
        title=_title(ordered, as_of),
        columns=COLUMNS,
        rows=tuple(_cells(item, as_of) for item in shown),
        data=lambda: {
            "schema": 1,
            "as_of": as_of.isoformat(),
            "items": [_data(item, as_of) for item in ordered],
            "problems": problems_data(problems),
        },
        empty=f"Nothing is overdue, nothing is due within {SOON_DAYS} days, and no duty is open.",
        notes=tuple(notes),
        problems=problems,
    )


def _title(items: Sequence[Item], as_of: date) -> str:
    overdue = sum(item.deadline.status == "overdue" for item in items)
    soon = sum(item.deadline.status == "running" for item in items)
    return f"Today, {long_date(as_of)}: {overdue} overdue, {soon} due within {SOON_DAYS} days, {len(items)} in all"


def _cells(item: Item, as_of: date) -> tuple[date | str | None, ...]:
    d = item.deadline
    return (
        when_words(d, as_of),
        d.act_by,
        d.student,
        item.name,
        d.rule.id,
        d.rule.title,
        item.remark,
        item.command,
    )


def _data(item: Item, as_of: date) -> dict[str, Any]:
    d = item.deadline
    return {
        "student": d.student,
        "rule": d.rule.id,
        "title": d.rule.title,
        "kind": d.rule.kind,
        "status": d.status,
        "due": iso(d.due),
        "hold_by": iso(d.hold_by),
        "words": when_words(d, as_of),
        "remark": item.remark,
        "next": item.command,
    }
