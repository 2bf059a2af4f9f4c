"""The list of deadlines that are overdue or were met late, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import LateExplained, label
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.late import passed_clocks, reason_of, unrecorded_clocks
from casemgr.reports.about import short_words
from casemgr.reports.report import Cell, Column, Report, iso
from casemgr.reports.whose import DAY_ORDER, OF_WHOSE, Order, Whose, whose_of
from casemgr.reports.words import long_date, number_data, plural, status_words

COLUMNS = (
    Column("due", "Due", "date"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "id", shown="data"),
    Column("short", "What", shown="screen"),
    Column("kind", "Kind", shown="data"),
    Column("status", "Status", "status"),
    Column("met_on", "Met", "date", shown="wide"),
    Column("code", "Code", shown="data"),
    Column("why", "Why"),
    *OF_WHOSE,
)


class Row(NamedTuple):
    deadline: Deadline
    reason: LateExplained | None
    whose: Whose


def late_rows(facts: Facts, context: Context, as_of: date) -> list[Row]:
    """The student's deadlines that are overdue or were met late, practice too, each with its reason; and those owed before
    a meeting, or in a year, that have no record."""
    clocks, whose = derive_from(facts, context, as_of), whose_of(facts, context)
    passed = [Row(clock, reason_of(clock, facts.events), whose) for clock in passed_clocks(clocks)]
    return [*passed, *(Row(clock, None, whose) for clock in unrecorded_clocks(clocks))]


def late_report(
    found: Sequence[Row],
    codes: Mapping[str, str],
    as_of: date,
    *,
    everything: bool = False,
    order: Order = DAY_ORDER,
) -> Report:
    """Those without a reason, or everything, by due date or first by another order, with what has no record at the end; with
    what the state's `codes` for a delay say."""
    passed = [row for row in found if not row.deadline.unrecorded]
    without_record = [row for row in found if row.deadline.unrecorded and everything]
    asked = [row for row in passed if not row.deadline.rule.has_own_number]
    rows = passed if everything else [row for row in asked if row.reason is None]
    left_out = 0 if everything else len(passed) - len(asked)
    ordered = sorted(rows, key=lambda row: (order.key(row.whose), *_by_day(row)))
    headings = dict(order.headings(row.whose for row in ordered))
    if without_record:
        headings[len(ordered)] = f"NOT RECORDED IN ITS TIME ({len(without_record)})"
    ordered += sorted(without_record, key=lambda row: (order.key(row.whose), *_by_end(row)))
    practice = left_out or sum(row.deadline.rule.has_own_number for row in rows)
    without = sum(row.reason is None and not row.deadline.rule.has_own_number for row in rows)
    return Report(
        title=f"Overdue or met late, as of {long_date(as_of)}: {plural(without, 'deadline')} without a reason",
        columns=COLUMNS,
        rows=tuple(_cells(row, codes, as_of) for row in ordered),
        data=lambda: {"late": [_data(row) for row in ordered]},
        empty="Nothing is overdue or was met late without a reason.",
        headings=headings,
        notes=tuple(_notes(without, practice, left_out)),
    )


def _cells(row: Row, codes: Mapping[str, str], as_of: date) -> tuple[Cell, ...]:
    d, reason, whose = row
    return (
        d.missed_on,
        d.student,
        whose.name,
        d.rule.id,
        short_words(d),
        d.rule.kind,
        _how_late(d, as_of),
        d.met_by.date if d.met_by else None,
        reason.code if reason else None,
        _why(d, reason, codes),
        whose.school,
        whose.case_manager,
    )


def _by_day(row: Row) -> tuple[date, str, str]:
    return row.deadline.missed_on or date.max, row.deadline.student, row.deadline.rule.id


def _by_end(row: Row) -> tuple[date, str, str]:
    deadline = row.deadline
    return deadline.ended_on or date.max, deadline.student, deadline.rule.id


def _how_late(deadline: Deadline, as_of: date) -> str:
    """`OVERDUE 3 days`, `met 1 day late`, `extended too late`; of what has no record, what closed it."""
    if deadline.never_met:
        return "never done"
    if deadline.unrecorded and deadline.ended_by:
        return f"{label(deadline.ended_by)} {long_date(deadline.ended_by.date, as_of)}"
    if deadline.over_on:
        return f"birthday {long_date(deadline.over_on, as_of)}"
    if deadline.reckoning.missed_before_extension:
        return "extended too late"
    if deadline.met_by is None or deadline.due is None:
        return status_words(deadline, as_of)
    word = "after" if deadline.rule.has_own_number else "late"
    return f"met {plural((deadline.met_by.date - deadline.due).days, 'day')} {word}"


def _why(deadline: Deadline, reason: LateExplained | None, codes: Mapping[str, str]) -> str:
    if reason is not None:
        code = " ".join(filter(None, (reason.code, codes.get(reason.code or ""))))
        return f"{code}: {reason.why}" if code else reason.why
    if deadline.unrecorded:
        return ""
    return "not asked" if deadline.rule.has_own_number else ""


def _notes(without: int, practice: int, left_out: int) -> Iterator[str]:
    if without:
        yield "A reason: casemgr late STUDENT DUTY --why TEXT; of a late meeting with the state's --code CODE"
    if practice:
        seen = ": casemgr late --all" if left_out else ""
        kept = "was" if practice == 1 else "were"
        yield f"{plural(practice, 'date')} set by neither law nor handbook {kept} not kept{seen}"


def _data(row: Row) -> dict[str, object]:
    deadline, reason, whose = row
    return {
        "student": deadline.student,
        "name": whose.name,
        "school": whose.school,
        "case_manager": whose.case_manager,
        "rule": deadline.rule.id,
        "kind": deadline.rule.kind,
        **number_data(deadline.rule),
        "status": deadline.status,
        "due": iso(deadline.due),
        "missed_on": iso(deadline.missed_on),
        "met_on": iso(deadline.met_by.date) if deadline.met_by else None,
        "code": reason.code if reason else None,
        "why": reason.why if reason else None,
    }
