"""One student's share of the morning page: the meetings booked, and each open deadline with the part it belongs to."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.casefile.names import fold
from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.student import CASELOAD_ID
from casemgr.docket.asked import last_asked
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive_from, open_from
from casemgr.docket.facts import Facts
from casemgr.docket.left import left_of, may_be_left
from casemgr.docket.missing import missing_calendar
from casemgr.docket.never_started import reviews_never_started, reviews_of
from casemgr.docket.not_started import year_not_started
from casemgr.docket.providers import missing_for, report_lacking
from casemgr.docket.tally import Sum
from casemgr.reports.about import about_words
from casemgr.reports.providers import report_lacking_words
from casemgr.reports.tallies import near_limit, short_tally
from casemgr.reports.today_limits import Limits, limits_of
from casemgr.reports.today_placing import (
    asks_soon,
    is_met_at,
    is_of_round,
    is_on_its_line,
    late_steps,
    may_hang_on_one,
    place_on_page,
    too_late,
)
from casemgr.reports.today_step import Step
from casemgr.reports.words import perhaps_words
from casemgr.state.enrollment import (
    hand_off_waiting,
    has_had_it_from_the_start,
    has_iep,
    has_left,
    manager_of,
    receiver_of,
)
from casemgr.state.meetings import booked_meetings


class HandOff(NamedTuple):
    """To whom a case was handed off."""

    to: str
    is_confirmed: bool
    """Whether that person has confirmed the deadlines."""


class StudentDay(NamedTuple):
    """What the morning page says about one student."""

    student_id: str
    as_of: date
    past_bookings: tuple[MeetingScheduled, ...]
    coming_bookings: tuple[MeetingScheduled, ...]
    steps: tuple[Step, ...]
    manager: str | None = None
    """Who was assigned the case, or received it; None where nobody was."""
    hand_off: HandOff | None = None
    not_computed: tuple[str, ...] = ()
    """The reviews that no date on file starts, by their short names."""
    near_limit: tuple[Sum, ...] = ()
    """The totals of this school year that are near their limit."""
    not_started: str | None = None
    """The school year in session that the student has not gone into."""
    track: str | None = None
    """Whose school calendar is the student's, where it is not the main one."""
    has_own_manager: bool = False
    """Whether the manager has had the case since the student came, so that nobody hands it over."""

    @property
    def goes_to(self) -> str | None:
        """Who gets the case: the one to whom it was handed off, who may be another than was assigned it."""
        return self.hand_off.to if self.hand_off else self.manager

    def with_another(self, own: str | None) -> str | None:
        """Who gets the case and is named on its lines: None where that is `own`, whose list it is, or where it is nobody's."""
        if own is None or self.manager is None or fold(self.manager) == fold(own):
            return None
        return None if fold(self.goes_to or "") == fold(own) else self.goes_to

    @property
    def is_of_student(self) -> bool:
        """Whether it is about a student, and not about the caseload as a whole."""
        return self.student_id != CASELOAD_ID


def student_day(
    facts: Facts, context: Context, as_of: date, share: Callable[[Facts, Deadline], str | None]
) -> StudentDay:
    """The part of the page that is about one student, as known on a day. `share`: what the person whom the page is for has
    to do about a deadline; None leaves it out."""
    limits = limits_of(facts.calendar, as_of)
    booked = booked_meetings(facts.events)
    past = tuple(each for each in booked if each.meeting_date < as_of)
    if past and has_left(facts.events):  # no date of the student's hangs on them any more
        past = ()
    every = open_from(facts, context, as_of, and_all_of={rule.id for rule in reviews_of(context.law)})
    clocks = [clock for clock in every if clock.is_open and share(facts, clock) is not None]
    coming = tuple(
        each
        for each in booked
        if as_of <= each.meeting_date
        and (each.meeting_date <= limits.week or asks_soon(clocks, each, facts, limits))
    )
    steps = tuple(_steps(facts, context, [*past, *coming], clocks, every, limits, as_of))
    manager = manager_of(facts.events, "") or None
    lacking = tuple(rule.short for rule in reviews_never_started(context.law, every, facts))
    near = tuple(near_limit(facts, context, as_of, every)) if has_iep(facts.events) else ()
    hand_off, waits = _hand_off_of(facts.events), year_not_started(facts, as_of)
    if not clocks and (past or coming or lacking or near):
        ever = derive_from(facts, context, as_of)
        if all(
            share(facts, clock) is None for clock in ever
        ):  # the person has nothing to do with the student
            return StudentDay(facts.student.id, as_of, (), (), (), not_started=waits)
    track = facts.student.identity.track
    own = hand_off is None and has_had_it_from_the_start(facts.events)
    return StudentDay(
        facts.student.id, as_of, past, coming, steps, manager, hand_off, lacking, near, waits, track, own
    )


