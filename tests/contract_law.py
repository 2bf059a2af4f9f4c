"""How long each of the contract's fixed rules is (part 4), under one set of readings (part 1); for `contract_oracle.py`.

Nothing here comes from the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from contract_days import Count, Json, School, Unknown, business_days, years_after

READINGS: dict[str, tuple[str, ...]] = {  # part 1, in settings order; the first value is the default
    "break_pause": ("whole_gap", "published_break", "excess_only", "none"),
    "break_counts": ("break_days", "all_days_off"),
    "year_end_iep": ("earliest", "consent", "referral"),
    "anniversary": ("same_day", "day_before"),
    "interim_placement": ("enrollment", "records"),
    "business_holidays": ("federal_and_state_offices", "federal_and_6700", "federal"),
}
AGES = {"rights-at-17": 17, "transition-16": 16, "part-b-by-3": 3}
RECORDS = ("records-copies", "records-transfer")
RULES = (
    *("assessment-plan", "initial-iep", "reassessment-iep", "annual-review", "triennial", "triennial-plan"),
    *("meeting-notice", "parent-requested-iep", "interim-placement", "written-notice", "progress-report"),
    *("manifestation-review", *RECORDS, *AGES),
)


@dataclass
class Clock:
    rule: str
    start: int | None
    by: str
    """The id of the event that started it."""
    about: Any = None
    """What the rule needs besides the start: a purpose, a meeting, a referral, a birthday."""
    until: int | None = None
    met: int | None = None
    ended: bool = False


class Law:
    """How long each rule is (part 4), under one set of readings."""

    def __init__(self, school: School, readings: Json) -> None:
        self.school, self.readings = school, readings

    def count(self, clock: Clock) -> Count:
        try:
            return self._count(clock, clock.start or 0)
        except Unknown:
            return Count(None)

    def _count(self, clock: Clock, start: int) -> Count:
        if clock.until is not None:
            return self._until(start, clock.until)
        rule, school = clock.rule, self.school
        if rule in {"assessment-plan", "initial-iep", "reassessment-iep"}:
            return self._year_end(clock, start)
        if rule in RECORDS:
            return self._records(clock, start)
        if rule in {"written-notice", "manifestation-review"}:
            return school.walk(start, 10, school.idle)
        if rule == "progress-report":
            return school.walk(start, 7 * clock.about, school.summer) if start else Count(None)
        return self._plain(clock, start)

    def _plain(self, clock: Clock, start: int) -> Count:
        """The rules of one number."""
        if clock.rule == "parent-requested-iep":
            return self._paused(start, 30)
        if clock.rule == "triennial-plan":
            return self._paused(self._anniversary(start, 3), 75, step=-1)
        if clock.rule == "meeting-notice":
            due = max(start, clock.about - self.readings["meeting_notice_days"])
            return Count(due, clock.about - due, clock.about - due)
        if clock.rule == "interim-placement":
            begin = clock.about if self.readings["interim_placement"] == "records" else start
            return Count(None) if begin is None else self.school.walk(begin, 30, None)
        years = {"annual-review": 1, "triennial": 3}
        return Count(self._anniversary(start, years[clock.rule]) if clock.rule in years else clock.about)

    def _anniversary(self, start: int, years: int) -> int:
        return years_after(start, years) - int(self.readings["anniversary"] == "day_before")

    def _skips(self) -> set[int]:
        return self.school.skips(self.readings["break_pause"], self.readings["break_counts"])

    def _paused(self, start: int, number: int, step: int = 1) -> Count:
        return self.school.walk(
            start, number, None if self.readings["break_pause"] == "none" else self._skips(), step
        )

    def _ordinary(self, start: int, number: int) -> Count:
        try:
            return self._paused(start, number)
        except Unknown:
            return Count(None)

    def _year_end(self, clock: Clock, start: int) -> Count:
        """The earliest of the dates to which the ordinary count and what comes late in the year lead."""
        number, within, triggers = 60, 30, [clock.start]
        if clock.rule == "assessment-plan":
            number, within = 15, 10
        if clock.rule == "initial-iep":  # a reassessment has only the consent
            both = [clock.start, clock.about]
            triggers = {"consent": both[:1], "referral": both[1:]}.get(self.readings["year_end_iep"], both)
        ordinary = self._ordinary(start, number)
        found = [self._late_in_year(trigger, within, ordinary, start) for trigger in triggers]
        if any(each.due is None for each in found):
            return Count(None)
        return min(found, key=lambda each: each.due or 0)

    def _late_in_year(self, trigger: int | None, within: int, ordinary: Count, start: int) -> Count:
        if trigger is not None and trigger not in self.school.known:
            return Count(None)  # whether the trigger is late in its year is not known
        year = None if trigger is None else self.school.year_of(trigger)
        if year is None or trigger is None or year.last - trigger > within:
            return ordinary
        after = self.school.year_after(year)
        if after is None:
            return Count(None)
        due = after.first + within
        if due <= start:
            return ordinary
        found = self._until(start, due)
        found.ordinary = ordinary.due
        return found

    def _until(self, start: int, due: int) -> Count:
        """Up to a date that no count led to. Which days count is not said; here those known that the pause leaves."""
        known, skips = self.school.known, self._skips()
        days = range(start + 1, due + 1) if self.readings["break_pause"] != "none" else ()
        skipped = [each for each in days if each in skips or each not in known]
        return Count(due, due - start - len(skipped), due - start, skipped)

    def _records(self, clock: Clock, start: int) -> Count:
        found = business_days(start, 5, self.readings["business_holidays"])
        between = [each for each in clock.about or () if start <= each <= (found.due or 0)]
        if not between:
            return found
        due = max(start, min(between) - 1)
        skipped = [each for each in found.skipped if each <= due]
        return Count(due, due - start - len(skipped), due - start, skipped)

    def progress_start(self, added: int, annual: int, weeks: int) -> int | None:
        """From when the report of a student added with none on record is counted; None where that is unknown."""
        year = self.school.coming_year(added)
        if year is None:
            return None
        start = max(annual, year.first)
        due = self.count(Clock("progress-report", start, "", weeks)).due
        return added if due is not None and due < added else start
