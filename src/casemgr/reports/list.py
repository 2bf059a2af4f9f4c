"""The roster: who is on the caseload, the next reviews and the next date of each, and a mark in words."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from casemgr.casefile.names import fold
from casemgr.casefile.student import Student
from casemgr.casefile.vocabulary import GRADES
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import is_far_unknown, next_date
from casemgr.law.rules import DutyRole
from casemgr.reports.about import short_words
from casemgr.reports.case_status import case_status
from casemgr.reports.report import Column, Report, headings_of, iso
from casemgr.reports.whose import last_first
from casemgr.reports.words import long_date, plural
from casemgr.state.enrollment import has_left

COLUMNS = (
    Column("student", "Student", "word"),
    Column("name", "Name"),
    Column("last", "Last name", shown="data"),
    Column("first", "First name", shown="data"),
    Column("grade", "Gr", "word"),
    Column("school", "School", shown="data"),
    Column("annual_words", "Annual", "word", shown="screen"),
    Column("annual", "Annual", "date", shown="data"),
    Column("triennial_words", "Triennial", "word", shown="screen"),
    Column("triennial", "Triennial", "date", shown="data"),
    Column("case_manager", "Case manager", shown="wide"),
    Column("act_by", "Next date", "date"),
    Column("what", "What", shown="wide"),
    Column("duty", "Duty", "id", shown="data"),
    Column("mark", "Mark", "status"),
    Column("status", "Status", shown="data"),
)
A_WEEK, SOON = 7, 30  # calendar days
A_WEEK_AHEAD = "next 7 days"


class RosterRow(NamedTuple):
    student: Student
    annual: date | None
    triennial: date | None
    case_manager: str
    step: Deadline | None
    mark: str
    status: str
    has_left: bool


class Count(NamedTuple):
    """How many there are on the caseload, and which case managers have too many."""

    total: int
    above: Sequence[str] = ()


def roster_row(facts: Facts, deadlines: tuple[Deadline, ...], case_manager: str, as_of: date) -> RosterRow:
    step = next_date(deadlines, as_of)
    mark = _mark(deadlines, step, as_of)
    return RosterRow(
        facts.student,
        _due(deadlines, "annual"),
        _due(deadlines, "triennial"),
        case_manager,
        next_date(mark.made_by, as_of) or step,
        mark.word,
        case_status(facts.events),
        has_left(facts.events),
    )


def _due(deadlines: Sequence[Deadline], role: DutyRole) -> date | None:
    """The date of the next review of a kind."""
    return min((d.due for d in deadlines if d.rule.role == role and d.is_open and d.due), default=None)


class _Mark(NamedTuple):
    """One word for the case, and the dated duties that make it; none where the date shown is the next one of all."""

    word: str
    made_by: Sequence[Deadline] = ()


def _mark(deadlines: Sequence[Deadline], step: Deadline | None, as_of: date) -> _Mark:
    """What is most pressing of what law or handbook asks. A next date that has passed always has a mark, whoever set it: where
    that is practice, nothing is overdue."""
    asked = [d for d in deadlines if d.is_open and d.rule.kind != "practice"]
    passed = [d for d in asked if d.act_by and d.act_by < as_of]
    binding = [d for d in passed if not d.rule.has_own_number]
    if overdue := [d for d in asked if d.status == "overdue" and not d.rule.has_own_number]:
        return _Mark("OVERDUE", overdue)
    if binding:
        return _Mark("NOW", binding)
    ahead = _mark_ahead([d for d in asked if d not in passed], as_of)
    if passed and ahead.word != A_WEEK_AHEAD:
        return _Mark("still open", passed)
    is_past = step is not None and step.act_by is not None and step.act_by < as_of
    return ahead if ahead.word else _Mark("reminder" if is_past else "")


def _mark_ahead(asked: Sequence[Deadline], as_of: date) -> _Mark:
    """The mark where no date of law or handbook has passed."""
    if any(d.status == "unknown" and not is_far_unknown(d, as_of) for d in asked):
        return _Mark("date unknown")
    dated = [d for d in asked if d.act_by]
    left = min(((d.act_by - as_of).days for d in dated if d.act_by), default=SOON + 1)
    if left <= A_WEEK:
        return _Mark(A_WEEK_AHEAD, dated)
    if any(d.rule.kind == "law" and d.status == "open" and not d.rule.has_own_number for d in asked):
        return _Mark("open duty")
    return _Mark("soon" if left <= SOON else "")


_ORDERS: Mapping[str, Callable[[RosterRow], tuple[Any, ...]]] = {
    "name": lambda _row: (),
    "annual": lambda row: (row.annual or date.max,),
    "triennial": lambda row: (row.triennial or date.max,),
    "school": lambda row: (
        row.student.identity.school,
        GRADES.index(row.student.identity.grade),
    ),
    "next": lambda row: ((row.step and row.step.act_by) or date.max,),
    "case-manager": lambda row: (last_first(row.case_manager),),
}


_HEADINGS: Mapping[str, Callable[[RosterRow], str]] = {
    "school": lambda row: row.student.identity.school,
    "case-manager": lambda row: row.case_manager,
}


def _sorted_by(sort: str) -> Callable[[RosterRow], tuple[Any, ...]]:
    """The order asked for, and by name where two are equal."""
    first = _ORDERS[sort]
    return lambda row: (*first(row), *map(fold, row.student.identity.name.sorted_by), row.student.id)


def roster_report(rows: Sequence[RosterRow], as_of: date, count: Count, sort: str = "school") -> Report:
    """In the order asked for; by school or case manager each has a heading, otherwise the school has a column."""
    ordered = sorted(rows, key=_sorted_by(sort))
    by_school = sort == "school"
    columns = tuple(
        column if column.key != "school" or by_school else Column("school", "School") for column in COLUMNS
    )
    return Report(
        title=f"Caseload as of {long_date(as_of)}",
        columns=columns,
        rows=tuple(_cells(row) for row in ordered),
        data=lambda: {"students": [_data(row) for row in ordered]},
        empty="No student here.",
        notes=tuple(_foot(len(ordered), count)),
        headings=headings_of(map(_HEADINGS[sort], ordered)) if sort in _HEADINGS else {},
    )


def _cells(row: RosterRow) -> tuple[date | str | None, ...]:
    head = row.student.identity
    return (
        row.student.id,
        row.student.name,
        head.name.last,
        head.name.first,
        head.grade,
        head.school,
        _review(row.annual),
        row.annual,
        _review(row.triennial),
        row.triennial,
        row.case_manager,
        row.step.act_by if row.step else None,
        short_words(row.step) if row.step else None,
        row.step.rule.id if row.step else None,
        row.mark,
        row.status,
    )


def _review(day: date | None) -> str:
    """`11/14/27`: reviews lie years apart, and eighty columns have room for no more."""
    return f"{day.month}/{day.day}/{day:%y}" if day else ""


def _data(row: RosterRow) -> dict[str, Any]:
    head = row.student.identity
    return {
        "student": row.student.id,
        "name": row.student.name,
        "last": head.name.last,
        "first": head.name.first,
        "grade": head.grade,
        "school": head.school,
        "annual": iso(row.annual),
        "triennial": iso(row.triennial),
        "case_manager": row.case_manager,
        "mark": row.mark,
        "stands": row.status,
        "next": row.step.rule.id if row.step else None,
        "short": row.step.rule.short if row.step else None,
        "act_by": iso(row.step.act_by) if row.step else None,
    }


def _foot(shown: int, count: Count) -> list[str]:
    return [f"{shown} of {plural(count.total, 'student')}", *count.above]
