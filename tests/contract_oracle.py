"""The deadlines of the contract's fixed rules, worked out a second time from its words alone.

Nothing here comes from the program: one student's file, the settings and the calendars go in as plain data, and the
clocks come out. Days are ordinals. Where the contract does not say what happens, the comment beside the choice made here ends
in "not said"; `compare_stories.SILENT` lists the differences that are left between such choices.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from contract_days import Count, Json, School, Year, day, years_after
from contract_law import AGES, READINGS, RECORDS, RULES, Clock, Law


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
        self.spoken = False
        """Whether an oral referral waits to be put in writing."""
        self.answered_spoken = False
        """Whether a plan was given since."""
        self.until_referred: list[Clock] = []
        self.first_iep: int | None = None
        """The day on which the student came with an IEP, or was found eligible for one."""
        self.reviewed: set[Year | None] = set()
        """The school years in which a review was held; of which year's incident it was is not said to matter."""
        self.begun: set[str] = set()
        """Purposes of meetings that were continued and are not completed."""
        self.bookings: list[tuple[set[str], int, str]] = []
        """Of each meeting booked: purposes, day, the id of the booking."""
        self.meetings: list[int] = []
        self.records_came: list[int] = []
        self.waiting: list[tuple[Json, int]] = []
        self.extended: dict[tuple[str, str], int] = {}
        """Referrals that came while another was open."""
        self.removed: dict[Year | None, float] = {}
        self.carried_out: dict[str, Json] = {}
        """The removals that carry out a proposed one, by its id."""
        for event in self._known():
            handler = getattr(self, "_" + event["type"], None)
            if handler is not None:
                handler(event, day(event["date"]))
        self._finish()

    def _known(self) -> list[Json]:
        """The events recorded by the day of the command and not void, by date, ties in file order."""
        known = [each for each in self.student["events"] if day(each["recorded"]) <= self.as_of]
        void = {each["event"] for each in known if each["type"] == "void"}
        found = sorted((each for each in known if each["id"] not in void), key=lambda each: day(each["date"]))
        ids = {each["id"] for each in found}
        self.carried_out = {each["carries_out"]: each for each in found if each.get("carries_out") in ids}
        return found

    def start(self, rule: str, at: int | None, event: Json, about: Any = None) -> None:
        clock = Clock(rule, at, event["id"], about)
        clock.until = self.extended.get((rule, event["id"]), clock.until)
        self.clocks.append(clock)

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
        self.first_iep = self.first_iep or at
        if event.get("last_evaluation"):
            self._evaluated(day(event["last_evaluation"]), event)
        if not event.get("last_annual"):
            return
        annual = day(event["last_annual"])
        self.start("annual-review", annual, event)
        if event.get("last_progress"):
            self._progress_report_sent({"id": event["id"]}, day(event["last_progress"]))
            return
        effect = annual if event["type"] == "student_added" else at  # of one who moves in: not said
        begin = Law(self.school, self.readings).progress_start(at, effect, self.weeks)
        self.start("progress-report", begin, event, self.weeks)

    def _transferred_in(self, event: Json, at: int) -> None:
        self._student_added(event, at)
        in_summer = at in self.school.summer  # not the same academic year: timelines.md, A3
        if event.get("kind", "other-selpa") == "other-selpa" and not in_summer:
            self.start("interim-placement", at, event)

    def _records_received(self, event: Json, at: int) -> None:
        self.records_came.append(at)

    def _exited(self, event: Json, at: int) -> None:
        """Every open clock ends; a request for records outlives the stay (not said)."""
        self.end(self.running(*(set(RULES) - set(RECORDS))))
        self.bookings = [
            each for each in self.bookings if each[1] <= at
        ]  # what was booked for a day before may have been held

    # --- referral, assessment, meetings

    def _referral_received(self, event: Json, at: int) -> None:
        self._join(event, at)
        for clock in self.until_referred:
            clock.ended = False
        self.until_referred.clear()
        if event.get("form", "written") == "written":
            self.referral = at
            self._plan_wanted(event, at)
            if self.answered_spoken:
                self.meet(self.running("assessment-plan"), at)
            self.spoken = self.answered_spoken = False
        else:
            self.spoken = True

    def _plan_wanted(self, event: Json, at: int) -> None:
        """One plan answers every referral that is open; a second one starts no clock beside the first (not said)."""
        if self.running("assessment-plan"):
            self.waiting.append((event, at))
        else:
            self.waiting.clear()
            self.start("assessment-plan", at, event)

    def _referral_withdrawn(self, event: Json, at: int) -> None:
        """Also the duty by the third birthday, and not those by the later ones (not said)."""
        self.end(self.running("assessment-plan"))
        self._refer_no_more()

    def _refer_no_more(self) -> None:
        """No IEP is to be in effect by the third birthday, until the child is referred again (not said)."""
        self.spoken = self.answered_spoken = False
        self.until_referred += self.running("part-b-by-3")
        self.end(self.until_referred)

    def _assessment_plan_given(self, event: Json, at: int) -> None:
        """A plan since the oral referral answers the written one, wherever it is in the file on that day (not said)."""
        self.answered_spoken = self.spoken
        self.meet(self.running("assessment-plan"), at)
        if event["purpose"] == "triennial":
            self.meet(self.running("triennial-plan"), at)

    def _consent_received(self, event: Json, at: int) -> None:
        if event["purpose"] == "initial":
            self.start("initial-iep", at, event, self.referral)
        else:
            self.start("reassessment-iep", at, event, event["purpose"])

    def _extension_agreed(self, event: Json, at: int) -> None:
        """Also of a clock met meanwhile, or one that starts only when what it waits for is withdrawn (not said)."""
        self.extended[event["rule"], event["clock"]] = day(event["until"])
        for clock in self.clocks:
            if clock.rule == event["rule"] and clock.by == event["clock"]:
                clock.until = day(event["until"])

    def _meeting_scheduled(self, event: Json, at: int) -> None:
        self._unbook(set(event["purposes"]), None)
        self.bookings.append((set(event["purposes"]), day(event["meeting_date"]), event["id"]))
        self.start("meeting-notice", at, event, day(event["meeting_date"]))

    def _meeting_cancelled(self, event: Json, at: int) -> None:
        self._unbook(set(event["purposes"]), day(event["meeting_date"]))

    def _unbook(self, purposes: set[str], only: int | None) -> None:
        """A booking that is replaced, called off or held is gone, and with it the duty of its notice (held: not said)."""
        gone = [each for each in self.bookings if each[0] & purposes and only in {None, each[1]}]
        self.bookings = [each for each in self.bookings if each not in gone]
        self.end(clock for clock in self.running("meeting-notice") if clock.by in {each[2] for each in gone})

    def _document_sent(self, event: Json, at: int) -> None:
        if event["document"] == "meeting-notice":
            meeting = event.get("meeting")
            found = self.running("meeting-notice")
            self.meet((clock for clock in found if meeting is None or clock.about == day(meeting)), at)

    def _meeting_held(self, event: Json, at: int) -> None:
        purposes = set(event["purposes"])
        if not any(each[0] & purposes for each in self.bookings):  # a booking of that day is meant (not said)
            self._unbook(set().union(*(each[0] for each in self.bookings if each[1] == at)), at)
        self._unbook(purposes, None)
        self.meetings.append(at)
        self.meet(self.running("parent-requested-iep"), at)
        self._cycle(event, purposes, at)
        if event["outcome"] == "continued":
            self.begun |= purposes
            return
        self.begun -= purposes
        if "initial" in purposes:
            self.meet(self.running("initial-iep"), at)
            if event.get("eligible"):
                self.first_iep = self.first_iep or at
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

    def _cycle(self, event: Json, purposes: set[str], at: int) -> None:
        """The annual review and the evaluation, by the first session; what an initial one starts ends if not eligible."""
        if event.get("eligible") is False:
            self.end(self.running("annual-review", "triennial", "triennial-plan", *AGES))
            return
        reviews = (
            {"initial", "annual"} if event.get("plan_not_reviewed") else {"initial", "annual", "triennial"}
        )
        if purposes & reviews and not purposes & reviews & self.begun:
            self.meet(self.running("annual-review"), at)
            self.start("annual-review", at, event)
        evaluations = purposes & {"initial", "triennial"}
        if evaluations and not evaluations & self.begun:
            self.meet(self.running("triennial"), at)
            self.end(self.running("triennial-plan"))
            self._evaluated(at, event)

    def _evaluated(self, at: int, event: Json) -> None:
        self.start("triennial", at, event)
        self.start("triennial-plan", at, event)

    def _iep_answered(self, event: Json, at: int) -> None:
        if event["answer"] not in {"agreed", "partly"}:
            return
        waiting = [clock for clock in self.until_referred if clock.met is None]
        self.meet([*self.running("part-b-by-3"), *waiting], at)
        if not any(clock.rule == "progress-report" for clock in self.clocks):
            begin = Law(self.school, self.readings).progress_start(self.joined or at, at, self.weeks)
            self.start("progress-report", begin, event, self.weeks)

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
            if event.get("assessment"):  # it is a referral
                self.referral = at
                self._plan_wanted(event, at)

    def _parent_request_withdrawn(self, event: Json, at: int) -> None:
        """A referral that came meanwhile then counts from its own day (not said)."""
        gone = [clock for clock in self.running(*RULES) if clock.by == event["request"]]
        self.end(gone)
        waiting = [each for each in self.waiting if each[0]["id"] != event["request"]]
        self.waiting = waiting
        if waiting and any(clock.rule == "assessment-plan" for clock in gone):
            self.start("assessment-plan", waiting[0][1], waiting[0][0])
            self.waiting = waiting[1:]

    def _prior_written_notice_sent(self, event: Json, at: int) -> None:
        self.meet(
            (clock for clock in self.running("written-notice") if clock.by in event.get("answers", ())), at
        )
        if event.get("action", "refused") == "refused" and event.get("subject") == "assessment":
            self._declined(event)

    def _declined(self, event: Json) -> None:
        """A notice that answers another request is about that; what was asked for meanwhile then counts from its own day (not
        said). One that declines to assess a child without an IEP leaves none to be ready by the third birthday (not said)."""
        answers = event.get("answers")
        if not answers and self.first_iep is None:
            self._refer_no_more()
        gone = [each for each in self.running("assessment-plan") if not answers or each.by in answers]
        self.end(gone)
        self.waiting = [each for each in self.waiting if answers and each[0]["id"] not in answers]
        if gone and self.waiting:
            self.start("assessment-plan", self.waiting[0][1], self.waiting[0][0])
            self.waiting = self.waiting[1:]

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
        if event.get("services_continued") or event.get("carries_out") in self.carried_out:
            return
        done = self.carried_out.get(event["id"], event)
        year = self.school.year_of(at)
        before = self.removed.get(year, 0)
        after = self.removed[year] = before + min(done["days"], self._days_left(day(done["date"])))
        passes = before <= 10 < after and not self._review_of(year)
        in_a_row = done["days"] > 10 and not self._review_in_ten_school_days(at)
        if passes or in_a_row:
            about = "removal that passes ten" if passes else "removal in a row"
            self.start("manifestation-review", at, event, about)

    def _days_left(self, at: int) -> float:
        """The tally stops at the last school day of the year; the days imposed decide what is more than ten."""
        year = self.school.year_of(at)
        return sum(at <= each <= year.last for each in self.school.attended) if year else float("inf")

    def _review_of(self, year: Year | None) -> bool:
        """Whether a review of that year is open or has been held."""
        running = self.running("manifestation-review")
        return year in self.reviewed or any(
            self.school.year_of(clock.start or 0) == year for clock in running
        )

    def _review_in_ten_school_days(self, at: int) -> bool:
        starts = [clock.start or 0 for clock in self.running("manifestation-review")]
        return any(sum(each in self.school.attended for each in range(begun, at)) <= 10 for begun in starts)

    def _manifestation_review_held(self, event: Json, at: int) -> None:
        """The oldest open one is meant; one that none asked for was held all the same."""
        running = sorted(self.running("manifestation-review"), key=lambda clock: clock.start or 0)
        self.meet(running[:1], at)
        self.reviewed.add(self.school.year_of(at))

    # --- what fits every rule

    def _done(self, event: Json, at: int) -> None:
        self.meet(self._meant(event), at)

    def _not_applicable(self, event: Json, at: int) -> None:
        self.end(self._meant(event))

    def _meant(self, event: Json) -> list[Clock]:
        return [each for each in self.running(event["rule"]) if event.get("clock") in {None, each.by}]

    def _finish(self) -> None:
        """What an IEP in effect on a birthday must say is asked of who had one by then; else of the first IEP (not said)."""
        for clock in self.running("transition-16", "rights-at-17"):
            if clock.about >= self.as_of or (self.first_iep or self.as_of) <= clock.about:
                continue
            clock.ended = self.first_iep is None
            clock.start = clock.about = self.first_iep
        meetings = [*self.meetings, *(each[1] for each in self.bookings)]
        for clock in self.clocks:
            if clock.rule == "records-copies":
                clock.about = meetings
            if clock.rule == "interim-placement":
                clock.about = min(
                    (each for each in self.records_came if each >= (clock.start or 0)), default=None
                )

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
            return "open" if clock.rule == "interim-placement" else "unknown"  # the records have not come
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
