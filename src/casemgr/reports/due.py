"""The list of deadlines: the rows, and the JSON that scripts lean on."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from casemgr.days.counting import Span
from casemgr.docket.context import Context
from casemgr.docket.deadline import Account, Deadline, OtherReading, Status
from casemgr.docket.derive import accounted, why_no_hold_by
from casemgr.docket.facts import Facts
from casemgr.docket.missing import Perhaps, perhaps_earlier
from casemgr.docket.other_readings import other_readings
from casemgr.docket.providers import Lacking, report_lacking
from casemgr.docket.tally import Sum, sums_of
from casemgr.law.rules import Rule
from casemgr.reports.about import about_words
from casemgr.reports.providers import report_lacking_words
from casemgr.reports.report import Cell, Column, Fields, JsonRow, Lazy, Report, as_values, iso
from casemgr.reports.tallies import short_sums, tally_data
from casemgr.reports.words import long_date, number_data, perhaps_words, status_words

COLUMNS = (
    Column("act_by", "Act by", "date", shown="screen"),
    Column("legal", "Due", "word", shown="screen"),
    Column("due", "Due", "date", shown="data"),
    Column("hold_by", "Hold by", "date", shown="data"),
    Column("student", "Student", "word"),
    Column("name", "Name", shown="wide"),
    Column("rule", "Duty", "id", shown="data"),
    Column("short", "What", shown="screen"),
    Column("title", "What", shown="data"),
    Column("when", "Status", "status"),
    Column("kind", "Kind", shown="data"),
    Column("status", "State", shown="data"),
    Column("started_on", "Started", "date", shown="data"),
    Column("met_on", "Met", "date", shown="data"),
    Column("cite", "Law", shown="data"),
)


class Counted(NamedTuple):
    """How a deadline was counted, which only JSON says."""

    assumed: str | None
    hold_by_why: str | None
    account: Account
    others: tuple[OtherReading, ...]


class DueRow(NamedTuple):
    """One deadline of the list, small; its words are made where they are written. The first four are its order."""

    by: date
    student: str
    rule_id: str
    started_on: date
    rule: Rule
    name: str
    status: Status
    due: date | None
    due_here: date | None
    hold_by: date | None
    act_by: date | None
    met_on: date | None
    remark: str
    """What it is about, and the running total that starts it, in brackets behind its name."""
    perhaps: Perhaps | None
    sums: tuple[Sum, ...]
    lacking: Lacking | None
    """The progress report that went home before all providers had reported, where it is about that."""
    part: str
    """What of it the person asked for has to do; empty for the whole."""
    counted: Counted | None


_ORDER = itemgetter(0, 1, 2, 3)


def due_row(deadline: Deadline, facts: Facts, context: Context, *, with_json: bool, part: str = "") -> DueRow:
    """What the list says of a deadline. Only JSON says how its days were counted, and the dates of other readings; it has no
    words behind a name."""
    d = deadline
    act_by = d.act_by
    sums = tuple(sums_of(d, facts, context)) if d.rule.tallies else ()
    return DueRow(
        act_by or d.due or date.max,
        d.student,
        d.rule.id,
        d.start.day,
        d.rule,
        facts.name,
        d.status,
        d.due,
        d.due_here,
        d.hold_by,
        act_by,
        d.met_by.date if d.met_by else None,
        "" if with_json else about_words(d) + (short_sums(sums) if sums else ""),
        None if with_json else perhaps_earlier(d, facts),
        sums,
        None if with_json else report_lacking(d, facts),
        part,
        _counted(d, facts, context) if with_json else None,
    )


def _counted(deadline: Deadline, facts: Facts, context: Context) -> Counted:
    return Counted(
        deadline.start.assumed,
        why_no_hold_by(deadline, facts),
        accounted(deadline, facts, context),
        other_readings(deadline, facts, context),
    )


def due_report(
    rows: list[DueRow],
    as_of: date,
    notes: tuple[str, ...] = (),
    person: str | None = None,
    limit: str = "",
) -> Report:
    """Deadlines by the day to act; those without one come last. `person`: whose they are, as a page to hand over. `limit`:
    before which day they are to be acted on, in words."""
    ordered = sorted(rows, key=_ORDER)
    differ = any(row.due_here != row.act_by for row in rows)
    hidden = {"" if differ else "legal", "student" if person else ""}
    shown = {"name"} if person else set()
    whose = f"What {person} owes" if person else "Deadlines"
    return Report(
        title=" ".join(filter(None, (whose, limit, "as of", long_date(as_of)))),
        columns=tuple(_fitting(column, hidden, shown) for column in COLUMNS),
        rows=Lazy(ordered, lambda row: _cells(row, as_of)),
        data=lambda: {"deadlines": Lazy(ordered, _json)},
        empty=f"No deadline is open {limit}".rstrip() + ".",
        notes=notes,
    )


def _fitting(column: Column, hidden: set[str], shown: set[str]) -> Column:
    """A column of the screen left out where it says nothing, or always there where it says who is meant."""
    if column.key in hidden:
        return column._replace(shown="never" if column.shown == "screen" else "data")
    return column._replace(shown="always") if column.key in shown else column


def _cells(row: DueRow, as_of: date) -> tuple[Cell, ...]:
    return (
        row.act_by,
        long_date(row.due_here, as_of) if row.due_here and row.due_here != row.act_by else "",
        row.due,
        row.hold_by,
        row.student,
        row.name,
        row.rule_id,
        f"{row.rule.short}{f' ({row.part})' if row.part else ''}{row.remark}"
        f"{report_lacking_words(row.lacking, as_of)}{perhaps_words(row.perhaps, as_of)}",
        row.rule.title,
        status_words(row, as_of),
        row.rule.kind,
        row.status,
        row.started_on,
        row.met_on,
        row.rule.cites,
    )


class DueText(NamedTuple):
    """One deadline of the list as JSON text, made where the deadline was found: the list only puts it in its place. The
    first four are its order."""

    by: date
    student: str
    rule_id: str
    started_on: date
    status: Status
    form: str
    """The text with what the rule says, and places for the rest."""
    values: str


_OF_THE_RULE = ("rule", "title", "short", "kind", "number", "cite")
"""What many deadlines share."""


def due_text(row: DueRow, write: Callable[[JsonRow, Sequence[str]], tuple[str, str]]) -> DueText:
    written = write(_json(row), _OF_THE_RULE)
    return DueText(row.by, row.student, row.rule_id, row.started_on, row.status, *written)


def due_texts(texts: list[DueText], whole: Callable[[str, str], str]) -> Report:
    """The same deadlines in the same order, only as JSON."""
    ordered = Lazy(sorted(texts, key=_ORDER), lambda each: whole(each.form, each.values))
    return Report(title="Deadlines", columns=(), rows=(), data=lambda: {"deadlines": ordered})


def deadline_data(deadline: Deadline, facts: Facts, context: Context) -> dict[str, Any]:
    """One deadline as the contract's JSON."""
    return as_values(_json(due_row(deadline, facts, context, with_json=True)))


