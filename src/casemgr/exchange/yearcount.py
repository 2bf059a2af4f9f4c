"""How another system counts a year: its next dates may lie on the anniversary of the last ones, or a day before."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from casemgr.days.counting import years_after
from casemgr.days.schoolyear import ONE_DAY
from casemgr.exchange.beside import Compared
from casemgr.exchange.intake import is_counted_back


def counts_a_day_short(found: Compared, as_of: date) -> bool | None:
    """Whether most next annual dates lie a day before the anniversary; None where it does not show."""
    short, same = 0, 0
    for last, is_next in _last_dates(found, as_of):
        anniversary = years_after(last, 1)
        short += is_next(anniversary - ONE_DAY)
        same += is_next(anniversary)
    return short > same if short or same else None


def _last_dates(found: Compared, as_of: date) -> Iterator[tuple[date, Callable[[date], bool]]]:
    """Each last annual date, and whether a day is the next one that a file gave: this one, or that of an earlier import,
    from which the date on file was counted back."""
    for each in found.comparison.new:
        pupil = each.pupil
        last = pupil.last_annual or (pupil.iep if pupil.iep and pupil.iep <= as_of else None)
        if last and pupil.next_annual:
            yield last, pupil.next_annual.__eq__
    for changed in found.comparison.changed:
        last = changed.pupil.last_annual
        if last and any(each.field == "last_annual" for each in changed.differences):
            yield last, partial(is_counted_back, found.students[changed.student].known(as_of), "annual")
