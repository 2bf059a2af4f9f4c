"""Which IEP is meant: that of a day, or the one in effect."""

from collections.abc import Callable, Iterable
from datetime import date

from casemgr.casefile.events import Event
from casemgr.casefile.taken import Taken
from casemgr.state.iep import ieps_of


def iep_meant(
    day: date | None, events: Iterable[Event], to_correct: Callable[[str], str]
) -> Taken[date | None]:
    """The day of the IEP: as said, in doubt where there is none of that day; else of the one in effect."""
    ieps = ieps_of(events)
    here = [each for each in (ieps.in_effect, ieps.offered) if each]
    if not here:
        return Taken(day, "no IEP is on file")
    if day is None:
        note = None
        if ieps.in_effect is None:
            note = "kept for the IEP offered; it is printed once the parent has agreed to it"
        elif ieps.offered:
            change = to_correct(f"iep={ieps.offered.day}")
            note = f"kept for the IEP in effect; if it is for the one offered: {change}"
        return Taken(here[0].day, note=note)
    if day in [each for iep in here for each in iep]:
        return Taken(day)
    known = " or ".join(str(each.day) for each in here if each.day)
    return Taken(day, f"there is no IEP of {day}{f'; say --iep {known}' if known else ''}")
