"""Which of the deadlines that a command changed have a line of their own, and which are only counted."""

from __future__ import annotations

from datetime import date

from casemgr.docket.changes import Change
from casemgr.docket.deadline import Deadline

FAR_DAYS = 3 * 366 + 1  # a triennial is worth a line; a four-year-old's 22nd birthday is not
MET, DATED, UNDATED, OTHERS = 3, 4, 2, 2
"""The lines of each kind that are shown of many."""


def chosen(found: tuple[Change, ...], today: date, *, tell_closed: bool) -> tuple[list[Change], list[Change]]:
    """The changes that have a line of their own, and those that are only counted."""
    by_verb = {verb: [c for c in found if c.verb == verb] for verb in ("met", "started", "moved", "reopened")}
    dated = [change for change in by_verb["started"] if has_date(change)]
    dated.sort(key=lambda change: (change.deadline.rule.rank, _day_of(change)))
    undated = [c for c in by_verb["started"] if not has_date(c)]
    far = [change for change in dated if _is_far(change.deadline, today)]
    first, later = _few([change for change in dated if change not in far], DATED)
    parts = [
        _few(by_verb["met"], MET),
        _few(sorted(by_verb["reopened"], key=_day_of), OTHERS),
        (sorted(first, key=_day_of), later),
        ([], far),
        _law_or_none(undated),
        _few(by_verb["moved"], OTHERS),
    ]
    shown = [change for part, _ in parts for change in part]
    ended = [change for change in found if change.verb == "ended"]
    missed = [change for change in ended if is_missed(change)]
    ended = [change for change in ended if not change.deadline.unrecorded]
    ended.sort(key=lambda change: (change.deadline.rule.rank, _day_of(change)))
    is_shown = tell_closed or not (missed or any(any(part) for part in parts))
    last, over = _few([change for change in ended if change not in missed], OTHERS) if is_shown else ([], [])
    # What was missed comes first, each of it: a page that is too long is cut further down.
    return [*missed, *shown, *last], [change for _, part in parts for change in part] + over


def _day_of(change: Change) -> date:
    return change.deadline.due_here or date.max


def has_date(change: Change) -> bool:
    """Whether it has a date, or would have one with a school calendar."""
    return change.deadline.status != "open"


def _few(changes: list[Change], most: int) -> tuple[list[Change], list[Change]]:
    """The first ones, and the rest where they would be more than that."""
    return (changes, []) if len(changes) <= most else (changes[: most - 1], changes[most - 1 :])


def _law_or_none(undated: list[Change]) -> tuple[list[Change], list[Change]]:
    """Of the steps without a date, all where they are few, or else what the law asks where that is; and those counted."""
    law = [change for change in undated if change.deadline.rule.kind == "law"]
    shown = next((few for few in (undated, law) if len(few) <= UNDATED), [])
    return shown, [change for change in undated if change not in shown]


def is_missed(change: Change) -> bool:
    """Whether what closed was owed and can no longer be done."""
    return change.deadline.never_met


def _is_far(deadline: Deadline, today: date) -> bool:
    return deadline.due is not None and (deadline.due - today).days > FAR_DAYS
