"""The list of deadlines that are overdue or were met late, with their reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from casemgr.casefile.events import LateExplained, label
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.late import passed_clocks, reason_of, unrecorded_clocks
from casemgr.reports.about import short_words
from casemgr.reports.report import Column, Report, iso
from casemgr.reports.words import long_date, number_data, plural, status_words

COLUMNS = (
    Column("due", "Due", "date"),
    Column("student", "Student", "word"),
    Column("rule", "Duty", "id", shown="data"),
    Column("short", "What", shown="screen"),
    Column("kind", "Kind", shown="data"),
    Column("status", "Status", "status"),
    Column("met_on", "Met", "date", shown="wide"),
    Column("code", "Code", shown="data"),
    Column("why", "Why"),
)

Row = tuple[Deadline, LateExplained | None]


def late_rows(facts: Facts, context: Context, as_of: date) -> list[Row]:
    """The student's deadlines that are overdue or were met late, practice too, each with its reason; and those owed before
    a meeting, or in a year, that have no record."""
    clocks = derive_from(facts, context, as_of)
    passed = [(clock, reason_of(clock, facts.events)) for clock in passed_clocks(clocks)]
    return [*passed, *((clock, None) for clock in unrecorded_clocks(clocks))]


def late_report(
    found: Sequence[Row], codes: Mapping[str, str], as_of: date, *, everything: bool = False
) -> Report:
    """Those without a reason, or everything, by due date, with what has no record at the end; with what the state's `codes`
    for a delay say."""
    passed = [row for row in found if not row[0].unrecorded]
    without_record = [row for row in found if row[0].unrecorded and everything]
    asked = [(clock, reason) for clock, reason in passed if not clock.rule.has_own_number]
    rows = passed if everything else [(clock, reason) for clock, reason in asked if reason is None]
    left_out = 0 if everything else len(passed) - len(asked)
    ordered = sorted(rows, key=lambda row: (row[0].missed_on or date.max, row[0].student, row[0].rule.id))
    headings = {len(ordered): f"NOT RECORDED IN ITS TIME ({len(without_record)})"} if without_record else {}
    ordered += sorted(without_record, key=_by_end)
    practice = left_out or sum(d.rule.has_own_number for d, _ in rows)
    without = sum(reason is None and not d.rule.has_own_number for d, reason in rows)
    return Report(
        title=f"Overdue or met late, as of {long_date(as_of)}: {plural(without, 'deadline')} without a reason",
        columns=COLUMNS,
        rows=tuple(
            (
                d.missed_on,
                d.student,
                d.rule.id,
                short_words(d),
                d.rule.kind,
                _how_late(d, as_of),
                d.met_by.date if d.met_by else None,
                reason.code if reason else None,
                _why(d, reason, codes),
            )
            for d, reason in ordered
        ),
        data=lambda: {"late": [_data(d, reason) for d, reason in ordered]},
        empty="Nothing is overdue or was met late without a reason.",
        headings=headings,
        notes=tuple(_notes(without, practice, left_out)),
    )


def _by_end(row: Row) -> tuple[date, str, str]:
    deadline = row[0]
    return deadline.ended_by.date if deadline.ended_by else date.max, deadline.student, deadline.rule.id


def _how_late(deadline: Deadline, as_of: date) -> str:
    """`OVERDUE 3 days`, `met 1 day late`, `extended too late`; of what has no record, what closed it."""
    if deadline.never_met:
        return "never done"
    if deadline.unrecorded and deadline.ended_by:
        return f"{label(deadline.ended_by)} {long_date(deadline.ended_by.date, as_of)}"
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


def _data(deadline: Deadline, reason: LateExplained | None) -> dict[str, object]:
    return {
        "student": deadline.student,
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
