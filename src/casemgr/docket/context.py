"""What every deadline is computed from besides the student: the law, the readings and the calendars."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import NamedTuple

from casemgr.casefile.student import Identity
from casemgr.casefile.vocabulary import Level, level_of_grade
from casemgr.days.calendar import Calendar
from casemgr.days.counting import BusinessDays, Pause
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.deadline import OtherReading
from casemgr.law.book import LawBook
from casemgr.law.readings import Readings, alternatives
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn, StartsWithRule

Holidays = Callable[[str, int], dict[date, str] | None]
"""The weekdays and weekend days that are holidays in a year, under one reading of `business_holidays`; None where they are
not known."""


class ReadingChange(NamedTuple):
    """A single change of a reading: its name, it as it is shown, and the readings with it."""

    reading: str
    label: str
    readings: Readings


@dataclass(eq=False)
class Context:
    """Made once a command; the tables it builds are kept for every student."""

    law: LawBook
    readings: Readings
    main_years: tuple[SchoolYear, ...]
    tracks: dict[str, tuple[SchoolYear, ...]]
    levels: dict[str, Level]
    holidays: Holidays
    report_dates: dict[Level, tuple[date, ...]] = field(default_factory=dict)
    """The days the district has set for progress reports, by level."""
    case_manager: str = ""
    """Who manages the caseload, and reviews an IEP with the others."""
    _calendars: dict[tuple[str | None, str | None], Calendar] = field(default_factory=dict)
    kept: dict[tuple[object, ...], tuple[OtherReading, ...]] = field(default_factory=dict, init=False)
    """The dates under other readings, by what decides them."""
    _business: dict[str, BusinessDays] = field(default_factory=dict, init=False)
    _others: dict[tuple[str, date | None], tuple[ReadingChange, ...]] = field(
        default_factory=dict, init=False
    )

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

    def reports_of(self, identity: Identity, level: Level) -> tuple[date, ...]:
        """The days set for a student's progress reports, by the district and in the student's IEP, in no order."""
        own = identity.progress.dates if identity.progress else ()
        return (*self.report_dates.get(level, ()), *own)

    @cached_property
    def leading(self) -> frozenset[str]:
        """The ids of the rules whose clocks decide which clocks of others start."""
        words = [word for rule in self.law.rules for word in rule.starts]
        with_rule = {word.rule for word in words if isinstance(word, StartsWithRule)}
        return frozenset(
            with_rule | {w.unless_open for w in words if isinstance(w, StartsOn) and w.unless_open}
        )

    def pause(self, rule: Rule, readings: Readings) -> Pause | None:
        """The days of the school calendar that this rule's clock skips; None if it skips none."""
        if rule.pauses is None:
            return None
        law = self.law.pause[rule.pauses]
        if law.read_by is None:
            return Pause(law.between_years, law.breaks_over)
        if readings.break_pause == "none":
            return None
        return Pause(law.between_years, law.breaks_over, readings.break_pause, readings.break_counts)

    def business_days(self, readings: Readings) -> BusinessDays:
        reading = readings.business_holidays
        if reading not in self._business:
            self._business[reading] = BusinessDays(lambda year: self.holidays(reading, year))
        return self._business[reading]

    def other_readings_of(self, rule: Rule) -> tuple[ReadingChange, ...]:
        """Each single change of a reading that can move a rule's date."""
        version = (rule.id, rule.in_force.from_)
        if version not in self._others:
            moving = self.law.reads(rule)
            self._others[version] = tuple(each for each in self.other_readings if each.reading in moving)
        return self._others[version]

    @cached_property
    def other_readings(self) -> tuple[ReadingChange, ...]:
        """Each single change of a reading, in settings order."""
        return tuple(
            ReadingChange(name, f"{name}: {value}", self.readings.model_copy(update={name: value}))
            for name, values in alternatives()
            for value in values
            if value != getattr(self.readings, name)
        )
