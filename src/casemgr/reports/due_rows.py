"""Which deadlines of a student belong on the list that is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from, open_from
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar, perhaps_earlier
from casemgr.docket.next_steps import is_far_unknown
from casemgr.docket.within import may_be_within
from casemgr.errors import Problem
from casemgr.reports.before import Limit
from casemgr.reports.due_json import DueText, due_text
from casemgr.reports.due_row import DueRow, due_row
from casemgr.reports.report import JsonRow
from casemgr.reports.whose import DAY_ORDER, Order, whose_of
from casemgr.reports.words import unknown_words


class Choice(NamedTuple):
    """Which deadlines are asked for."""

    within: int | None
    everything: bool
    undated_only: bool
    write: Callable[[JsonRow, Sequence[str]], tuple[str, str]] | None
    """How a deadline is written as JSON, where that is asked for."""
    share: Callable[[Facts, Deadline], str | None]
    """What of a deadline is asked for; None: nothing of it."""
    before: Limit | None = None
    """The day before which it is to be acted on."""
    order: Order = DAY_ORDER

    @property
    def is_dated(self) -> bool:
        """Whether only deadlines with a date are asked for."""
        return self.within is not None or self.before is not None

    def takes(self, deadline: Deadline, facts: Facts, today: date) -> bool:
        """Whether a deadline is due within so many days, or to be acted on before the day; or, of those without a date, whether it is open now and not
        only because its date lies years ahead, past the calendars."""
        if self.undated_only:
            return deadline.due is None and not is_far_unknown(deadline, today)
        if self.before is not None and not self._is_before(deadline, facts, self.before):
            return False
        return self.within is None or may_be_within(deadline, facts, self.within, today)

    def _is_before(self, deadline: Deadline, facts: Facts, limit: Limit) -> bool:
        day, too_late = deadline.act_by, limit.of(facts.student.identity.track).day
        if day is None:
            return False
        perhaps = perhaps_earlier(deadline, facts) if day >= too_late else None
        return (perhaps.day if perhaps else day) < too_late


class Part(NamedTuple):
    """What one student adds to the list, or all of them make of it: rows, in JSON as text, and what is only counted."""

    rows: list[DueRow]
    texts: list[DueText]
    undated: int
    missing: list[str]
    tracks: frozenset[str | None] = frozenset()
    """Of the students."""

    @property
    def is_overdue(self) -> bool:
        """Whether one of the deadlines is overdue."""
        return "overdue" in [*(row.status for row in self.rows), *(text.status for text in self.texts)]

    def notes(self, today: date, problems: Sequence[Problem]) -> Iterator[str]:
        """What the list leaves out, and what is not known."""
        if self.undated:
            yield f"{self.undated} open without a date are left out: casemgr due --undated"
        yield from unknown_words(self.missing, today, problems)


def together(parts: Iterable[Part]) -> Part:
    """The whole list."""
    every = [*parts]
    return Part(
        [row for part in every for row in part.rows],
        [text for part in every for text in part.texts],
        sum(part.undated for part in every),
        [calendar for part in every for calendar in part.missing],
        frozenset().union(*(part.tracks for part in every)),
    )


def due_part(facts: Facts, context: Context, today: date, choice: Choice) -> Part:
    rows: list[DueRow] = []
    undated, missing = 0, []
    derived = derive_from if choice.everything else open_from
    whose = whose_of(facts, context)
    for deadline in derived(facts, context, today):
        if deadline.status == "ended":
            continue
        if (part := choice.share(facts, deadline)) is None:
            continue
        undated += choice.is_dated and deadline.status == "open"
        if deadline.status == "unknown" and not is_far_unknown(deadline, today):
            missing.append(missing_calendar(deadline, facts))
        if choice.takes(deadline, facts, today):
            rows.append(
                due_row(deadline, facts, context, with_json=bool(choice.write), part=part, whose=whose)
            )
    texts = [due_text(row, choice.write, choice.order) for row in rows] if choice.write else []
    tracks = frozenset({facts.student.identity.track})
    return Part([] if choice.write else rows, texts, undated, missing, tracks)
