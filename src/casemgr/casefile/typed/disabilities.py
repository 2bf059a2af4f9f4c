"""The disabilities at the head of a student's file, from those that were typed to be added or taken out."""

from __future__ import annotations

from collections.abc import Sequence

from casemgr.casefile.headpath import HeadChange
from casemgr.errors import UsageError


def disability_changes(head: Sequence[str], new: Sequence[str], gone: Sequence[str] = ()) -> list[HeadChange]:
    """What changes, one word at a time: a new one takes the place of one that goes. UsageError for one that is on file already, or
    that is not."""
    areas, changes, more = list(head), [], list(new)
    for place, words in enumerate(more):
        if words in (*head, *more[:place]):
            raise UsageError(f"--disability {words}: it is on file already")
    for words in dict.fromkeys(gone):
        if words not in areas:
            listed = f" ({', '.join(head)})" if head else ""
            raise UsageError(f"--not-disability {words}: it is not on file{listed}")
        place = areas.index(words)
        instead = more.pop(0) if more else None
        changes.append(HeadChange(("suspected", place), words, instead))
        areas[place : place + 1] = [instead] if instead else []
    return changes + [
        HeadChange(("suspected", place), None, words) for place, words in enumerate(more, len(areas))
    ]
