"""What changed deadlines leave to be said: what else one filing closes, and which staff go by a date that has moved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from casemgr.casefile.events import Event, Filed, StaffNotified
from casemgr.casefile.saying import joined, long_date
from casemgr.checks.case import Case
from casemgr.docket.deadline import Deadline
from casemgr.docket.matching import matches
from casemgr.docket.owed import meetings_owed


def filed_with_it(case: Case) -> Iterator[str]:
    """Which papers, where there are several since the oldest that was open: one line asks for them all."""
    today = case.today
    for change in case.changes:
        filed = change.deadline.met_by
        if change.verb != "met" or not isinstance(filed, Filed):
            continue
        days = list(dict.fromkeys(_asked(change.deadline, filed, case.events)))
        if len(days) > 1:
            yield (
                f"Closes {change.deadline.rule.short} for {joined([long_date(day, today) for day in days])}. If the last one is "
                f"not filed yet: casemgr correct {case.id} {filed.id} --on DATE, with a day before {long_date(days[-1], today)}"
            )


def _asked(clock: Deadline, filed: Event, events: Sequence[Event]) -> Iterator[date]:
    """The days of what asked for it, from the one that opened it on."""
    for event in events:
        if clock.started_on <= event.date <= filed.date and any(
            matches(word, event) for word in clock.rule.starts_on.get(event.type, ())
        ):
            yield event.date


def notified_before(case: Case) -> Iterator[str]:
    """Of each legal date that a recording moved: which of the staff were notified of the old one, with the command for the new.
    One that has passed by now is news to nobody."""
    today = case.today
    old = {
        each.before.start.event.id: each.before.due
        for each in case.changes
        if each.verb == "moved" and each.before and each.before.start.event
        if _is_passed_on(each.before) and each.before.due != each.deadline.due
        if each.deadline.due is None or each.deadline.due >= today
    }
    for clock in case.clocks_before:
        notified, start = clock.met_by, clock.start.event
        if isinstance(notified, StaffNotified) and start and (day := old.get(start.id)):
            options = " ".join(f'--to "{who}"' if " " in who else f"--to {who}" for who in notified.to)
            yield (
                f"{joined(notified.to)} {'has' if len(notified.to) == 1 else 'have'} the old date, {long_date(day, today)}. "
                f"For the new one: casemgr notify {case.id} {notified.topic} {options}"
            )


def _is_passed_on(deadline: Deadline) -> bool:
    """Whether its date is what staff are notified of: the day of a meeting to be held, or of records to be given."""
    return bool(meetings_owed([deadline])) or (
        deadline.rule.kind == "law" and "records_provided" in deadline.rule.met_on
    )
