"""Which deadlines of a student belong on the list that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from, open_from
from casemgr.docket.facts import Facts
from casemgr.docket.missing import missing_calendar
from casemgr.docket.next_steps import is_far_unknown
from casemgr.reports.due import DueRow, DueText, due_row, due_text
from casemgr.reports.report import JsonRow


class Choice(NamedTuple):
    """Which deadlines are asked for."""

    within: int | None
    everything: bool
    undated_only: bool
    write: Callable[[JsonRow, Sequence[str]], tuple[str, str]] | None
    """How a deadline is written as JSON, where that is asked for."""
    share: Callable[[Facts, Deadline], str | None]
    """What of a deadline is asked for; None: nothing of it."""
    before: date | None = None
    """The day before which it is to be acted on."""

    @property
    def is_dated(self) -> bool:
        """Whether only deadlines with a date are asked for."""
        return self.within is not None or self.before is not None

    def takes(self, deadline: Deadline, today: date) -> bool:
        """Whether a deadline is due within so many days, or to be acted on before the day; or, of those without a date, whether it is open now and not
        only because its date lies years ahead, past the calendars."""
        if self.undated_only:
            return deadline.due is None and not is_far_unknown(deadline, today)
        if self.before is not None and (deadline.act_by is None or deadline.act_by >= self.before):
            return False
        return self.within is None or (
            deadline.due is not None and (deadline.due - today).days <= self.within
        )


class Part(NamedTuple):
    """What one student adds to the list: rows, in JSON as text, and what is only counted."""

    rows: list[DueRow]
    texts: list[DueText]
    undated: int
    missing: list[str]


def due_part(facts: Facts, context: Context, today: date, choice: Choice) -> Part:
    rows: list[DueRow] = []
    undated, missing = 0, []
    derived = derive_from if choice.everything else open_from
    for deadline in derived(facts, context, today):
        if deadline.status == "ended":
            continue
        if (part := choice.share(facts, deadline)) is None:
            continue
        undated += choice.is_dated and deadline.status == "open"
        if deadline.status == "unknown" and not is_far_unknown(deadline, today):
            missing.append(missing_calendar(deadline, facts))
        if choice.takes(deadline, today):
            rows.append(due_row(deadline, facts, context, with_json=bool(choice.write), part=part))
    if choice.write:
        return Part([], [due_text(row, choice.write) for row in rows], undated, missing)
    return Part(rows, [], undated, missing)
