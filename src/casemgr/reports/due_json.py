"""The list of deadlines as the JSON that scripts lean on."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import Any, NamedTuple

from casemgr.days.counting import Span
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, OtherReading, Status
from casemgr.docket.facts import Facts
from casemgr.reports.due_row import DueRow, due_row
from casemgr.reports.report import Fields, JsonRow, Lazy, Report, as_values, iso
from casemgr.reports.tallies import tally_data
from casemgr.reports.whose import DAY_ORDER, Order
from casemgr.reports.words import number_data

BY_DAY = itemgetter(0, 1, 2, 3)
"""The order of the list, of a row and of its text."""


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
    under: tuple[str, ...] = ()
    """What it is sorted by before its day."""


_OF_THE_RULE = ("rule", "title", "short", "kind", "number", "cite")
"""What many deadlines share."""


def due_text(
    row: DueRow, write: Callable[[JsonRow, Sequence[str]], tuple[str, str]], order: Order = DAY_ORDER
) -> DueText:
    written = write(row_data(row), _OF_THE_RULE)
    under = order.key(row.whose)
    return DueText(row.by, row.student, row.rule_id, row.started_on, row.status, *written, under)


def due_texts(texts: list[DueText], whole: Callable[[str, str], str]) -> Report:
    """The same deadlines in the same order, only as JSON."""
    in_order = sorted(texts, key=lambda each: (each.under, *BY_DAY(each)))
    ordered = Lazy(in_order, lambda each: whole(each.form, each.values))
    return Report(title="Deadlines", columns=(), rows=(), data=lambda: {"deadlines": ordered})


def deadline_data(deadline: Deadline, facts: Facts, context: Context) -> dict[str, Any]:
    """One deadline as the contract's JSON."""
    return as_values(row_data(due_row(deadline, facts, context, with_json=True)))


def row_data(row: DueRow) -> JsonRow:
    counted = row.counted
    assert counted
    return {
        "student": row.student,
        "name": row.whose.name,
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
