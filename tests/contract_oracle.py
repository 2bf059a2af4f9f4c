"""The deadlines of the contract's fixed rules, worked out a second time from its words alone.

Nothing here comes from the program: one student's file, the settings and the calendars go in as plain data, and the
clocks come out. Days are ordinals. Where the contract does not say what happens, a comment beside the choice made here says
so; `compare_stories.SILENT` lists those in which the program chose differently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from contract_days import Count, Json, School, Unknown, Year, business_days, day, years_after

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
        rule, school = clock.rule, self.school
        if clock.until is not None:
            return self._until(start, clock.until)
        if rule == "assessment-plan":
            return self._year_end([start], 10, self._ordinary(start, 15), start)
        if rule in {"initial-iep", "reassessment-iep"}:
            return self._year_end(self._triggers(clock), 30, self._ordinary(start, 60), start)
        if rule == "parent-requested-iep":
            return self._paused(start, 30)
        if rule in {"written-notice", "manifestation-review"}:
            return school.walk(start, 10, school.idle)
        if rule == "progress-report":
            return school.walk(start, 7 * clock.about, school.summer) if start else Count(None)
        if rule in RECORDS:
            return self._records(clock, start)
        if rule == "triennial-plan":
            return self._paused(self._anniversary(start, 3), 75, step=-1)
        if rule == "meeting-notice":
            due = max(start, clock.about - self.readings["meeting_notice_days"])
            return Count(due, clock.about - due, clock.about - due)
        if rule == "interim-placement":
            records = self.readings["interim_placement"] == "records"
            return (
                school.walk(clock.about if records else start, 30, None)
                if clock.about or not records
                else Count(None)
            )
        years = {"annual-review": 1, "triennial": 3}
        return Count(self._anniversary(start, years[rule]) if rule in years else clock.about)

    def _anniversary(self, start: int, years: int) -> int:
        return years_after(start, years) - (self.readings["anniversary"] == "day_before")

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

    def _triggers(self, clock: Clock) -> list[int | None]:
        """The days that may start the 30-day rule at the end of the year; a reassessment has only the consent."""
        reading = self.readings["year_end_iep"] if clock.rule == "initial-iep" else "consent"
        return {"consent": [clock.start], "referral": [clock.about]}.get(reading, [clock.start, clock.about])

    def _year_end(self, triggers: list[int | None], within: int, ordinary: Count, start: int) -> Count:
        """The earliest of the dates to which the triggers lead."""
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
        """Up to a date that no count led to. Which days count is not said; here those that the pause leaves."""
        skipped = [each for each in range(start + 1, due + 1) if each in self._skips()]
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


class Case:
    """One student's events in order; what each starts, meets and ends."""

    def __init__(self, student: Json, settings: Json, school: School, as_of: int) -> None:
        self.student, self.school, self.as_of = student, school, as_of
        self.readings: Json = {key: values[0] for key, values in READINGS.items()} | {
            "meeting_notice_days": 10
        }
        self.readings |= settings.get("readings", {})
        level = next(each["level"] for each in settings["schools"] if each["name"] == student["school"])
        self.weeks = self.readings.get("progress_weeks", {"elementary": 12, "secondary": 6})[level]
        self.clocks: list[Clock] = []
        self.joined: int | None = None
        self.referral: int | None = None
        self.has_iep = False
        self.sessions: dict[str, int] = {}
        self.bookings: list[tuple[set[str], int]] = []
        self.meetings: list[int] = []
        self.removed: dict[Year | None, float] = {}
        for event in self._known():
            handler = getattr(self, "_" + event["type"], None)
            if handler is not None:
                handler(event, day(event["date"]))
        self._finish()

    def _known(self) -> list[Json]:
        """The events recorded by the day of the command and not void, by date, ties in file order."""
        known = [each for each in self.student["events"] if day(each["recorded"]) <= self.as_of]
        void = {each["event"] for each in known if each["type"] == "void"}
        return sorted((each for each in known if each["id"] not in void), key=lambda each: day(each["date"]))

    def start(self, rule: str, at: int | None, event: Json, about: Any = None) -> None:
        self.clocks.append(Clock(rule, at, event["id"], about))

    def running(self, *rules: str) -> list[Clock]:
        return [
            clock for clock in self.clocks if clock.rule in rules and clock.met is None and not clock.ended
        ]

    def meet(self, clocks: Iterable[Clock], at: int) -> None:
        for clock in clocks:
            clock.met = at

    def end(self, clocks: Iterable[Clock]) -> None:
        for clock in clocks:
            clock.ended = True

    # --- joining and leaving

    def _join(self, event: Json, at: int) -> None:
        """An age rule exists only where the birthday comes after the day the student was added."""
        if self.joined is not None:
            return
        self.joined = at
        for rule, age in AGES.items():
            birthday = years_after(day(self.student["born"]), age)
            if birthday > at:
                self.start(rule, at, event, birthday)  # started on the day of joining: silent

    def _student_added(self, event: Json, at: int) -> None:
        self._join(event, at)
        if event.get("last_evaluation"):
            self._evaluated(day(event["last_evaluation"]), event)
        if not event.get("last_annual"):
            return
        annual = day(event["last_annual"])
        self.has_iep = True
        self.start("annual-review", annual, event)
        if event.get("last_progress"):
            self._progress_report_sent({"id": event["id"]}, day(event["last_progress"]))
            return
        begin = Law(self.school, self.readings).progress_start(at, annual, self.weeks)
        self.start("progress-report", begin, event, self.weeks)

    def _transferred_in(self, event: Json, at: int) -> None:
        self._student_added(event, at)
        if event.get("kind", "other-selpa") == "other-selpa":
            self.start("interim-placement", at, event)

    def _records_received(self, event: Json, at: int) -> None:
        for clock in self.clocks:
            if clock.rule == "interim-placement":
                clock.about = clock.about or at

    def _exited(self, event: Json, at: int) -> None:
        """Every open clock ends; a request for records outlives the stay (not said)."""
        self.end(self.running(*(set(RULES) - set(RECORDS))))
        self.bookings.clear()

    # --- referral, assessment, meetings

    def _referral_received(self, event: Json, at: int) -> None:
        self._join(event, at)
        if event.get("form", "written") == "written":
            self.referral = at
            self._plan_wanted(event, at)

    def _plan_wanted(self, event: Json, at: int) -> None:
        """One plan answers every referral that is open; a second one starts no clock beside the first (not said)."""
        if not self.running("assessment-plan"):
            self.start("assessment-plan", at, event)

    def _referral_withdrawn(self, event: Json, at: int) -> None:
        """Of one who has no IEP also the duty by the third birthday (not said, nor that the other ages stay)."""
        self.end(self.running("assessment-plan", *([] if self.has_iep else ["part-b-by-3"])))

    def _assessment_plan_given(self, event: Json, at: int) -> None:
        self.meet(self.running("assessment-plan"), at)
        if event["purpose"] == "triennial":
            self.meet(self.running("triennial-plan"), at)

    def _consent_received(self, event: Json, at: int) -> None:
        if event["purpose"] == "initial":
            self.start("initial-iep", at, event, self.referral)
        else:
            self.start("reassessment-iep", at, event, event["purpose"])

    def _extension_agreed(self, event: Json, at: int) -> None:
        """Also of a clock met meanwhile (not said)."""
        for clock in self.clocks:
            if clock.rule == event["rule"] and clock.by == event["clock"]:
                clock.until = day(event["until"])

    def _meeting_scheduled(self, event: Json, at: int) -> None:
        self._unbook(set(event["purposes"]), None)
        self.bookings.append((set(event["purposes"]), day(event["meeting_date"])))
        self.start("meeting-notice", at, event, day(event["meeting_date"]))

    def _meeting_cancelled(self, event: Json, at: int) -> None:
        self._unbook(set(event["purposes"]), day(event["meeting_date"]))

    def _unbook(self, purposes: set[str], only: int | None) -> None:
        """A booking that is replaced, called off or held is gone, and with it the duty of its notice (held: not said)."""
        gone = [each for each in self.bookings if each[0] & purposes and only in {None, each[1]}]
        self.bookings = [each for each in self.bookings if each not in gone]
        self.end(
            clock for clock in self.running("meeting-notice") if clock.about in {each[1] for each in gone}
        )

    def _document_sent(self, event: Json, at: int) -> None:
        if event["document"] == "meeting-notice":
            meeting = event.get("meeting")
            found = self.running("meeting-notice")
            self.meet((clock for clock in found if meeting is None or clock.about == day(meeting)), at)

    def _meeting_held(self, event: Json, at: int) -> None:
        purposes = set(event["purposes"])
        self._unbook(purposes, None)
        self.meetings.append(at)
        first = min([self.sessions[each] for each in purposes if each in self.sessions], default=at)
        self.meet(self.running("parent-requested-iep"), at)
        self._cycle(event, purposes, first)
        if event["outcome"] == "continued":
            self.sessions |= dict.fromkeys(purposes, first)
            return
        for purpose in purposes:
            self.sessions.pop(purpose, None)
        if "initial" in purposes:
            self.meet(self.running("initial-iep"), at)
        if purposes & {
            "interim",
            "initial",
            "annual",
            "triennial",
        }:  # which meetings make a new IEP is not said
            self.meet(self.running("interim-placement"), at)
        running = self.running("reassessment-iep")
        if purposes & {"triennial", "supplemental"}:
            self.meet([clock for clock in running if len(running) == 1 or clock.about in purposes], at)

    def _cycle(self, event: Json, purposes: set[str], first: int) -> None:
        """The annual review and the evaluation, by the first session; an initial one once the student is eligible."""
        if purposes & self.sessions.keys() and "initial" not in purposes:
            return
        if "initial" in purposes and event["outcome"] == "continued":
            return
        if event.get("eligible") is False:
            self.end(self.running(*AGES))
            return
        self.has_iep = True
        reviewed = purposes & {"initial", "annual"} or (
            "triennial" in purposes and not event.get("plan_not_reviewed")
        )
        if reviewed:
            self.meet(self.running("annual-review"), first)
            self.start("annual-review", first, event)
        if purposes & {"initial", "triennial"}:
            self.meet(self.running("triennial"), first)
            self.end(self.running("triennial-plan"))
            self._evaluated(first, event)

    def _evaluated(self, at: int, event: Json) -> None:
        self.start("triennial", at, event)
        self.start("triennial-plan", at, event)

    def _iep_answered(self, event: Json, at: int) -> None:
        if event["answer"] not in {"agreed", "partly"}:
            return
        self.meet(self.running("part-b-by-3"), at)
        if not any(clock.rule == "progress-report" for clock in self.clocks):
            self.start("progress-report", at, event, self.weeks)

    def _progress_report_sent(self, event: Json, at: int) -> None:
        """One on or before the first counting day is the report on record from which to count; it meets nothing."""
        running = self.running("progress-report")
        self.end(clock for clock in running if at <= (clock.start or 0))
        self.meet((clock for clock in running if not clock.ended), at)
        self.start("progress-report", at, event, self.weeks)

    # --- requests and records

    def _parent_request_received(self, event: Json, at: int) -> None:
        self.start("written-notice", at, event)
        if event.get("form", "written") == "written":
            if event.get("meeting"):
                self.start("parent-requested-iep", at, event)
            if event.get("assessment"):
                self._plan_wanted(event, at)

    def _parent_request_withdrawn(self, event: Json, at: int) -> None:
        self.end(clock for clock in self.running(*RULES) if clock.by == event["request"])

    def _prior_written_notice_sent(self, event: Json, at: int) -> None:
        self.meet(
            (clock for clock in self.running("written-notice") if clock.by in event.get("answers", ())), at
        )
        if event.get("action", "refused") == "refused" and event.get("subject") == "assessment":
            self.end(self.running("assessment-plan"))

    def _records_requested(self, event: Json, at: int) -> None:
        rule = "records-transfer" if event.get("requester") == "district" else "records-copies"
        self.start(rule, at, event)

    def _records_provided(self, event: Json, at: int) -> None:
        self.meet(self.running("records-transfer" if event.get("to") == "district" else "records-copies"), at)

    # --- discipline

    def _placement_change_decided(self, event: Json, at: int) -> None:
        if all(clock.about == "decision" for clock in self.running("manifestation-review")):
            self.start("manifestation-review", at, event, "decision")

    def _removal(self, event: Json, at: int) -> None:
        if event.get("services_continued"):
            return
        year = self.school.year_of(at)
        before = self.removed.get(year, 0)
        self.removed[year] = before + event["days"]
        passes = before <= 10 < before + event["days"] and not self._review_of(year)
        in_a_row = event["days"] > 10 and not self._review_in_ten_school_days(at)
        if passes or in_a_row:
            self.start(
                "manifestation-review", at, event, "removal that passes ten" if passes else "removal in a row"
            )

    def _review_of(self, year: Year | None) -> bool:
        """Whether a review of that year is open or has been held."""
        reviews = [clock for clock in self.clocks if clock.rule == "manifestation-review" and not clock.ended]
        return any(self.school.year_of(clock.start or 0) == year for clock in reviews)

    def _review_in_ten_school_days(self, at: int) -> bool:
        starts = [clock.start or 0 for clock in self.running("manifestation-review")]
        return any(sum(each in self.school.attended for each in range(begun, at)) <= 10 for begun in starts)

    def _manifestation_review_held(self, event: Json, at: int) -> None:
        self.meet(sorted(self.running("manifestation-review"), key=lambda clock: clock.start or 0)[:1], at)

    # --- what fits every rule

    def _done(self, event: Json, at: int) -> None:
        self.meet(self._meant(event), at)

    def _not_applicable(self, event: Json, at: int) -> None:
        self.end(self._meant(event))

    def _meant(self, event: Json) -> list[Clock]:
        return [each for each in self.running(event["rule"]) if event.get("clock") in {None, each.by}]

    def _finish(self) -> None:
        meetings = [*self.meetings, *(each[1] for each in self.bookings)]
        for clock in self.clocks:
            if clock.rule == "records-copies":
                clock.about = meetings

    # --- what `due --all` says

    def rows(self) -> list[Json]:
        return [self._row(clock) for clock in self.clocks if not clock.ended]

    def _row(self, clock: Clock) -> Json:
        found = Law(self.school, self.readings).count(clock)
        return {
            "rule": clock.rule,
            "about": clock.about,
            "started_on": clock.start,
            "due": found.due,
            "status": self._status(clock, found.due),
            "met_on": clock.met,
            "hold_by": self._hold_by(clock, found),
            "counted_days": found.counted,
            "raw_days": found.raw,
            "pauses": sorted(found.skipped),
            "other_readings": self._others(clock, found.due),
        }

    def _status(self, clock: Clock, due: int | None) -> str:
        if clock.met is not None:
            return "met_late" if due is not None and clock.met > due else "met"
        if due is None:
            return "unknown"
        return "overdue" if self.as_of > due else "running"

    def _hold_by(self, clock: Clock, found: Count) -> int | None:
        """The last school day from the start to the due date; for a business-day rule the due date."""
        if clock.rule in RECORDS or found.due is None:
            return found.due
        return self.school.last_attended(clock.start or 0, min(found.due, found.ordinary or found.due))

    def _others(self, clock: Clock, due: int | None) -> list[tuple[str, int | None]]:
        """Each single reading whose change moves the due date."""
        found: list[tuple[str, int | None]] = []
        for key, values in READINGS.items():
            for value in values:
                other = Law(self.school, self.readings | {key: value}).count(clock).due
                if other != due:
                    found.append((f"{key}: {value}", other))
        return found


def expected(student: Json, settings: Json, school: School, as_of: date) -> list[Json]:
    """Every clock of the fixed rules that `due --all` lists for this student, days as ordinals."""
    return Case(student, settings, school, day(as_of)).rows()
