"""What every deadline is computed from besides the student: the law, the readings and the calendars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from casemgr.casefile.events import Event, MeetingScheduled
from casemgr.casefile.headpath import as_then
from casemgr.casefile.meetings import MeetingTies, bookings_gone, meeting_ties, standing_meetings
from casemgr.casefile.naming import file_places
from casemgr.casefile.student import (
    CASELOAD_ID,
    Identity,
    Student,
    first_sessions,
    has_iep,
    is_english_learner,
    joinings,
    suspected_areas,
)
from casemgr.casefile.vocabulary import Level, level_of_grade
from casemgr.clock.days import BusinessDays, Calendar, Pause
from casemgr.clock.schoolyear import SchoolYear
from casemgr.law.book import LawBook, RequiredMember
from casemgr.law.readings import Readings, alternatives
from casemgr.law.rules import On, Rule

Holidays = Callable[[str, int], dict[date, str] | None]
"""The weekdays and weekend days that are holidays in a year, under one reading of `business_holidays`; None where they are
not known."""


@dataclass(eq=False)
class Basis:
    """Made once a command; the tables it builds are kept for every student."""

    law: LawBook
    readings: Readings
    main_years: tuple[SchoolYear, ...]
    tracks: dict[str, tuple[SchoolYear, ...]]
    levels: dict[str, Level]
    holidays: Holidays
    report_dates: dict[Level, tuple[date, ...]] = field(default_factory=dict)
    """The days the district has set for progress reports, by level."""
    _calendars: dict[tuple[str | None, str | None], Calendar] = field(default_factory=dict, repr=False)

    def calendar(self, identity: Identity) -> Calendar:
        """The school years of the student's track, as the student's school lives them."""
        years = self.tracks.get(identity.track, ()) if identity.track else self.main_years
        own_closures = any(identity.school in closure.schools for year in years for closure in year.closures)
        key = (identity.track, identity.school if own_closures else None)
        if key not in self._calendars:
            self._calendars[key] = Calendar.of(years, key[1])
        return self._calendars[key]

    def level(self, identity: Identity) -> Level:
        """The school's level from the settings; from the grade where the school is not listed."""
        return self.levels.get(identity.school) or level_of_grade(identity.grade)

    def pause(self, rule: Rule, readings: Readings) -> Pause | None:
        """The days of the school calendar that this rule's clock skips; None if it skips none."""
        if rule.pauses is None:
            return None
        law = self.law.pauses[rule.pauses]
        if law.read_by is None:
            return Pause(law.between_years, law.breaks_over)
        if readings.break_pause == "none":
            return None
        return Pause(law.between_years, law.breaks_over, readings.break_pause, readings.break_counts)

    def business_days(self, readings: Readings) -> BusinessDays:
        return BusinessDays(lambda year: self.holidays(readings.business_holidays, year))

    @cached_property
    def other_readings(self) -> tuple[tuple[str, str, Readings], ...]:
        """Each single change of a reading: (name, label, the readings with that change), in settings order."""
        return tuple(
            (name, f"{name}: {value}", self.readings.model_copy(update={name: value}))
            for name, values in alternatives()
            for value in values
            if value != getattr(self.readings, name)
        )


@dataclass(frozen=True, eq=False)
class Facts:
    """What is known of one student on a day."""

    student: Student
    events: tuple[Event, ...]
    calendar: Calendar
    level: Level
    joined: tuple[tuple[date, int], ...]
    """Each day the student joined the caseload, with the event's place."""
    report_dates: tuple[date, ...] = ()
    """The days set for progress reports, by the district or in the student's IEP."""
    members: tuple[RequiredMember, ...] = ()
    """Those whom the team of an IEP meeting must have."""

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, event in enumerate(self.events):
            places.setdefault(event.type, []).append(place)
        return places

    @property
    def is_caseload(self) -> bool:
        """Whether these are the facts of the caseload as a whole."""
        return self.student.id == CASELOAD_ID

    def has_none_of(self, event_types: frozenset[str]) -> bool:
        return event_types.isdisjoint(self._places)

    def places_of(self, event_types: tuple[str, ...]) -> list[int]:
        """Where in `events` those of some types stand, in order."""
        return sorted(place for name in event_types for place in self._places.get(name, ()))

    def joined_by(self, place: tuple[date, int]) -> date:
        """The day the student last joined, at a place in the order of events; before that, the day of joining first."""
        return max((day for day, at in self.joined if (day, at) <= place), default=self.joined[0][0])

    def entered_after(self, event: Event, other: Event) -> bool:
        """Whether an event stands later in the file than another."""
        return self._file_places[event.id] > self._file_places[other.id]

    @cached_property
    def _file_places(self) -> dict[str, int]:
        return file_places(self.student.events)

    @classmethod
    def of(cls, student: Student, basis: Basis, as_of: date) -> Facts:
        student = as_then(student, as_of)
        events = student.known(as_of)
        identity = student.identity
        level = basis.level(identity)
        own = identity.progress.dates if identity.progress else ()
        dates = tuple(sorted({*basis.report_dates.get(level, ()), *own}))
        return cls(
            student,
            events,
            basis.calendar(identity),
            level,
            tuple(joinings(events)),
            dates,
            basis.law.members,
        )

    @cached_property
    def _suspected(self) -> frozenset[str]:
        return suspected_areas(self.student.identity, self.events)

    def had_iep(self, place: tuple[date, int]) -> bool:
        """Whether the student had an IEP at a place in the order of events."""
        return has_iep(tuple(e for at, e in enumerate(self.events) if (e.date, at) < place))

    def concerns(self, rule: Rule) -> bool:
        """Whether a rule is for this student, or for the caseload as a whole."""
        if rule.for_caseload != self.is_caseload:
            return False
        wanted = rule.only_for
        if wanted is None:
            return True
        identity = self.student.identity
        status = identity.language.status if identity.language else None
        return (
            (not wanted.english_learner or is_english_learner(identity))
            and (not wanted.language or status in wanted.language)
            and (not wanted.suspected or not self._suspected.isdisjoint(wanted.suspected))
        )

    @cached_property
    def standing_meetings(self) -> tuple[MeetingScheduled, ...]:
        """Bookings that were not moved to another day, held since or still ahead."""
        held, ahead = standing_meetings(self.events)
        return (*held, *ahead)

    @cached_property
    def meeting_ties(self) -> MeetingTies:
        """Which booked meetings each event is about."""
        return meeting_ties(self.events)

    @cached_property
    def revoked(self) -> frozenset[str]:
        """The ids of the events that a later one took back: a booking that was moved or called off has met nothing."""
        return bookings_gone(self.events)

    @cached_property
    def _first_sessions(self) -> dict[str, frozenset[str]]:
        return first_sessions(self.events)

    def matches(self, on: On, event: Event) -> bool:
        """Whether an event is one of these, first sessions told from continued ones."""
        if not on.matches(event):
            return False
        if not on.first_session:
            return True
        return on.purposes & set(getattr(event, "purposes", ())) <= self._first_sessions.get(
            event.id, frozenset()
        )
