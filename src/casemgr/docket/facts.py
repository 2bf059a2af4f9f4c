"""What is known of one student on a day, with the tables that derivation looks things up in."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from casemgr.casefile.age import is_of_age
from casemgr.casefile.events import Event, StudentAdded, TransferredIn
from casemgr.casefile.headpath import as_on, as_then, head_changes
from casemgr.casefile.naming import days_corrected, file_places
from casemgr.casefile.student import CASELOAD_ID, Student
from casemgr.casefile.vocabulary import Level
from casemgr.days.calendar import Calendar
from casemgr.docket.context import Context
from casemgr.law.entryages import EntryAge
from casemgr.law.rules import Rule
from casemgr.law.tables import RequiredMember
from casemgr.law.words import Words, area_of, suspicion_of
from casemgr.state.assessments import areas_assessed
from casemgr.state.enrollment import has_iep, is_english_learner, joinings, suspected_areas
from casemgr.state.iep import Ieps, ieps_before_each
from casemgr.state.interpreting import Speech
from casemgr.state.meetings import (
    MeetingDay,
    MeetingTies,
    bookings_gone,
    day_now,
    meeting_days,
    meeting_ties,
)
from casemgr.state.referrals import opening_referrals
from casemgr.state.sessions import first_sessions
from casemgr.state.team import Own, own_of


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of one student on a day."""

    student: Student
    events: tuple[Event, ...]
    calendar: Calendar
    level: Level
    joined: tuple[tuple[date, int], ...]
    """Each day the student joined the caseload, with the event's place."""
    report_dates: tuple[date, ...]
    """The days set for progress reports, by the district and in the student's IEP, in no order."""
    meanings: Words
    """What the field's words mean."""
    members: tuple[RequiredMember, ...]
    """Those whom the team of an IEP meeting must have."""
    learners: frozenset[str]
    """The codes of English learners."""
    of_age_on: date | None
    """The day on which the parents' rights pass to the student; None where no law says so."""
    today: date
    """The day on which all this is known."""
    case_manager: str = ""
    """The caseload's own case manager."""
    entry_ages: tuple[EntryAge, ...] = ()
    tallied: dict[str, Any] = field(default_factory=dict)
    """The lines of each running total, once they have been added up."""
    _then: dict[int, Student] = field(default_factory=dict)

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, event in enumerate(self.events):
            places.setdefault(event.type, []).append(place)
        return places

    @cached_property
    def name(self) -> str:
        """The student's name: it is said with every deadline."""
        return self.student.name

    @cached_property
    def is_caseload(self) -> bool:
        """Whether these are the facts of the caseload as a whole."""
        return self.student.id == CASELOAD_ID

    @cached_property
    def types(self) -> tuple[str, ...]:
        """The type of each event, in their order."""
        return tuple([event.type for event in self.events])

    @cached_property
    def event_types(self) -> frozenset[str]:
        """The types of event on file."""
        return frozenset(self._places)

    def places_of(self, event_type: str) -> Sequence[int]:
        """The places in `events` of those of a type, in order."""
        return self._places.get(event_type, ())

    def student_on(self, day: date) -> Student:
        """The student as the head of the file was on a day: one and the same from a change of it to the next."""
        changes = bisect_right(self._days_of_changes, day)
        if changes not in self._then:
            self._then[changes] = as_on(self.student, day)
        return self._then[changes]

    @cached_property
    def _days_of_changes(self) -> list[date]:
        return sorted([event.date for event in self.student.events if head_changes(event)])

    @cached_property
    def place_of(self) -> dict[str, int]:
        """By its id, the place of each event in `events`."""
        return {event.id: place for place, event in enumerate(self.events)}

    def first_place(self, day: date) -> int:
        """The place of the first event of a day or a later one."""
        return bisect_left(self._days, day)

    @cached_property
    def _days(self) -> list[date]:
        return [event.date for event in self.events]

    def joined_by(self, place: tuple[date, int]) -> date:
        """The day the student last joined, at a place in the order of events; before that, the day of joining first."""
        first = self.joined[0][0] if self.joined else place[0]
        return max((day for day, at in self.joined if (day, at) <= place), default=first)

    def entered_after(self, event: Event, other: Event) -> bool:
        """Whether an event comes later in the file than another."""
        return self._file_places[event.id] > self._file_places[other.id]

    def entered_since_corrected(self, event: Event, start: Event | None) -> bool:
        """Whether an event comes later in the file than the last correction of another's day; it does where there is none."""
        return start is None or self._file_places[event.id] > self._days_corrected.get(start.id, -1)

    @cached_property
    def _days_corrected(self) -> dict[str, int]:
        return days_corrected(self.student.events)

    @cached_property
    def _file_places(self) -> dict[str, int]:
        return file_places(self.student.events)

    @classmethod
    def of(cls, student: Student, context: Context, as_of: date) -> Facts:
        student = as_then(student, as_of)
        events = student.known(as_of)
        identity = student.identity
        level = context.level(identity)
        return cls(
            student,
            events,
            context.calendar(identity),
            level,
            tuple(joinings(events, student.events)),
            context.reports_of(identity, level),
            context.law.meanings,
            context.law.members,
            context.law.english_learners,
            context.law.of_age_on(identity.born),
            as_of,
            context.case_manager,
            context.law.entry_ages,
        )

    @cached_property
    def speech(self) -> Speech:
        """What says for whom a meeting is interpreted."""
        return Speech(self.learners, self.meanings, self.of_age_on)

    @cached_property
    def own(self) -> Own:
        """The student, as far as an invitation may mean the student."""
        return own_of(self.student.identity, self.speech)

    def is_of_age(self, day: date) -> bool:
        """Whether the parents' rights have passed to the student."""
        return is_of_age(self.of_age_on, day)

    @cached_property
    def suspected(self) -> frozenset[str]:
        """The areas suspected, each as it was said and as what it means."""
        areas = suspected_areas(self.student.identity, self.events)
        return areas | {suspicion_of(area, self.meanings) for area in areas}

    @cached_property
    def _ever_suspected(self) -> frozenset[str]:
        """The same, and the areas of every assessment plan and consent."""
        return self.suspected | {area_of(area, self.meanings) for area in areas_assessed(self.events)}

    def had_iep(self, place: tuple[date, int]) -> bool:
        """Whether the student had an IEP before an event, at its place in the order of events, or comes with one there."""
        came = isinstance(self.events[place[1]], (StudentAdded, TransferredIn))
        return came or has_iep(self.events[: place[1]])

    @cached_property
    def ieps(self) -> list[Ieps]:
        """The IEPs before each event, by its place, and after the last."""
        return ieps_before_each(self.events)

    def iep_was_in_effect(self, place: int) -> bool:
        """Whether an IEP was in effect before the event at a place."""
        return self.ieps[place].in_effect is not None

    def concerns(self, rule: Rule) -> bool:
        """Whether a rule is for this student, or for the caseload as a whole."""
        wanted = rule.only_for
        if rule.for_caseload != self.is_caseload:
            return False
        if wanted is None:
            return True
        identity = self.student.identity
        status = identity.language.status if identity.language else None
        return (
            (not wanted.english_learner or is_english_learner(identity, self.learners))
            and (not wanted.language or status in wanted.language)
            and (not wanted.now_in_grade or identity.grade in wanted.now_in_grade)
            and (not wanted.suspected or not self._ever_suspected.isdisjoint(wanted.suspected))
        )

    @cached_property
    def meeting_days(self) -> list[MeetingDay]:
        """The meetings held, and those still ahead."""
        return meeting_days(self.events)

    def day_now(self, day: date) -> date:
        """The day of the meeting once booked for a day, wherever it has been moved to since."""
        return day_now(day, self.events)

    @cached_property
    def meeting_ties(self) -> MeetingTies:
        """Which booked meetings each event is about."""
        return meeting_ties(self.events)

    @cached_property
    def opening_referrals(self) -> frozenset[int]:
        """The places of the referrals that open a case."""
        return opening_referrals(self.events)

    @cached_property
    def revoked(self) -> frozenset[str]:
        """The ids of the events that a later one revoked: a booking that was moved or called off has met nothing."""
        return bookings_gone(self.events)

    @cached_property
    def first_sessions(self) -> dict[str, frozenset[str]]:
        """By event id: the purposes for which a session is the first of its meeting."""
        return first_sessions(self.events)
