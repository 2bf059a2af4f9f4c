"""The clocks that a birthday starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from casemgr.days.counting import years_after
from casemgr.docket.deadline import Start, before_all
from casemgr.docket.facts import Facts
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsAtBirthday
from casemgr.law.within import MonthTable
from casemgr.state.iep import first_iep_after, had_iep


def at_birthday(word: StartsAtBirthday, facts: Facts) -> Iterator[Start]:
    """The birthday, for a student who joined before it; or the first IEP after it. 29 February falls on the 28th in other
    years."""
    birthday = years_after(facts.student.identity.born, word.birthday)
    for joined, place in facts.joined:
        if birthday <= joined:
            continue
        enrolled = facts.events[place : _joined_again(place, facts)]
        if not word.with_iep or birthday >= facts.today or had_iep(enrolled, birthday):
            yield Start(joined, birthday, None, before_all(joined), (joined, place))
        elif word.else_first_iep and (first := first_iep_after(enrolled, birthday)) is not None:
            event = enrolled[first]
            at = (event.date, place + first)
            yield Start(event.date, event.date, event, at, at)


def _joined_again(place: int, facts: Facts) -> int | None:
    """The place of the event with which a student who joined at a place joined again; None where that has not happened."""
    return next((at for _, at in facts.joined if at > place), None)


def due_of_birthday(rule: Rule | None, birthday: date, readings: Readings) -> date:
    """The day on which a rule that a birthday starts is due: by the table of months, where it has one, or else the birthday."""
    table = rule.within if rule else None
    return by_month(table, birthday, readings) if isinstance(table, MonthTable) else birthday


def earliest_of_birthday(rule: Rule | None, birthday: date) -> date:
    """The birthday, or the earlier end that the table of the rule gives for its month, whatever the reading."""
    table = rule.within if rule else None
    return min(birthday, table.end_of(birthday)) if isinstance(table, MonthTable) else birthday


def said_of_month(rule: Rule | None, birthday: date) -> str:
    """What the table of the rule says of the birthday's month; nothing where it has none."""
    table = rule.within if rule else None
    return (table.row_of(birthday).says or "") if isinstance(table, MonthTable) else ""


def by_month(table: MonthTable, base: date, readings: Readings) -> date:
    """The end that a table gives for the month of a day."""
    end = table.end_of(base)
    bound = table.not_before_day
    return max(end, base) if bound and getattr(readings, bound.reading) == bound.value else end
