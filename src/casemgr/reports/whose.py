"""Whose a line of a list is, by which the list may be sorted: the student, the school, the case manager."""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from casemgr.casefile.names import fold, meant
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.reports.report import Column, headings_of
from casemgr.state.enrollment import manager_of

OF_WHOSE = (
    Column("school", "School", shown="data"),
    Column("case_manager", "Case manager", shown="data"),
)


class Whose(NamedTuple):
    """A student, as a list of many students' lines says it."""

    name: str
    school: str = ""
    case_manager: str = ""
    last: tuple[str, ...] = ()
    """The name by which it is sorted."""


class Order(NamedTuple):
    """How the lines are sorted before they are by day, and the heading above those of one person or school."""

    key: Callable[[Whose], tuple[str, ...]]
    heading: Callable[[Whose], str] | None = None

    def headings(self, rows: Iterable[Whose]) -> Mapping[int, str]:
        """Above the first line of each."""
        return headings_of(map(self.heading, rows)) if self.heading else {}


_AS_A_WHOLE = "The caseload as a whole"
_ORDERS: Mapping[str, Order] = {
    "date": Order(lambda _whose: ()),
    "name": Order(lambda whose: whose.last),
    "school": Order(lambda whose: (whose.school,), lambda whose: whose.school or _AS_A_WHOLE),
    "case-manager": Order(
        lambda whose: (last_first(whose.case_manager),), lambda whose: whose.case_manager or _AS_A_WHOLE
    ),
}
DAY_ORDER = _ORDERS["date"]


def last_first(name: str) -> str:
    """A name as it is sorted, by its last word."""
    words = fold(name).split()
    return " ".join([*words[-1:], *words[:-1]])


def order_meant(words: str) -> Order:
    """UsageError naming those there are."""
    return _ORDERS[meant(words, tuple(_ORDERS))]


def whose_of(facts: Facts, context: Context) -> Whose:
    head = facts.student.identity
    manager = manager_of(facts.events, context.case_manager)
    last = (*map(fold, head.name.sorted_by), facts.student.id)
    return Whose(facts.name, head.school, manager, last)
