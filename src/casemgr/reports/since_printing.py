"""The dates that moved because a school calendar changed after the master calendar was printed, in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from casemgr.casefile.saying import joined, long_date, plural

if TYPE_CHECKING:
    from datetime import date

    from casemgr.docket.deadline import Deadline
    from casemgr.reports.moved import Moved


AGAIN = "casemgr calendar -o FILE prints it again."


class SincePrinting(NamedTuple):
    """The day of the last printing, the calendar files that are others now, and the deadlines that moved by it."""

    day: date
    files: list[str]
    moved: list[Moved]

    @property
    def line(self) -> str:
        """All of it in a sentence."""
        files, day = joined(self.files), long_date(self.day)
        return (
            f"{plural(len(self.moved), 'date')} moved since the master calendar was printed on {day} "
            f"({files} changed). {AGAIN}"
        )


def moved_notes(found: SincePrinting | None) -> Iterator[str]:
    """The sentence, then how many dates are unknown now, and a line for each that is another; nothing where none moved."""
    if found is None:
        return
    yield found.line
    unknown = [after.student for _, after in found.moved if _is_unknown(after)]
    if unknown:
        yield (
            f"{plural(len(unknown), 'date')} of {plural(len(set(unknown)), 'student')} {'is' if len(unknown) == 1 else 'are'} "
            "unknown with the calendars as they are now"
        )
    for before, after in found.moved:
        if _is_unknown(after):
            continue
        what, was, now = ("due", before.due, after.due)
        if was == now:
            what, was, now = ("act by", before.hold_by, after.hold_by)
        yield f"{after.student}: {after.rule.short} {what} {_said(now)}; it was {_said(was)}"


def _is_unknown(deadline: Deadline) -> bool:
    return deadline.hold_by is None


def _said(day: date | None) -> str:
    return long_date(day) if day else "unknown"
