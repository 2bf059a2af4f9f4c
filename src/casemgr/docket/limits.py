"""A limit that falls inside a count: a report date, or a meeting."""

from __future__ import annotations

from datetime import date

from casemgr.casefile.events import Event, ProgressReportSent, said
from casemgr.days.counting import shift
from casemgr.docket.deadline import Reckoning, Start
from casemgr.docket.facts import Facts
from casemgr.law.rules import Rule
from casemgr.law.within import ByReportDate


def limited(rule: Rule, result: Reckoning, start: Start, facts: Facts) -> Reckoning:
    """The earlier date where a limit falls inside the count, never before the start; for a duty without a number, the
    limit itself."""
    law = rule.no_later_than
    if law is None or (result.due is None and not result.dateless):
        return result
    if isinstance(law, ByReportDate):
        early = law.sent_early if isinstance(start.event, ProgressReportSent) else 0
        limits = [(day, day) for day in facts.report_dates if (day - start.day).days > early]
    else:
        limits = [
            (max(start.day, shift(meeting, -law.days_before_meeting)), meeting)
            for meeting in _meetings_of(start, facts)
            if meeting >= start.day
        ]
    for limit, day in limits:
        if limit < (result.due or date.max):
            result = result._replace(due=limit, limited_by=day)
    return result


def _meetings_of(start: Start, facts: Facts) -> list[date]:
    """The days of the meetings held and of those still ahead: of those that share the purpose of what started the clock,
    or of the very meeting that it is about; of all where it is about none."""
    event = start.event
    purposes = _purposes_of(event) if event else frozenset()
    named = said(event, "meeting") if event else None
    return [
        meeting.day
        for meeting in facts.meeting_days
        if not purposes or not purposes.isdisjoint(meeting.purposes)
        if not isinstance(named, date) or named in meeting.booked_for
    ]


def _purposes_of(event: Event) -> frozenset[str]:
    purpose = said(event, "purpose")
    return frozenset(said(event, "purposes") or ()) | ({purpose} if purpose else frozenset())
