"""Which providers a duty to have them all report is waiting for, and which progress reports went home without one."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, IdentityChanged, ProgressReportSent
from casemgr.casefile.names import fold
from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.owed import asks_all_providers
from casemgr.state.progress import left_without, not_reported


class Lacking(NamedTuple):
    """A progress report that went home before all had reported, and who is missing; nobody where no provider was on file."""

    sent: Event
    missing: tuple[str, ...]


def missing_for(deadline: Deadline, facts: Facts) -> list[str]:
    """The providers who have still to report for a duty: for the next report, or for the one that went home without them."""
    return not_reported(facts.student, facts.events, deadline.start.left_by)


def report_lacking(deadline: Deadline, facts: Facts) -> Lacking | None:
    """The progress report that went home before all had reported, where a duty to have them report is open for it."""
    sent = _left_open(deadline)
    return Lacking(sent, tuple(missing_for(deadline, facts))) if sent else None


def _left_open(deadline: Deadline) -> Event | None:
    left_by = deadline.start.left_by  # few have one, so this is asked first
    return left_by if left_by and deadline.is_open and asks_all_providers(deadline.rule) else None


def lacking(deadlines: Iterable[Deadline], facts: Facts) -> list[Lacking]:
    """The progress reports that went home before all had reported and for which that is still open, the oldest first. What
    several lack is one open duty, that of the first."""
    asking = [clock for clock in deadlines if asks_all_providers(clock.rule)]
    oldest = next(filter(None, map(_left_open, asking)), None)
    if oldest is None:
        return []
    closed = {clock.start.left_by.id for clock in asking if not clock.is_open and clock.start.left_by}
    sent = [event for event in facts.events if isinstance(event, ProgressReportSent)]
    later = [event for event in sent[[each.id for each in sent].index(oldest.id) :] if event.id not in closed]
    found = [Lacking(each, tuple(not_reported(facts.student, facts.events, each))) for each in later]
    return [each for each in found if each.missing or each.sent is oldest]


def still_counting(deadlines: Iterable[Deadline], facts: Facts) -> list[Lacking]:
    """The progress reports for which a provider's report still counts, the oldest first, with those whose report is missing:
    also those who left before they reported, for whom nothing is open any more."""
    clocks = list(deadlines)
    open_for = {each.sent.id: each for each in lacking(clocks, facts)}
    closed = {
        clock.start.left_by.id
        for clock in clocks
        if asks_all_providers(clock.rule)
        and isinstance(clock.met_by, IdentityChanged)
        and clock.start.left_by
    }
    found = []
    for event in facts.events:
        if event.id in open_for or event.id in closed:
            missing = open_for[event.id].missing if event.id in open_for else ()
            names = dict.fromkeys([*missing, *left_without(facts.student, facts.events, event)])
            found.append(Lacking(event, tuple(names)))
    return [each for each in found if each.missing]


def gone_without(deadlines: Iterable[Deadline], facts: Facts, provider: str, day: date) -> list[Event]:
    """The progress reports for which a provider's report of a day still counts: those that had gone home without it, the
    oldest first."""
    wanted = fold(provider)
    return [
        each.sent
        for each in still_counting(deadlines, facts)
        if each.sent.date <= day and wanted in map(fold, each.missing)
    ]
