"""What a rule says of a clock that begins late in the school year."""

from typing import Literal

from casemgr.law.on import On
from casemgr.law.within import Days
from casemgr.scalars import Frozen


class NearYearEnd(Frozen):
    """Late in the year: if the trigger falls within so many calendar days of the last day of school, the clock ends
    so many calendar days after the next first day."""

    within_last: Days
    then: Days
    also_triggered_by: tuple[On, ...] = ()
    """A second trigger, the last of these events before the start; `reading` says which of the two counts."""
    reading: Literal["year_end_iep"] | None = None