def _json(row: DueRow) -> JsonRow:
    counted = row.counted
    assert counted
    return {
        "student": row.student,
        "name": row.name,
        "rule": row.rule_id,
        "title": row.rule.title,
        "short": row.rule.short,
        **({"part": row.part} if row.part else {}),
        "kind": row.rule.kind,
        **number_data(row.rule),
        "status": row.status,
        "started_on": row.started_on,
        **({"assumed": counted.assumed} if counted.assumed else {}),
        "due": row.due,
        "hold_by": row.hold_by,
        **({"hold_by_why": counted.hold_by_why} if counted.hold_by_why else {}),
        **({"act_by": row.act_by} if row.act_by != (row.hold_by or row.due) else {}),
        "met_on": row.met_on,
        **({"tally": tally_data(row.sums[0])} if row.sums else {}),
        "counted_days": counted.account.counted,
        "raw_days": counted.account.raw,
        "pauses": _pauses(counted.account.pauses),
        "cite": row.rule.cite,
        "other_readings": _others(counted.others),
    }


@lru_cache(maxsize=4096)
def _pauses(spans: tuple[Span, ...]) -> tuple[Fields, ...]:
    return tuple(
        Fields((("from", iso(span.first)), ("to", iso(span.last)), ("why", span.why))) for span in spans
    )


@lru_cache(maxsize=4096)
def _others(found: tuple[OtherReading, ...]) -> tuple[Fields, ...]:
    return tuple(Fields((("reading", other.reading), ("due", iso(other.due)))) for other in found)
