"""What is worth a note about the money for supplies."""

from __future__ import annotations

from collections.abc import Iterator

from casemgr.casefile.events import Event, SuppliesAllocated, SuppliesMoved, SuppliesRequested
from casemgr.casefile.saying import dollars
from casemgr.checks.case import Case, Note
from casemgr.checks.earlier import Check
from casemgr.days.yearspan import YearSpan
from casemgr.state.supplies import Budget, allocation, budget, requests_in, requests_of, step_misfit


def over_words(money: Budget, school_year: str) -> str:
    """By how much what is asked for goes beyond what is left of the year's allocation."""
    return (
        f"{dollars(money.asked)} asked for, {dollars(money.over)} more than the {dollars(max(money.left or 0, 0))} left "
        f"of the allocation of {school_year}"
    )


def beyond(event: Event, case: Case) -> Iterator[str]:
    """Where what was approved and asked for in the year that an event is about goes beyond its allocation."""
    span = _year_of(event, case)
    money = budget(requests_in(case.events, span), allocation(case.events, span.name))
    if money.left is not None and money.left < 0:
        yield f"{dollars(money.spent)} approved or spent, {dollars(-money.left)} more than the allocation of {span.name}"
    if money.over:
        yield over_words(money, span.name)


def _year_of(event: Event, case: Case) -> YearSpan:
    """The school year of an allocation, or of the request that an event is or is a step of."""
    if isinstance(event, SuppliesAllocated):
        return YearSpan.starting(int(event.school_year[:4]))
    if isinstance(event, SuppliesMoved):
        return next(
            (YearSpan.around(each.date) for each in case.events if each.id == event.request),
            YearSpan.around(event.date),
        )
    return YearSpan.around(event.date)


def another_amount(allocated: SuppliesAllocated, case: Case) -> Iterator[str]:
    """What the allocation of a year was before, and is now."""
    year = allocated.school_year
    before, now = (allocation(events, year) for events in (case.others, case.events))
    if before is not None:
        yield f"the allocation of {year} is {dollars(now or 0)} now; before, it was {dollars(before)}"


def named_later(asked: SuppliesRequested, _case: Case) -> Iterator[Note]:
    """The id of a request, which its later steps name."""
    yield Note(f"The later steps name it: casemgr supplies approved {asked.id}", "say")


def _costs_nothing(event: SuppliesRequested, _before: tuple[Event, ...]) -> str | None:
    return None if event.cost > 0 else "a request is for more than 0 dollars"


def _next_step(event: SuppliesMoved, before: tuple[Event, ...]) -> str | None:
    is_known = any(each.id == event.request for each in requests_of(before))
    return step_misfit(before, event.request, event.step) if is_known else None


CHECKS: dict[type[Event], Check] = {SuppliesRequested: _costs_nothing, SuppliesMoved: _next_step}
