"""What a meeting that is being booked is for, where nobody said it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

SOON_DAYS = 30
"""A meeting that is due within so many days may as well be the one that is booked."""


class Wanted(NamedTuple):
    """A meeting that is due."""

    purpose: str | None
    """What to book it as; None where that has to be said."""
    met_by: frozenset[str]
    """The purposes of the meetings that do; any, where empty."""
    due: date | None = None

    def is_due_by(self, day: date) -> bool:
        """Whether it is due before a day, or within weeks of it."""
        return self.due is not None and (self.due - day).days <= SOON_DAYS


def purposes_meant(wanted: Sequence[Wanted], continued: Sequence[str], day: date) -> tuple[str, ...] | None:
    """The purposes of a meeting booked for a day: those of the unfinished one, where no other is due by then; the only one
    that is due at all, or by then. None where it has to be said."""
    near = [each for each in wanted if each.is_due_by(day)]
    if continued:
        is_other_due = any(each.met_by and each.met_by.isdisjoint(continued) for each in near)
        return None if is_other_due else tuple(continued)
    for some in (wanted, near):
        found = {each.purpose for each in some}
        if len(found) == 1 and (purpose := found.pop()):
            return (purpose,)
    return None
