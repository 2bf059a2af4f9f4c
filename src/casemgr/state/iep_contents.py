"""What the IEP in effect asks of the classroom: all that was kept for it, a later entry in place of an earlier one."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, IepContents
from casemgr.casefile.events.implementation import CONTENTS
from casemgr.state.iep import Iep, ieps_of


class Kept(NamedTuple):
    parts: dict[str, tuple[str, ...]]
    """By their names in `CONTENTS`; none that is empty."""
    iep: date | None
    """The day of the IEP that they were kept for."""
    is_amended: bool
    """Whether the IEP in effect is a change of that one, so that they may have changed too."""


def contents_of(events: Iterable[Event]) -> Kept | None:
    """Those of the IEP in effect, or of the one that it changes; None where nothing was kept for it."""
    known = tuple(events)
    in_effect = ieps_of(known).in_effect
    if in_effect is None:
        return None
    days = _days(in_effect)
    found = [event for event in known if isinstance(event, IepContents) and event.iep in days]
    if not found:
        return None
    kept = sorted(found, key=lambda each: days.index(each.iep))
    parts: dict[str, tuple[str, ...]] = {}
    for event in kept:
        parts |= {name: lines for name in CONTENTS if (lines := getattr(event, name))}
    last = kept[-1].iep
    return Kept(parts, last, is_amended=last != in_effect.day)


def _days(iep: Iep) -> list[date | None]:
    return list(dict.fromkeys((iep.goals_day, iep.day)))
