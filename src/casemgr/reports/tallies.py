"""The running total of removals in words: how many days of how many, and those that the school year had no room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from casemgr.casefile.saying import phrase, spaced
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.school_year import plain_year
from casemgr.docket.tally import Sum, sum_of_year, sums_of
from casemgr.docket.tally_words import left_over_words, limit_words, marks_reached


def short_tally(deadline: Deadline, facts: Facts, context: Context) -> str:
    """` (12 days, limit 10)` of a duty that starts with a total, behind its name."""
    return short_sums(sums_of(deadline, facts, context)) if deadline.rule.tallies else ""


def short_sums(sums: Iterable[Sum]) -> str:
    """The same of totals at hand; a total that has not passed its limit is not why the duty is there."""
    return "".join(
        f" ({found.total:g} days, limit {found.rule.over:g}{_short_left(found)})"
        for found in sums
        if found.total > found.rule.over
    )


def of_limit(found: Sum, when: str = "") -> str:
    """`7 of 10 days`, `12 days this school year; the limit is 10`."""
    total, limit = f"{found.total:g}", f"{found.rule.over:g}"
    if found.total <= found.rule.over:
        return phrase(f"{total} of {limit} days", when)
    return phrase(f"{total} days", when) + f"; the limit is {limit}"


def _short_left(found: Sum) -> str:
    return f", {found.left_over:g} left over" if found.left_over else ""


def year_words(found: Sum) -> str:
    """`12 days in 2026-27; the limit is 10`, and what is left over."""
    return "; ".join(filter(None, (of_limit(found, f"in {found.year}"), left_over_words(found))))


def near_limit(facts: Facts, context: Context, as_of: date, clocks: Iterable[Deadline] = ()) -> Iterator[Sum]:
    """The totals of this school year that have reached a mark; past the limit only where no open clock says it, as each
    further day counts then too."""
    on_a_line = frozenset[str]().union(*(clock.rule.tallies for clock in clocks if clock.is_open))
    year = facts.calendar.year_with(as_of)
    for rule in context.law.tallies:
        if not year or not facts.places_of(rule.event):
            continue
        found = sum_of_year(rule, facts)
        is_of_now = found is not None and found.year == year.school_year
        is_news = found is not None and (found.total <= rule.over or rule.id not in on_a_line)
        if found and is_of_now and is_news and marks_reached(rule, found.total):
            yield found


def near_limit_words(found: Iterable[tuple[str, Sum]]) -> Iterator[str]:
    """`Removal days of this school year: rav-m 8.5, ben-k 5; more than 10 asks for a review`."""
    of_rules: dict[str, list[tuple[str, Sum]]] = {}
    for student, each in found:
        of_rules.setdefault(each.rule.id, []).append((student, each))
    for name, students in of_rules.items():
        in_order = sorted(students, key=lambda each: (-each[1].total, each[0]))
        said = ", ".join(f"{student} {each.total:g}" for student, each in in_order)
        yield f"{spaced(name).capitalize()} of this school year: {said}; {limit_words(students[0][1].rule)}"


def tally_data(found: Sum) -> dict[str, str | float]:
    """The total as JSON."""
    return {
        "school_year": plain_year(found.year),
        "days": _whole(found.total),
        "limit": _whole(found.rule.over),
        "left_over": _whole(found.left_over),
    }


def _whole(days: float) -> float:
    """The number without a decimal point where it needs none."""
    return int(days) if days == int(days) else days
