"""The page that a case manager opens each morning: one screen, each line with a number that `done` and `na` take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from casemgr.docket.morning import OPEN, SECTIONS, Item, by_section, first_lines
from casemgr.errors import Problem
from casemgr.paper.report import Column, Report, iso, problems_data
from casemgr.paper.words import long_date, plural, when_words

LINES = 15

COLUMNS = (
    Column("number", "#", "word"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "word"),
    Column("title", "What", shown="wide"),
    Column("kind", "Kind", shown="data"),
    Column("act_by", "Act by", "date"),
    Column("status", "When", "status"),
    Column("remark", ""),
    Column("next", "Next", shown="data"),
)


def today_report(
    items: Sequence[Item], as_of: date, problems: tuple[Problem, ...], limit: int | None
) -> Report:
    """The items by section; past `limit` lines the rest is counted."""
    ordered = by_section(items)
    shown = first_lines(ordered, limit) if limit else ordered
    return Report(
        title=_title(ordered, as_of),
        columns=COLUMNS,
        rows=tuple(_cells(number, item, as_of) for number, item in enumerate(shown, 1)),
        data=lambda: {
            "schema": 1,
            "as_of": as_of.isoformat(),
            "items": [_data(item, as_of) for item in ordered],
            "problems": problems_data(problems),
        },
        empty="Nothing is overdue, nothing is due soon, and nobody is waited for.",
        notes=tuple(_notes(ordered, shown)),
        problems=problems,
        headings=_headings(ordered, shown),
    )


def numbered(items: Sequence[Item], limit: int | None) -> list[Item]:
    """The items as the page numbers them, the first as 1."""
    ordered = by_section(items)
    return first_lines(ordered, limit) if limit else ordered


def _headings(ordered: Sequence[Item], shown: Sequence[Item]) -> Mapping[int, str]:
    """Above the first line of each section: its name, and how many more of it are not shown."""
    found: dict[int, str] = {}
    for section in SECTIONS:
        places = [place for place, item in enumerate(shown) if item.section == section]
        more = sum(item.section == section for item in ordered) - len(places)
        if places:
            found[places[0]] = f"{section} ({len(places)} of {len(places) + more})" if more else section
    return found


def _title(items: Sequence[Item], as_of: date) -> str:
    overdue = sum(item.deadline.status == "overdue" for item in items)
    running = sum(item.deadline.status == "running" and item.section in SECTIONS[1:4] for item in items)
    return f"Today, {long_date(as_of)}: {overdue} overdue, {running} due within 30 school days"


def _notes(ordered: Sequence[Item], shown: Sequence[Item]) -> list[str]:
    notes = []
    left_out = [item for item in ordered if item not in shown]
    dated = sum(item.section != OPEN for item in left_out)
    unknown = sum(item.deadline.status == "unknown" for item in ordered)
    undated = len(left_out) - dated - sum(item.deadline.status == "unknown" for item in left_out)
    if dated:
        notes.append(f"{plural(dated, 'line')} more: casemgr today --all")
    if undated:
        notes.append(
            f"{plural(undated, 'duty', 'duties')} without a date: casemgr due --undated, casemgr duties STUDENT"
        )
    if unknown:
        notes.append(
            f"{plural(unknown, 'date')} unknown, a school calendar is missing: casemgr due --undated, casemgr check"
        )
    if any(item.earlier_elsewhere for item in shown):
        notes.append("* another reading of the law gives an earlier date: casemgr why STUDENT DUTY")
    if shown:
        notes.append(f"First: {shown[0].command} · done with some: casemgr done 1 2")
    return notes


def _cells(number: int, item: Item, as_of: date) -> tuple[date | str | None, ...]:
    d = item.deadline
    return (
        str(number),
        d.student,
        item.name,
        d.rule.id,
        d.rule.title,
        d.rule.kind,
        d.act_by,
        when_words(d, as_of) if d.act_by else f"since {d.started_on:%m-%d}",
        _remark(item),
        item.command,
    )


def _remark(item: Item) -> str:
    return " ".join(
        filter(
            None,
            (
                "unbooked" if item.nothing_booked else "",
                f"({item.deadline.rule.waits_for})" if item.deadline.rule.waits_for else "",
                "*" if item.earlier_elsewhere else "",
            ),
        )
    )


def _data(item: Item, as_of: date) -> dict[str, Any]:
    d = item.deadline
    return {
        "section": item.section,
        "student": d.student,
        "rule": d.rule.id,
        "title": d.rule.title,
        "kind": d.rule.kind,
        "status": d.status,
        "started_on": iso(d.started_on),
        "due": iso(d.due),
        "hold_by": iso(d.hold_by),
        "words": when_words(d, as_of),
        "nothing_booked": item.nothing_booked,
        "waits_for": d.rule.waits_for,
        "earlier_elsewhere": item.earlier_elsewhere,
        "next": item.command,
    }
