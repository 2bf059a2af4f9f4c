"""What one filing closes: everything of its kind that was there to be filed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, Filed
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches


def filed_with_it(case: Case) -> Iterator[str]:
    """Which papers, where there are several since the oldest that was open: one line asks for them all."""
    today = case.today
    for change in case.changes:
        filed = change.deadline.met_by
        if change.verb != "met" or not isinstance(filed, Filed):
            continue
        days = list(dict.fromkeys(_asked(change.deadline, filed, case.events)))
        if len(days) > 1:
            yield (
                f"Closes {change.deadline.rule.short} for {joined([long_date(day, today) for day in days])}. If the last one is "
                f"not filed yet: casemgr correct {case.id} {filed.id} --on DATE, with a day before {long_date(days[-1], today)}"
            )


def _asked(clock: Deadline, filed: Event, events: Sequence[Event]) -> Iterator[date]:
    """The days of what asked for it, from the one that opened it on."""
    for event in events:
        if clock.started_on <= event.date <= filed.date and any(
            matches(word, event) for word in clock.rule.starts_on.get(event.type, ())
        ):
            yield event.date
