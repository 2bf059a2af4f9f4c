"""A count of days by a rule, from any day: what `why` says of a deadline, of one that is not on file."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casemgr.characters import printable
from casemgr.docket.context import Context
from casemgr.docket.explain import Explanation
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar
from casemgr.law.rules import Rule
from casemgr.reports.report import iso
from casemgr.reports.why import other_reading_lines
from casemgr.reports.why_counted import headed, limit_lines, walk_lines, year_end_lines
from casemgr.reports.why_law import how_long_lines, law_lines
from casemgr.reports.words import long_date


def count_text(explanation: Explanation, facts: Facts, context: Context, *, every_day: bool) -> str:
    """The date, the days counted and skipped, the law, the other readings."""
    rule = explanation.deadline.rule
    base = explanation.deadline.start.base
    lines = [
        f"{rule.title}, counted from {long_date(base)}",
        _outcome(explanation, facts),
        "",
        *how_long_lines(rule, facts, context),
        *walk_lines(explanation, every_day=every_day),
        *limit_lines(explanation),
        *year_end_lines(explanation),
        "",
        *law_lines(rule, context.law, {}),
        *other_reading_lines(explanation),
        "",
        *_without_a_file(rule),
    ]
    return printable("\n".join(lines))


def _outcome(explanation: Explanation, facts: Facts) -> str:
    deadline = explanation.deadline
    if deadline.due:
        act_by = f" · act by {long_date(deadline.hold_by)}" if deadline.hold_by != deadline.due else ""
        return f"Due {long_date(deadline.due)}{act_by if deadline.hold_by else ''}"
    if deadline.status == "unknown":
        return f"Due: unknown without the school calendar {missing_calendar(deadline, facts)}"
    return "No date: there is no number of days, or the count waits for something else."


def _without_a_file(rule: Rule) -> Iterator[str]:
    yield headed(
        "", "Nothing was recorded. A meeting booked, or an extension, may move the date of a student."
    )
    if rule.near_year_end and rule.near_year_end.also_triggered_by:
        yield headed("", "Late in the year the day of the referral may matter too.")


def count_data(explanation: Explanation) -> dict[str, Any]:
    """The same as JSON."""
    deadline, account = explanation.deadline, explanation.account
    return {
        "rule": deadline.rule.id,
        "title": deadline.rule.title,
        "from": iso(deadline.start.base),
        "due": iso(deadline.due),
        "hold_by": iso(deadline.hold_by),
        "counted_days": account.counted,
        "raw_days": account.raw,
        "days": [
            {
                "from": iso(step.first),
                "to": iso(step.last),
                "counted": list(step.numbers) if step.numbers else None,
                "why": step.why,
            }
            for step in explanation.steps
        ],
        "other_readings": [{"reading": o.reading, "due": iso(o.due)} for o in explanation.others],
        "cite": list(deadline.rule.cite),
    }
