"""One deadline of the list of deadlines, before it is written."""

from datetime import date
from typing import NamedTuple

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
from casemgr.reports.tallies import short_sums
from casemgr.reports.whose import Whose, whose_of


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
    whose: Whose
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


def due_row(
    deadline: Deadline,
    facts: Facts,
    context: Context,
    *,
    with_json: bool,
    part: str = "",
    whose: Whose | None = None,
) -> DueRow:
    """What the list says of a deadline. Only JSON says how its days were counted, and the dates of other readings; it has no
    words behind a name. `whose`: for all of a student's rows."""
    d = deadline
    act_by = d.act_by
    sums = tuple(sums_of(d, facts, context)) if d.rule.tallies else ()
    return DueRow(
        act_by or d.due or date.max,
        d.student,
        d.rule.id,
        d.start.day,
        d.rule,
        whose or whose_of(facts, context),
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
