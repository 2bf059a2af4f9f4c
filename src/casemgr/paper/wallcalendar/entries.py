"""The entries of one student: each dated deadline of the days asked for, and each booked meeting."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.docket.next_steps import booked_to_meet
from casemgr.docket.notice import notice_by
from casemgr.docket.other_readings import other_readings
from casemgr.docket.year import StudentYear, student_year
from casemgr.paper.wallcalendar.asked import Asked, Shown
from casemgr.paper.wallcalendar.entry import Entry, State
from casemgr.paper.wallcalendar.kinds import (
    IEP_MEETING,
    MASKED,
    is_met_by_meeting,
    meeting_words,
    purpose_words,
    slug_of,
)
from casemgr.reports.words import status_words
from casemgr.state.meetings import Booking, bookings

A_SUMMER = timedelta(days=100)
"""How far past the days asked for a legal date may lie whose last school day is still among them."""


class StudentEntries(NamedTuple):
    inside: tuple[Entry, ...]
    earlier: tuple[Entry, ...]
    """Overdue since before the first day asked for."""
    undated: tuple[Entry, ...]
    ended: tuple[Entry, ...]
    """What the last printing held and is no more: clocks ended, meetings called off."""
    hidden: int
    """How many open dates are left out because others may read the wall."""


def entries_of(facts: Facts, label: str, context: Context, asked: Asked) -> StudentEntries:
    """Everything a printing says of one student."""
    span = asked.span
    wide = YearSpan(span.name, date.min, span.last + A_SUMMER)
    year = student_year(facts, context, wide, asked.as_of)
    whose = _Whose(facts, label, context, asked, span)
    dated = list(_deadlines(year, whose))
    booked = bookings(facts.events) if asked.shown.meetings else []
    meetings = [_meeting(booking, whose) for booking in booked if booking.fate != "cancelled"]
    return StudentEntries(
        tuple(e for e in (*dated, *meetings) if span.holds(e.day)),
        tuple(e for e in dated if e.state == "overdue" and e.day < span.first),
        tuple(_undated(year, whose)),
        tuple(e for e in (*_ended(whose), *_called_off(whose, booked)) if span.holds(e.day)),
        _hidden(year, asked.shown),
    )


def _date_to_keep(deadline: Deadline) -> date:
    """The due date; of a meeting that is held for another date, that one; of what comes before such a meeting, its day to
    act by."""
    due = deadline.due
    if deadline.held_for:
        due = deadline.held_for.due if is_met_by_meeting(deadline.rule) else deadline.act_by
    assert due
    return due


class _Whose(NamedTuple):
    """What every entry of one student is made with."""

    facts: Facts
    label: str
    context: Context
    asked: Asked
    span: YearSpan

    def entry(self, deadline: Deadline) -> Entry:
        due, rule = _date_to_keep(deadline), deadline.rule
        act_by = self._act_by(deadline, due)
        on_legal_date = act_by < self.span.first and self.span.holds(due)
        is_masked = rule.sensitive and not self.asked.shown.private
        return Entry(
            day=deadline.met_by.date if deadline.met_by else due if on_legal_date else act_by,
            due=due,
            student=self.facts.student.id,
            label=self.label,
            duty=MASKED if is_masked else rule.id,
            title=f"Hold the {IEP_MEETING}" if is_masked else rule.title,
            status="planned" if deadline.projected else status_words(deadline, self.asked.as_of),
            slug=slug_of(rule),
            state=_state(deadline),
            short=IEP_MEETING if is_masked else rule.short,
            root="" if deadline.projected else self._root(deadline),
            recorded=self.recorded,
            act_by=act_by if on_legal_date and not deadline.met_by else None,
            is_meeting=is_met_by_meeting(rule),
            started=deadline.started_on,
            dated_by=rule.dated_by,
            is_assessor_reports="assessor_reported" in rule.met_on,
            late=deadline.status == "met_late" and not rule.number,
        )

    def _act_by(self, deadline: Deadline, due: date) -> date:
        """The day to act by; the due date where no school day lies between the start and it."""
        found = deadline.act_by if deadline.hold_by else self._before_summer(due)
        return found if found and found >= deadline.start.opened[0] else due

    def _before_summer(self, due: date) -> date | None:
        """The last school day, for a date in the summer whose next school year has no calendar yet.

        Only for planning: school is taken to begin again no earlier than it did this year.
        """
        calendar = self.facts.calendar
        year = next((year for year in calendar.years if year.school_year == self.span.name), None)
        if year and year.last_day < due < year.first_day + relativedelta(years=1):
            return calendar.last_school_day(year.last_day)
        return None

    @property
    def recorded(self) -> int:
        return sum(event.recorded <= self.asked.as_of for event in self.facts.student.events)

    def _root(self, deadline: Deadline) -> str:
        event = deadline.start.event or self.facts.events[deadline.start.opened[1]]
        return event.id


def _state(deadline: Deadline) -> State:
    if deadline.projected:
        return "planned"
    if deadline.status in ("overdue", "ended"):
        return "overdue" if deadline.status == "overdue" else "ended"
    return "open" if deadline.is_open else "met"


def _deadlines(year: StudentYear, whose: _Whose) -> Iterator[Entry]:
    for place, deadline in enumerate(year.deadlines):
        if not whose.asked.shown.has_rule(deadline.rule):
            continue
        entry = whose.entry(deadline)
        if entry.state in ("open", "overdue"):
            entry = _with_plan(entry, deadline, whose, nothing_booked=place in year.not_scheduled)
        yield entry


def _hidden(year: StudentYear, shown: Shown) -> int:
    return sum(d.is_open and not d.projected and shown.hides(d.rule) for d in year.deadlines)


def _with_plan(entry: Entry, deadline: Deadline, whose: _Whose, *, nothing_booked: bool) -> Entry:
    """The same with what is booked for it, or when its notice would have to go out."""
    booked = booked_to_meet(deadline, whose.facts.events)
    notice = (
        notice_by(entry.day, whose.facts, whose.context, deadline.first_day)
        if nothing_booked and booked is None and entry.state == "open"
        else None
    )
    return entry._replace(
        nothing_booked=nothing_booked and booked is None,
        booked=booked,
        notice_by=notice,
        earlier_elsewhere=_earlier_elsewhere(deadline, whose.facts, whose.context),
    )


def _earlier_elsewhere(deadline: Deadline, facts: Facts, context: Context) -> bool:
    others = other_readings(deadline, facts, context)
    return any(other.due and deadline.due and other.due < deadline.due for other in others)


_BECAME: dict[str, tuple[str, State]] = {
    "ahead": ("booked", "booked"),
    "held": ("held", "met"),
    "cancelled": ("called off", "ended"),
}


def _meeting(booking: Booking, whose: _Whose) -> Entry:
    """A meeting on the day it is booked for, at its hour; one that was held on another day, on that day."""
    status, state = _BECAME[booking.fate]
    meeting, sensitive = booking.meeting, whose.asked.shown.sensitive
    day = booking.ended_by.date if booking.ended_by and booking.fate == "held" else meeting.meeting_date
    return Entry(
        day=day,
        due=None,
        student=whose.facts.student.id,
        label=whose.label,
        duty="meeting",
        title=meeting_words(meeting.purposes, sensitive),
        status=status,
        slug="meeting",
        state=state,
        short=purpose_words(meeting.purposes, sensitive),
        is_meeting=True,
        root=booking.root,
        recorded=whose.recorded,
        time=meeting.time if day == meeting.meeting_date else None,
        booked=meeting,
    )


def _undated(year: StudentYear, whose: _Whose) -> Iterator[Entry]:
    student = whose.facts.student.id
    for d in year.undated:
        if whose.asked.shown.has_rule(d.rule):
            status = status_words(d, whose.asked.as_of)
            yield Entry(
                d.started_on,
                None,
                student,
                whose.label,
                d.rule.id,
                d.rule.title,
                status,
                slug_of(d.rule),
                "open",
                d.rule.short,
            )


def _ended(whose: _Whose) -> Iterator[Entry]:
    """Clocks that ran when last printed and have ended since."""
    since = whose.asked.since
    if since is None:
        return
    for deadline in derive_from(whose.facts, whose.context, whose.asked.as_of):
        is_ended = deadline.status == "ended" and deadline.due
        if is_ended and whose.asked.shown.has_rule(deadline.rule):
            # A birthday that ended it was known to whoever printed on that day; an event, once it was recorded.
            ended = deadline.ended_by.recorded if deadline.ended_by else deadline.ended_on
            opened = deadline.start.event or whose.facts.events[deadline.start.opened[1]]
            if opened.recorded <= since and not (ended and ended <= since):
                yield whose.entry(deadline)


def _called_off(whose: _Whose, booked: Iterable[Booking]) -> Iterator[Entry]:
    """Meetings that were booked when last printed and have been called off since."""
    since = whose.asked.since
    then = bookings(whose.facts.student.known(since)) if since else []
    ahead = {booking.root for booking in then if booking.fate == "ahead"}
    for booking in booked:
        if booking.fate == "cancelled" and booking.root in ahead:
            yield _meeting(booking, whose)
