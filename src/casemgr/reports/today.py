"""The page that a case manager opens each morning: one screen, each line with a number; where it is marked with a plus,
`done` and `na` take the number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from casemgr.docket.missing import is_needed_now
from casemgr.errors import Problem
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.today_items import OPEN, SECTIONS, UNKNOWN, Item, by_section, first_lines
from casemgr.reports.words import long_date, unknown_words, when_words

LINES = 15
NOTE_WIDTH = 80

COLUMNS = (
    Column("number", "#", "word"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "id"),
    Column("title", "What", shown="wide"),
    Column("kind", "Kind", shown="data"),
    Column("act_by", "Act by", "date"),
    Column("status", "When", "status"),
    Column("remark", ""),
    Column("next", "Next", shown="data"),
)


class Page(NamedTuple):
    """The page and the items on it, the first as number 1."""

    report: Report
    items: Sequence[Item]


def whole_page(items: Sequence[Item], as_of: date, problems: tuple[Problem, ...]) -> Page:
    """Every item, by section."""
    return _page(by_section(items), None, as_of, problems)


def short_page(items: Sequence[Item], as_of: date, problems: tuple[Problem, ...]) -> Page:
    """The first fifteen lines of items, some of every section; the rest is counted."""
    return _page(by_section(items), LINES, as_of, problems)


def fitted_pages(items: Sequence[Item], as_of: date, problems: tuple[Problem, ...]) -> Iterator[Page]:
    """The short page and ever shorter ones, without empty lines, down to one item: the first that fits is shown."""
    ordered = by_section(items)
    yield _page(ordered, LINES, as_of, problems)
    for lines in range(LINES, 0, -1):
        page = _page(ordered, lines, as_of, problems)
        yield page._replace(report=replace(page.report, spaced=False))


def _page(ordered: Sequence[Item], lines: int | None, as_of: date, problems: tuple[Problem, ...]) -> Page:
    shown = first_lines(ordered, lines) if lines else ordered
    report = Report(
        title=_title(ordered, as_of),
        columns=COLUMNS,
        rows=tuple(_cells(number, item, as_of) for number, item in enumerate(shown, 1)),
        data=lambda: {"items": [_data(item, as_of) for item in ordered]},
        empty="Nothing is overdue, nothing is due soon, and nobody is waited for.",
        notes=tuple(_packed(_notes(ordered, shown, as_of, problems))),
        problems=problems,
        headings=_headings(ordered, shown),
    )
    return Page(report, shown)


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
    unknown = sum(item.section == UNKNOWN for item in items)
    said = f", {unknown} UNKNOWN" if unknown else ""
    return f"Today, {long_date(as_of)}: {overdue} overdue, {running} due within 30 school days{said}"


def _notes(
    ordered: Sequence[Item], shown: Sequence[Item], as_of: date, problems: tuple[Problem, ...]
) -> Iterator[str]:
    on_page = {id(item) for item in shown}  # by identity: comparing thousands of items would take its time
    left_out = [item for item in ordered if id(item) not in on_page]
    dated = sum(item.section != OPEN for item in left_out)
    undated = sum(item.section == OPEN and not item.missing for item in left_out)
    missing = [item.missing for item in ordered if item.missing]
    yield from unknown_words([name for name in missing if is_needed_now(name, as_of)], as_of, problems)
    if dated:
        yield f"{dated} more: casemgr today --all"
    if undated:
        yield f"{undated} without a date: casemgr due --undated"
    yield from unknown_words([name for name in missing if not is_needed_now(name, as_of)], as_of, problems)
    if any(item.earlier_elsewhere for item in shown):
        yield "* another reading is earlier: casemgr why"
    if ticked := [str(number) for number, item in enumerate(shown, 1) if item.deadline.rule.can_be_ticked]:
        yield f"+ can be ticked: casemgr done {' '.join(ticked[:2])}"
    if shown:
        yield f"First: {shown[0].command}"


def _packed(notes: Iterable[str]) -> Iterator[str]:
    """Short notes side by side, for a page that is to stay on one screen."""
    line = ""
    for note in notes:
        if line and len(line) + len(note) + 3 > NOTE_WIDTH:
            yield line
            line = ""
        line = f"{line} · {note}" if line else note
    if line:
        yield line


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
        when_words(d, as_of) if d.act_by or item.missing else f"since {d.started_on:%m-%d}",
        _remark(item),
        item.command,
    )


def _remark(item: Item) -> str:
    return " ".join(
        filter(
            None,
            (
                "+" if item.deadline.rule.can_be_ticked else "",
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
        "can_be_ticked": d.rule.can_be_ticked,
        "next": item.command,
    }
