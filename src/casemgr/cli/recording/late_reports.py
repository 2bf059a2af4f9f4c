"""For which progress report a provider's report counts that comes in after one went home without it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from casemgr.casefile.names import fold
from casemgr.casefile.saying import long_date
from casemgr.cli.recording.which import which
from casemgr.errors import Refused

if TYPE_CHECKING:
    from casemgr.cli.recording.work import Work
    from casemgr.docket.providers import Lacking

NEXT = "next"


def report_meant(work: Work, name: str, day: date, words: str | None = None) -> str | None:
    """The id of the progress report that went home without this provider's report and for which it counts: the one that the
    words name, or the oldest. None: it counts for the one to be sent next. What was taken is noted."""
    if words == NEXT:
        return None
    found = _without(work, name, day)
    if words:
        return _named(work, found, words)
    if not found:
        return None
    first, *more = found
    others = [long_date(each.sent.date, work.today, weekday=False) for each in more]
    for_which = "".join(f"--for {other}, " for other in others)
    work.warn(
        f"{work.student.id}: counted for the progress report of {long_date(first.sent.date, work.today)}, which went home "
        f"without it. If it is for another: casemgr undo {work.student.id}, then again with {for_which}--for {NEXT}"
    )
    return first.sent.id


def _without(work: Work, name: str, day: date) -> list[Lacking]:
    """The reports that had gone home by a day without this provider's, the oldest first."""
    from casemgr.docket.facts import Facts
    from casemgr.docket.providers import still_counting

    found = still_counting(work.clocks, Facts.of(work.student, work.context, work.today))
    wanted = fold(name)
    return [each for each in found if each.sent.date <= day and wanted in map(fold, each.missing)]


def _named(work: Work, found: Sequence[Lacking], words: str) -> str:
    meant = which(work, [each.sent for each in found], words, "progress report without it", "--for")
    if meant is None:
        raise Refused(f"{work.student.id}: not recorded: no progress report {words} went home without it")
    return meant.id
