"""What an event has ended that was asked for: said by name, so that nothing leaves the page without a word."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.events import Event, Exited, MeetingHeld, MeetingScheduled, Void
from casemgr.docket.changes import Change

_PLAIN = (Void, Exited, MeetingHeld)
"""What was taken out, an exit and a meeting that was held say of themselves what is over."""


def closed_with(found: Sequence[Change], events: Sequence[Event]) -> str:
    """`closed with this: Hearing on refusal; PWN: disagreement`, where something else changed too; otherwise each has a line.
    What goes with a booking ends with it, and what starts again is said so."""
    if any(map(_is_plain, events)) or all(change.verb == "ended" for change in found):
        return ""
    ended = [
        c.deadline for c in found if c.verb == "ended" and not (c.deadline.unrecorded or c.deadline.never_met)
    ]
    asked = [
        each for each in ended if each.start.event and not isinstance(each.start.event, MeetingScheduled)
    ]
    runs = {c.deadline.rule.id for c in found if c.verb != "ended"}
    names = dict.fromkeys(each.rule.short for each in asked if each.rule.id not in runs)
    return f"closed with this: {'; '.join(names)}" if names else ""


def _is_plain(event: Event) -> bool:
    """Not so a correction: what the wrong event had started may have gone with it."""
    return isinstance(event, _PLAIN) and not (isinstance(event, Void) and event.replaced_by)