def _hand_off_of(events: tuple[Event, ...]) -> HandOff | None:
    if receiver := receiver_of(events):
        return HandOff(receiver, is_confirmed=True)
    waiting = hand_off_waiting(events)
    return HandOff(waiting, is_confirmed=False) if waiting else None


def _steps(
    facts: Facts,
    context: Context,
    bookings: Sequence[MeetingScheduled],
    clocks: Sequence[Deadline],
    beside: Sequence[Deadline],
    limits: Limits,
    as_of: date,
) -> Iterator[Step]:
    late = late_steps(clocks)
    for deadline in clocks:
        if not deadline.is_open:
            continue
        missing = missing_calendar(deadline, facts) if deadline.status == "unknown" else None
        booked = _booking_of(deadline, bookings, facts, limits)
        place = place_on_page(deadline, booked, missing, facts, context, limits, as_of)
        if place is None:
            continue
        is_round = is_of_round(deadline)
        yield Step(
            place.part,
            deadline,
            as_of,
            facts.name,
            facts.events,
            beside,
            meeting=booked.id if booked else None,
            is_met_by_meeting=bool(booked) and is_met_at(deadline, booked),
            remark=_about(deadline, booked)
            + _remark(deadline, facts, context, as_of)
            + perhaps_words(place.perhaps, as_of),
            missing=missing,
            too_late_for=too_late(deadline, late),
            is_of_round=is_round,
            providers_missing=tuple(missing_for(deadline, facts)) if is_round else (),
            went_home=deadline.start.left_by.date if is_round and deadline.start.left_by else None,
            is_without_provider=is_round and not facts.student.identity.providers,
            notice_by=place.notice_by,
            missing_to_act=place.missing_to_act,
            perhaps_by=place.perhaps.day if place.perhaps else None,
        )


def _booking_of(
    deadline: Deadline, bookings: Sequence[MeetingScheduled], facts: Facts, limits: Limits
) -> MeetingScheduled | None:
    """The booked meeting on whose line a deadline is said."""
    for booked in bookings if may_hang_on_one(deadline) else ():
        if is_on_its_line(deadline, booked, facts, limits):
            return booked
    return None


def _about(deadline: Deadline, booked: MeetingScheduled | None) -> str:
    """What a duty is about; on the line of its meeting that is said."""
    return "" if booked and deadline.rule.about == "meeting" else about_words(deadline)


def _remark(deadline: Deadline, facts: Facts, context: Context, as_of: date) -> str:
    """What else is worth saying of it; of most rules' there never is, so that is asked first."""
    rule = deadline.rule
    if not (rule.tallies or rule.asked_by or may_be_left(rule) or deadline.start.left_by):
        return ""
    return (
        short_tally(deadline, facts, context)
        + report_lacking_words(report_lacking(deadline, facts), as_of)
        + _asked_words(deadline, facts, as_of)
        + _left_words(deadline, facts)
    )


def _left_words(deadline: Deadline, facts: Facts) -> str:
    """` (still to do: Ito and Vance)`: what it still waits for, where some of it is on file."""
    left = left_of(deadline, facts)
    return f" (still to do: {joined(left)})" if left else ""


def _asked_words(deadline: Deadline, facts: Facts, as_of: date) -> str:
    """` (last contact 10/9)` of what the parent was asked for."""
    day = last_asked(deadline, facts)
    return f" (last contact {long_date(day, as_of, weekday=False)})" if day else ""
