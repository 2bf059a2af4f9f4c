"""What an event changed: the deadlines it started, met, moved or ended."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from casemgr.docket.deadline import Deadline

Verb = Literal["started", "met", "moved", "ended", "reopened"]


class Change(NamedTuple):
    verb: Verb
    deadline: Deadline
    before: Deadline | None


def changes(
    before: tuple[Deadline, ...], after: tuple[Deadline, ...], corrects: Mapping[str, str]
) -> tuple[Change, ...]:
    """The differences between two derivations of one student, met first, then started, moved and ended.

    `corrects`: the id of an event recorded in the place of another → the id of that one; its clocks are the same.
    """
    old = {_key(deadline, corrects): deadline for deadline in before}
    new = {_key(deadline, corrects): deadline for deadline in after}
    gone = [deadline for key, deadline in old.items() if key not in new and deadline.is_open]
    found = []
    for key, deadline in new.items():
        was = _taken_in(deadline, old.get(key), gone)
        if change := _change(was, deadline):
            found.append(change)
    found += [Change("ended", deadline, deadline) for deadline in gone]
    order: tuple[Verb, ...] = ("met", "started", "moved", "reopened", "ended")
    return tuple(sorted(found, key=lambda change: order.index(change.verb)))


def _taken_in(deadline: Deadline, was: Deadline | None, gone: list[Deadline]) -> Deadline | None:
    """What a clock was before; one of those gone, taken out of them, where the same duty now starts on another day or an
    earlier clock of it runs on: the booking that had met that one was moved or called off."""
    starts_again = was is None and deadline.is_open
    runs_on = was is not None and not was.is_open and was.met_by != deadline.met_by
    same = next((old for old in gone if old.rule.id == deadline.rule.id and not old.rule.every_start), None)
    if same is None or not (starts_again or runs_on):
        return was
    gone.remove(same)
    return same


def _key(deadline: Deadline, corrects: Mapping[str, str]) -> tuple[str, str, object]:
    """Which clock it is: of an event, whatever its day; of a birthday, by the day."""
    event = deadline.start.event
    if event is None:
        return (deadline.rule.id, "", deadline.started_on)
    return (deadline.rule.id, corrects.get(event.id, event.id), None)


def _change(before: Deadline | None, after: Deadline) -> Change | None:
    was_open = before is not None and before.is_open
    was_missed = before is not None and (before.unrecorded or before.never_met)
    now_recorded = was_missed and not (after.unrecorded or after.never_met)
    if after.status in ("met", "met_late"):
        other = before is None or (before.status in ("met", "met_late") and before.status != after.status)
        return Change("met", after, before) if was_open or now_recorded or other else None
    if after.status == "ended":
        return Change("ended", after, before) if was_open or now_recorded else None
    if before is None:
        return Change("started", after, None)
    if not was_open:
        return Change("reopened", after, before)
    return Change("moved", after, before) if has_moved(before, after) else None


def has_moved(before: Deadline, after: Deadline) -> bool:
    """Whether a deadline is due on another day, or its day to act is another. One that was not known to be a school day, and is
    one, is the same day as ever."""
    if before.due != after.due:
        return True
    is_sure_now = before.hold_by is None and before.act_by == after.act_by
    return before.hold_by != after.hold_by and not is_sure_now
