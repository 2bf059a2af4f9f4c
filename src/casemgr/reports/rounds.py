"""What a round of recordings takes of the open deadlines, and what it says of those that it leaves."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from casemgr.casefile.saying import joined, long_date, plural
from casemgr.docket.deadline import Deadline
from casemgr.docket.within import first_day_of, is_within


class Taken(NamedTuple):
    """What a round takes."""

    due: dict[str, list[Deadline]]
    """Student id → the deadlines that are due by now or soon, or are of duties without a date."""
    left: str = ""
    """Which deadlines are not taken, as they are due later or not known, and how to take them too; empty where there are
    none."""
    apart: frozenset[tuple[str, str]] = frozenset()
    """The student and the rule of each that is not taken."""


def taken_of(clocks: Iterable[Deadline], today: date, within: int) -> Taken:
    """Of these, the open ones that are due by now or within so many days, and duties without a date. A date that is not
    known is not taken for one that has come."""
    found: dict[_When, list[Deadline]] = {"now": [], "later": [], "unknown": []}
    for clock in clocks:
        if clock.is_open:
            found[_when(clock, today, within)].append(clock)
    due: dict[str, list[Deadline]] = {}
    for clock in found["now"]:
        due.setdefault(clock.student, []).append(clock)
    later, unknown = found["later"], found["unknown"]
    left = " ".join((*_later_words(later, today, within), *_unknown_words(unknown)))
    return Taken(due, left, frozenset((clock.student, clock.rule.id) for clock in (*later, *unknown)))


_When = Literal["now", "later", "unknown"]


def _when(clock: Deadline, today: date, within: int) -> _When:
    """Whether it is due within so many days, or is of a duty without a date."""
    if first_day_of(clock):
        return "now" if is_within(clock, within, today) else "later"
    return "unknown" if clock.status == "unknown" else "now"


def _later_words(later: list[Deadline], today: date, within: int) -> Iterator[str]:
    """The deadlines due later, rule by rule, and how many days take them in."""
    days: dict[str, list[date]] = {}
    for clock in later:
        if day := first_day_of(clock):
            days.setdefault(clock.rule.id, []).append(day)
    if days:
        each = [
            f"{plural(len(found), 'deadline')} of {rule}, "
            f"{'the first ' if len(found) > 1 else ''}by {long_date(min(found), today)}"
            for rule, found in days.items()
        ]
        farthest = (max(map(max, days.values())) - today).days
        yield (
            f"Not taken, as not due within {plural(within, 'day')}: {'; '.join(each)}. "
            f"To take these too, add --within {farthest}."
        )


def _unknown_words(unknown: list[Deadline]) -> Iterator[str]:
    """The deadlines whose date is not known, rule by rule, and where to see why."""
    counts = Counter(clock.rule.id for clock in unknown)
    if counts:
        each = [f"{plural(count, 'deadline')} of {rule}" for rule, count in counts.items()]
        first = unknown[0]
        yield (
            f"Not taken, as the date is not known: {joined(each)}. What is missing: "
            f"casemgr why {first.student} {first.rule.id}"
        )
