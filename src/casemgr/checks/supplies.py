"""What is worth a note about the money for supplies."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Event, SuppliesAllocated, SuppliesRequested
from casemgr.casefile.saying import dollars
from casemgr.checks.case import Case, Note
from casemgr.days.yearspan import YearSpan
from casemgr.state.supplies import Budget, allocation, budget, requests_in


def over_words(money: Budget) -> str:
    """By how much what is asked for goes beyond what is left of the allocation."""
    return (
        f"{dollars(money.asked)} asked for, {dollars(money.over)} more than the {dollars(max(money.left or 0, 0))} left "
        "of the year's allocation"
    )


def beyond(event: Event, case: Case) -> Iterator[str]:
    """Where what was approved and asked for in the year of an event goes beyond its allocation."""
    span = YearSpan.around(event.date)
    money = budget(requests_in(case.events, span), allocation(case.events, span.name))
    if money.left is not None and money.left < 0:
        yield f"{dollars(money.spent)} approved or spent, {dollars(-money.left)} more than the year's allocation"
    if money.over:
        yield over_words(money)


def another_amount(allocated: SuppliesAllocated, case: Case) -> Iterator[str]:
    """What the allocation of a year was before, and is now."""
    year = allocated.school_year
    before, now = (allocation(events, year) for events in (case.others, case.events))
    if before is not None:
        yield f"the allocation of {year} is {dollars(now or 0)} now; before, it was {dollars(before)}"


def named_later(asked: SuppliesRequested, case: Case) -> Iterator[Note]:
    """The id of a request, which its later steps name."""
    del case
    yield Note(f"The later steps name it: casemgr supplies approved {asked.id}", "say")
