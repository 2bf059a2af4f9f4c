"""How a deadline was counted, as text: the days walked, a limit, the end of the school year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.docket.before_break import LastDay, last_before_break
from casemgr.docket.deadline import Deadline
from casemgr.docket.explain import Explanation, Step, YearEndFinding, single_days
from casemgr.docket.facts import Facts
from casemgr.law.within import ByReportDate
from casemgr.reports.words import long_date, plural

HEAD = 10  # the width of the words on the left


def walk_lines(explanation: Explanation, *, every_day: bool) -> Iterator[str]:
    steps = [s for step in explanation.steps for s in (single_days(step) if every_day else [step])]
    if not steps:
        return
    yield ""
    for step in steps:
        yield f"  {_days(step):<33}  {_what(step)}"
    account = explanation.account
    if account.counted is not None:
        yield ""
        yield headed("Counted", f"{plural(account.counted, 'day')} of {account.raw} raw calendar days")


def before_break_lines(found: LastDay | None) -> Iterator[str]:
    """When somebody can still act, where the count ends in a break or passes over one."""
    if found:
        yield headed("Before", f"{found.why}: {long_date(found.day)} is the last school day before it")


def before_breaks(near: Iterable[Deadline], facts: Facts, as_of: date) -> Iterator[str]:
    """The same for the deadlines of a list, while that day is still to come."""
    for deadline in near:
        found = last_before_break(deadline, facts)
        if found and found.day >= as_of:
            yield f"{deadline.rule.short}: {long_date(found.day, as_of)} is the last school day before {found.why}"


def _days(step: Step) -> str:
    return (
        long_date(step.first)
        if step.first == step.last
        else f"{long_date(step.first)} – {long_date(step.last)}"
    )


def _what(step: Step) -> str:
    if step.numbers is None:
        length = (step.last - step.first).days + 1
        return f"not counted ({plural(length, 'day')}): {step.why}"
    first, last = step.numbers
    return f"day {first}" if first == last else f"days {first}–{last}"


def limit_lines(explanation: Explanation) -> Iterator[str]:
    result = explanation.deadline.reckoning
    if result.extended_until:
        yield headed("Extended", f"the parent agreed in writing to {long_date(result.extended_until)}")
        before = result.before_extension
        yield headed(
            "",
            f"without that it would be due {long_date(before)}"
            if before
            else "without that the date would be unknown",
        )
    if result.limited_by and isinstance(explanation.deadline.rule.no_later_than, ByReportDate):
        yield headed(
            "Limit", f"{long_date(result.limited_by)} is set for progress reports, by the district or the IEP"
        )
    elif result.meeting_due:
        last = long_date(result.meeting_due)
        yield headed("Limit", f"the last day for the IEP meeting, {last}, sets the date until one is booked")
    elif result.limited_by:
        yield headed("Limit", f"the IEP meeting booked for {long_date(result.limited_by)} sets the date")


def year_end_lines(explanation: Explanation) -> Iterator[str]:
    rule, result = explanation.deadline.rule, explanation.deadline.reckoning
    if rule.near_year_end is None or result.extended_until:
        return
    within, then = rule.near_year_end.within_last, rule.near_year_end.then
    for finding in explanation.year_end:
        yield headed("Year end", _finding(finding, within))
    if result.year_end:
        first = result.year_end.next_first_day
        yield headed(
            "", f"so {then} days after the next first day, {long_date(first)}, replace the ordinary count"
        )
        if result.ordinary:
            yield headed(
                "", f"(the ordinary count would end {long_date(result.ordinary)}; act by the earlier)"
            )
    elif result.due is None and any(finding.applies for finding in explanation.year_end):
        yield headed("", f"so {then} days after the next first day count, and no calendar gives that day yet")
    elif any(finding.applies for finding in explanation.year_end):
        yield headed(
            "", "the regular count applies: it is earlier, or the year-end date is not after the start"
        )


def _finding(finding: YearEndFinding, within: int) -> str:
    day = long_date(finding.trigger)
    if finding.last_day is None:
        between = "between two school years" if finding.known else "in no known school year"
        return f"{finding.what} {day}: {between}"
    verdict = "within" if finding.applies else "not within"
    days = plural(finding.days_before or 0, "day")
    last = long_date(finding.last_day)
    return f"{finding.what} {day}: {days} before the last day of school ({last}), {verdict} {within}"


def headed(head: str, text: str) -> str:
    return f"{head:<{HEAD}}  {text}".rstrip()
