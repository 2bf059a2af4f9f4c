"""A provider's report on the goals: for which progress report it counts."""

from datetime import date

from casemgr.casefile.events import ProviderReported
from casemgr.checks.progress import NEXT, counted_for
from casemgr.checks.recording.which import which
from casemgr.checks.recording.work import Work
from casemgr.docket.providers import gone_without


def provider_report(work: Work, name: str, report: str | None) -> None:
    """Record that a provider reported, for the progress report that is meant."""
    late_for = _report_meant(work, name, work.day, report)
    work.record(ProviderReported, provider=name, late_for=late_for)


def _report_meant(work: Work, name: str, day: date, words: str | None) -> str | None:
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
