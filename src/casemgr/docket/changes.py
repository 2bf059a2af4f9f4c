"""What an event changed: the deadlines it started, met, moved or ended."""

from __future__ import annotations

from typing import Literal, NamedTuple

from casemgr.docket.deadline import Deadline

Verb = Literal["started", "met", "moved", "ended", "reopened"]


class Change(NamedTuple):
    verb: Verb
    deadline: Deadline
    before: Deadline | None


def changes(before: tuple[Deadline, ...], after: tuple[Deadline, ...]) -> tuple[Change, ...]:
    """The differences between two derivations of one student, met first, then started, moved and ended."""
    old = {_key(deadline): deadline for deadline in before}
    found = [change for deadline in after if (change := _change(old.pop(_key(deadline), None), deadline))]
    found += [Change("ended", gone, gone) for gone in old.values() if gone.is_open]
    order: tuple[Verb, ...] = ("met", "started", "moved", "reopened", "ended")
    return tuple(sorted(found, key=lambda change: order.index(change.verb)))


def _key(deadline: Deadline) -> tuple[str, object, object]:
    return (deadline.rule.id, deadline.started_on, deadline.start.event.id if deadline.start.event else None)


def _change(before: Deadline | None, after: Deadline) -> Change | None:
    was_open = before is not None and before.is_open
    if after.status in ("met", "met_late"):
        return Change("met", after, before) if was_open or before is None else None
    if after.status == "ended":
        return Change("ended", after, before) if was_open else None
    if before is None:
        return Change("started", after, None)
    if not was_open:
        return Change("reopened", after, before)
    return (
        Change("moved", after, before) if (before.due, before.hold_by) != (after.due, after.hold_by) else None
    )
