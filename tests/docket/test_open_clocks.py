"""What is open, without the clocks that have stopped: the same as of all clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.docket.derive import derive_from, open_from
from casemgr.docket.examples import case_of
from casemgr.docket.facts import Facts
from casemgr.law.examples import Example
from support import CALENDARS as FOLDER
from support import calendar, context_with, shipped_law

CALENDARS = {path.stem: calendar(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}


def tellings_of(example: Example) -> Iterator[Example]:
    """The example, and with the event more that it says would meet or end the duty."""
    yield example
    for fact in filter(None, (example.met, example.ended)):
        day = max(example.as_of, date.fromisoformat(str(fact["date"])))
        yield example.model_copy(update={"facts": (*example.facts, fact), "as_of": day})


def test_what_is_open_is_found_without_reckoning_what_has_stopped() -> None:
    law, context = shipped_law(), context_with()
    reviews = {rule.id for rule in law.rules if rule.role in ("annual", "triennial")}
    wrong = []
    for rule in law.rules:
        for number, example in enumerate(rule.examples, 1):
            for told in tellings_of(example):
                student, used = case_of(told, rule, context, CALENDARS)
                facts = Facts.of(student, used, told.as_of)
                every = derive_from(facts, used, told.as_of)
                wanted = tuple(clock for clock in every if clock.is_open)
                with_reviews = tuple(c for c in every if c.is_open or c.rule.id in reviews)
                if (
                    open_from(facts, used, told.as_of) != wanted
                    or open_from(facts, used, told.as_of, and_all_of=reviews) != with_reviews
                ):
                    wrong.append((rule.id, number))
    assert wrong == []
