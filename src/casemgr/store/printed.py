"""The school calendars as they were when the master calendar was last printed, so that a later change of one is seen.

Kept in `.casemgr/`, may be deleted, decides no date: without it nothing is said of dates that moved.
"""

import contextlib
import json
from datetime import date
from pathlib import Path
from typing import NamedTuple

from casemgr.days.schoolyear import SchoolYear
from casemgr.errors import BadFile
from casemgr.store.calendarfiles import calendar_of
from casemgr.store.files import read_bytes
from casemgr.store.memory import replace_whole

_FILE = ".casemgr/printed.json"


class Printed(NamedTuple):
    """The day of the last printing, and the text of each calendar file on that day, by its name."""

    day: date
    texts: dict[str, str]

    @property
    def calendars(self) -> tuple[tuple[str, SchoolYear], ...]:
        """The calendars of that day. BadFile where one cannot be read any more."""
        return tuple((name, calendar_of(text, name)) for name, text in self.texts.items())


def remember_printing(root: Path, day: date, names: list[str]) -> None:
    """Keep the calendars of today's printing; where nothing can be written, nothing is kept."""
    kept = json.dumps({"day": day.isoformat(), "calendars": texts_of(root, names)}, ensure_ascii=False)
    with contextlib.suppress(OSError):
        replace_whole(root / _FILE, kept + "\n")


def last_printing(root: Path) -> Printed | None:
    """The last printing; None where none is kept, or what is kept cannot be read."""
    try:
        kept = json.loads(read_bytes(root / _FILE, _FILE))
        return Printed(
            date.fromisoformat(kept["day"]), {str(k): str(v) for k, v in kept["calendars"].items()}
        )
    except (BadFile, ValueError, KeyError, TypeError, AttributeError):
        return None


def texts_of(root: Path, names: list[str]) -> dict[str, str]:
    """The text of each calendar file. BadFile where one cannot be read."""
    return {name: read_bytes(root / name, name).decode("utf-8") for name in names}
