"""Times of day as people type them: 14:15, 2:15pm, 2:15 p.m., 2 pm, noon."""

from __future__ import annotations

import re
from datetime import time

from casemgr.errors import UsageError

_TIME = r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:([ap])\.?(?:m\.?)?)?"
_AFTERNOON = range(1, 7)
"""Hours at which nobody meets in the morning."""


def time_of(words: str) -> time:
    """A time of day. Without am or pm, one from 1:00 to 6:59 is in the afternoon. UsageError for anything else."""
    if words.strip().lower() == "noon":
        return time(12)
    found = re.fullmatch(_TIME, words.strip(), re.IGNORECASE)
    if found and (found[2] or found[3]):
        hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "p" else 0)
        elif not half and hour in _AFTERNOON:
            hour += 12
        elif half:
            hour = 24  # 14:15 pm
        if hour < 24 and minute < 60:
            return time(hour, minute)
    raise UsageError(f"{words} is not a time of day: write 14:15, 2:15pm or 2:15 pm")
