"""One line of the calendar, and the order in which lines are drawn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from typing import Literal, NamedTuple

from casemgr.casefile.events import MeetingScheduled
from casemgr.law.rules import Kind as DatedBy
from casemgr.paper.wallcalendar.kinds import KINDS, ORDER, Kind, words_of

EARLIER_ELSEWHERE = "another reading of the law gives an earlier date"
State = Literal["open", "overdue", "met", "planned", "booked", "ended"]


class Entry(NamedTuple):
    """One line of the calendar: the day to act, or the day it was done; the legal date, whose, what."""

    day: date
    due: date | None
    student: str
    label: str
    duty: str
    title: str
    status: str
    slug: str
    state: State
    short: str = ""
    """What it is in a word or two."""
    root: str = ""
    """The id of the event that started it: with student and duty it names the same date from printing to printing."""
    recorded: int = 0
    """How many events the student's file holds: it only grows, and does with whatever moves a date."""
    nothing_booked: bool = False
    earlier_elsewhere: bool = False
    """Whether another reading of the law gives an earlier date."""
    time: time | None = None
    """Of a booked meeting."""
    booked: MeetingScheduled | None = None
    """The meeting booked to meet it."""
    notice_by: date | None = None
    """Where nothing is booked: the day to send the notice of a meeting on the last day."""
    act_by: date | None = None
    """Where it is on its legal date, because the last school day lies before the days printed."""

    is_meeting: bool = False
    """Whether a meeting meets it, or it is one."""
    is_assessor_reports: bool = False
    started: date | None = None
    dated_by: DatedBy = "law"
    """Who sets its date: law, handbook or practice."""
    late: bool = False
    """Whether it was done after the date of law or handbook."""

    @property
    def words(self) -> str:
        return words_of(self.slug, self.short)

    @property
    def is_booked_in_time(self) -> bool:
        """Whether the meeting booked for it is on the wall on a day of its own, and early enough."""
        return self._meeting_ahead is not None and not self.is_booked_late

    @property
    def is_booked_late(self) -> bool:
        """Whether the meeting booked for it comes after its legal date."""
        return bool(self.due and self._meeting_ahead and self._meeting_ahead > self.due)

    @property
    def _meeting_ahead(self) -> date | None:
        """The day of the meeting booked for it, which is on the wall by itself."""
        is_for_it = self.is_meeting and self.booked and self.slug != "meeting"
        return self.booked.meeting_date if self.booked and is_for_it else None

    @property
    def remark(self) -> str:
        said = (
            "nothing booked" if self.nothing_booked else "",
            EARLIER_ELSEWHERE if self.earlier_elsewhere else "",
        )
        return "; ".join(filter(None, said))

    @property
    def kind(self) -> Kind:
        return KINDS[self.slug]

    @property
    def is_to_do(self) -> bool:
        return self.state in ("open", "overdue", "planned")


def in_order(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """By day; on a day the meetings by their hour, then each kind in its place."""
    return tuple(
        sorted(entries, key=lambda e: (e.day, ORDER[e.slug], e.time or time(), e.label.casefold(), e.duty))
    )
