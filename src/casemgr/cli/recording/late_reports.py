"""For which progress report a provider's report counts that comes in after one went home without it."""

from datetime import date

from casemgr.checks.progress import NEXT, counted_for
from casemgr.cli.recording.which import which
from casemgr.cli.recording.work import Work
from casemgr.docket.providers import gone_without


def report_meant(work: Work, name: str, day: date, words: str | None) -> str | None:
    """The id of the progress report that went home without this provider's report and for which it counts: the one that the
    words name, or the oldest. None: it counts for the one to be sent next. What was taken is noted."""
    if words == NEXT:
        return None
    found = gone_without(work.clocks, work.facts, name, day)
    if words:
        named = which(work, found, words, "progress report without it", "--for")
        return named.id if named else None
    if not found:
        return None
    work.warn(counted_for(work.student.id, found, work.to_correct, work.today))
    return found[0].id
