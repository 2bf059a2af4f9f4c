"""The law with one number changed: each number of a rule, a pause, a tally or a team member, one higher and one lower.

A rule's examples show both sides of its numbers if at least one of them fails under every variant.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any, NamedTuple

from pydantic import BaseModel

from casemgr.law.book import LawBook
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtTally
from casemgr.law.within import MonthTable

HALF_A_DAY = 0.5  # the smallest removal
LEFT_OUT = {"examples", "checked", "warn_at", "months"}
"""Fields whose numbers and dates move no clock (a warning comes before the limit); months move as a table's rows."""


class Variant(NamedTuple):
    """A law book with one number changed, and the rules whose examples must show that number."""

    name: str
    law: LawBook
    rules: tuple[Rule, ...]


def variants(law: LawBook) -> Iterator[Variant]:
    """Every number of the law, one higher and one lower."""
    for rule in law.rules:
        for name, other in _changed(rule, rule.id):
            rules = tuple(other if each is rule else each for each in law.rules)
            yield Variant(name, law.having(rules=rules), (other,))
    for key, pause in law.pause.items():
        users = tuple(rule for rule in law.rules if rule.pauses == key)
        for name, changed in _changed(pause, key):
            yield Variant(name, law.having(pauses=tuple({**law.pause, key: changed}.values())), users)
    for key, tally in law.tally.items():
        users = tuple(rule for rule in law.rules if _counts(rule, key))
        for name, changed in _changed(tally, key):
            yield Variant(name, law.having(tallies=tuple({**law.tally, key: changed}.values())), users)
    for place, member in enumerate(law.members):
        users = tuple(rule for rule in law.rules if any(on.completing == "team" for on in rule.met_by))
        for name, changed in _changed(member, member.what):
            members = (*law.members[:place], changed, *law.members[place + 1 :])
            yield Variant(name, law.having(members=members), users)


def _counts(rule: Rule, tally: str) -> bool:
    return any(isinstance(start, StartsAtTally) and start.tally == tally for start in rule.starts)


def _changed(value: Any, name: str) -> Iterator[tuple[str, Any]]:
    """A value with each number inside it changed, one at a time."""
    if isinstance(value, MonthTable):
        yield from _months_moved(value, name)
    if isinstance(value, BaseModel):
        yield from _inside(value, name)
    elif isinstance(value, (tuple, dict)):
        yield from _in_each(value, name)
    else:
        yield from ((f"{name}: {value} as {other}", other) for other in _beside(value))


def _beside(value: Any) -> tuple[Any, ...]:
    """The numbers, or days, next to one; none for what is neither."""
    if isinstance(value, bool):
        return ()
    steps = {int: 1, float: HALF_A_DAY, date: timedelta(days=1)}
    step: Any = steps.get(type(value))
    return (value + step, value - step) if step else ()


def _in_each(items: tuple[Any, ...] | dict[str, Any], name: str) -> Iterator[tuple[str, Any]]:
    for key, item in items.items() if isinstance(items, dict) else enumerate(items):
        for label, other in _changed(item, f"{name}.{key}"):
            if isinstance(items, dict):
                yield label, {**items, str(key): other}
            else:
                yield label, tuple(other if place == key else each for place, each in enumerate(items))


def _inside(model: BaseModel, name: str) -> Iterator[tuple[str, BaseModel]]:
    # Made new, not copied: a copy would keep what the model has cached from the old number.
    fields = {field: getattr(model, field) for field in type(model).model_fields}
    for field in sorted(model.model_fields_set - LEFT_OUT):  # those that the file itself says
        for label, other in _changed(fields[field], f"{name}.{field}"):
            yield label, type(model).model_construct(**{**fields, field: other})


def _months_moved(table: MonthTable, name: str) -> Iterator[tuple[str, MonthTable]]:
    """The months at the edge of a row moved into the row beside it; rows with the same end are one."""
    for place, (row, following) in enumerate(pairwise(table.by_month)):
        if (row.until_month, row.until_day) == (following.until_month, following.until_day):
            continue
        for earlier, later in (
            (row.months[:-1], (row.months[-1], *following.months)),
            ((*row.months, following.months[0]), following.months[1:]),
        ):
            rows = list(table.by_month)
            rows[place] = row.model_copy(update={"months": earlier})
            rows[place + 1] = following.model_copy(update={"months": later})
            yield f"{name}.months: {earlier} and {later}", MonthTable.model_construct(by_month=tuple(rows))
