"""The dates that moved because a school calendar changed after the master calendar was printed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from casemgr.casefile.saying import joined, long_date, plural
from casemgr.errors import BadFile

if TYPE_CHECKING:
    from datetime import date

    from casemgr.cli.session import Session
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


def since_printing(here: Session) -> SincePrinting | None:
    """What moved since the last printing; None where no calendar changed, or none was printed."""
    from casemgr.cli.calendar_change import context_of, moved_by
    from casemgr.store.printed import last_printing, texts_of

    printed = last_printing(here.caseload.root)
    if printed is None:
        return None
    now = texts_of(here.caseload.root, [name for name, _ in here.caseload.calendars])
    files = [name for name in sorted({*now, *printed.texts}) if now.get(name) != printed.texts.get(name)]
    if not files:
        return None
    try:
        before = context_of(here, printed.calendars)
    except BadFile:  # an older version wrote it: nothing can be said
        return None
    moved = moved_by(here, here.context, before)
    return SincePrinting(printed.day, files, moved) if moved else None


def moved_notes(found: SincePrinting | None) -> Iterator[str]:
    """The sentence, then a line for each date; nothing where none moved."""
    if found is None:
        return
    yield found.line
    for before, after in found.moved:
        what, was, now = ("due", before.due, after.due)
        if was == now:
            what, was, now = ("act by", before.hold_by, after.hold_by)
        yield f"{after.student}: {after.rule.short} {what} {_said(now)}; it was {_said(was)}"


def _said(day: date | None) -> str:
    return long_date(day) if day else "unknown"
