"""What lists are made of: which deadlines come first, which can wait, what is late, and what is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casemgr.casefile.headpath import HeadChange, identity_after
from casemgr.casefile.student import Provider, Student, journal_of
from casemgr.days.yearspan import YearSpan
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline, day_to_act, sort_key
from casemgr.docket.derive import derive, derive_from, why_no_hold_by
from casemgr.docket.examples import event_of
from casemgr.docket.facts import Facts
from casemgr.docket.late import late_clocks, passed_clocks, reason_of, unexplained
from casemgr.docket.missing import is_needed_now, missing_calendar
from casemgr.docket.next_steps import (
    booked_to_meet,
    command_for,
    is_far_unknown,
    next_date,
    next_step,
    not_scheduled,
    urgency,
    with_somebody_to_ask,
    without_far_ages,
)
from casemgr.docket.owed import forms_owed, meetings_owed, open_report, safeguards_reason
from casemgr.docket.year import student_year
from casemgr.state.progress import not_reported, reported
from support import (
    calendar,
    context_with,
    deadlines_of,
    fact,
    shipped_law,
    student_of,
    the_deadline,
    with_rule,
)

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)

Given = list[dict[str, Any]]

OURS = fact("student_added", "2025-08-20", last_annual="2026-03-24", last_evaluation="2024-10-09")
THIS_YEAR = fact("student_added", "2026-08-20", last_annual="2026-03-24")
"""Added in the new school year: the first progress report is due twelve weeks after 12 August, on 4 November."""
REFERRAL = fact("referral_received", "2026-11-25")


def annual(day: str) -> dict[str, Any]:
    """Added with a last annual review a year before this day."""
    return fact("student_added", "2025-08-20", last_annual=f"2025{day[4:]}")


def clocks(
    *facts: dict[str, Any], as_of: date = TODAY, context: Context | None = None, **student: Any
) -> Any:
    return derive(student_of(*facts, **student), context or context_with(*BOTH), as_of)


def of_rules(found: Any, *rules: str) -> list[Deadline]:
    return [clock for clock in found if clock.rule.id in rules]


def booked(day: str, meeting: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes))


def with_providers(student: Student, *names: str) -> Student:
    head = [HeadChange(("providers", place, "name"), None, name) for place, name in enumerate(names)]
    return Student(identity_after(student.identity, head), student.events)


# --- what can wait --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("last_evaluation", "is_far"), [("2024-12-02", False), ("2024-12-03", True), ("2024-03-01", False)]
)
def test_an_unknown_date_is_far_where_it_is_counted_from_more_than_a_year_ahead(
    last_evaluation: str, is_far: bool
) -> None:
    """The triennial three years later is 366 days after today, or 367, or three months."""
    student = student_of(fact("student_added", "2025-08-20", last_evaluation=last_evaluation))
    plan = the_deadline("triennial-plan", student, context_with("redwood-city-2025-26"), TODAY)
    assert plan.status == "unknown"
    assert is_far_unknown(plan, TODAY) is is_far


def test_only_what_is_unknown_is_far_unknown() -> None:
    """Without a pause the plan before the triennial of October 2027 needs no calendar."""
    (plan,) = deadlines_of(
        "triennial-plan", student_of(OURS), context_with(break_pause="none"), date(2025, 9, 1)
    )
    assert plan.status == "running"
    assert not is_far_unknown(plan, date(2025, 9, 1))
    added = fact("student_added", "2026-09-01", last_annual="2026-03-24")
    (report,) = deadlines_of("progress-report", student_of(added), context_with(), TODAY)
    assert (report.status, report.start.base) == ("unknown", None)
    assert not is_far_unknown(report, TODAY)


@pytest.mark.parametrize(("born", "is_far"), [("2012-12-04", False), ("2012-12-05", True)])
def test_a_birthday_is_far_past_this_school_year_and_the_next(born: str, is_far: bool) -> None:
    """The sixteenth birthday is 732 days after today, two leap years, or 733."""
    added = fact("student_added", "2026-08-20", last_evaluation="2026-06-01")  # the triennial is in 2029
    found = of_rules(clocks(added, as_of=date(2026, 12, 3), born=born), "transition-16", "triennial")
    kept, far = without_far_ages(found, date(2026, 12, 3))
    assert [clock.rule.id for clock in far] == (["transition-16"] if is_far else [])
    assert [clock.rule.id for clock in kept] == (["triennial"] if is_far else ["triennial", "transition-16"])


# --- what comes first -----------------------------------------------------------------------------


def test_law_comes_first_then_the_handbook_now_then_dates_then_practice() -> None:
    """The parent is asked by 1 December: practice. The plan is due on 10 December, the service on 6 January."""
    facts = [
        REFERRAL,
        fact("assessment_plan_given", "2026-11-16", purpose="supplemental"),
        fact("service_planned", "2026-11-30", service="speech", starts="2027-01-06"),
    ]
    wanted = ("service-start", "enter-referral", "consent-follow-up", "safeguards-at-referral")
    found = of_rules(clocks(*facts), *wanted)
    ordered = sorted(found, key=lambda clock: urgency(clock, TODAY))
    assert [clock.rule.id for clock in ordered] == [
        "safeguards-at-referral",
        "enter-referral",
        "service-start",
        "consent-follow-up",
    ]


RANKS = [
    # today, and how urgent the assessment plan is that is due on 10 December, a Thursday
    (date(2026, 11, 9), 3),
    (date(2026, 12, 9), 3),
    (date(2026, 12, 10), 0),
    (date(2026, 12, 11), 0),
]


@pytest.mark.parametrize(("as_of", "rank"), RANKS)
def test_a_date_of_the_law_comes_first_from_its_own_day_on(as_of: date, rank: int) -> None:
    (plan,) = of_rules(clocks(REFERRAL), "assessment-plan")
    assert str(plan.act_by) == "2026-12-10"
    assert urgency(plan, as_of) == (rank, date(2026, 12, 10), 0, "ana-r")


def test_without_a_date_the_law_comes_before_the_handbook_and_practice_last() -> None:
    facts = [
        REFERRAL,
        fact("meeting_held", "2026-11-20", purposes=["annual"], outcome="completed"),
        fact("release_of_information", "2026-11-20", source="Dr. Okafor", step="asked"),
    ]
    wanted = ("safeguards-at-referral", "enter-referral", "release-answer", "revise-draft")
    ordered = sorted(of_rules(clocks(*facts), *wanted), key=lambda clock: urgency(clock, TODAY))
    assert [clock.rule.id for clock in ordered] == [
        "safeguards-at-referral",
        "revise-draft",
        "enter-referral",
        "release-answer",
    ]
    assert urgency(ordered[0], TODAY) == (1, date(2026, 11, 25), 0, "ana-r")
    assert urgency(ordered[1], TODAY) == (2, date(2026, 11, 20), 1, "ana-r")
    assert urgency(ordered[-1], TODAY) == (5, date(2026, 11, 20), 2, "ana-r")


def test_what_was_just_recorded_comes_before_what_has_waited_longer_or_is_late() -> None:
    """A notice owed since September is the law's; the step of the meeting just continued is the handbook's."""
    facts = [
        fact("parent_request_received", "2026-09-14", what="an aide"),
        fact("referral_received", "2026-09-14"),
        fact("meeting_held", str(TODAY), purposes=["annual"], outcome="continued"),
    ]
    found = clocks(*facts)
    now = of_rules(found, "written-notice", "follow-up-iep")
    step = next_step(now, TODAY)
    assert step
    assert step.rule.id == "written-notice"
    held = next(clock.start.event for clock in now if clock.rule.id == "follow-up-iep")
    assert held
    step = next_step(now, TODAY, [held.id])
    assert step
    assert step.rule.id == "follow-up-iep"
    with_late = [*now, *of_rules(found, "assessment-plan")]
    assert next_step(with_late, TODAY, [held.id]) is step
    late = next_step(with_late, TODAY)
    assert late
    assert late.rule.id == "assessment-plan"


def test_a_meeting_booked_ahead_is_next_on_its_day_though_its_own_date_has_passed() -> None:
    facts = [
        fact("student_added", "2025-08-20", last_annual="2025-11-02", last_evaluation="2025-11-02"),
        fact("meeting_scheduled", str(TODAY), meeting_date="2026-12-08", purposes=["annual"]),
    ]
    found = of_rules(clocks(*facts), "annual-review", "meeting-notice")
    events = student_of(*facts).known(TODAY)
    late, first = next_step(found, TODAY), next_step(found, TODAY, events=events)
    assert late
    assert late.rule.id == "annual-review"
    assert first
    assert first.rule.id == "meeting-notice"


def test_a_report_of_providers_is_no_step_where_the_file_names_none() -> None:
    added = fact("student_added", "2026-09-08", last_annual="2026-09-02", last_progress="2026-09-08")
    found = of_rules(clocks(added), "providers-report", "progress-report")
    alone = student_of(added)
    asked = {clock.rule.id for clock in with_somebody_to_ask(found, alone)}
    assert asked == {"progress-report"}
    named = alone.identity.model_copy(update={"all_providers": (Provider(name="Ito", service="OT"),)})
    assert with_somebody_to_ask(found, replace(alone, identity=named)) == found


def test_the_next_step_leaves_out_what_is_met_or_far_and_the_next_date_is_of_any_kind() -> None:
    facts = [
        fact("student_added", "2025-07-20", last_annual="2026-11-02", last_evaluation="2026-11-02"),
        fact("assessment_plan_given", "2026-11-20", purpose="supplemental"),
    ]
    found = clocks(*facts, born="2010-12-24")
    step, dated = next_step(found, TODAY), next_date(found, TODAY)
    assert step
    assert dated
    # The question after the plan, 5 December, is practice; the 16th birthday is law.
    assert (step.rule.id, dated.rule.id) == ("transition-16", "consent-follow-up")
    practice = of_rules(found, "consent-follow-up")
    assert next_date(practice, TODAY) is practice[0]
    assert next_step([], TODAY) is None
    assert next_date([], TODAY) is None


def test_a_date_comes_before_what_has_none_and_before_the_next_step() -> None:
    """What has no date is the next step before a service of January; the next date is the service's."""
    planned = fact("service_planned", "2026-11-30", service="speech", starts="2027-01-06")
    found = of_rules(clocks(REFERRAL, planned), "service-start", "enter-referral")
    step, dated = next_step(found, TODAY), next_date(found, TODAY)
    assert step
    assert dated
    assert (step.rule.id, dated.rule.id) == ("enter-referral", "service-start")
    practice = fact("assessment_plan_given", "2026-11-20", purpose="initial")
    mixed = of_rules(clocks(REFERRAL, practice), "consent-follow-up", "enter-referral")
    only = next_date(mixed, TODAY)
    assert only
    assert only.rule.id == "consent-follow-up"


def test_of_one_day_the_next_date_is_the_law_s_and_then_by_rule() -> None:
    added = fact("student_added", "2025-08-20", last_annual="2025-12-15", last_evaluation="2023-12-15")
    annual_one, triennial = of_rules(clocks(added), "annual-review", "triennial")
    assert next_date([triennial, annual_one], TODAY) is annual_one
    booked = fact("meeting_scheduled", "2026-11-30", purposes=["transition"], meeting_date="2026-12-15")
    (meeting,) = of_rules(clocks(OURS, booked), "booked-meeting")
    assert next_date([meeting, triennial], TODAY) is triennial
    asked = [fact("parent_request_received", "2026-11-30", what=what) for what in ("an aide", "a bus")]
    two = of_rules(clocks(*asked), "written-notice")
    assert next_date(two, TODAY) is two[0]


def test_without_any_date_the_next_date_is_the_next_step() -> None:
    found = of_rules(clocks(REFERRAL), "enter-referral", "safeguards-at-referral")
    step = next_date(found, TODAY)
    assert step
    assert step.rule.id == "safeguards-at-referral"
    assert next_step(found, TODAY) is step


def test_what_is_far_or_over_is_no_next_step() -> None:
    plan = fact("assessment_plan_given", "2026-11-27", purpose="initial")
    met = of_rules(clocks(REFERRAL, plan), "assessment-plan")
    assert [clock.status for clock in met] == ["met"]
    assert next_step(met, TODAY) is None
    assert next_date(met, TODAY) is None
    added = fact("student_added", "2025-08-20", last_evaluation="2025-12-03")
    far = of_rules(clocks(added, context=context_with("redwood-city-2025-26")), "triennial-plan")
    assert [clock.status for clock in far] == ["unknown"]
    assert next_step(far, TODAY) is None
    child = of_rules(clocks(OURS), "transition-16")
    assert next_step(child, TODAY) is None
    assert next_date(child, TODAY) is None


# --- what is booked -------------------------------------------------------------------------------

ANNUAL = fact("student_added", "2025-08-20", last_annual="2025-12-15")
BOOKINGS = [
    # bookings, the day booked for the annual review due on 15 December, whether it is not scheduled
    ([], None, True),
    ([booked("2026-11-20", "2026-12-15", "annual")], "2026-12-15", False),
    ([booked("2026-11-20", "2026-12-16", "annual")], "2026-12-16", True),  # too late
    ([booked("2026-11-20", "2026-12-14", "supplemental")], None, True),
    ([booked("2026-11-20", "2026-12-14", "supplemental", "triennial")], "2026-12-14", False),
]


@pytest.mark.parametrize(("bookings", "day", "is_missing"), BOOKINGS)
def test_a_meeting_that_is_due_is_booked_in_time_or_not_scheduled(
    bookings: Given, day: str | None, is_missing: bool
) -> None:
    student = student_of(ANNUAL, *bookings)
    (clock,) = deadlines_of("annual-review", student, context_with(*BOTH), TODAY)
    events = student.known(TODAY)
    found = booked_to_meet(clock, events)
    assert (str(found.meeting_date) if found else None) == day
    assert not_scheduled(clock, events) is is_missing


def test_only_an_open_duty_with_a_number_that_a_meeting_meets_can_be_not_scheduled() -> None:
    held = fact("meeting_held", "2026-11-30", purposes=["annual"], outcome="continued")
    student = student_of(ANNUAL, held, REFERRAL)
    events = student.known(TODAY)
    found = {
        c.rule.id: not_scheduled(c, events) for c in derive(student, context_with(*BOTH), TODAY) if c.is_open
    }
    assert found["annual-review"]  # the next one
    assert not found["follow-up-iep"]  # no number
    assert not found["assessment-plan"]  # no meeting meets it
    done = [
        c
        for c in derive(student, context_with(*BOTH), TODAY)
        if c.rule.id == "annual-review" and not c.is_open
    ]
    assert [not_scheduled(clock, events) for clock in done] == [False]


def test_where_a_plan_is_all_that_is_due_no_meeting_is_to_be_booked() -> None:
    student = student_of(fact("student_added", "2026-08-24"), born="2022-06-15", grade="PS")
    (clock,) = deadlines_of("preschool-plan", student, context_with(*BOTH), TODAY)
    assert clock.is_open
    assert clock.due
    assert not not_scheduled(clock, student.known(TODAY))


def test_a_meeting_that_any_purpose_meets_is_the_next_one_booked() -> None:
    asked = fact("parent_request_received", "2026-11-30", what="reading", meeting="true")
    later, sooner = (
        booked("2026-11-30", "2026-12-17", "annual"),
        booked("2026-11-30", "2026-12-10", "supplemental"),
    )
    student = student_of(OURS, asked, later, sooner)
    (clock,) = deadlines_of("parent-requested-iep", student, context_with(*BOTH), TODAY)
    found = booked_to_meet(clock, student.events)
    assert found
    assert str(found.meeting_date) == "2026-12-10"


def test_an_overdue_meeting_that_is_booked_is_scheduled() -> None:
    student = student_of(
        fact("student_added", "2025-08-20", last_annual="2025-11-15"),
        booked("2026-11-20", "2026-12-16", "annual"),
    )
    (clock,) = deadlines_of("annual-review", student, context_with(*BOTH), TODAY)
    assert clock.status == "overdue"
    assert not not_scheduled(clock, student.events)


def test_a_booked_meeting_is_for_what_a_meeting_meets() -> None:
    student = student_of(REFERRAL, booked("2026-11-30", "2026-12-14", "initial"))
    (plan,) = deadlines_of("assessment-plan", student, context_with(*BOTH), TODAY)
    assert booked_to_meet(plan, student.events) is None
    consent = fact("consent_received", "2026-11-30", purpose="initial")
    student = student_of(REFERRAL, consent, booked("2026-11-30", "2026-12-14", "initial"))
    (meeting,) = deadlines_of("initial-iep", student, context_with(*BOTH), TODAY)
    assert booked_to_meet(meeting, student.events) == student.events[-1]


COMMANDS = [
    ("assessment-plan", [REFERRAL], "casemgr assessment-plan ana-r"),
    ("annual-review", [ANNUAL], "casemgr schedule-iep ana-r DATE --purpose annual"),
    ("annual-review", [ANNUAL, booked("2026-11-20", "2026-12-14", "annual")], "casemgr hold-iep ana-r --on 2026-12-14"),
    ("reassessment-iep", [OURS, fact("consent_received", "2026-11-20", purpose="supplemental")], "casemgr schedule-iep ana-r DATE --purpose supplemental"),
    ("transition-16", [OURS], "casemgr iep-includes ana-r transition"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "facts", "command"), COMMANDS)
def test_the_command_that_meets_a_deadline(rule: str, facts: Given, command: str) -> None:
    student = student_of(*facts)
    (clock,) = deadlines_of(rule, student, context_with(*BOTH), TODAY)
    assert command_for(clock, student.events, (clock,)) == command


# --- late -----------------------------------------------------------------------------------------


def test_what_is_late_goes_by_the_date_missed_and_leaves_out_practice() -> None:
    facts = [
        fact("student_added", "2025-08-20", last_annual="2025-11-15", last_evaluation="2023-10-09"),
        fact("parent_request_received", "2026-10-01", what="an aide"),
    ]
    found = of_rules(clocks(*facts), "annual-review", "triennial", "written-notice", "triennial-plan")
    assert [(c.rule.id, str(c.missed_on)) for c in late_clocks(found)] == [
        ("triennial", "2026-10-09"),
        ("annual-review", "2026-11-15"),
    ]
    assert [c.rule.id for c in passed_clocks(found)] == [
        "triennial-plan",
        "triennial",
        "written-notice",
        "annual-review",
    ]


def test_of_one_day_the_students_go_by_their_ids_and_a_student_s_own_as_they_come() -> None:
    added = fact("student_added", "2025-08-20", last_annual="2025-11-15", last_evaluation="2023-11-15")
    annual, triennial = of_rules(clocks(added), "annual-review", "triennial")
    other = annual._replace(student="ben-k")
    found = passed_clocks([other, triennial, annual])
    assert [(c.student, c.rule.id) for c in found] == [
        ("ana-r", "triennial"),
        ("ana-r", "annual-review"),
        ("ben-k", "annual-review"),
    ]


def test_a_reason_is_for_the_very_clock_and_the_last_one_counts() -> None:
    def why(rule: str, clock: str, text: str) -> dict[str, Any]:
        return fact("late_explained", "2026-11-30", rule=rule, clock=clock, code="10", why=text)

    facts = [
        fact("student_added", "2025-08-20", last_annual="2025-11-15"),
        why("annual-review", "e0", "first"),
        why("annual-review", "e0", "second"),
        why("annual-review", "e0", "last"),
        why("triennial", "e0", "another rule"),
        why("annual-review", "e9", "another clock"),
    ]
    student = student_of(*facts)
    (clock,) = deadlines_of("annual-review", student, context_with(*BOTH), TODAY)
    reason = reason_of(clock, student.events)
    assert reason
    assert reason.why == "last"
    assert unexplained([clock], student.events) == []
    assert unexplained([clock], student.events[:1]) == [clock]
    assert reason_of(clock, student.events[4:]) is None
    only = reason_of(clock, student.events[:2])
    assert only
    assert only.why == "first"


# --- a calendar is missing ------------------------------------------------------------------------

ONE = ("redwood-city-2025-26",)
MISSING = [
    # calendars, rule, facts, the calendar that is missing
    (ONE, "assessment-plan", [fact("referral_received", "2026-11-25")], "2026-27"),
    (ONE, "assessment-plan", [fact("referral_received", "2026-06-20")], "2026-27"),  # the summer after it
    (ONE, "assessment-plan", [fact("referral_received", "2025-06-20")], "2024-25"),  # the summer before it
    (ONE, "assessment-plan", [fact("referral_received", "2025-03-01")], "2024-25"),
    (ONE, "initial-iep", [fact("consent_received", "2026-05-20", purpose="initial")], "2026-27"),
    (BOTH, "parent-requested-iep", [fact("parent_request_received", "2027-05-20", what="x", meeting="true")], "2027-28"),
    # The second trigger of a year-end rule lies before the calendars.
    (
        ("redwood-city-2026-27",),
        "initial-iep",
        [fact("referral_received", "2026-05-25"), fact("consent_received", "2026-08-25", purpose="initial")],
        "2025-26",
    ),
    # Of two referrals before the consent only the last one counts.
    (
        ("redwood-city-2026-27",),
        "initial-iep",
        [
            fact("referral_received", "2025-05-25"),
            fact("referral_received", "2026-05-25"),
            fact("consent_received", "2026-08-25", purpose="initial"),
        ],
        "2025-26",
    ),
    (ONE, "triennial-plan", [fact("student_added", "2025-08-20", last_evaluation="2023-10-09")], "2026-27"),
    # Of two days without a calendar the earlier one's is asked for first.
    (
        ("redwood-city-2026-27",),
        "initial-iep",
        [fact("referral_received", "2025-03-01"), fact("consent_received", "2026-07-10", purpose="initial")],
        "2024-25",
    ),
    # A referral after the consent, or of an earlier day than the last one before it, is no trigger.
    (
        ("redwood-city-2026-27",),
        "initial-iep",
        [
            fact("referral_received", "2026-05-25"),
            fact("consent_received", "2026-08-25", purpose="initial"),
            fact("referral_received", "2026-11-01"),
        ],
        "2025-26",
    ),
    (
        ("redwood-city-2026-27",),
        "initial-iep",
        [
            fact("referral_received", "2025-01-10"),
            fact("referral_received", "2027-05-20"),
            fact("consent_received", "2027-05-20", purpose="initial"),
        ],
        "2027-28",
    ),
    # Between two known years one is missing: that one, not the one after both.
    (
        ("sample-2025-26", "sample-2027-28"),
        "initial-iep",
        [fact("referral_received", "2026-05-25"), fact("consent_received", "2027-08-20", purpose="initial")],
        "2026-27",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("years", "rule", "facts", "name"), MISSING)
def test_the_calendar_that_an_unknown_date_needs(
    years: tuple[str, ...], rule: str, facts: Given, name: str
) -> None:
    context, student = context_with(*years), student_of(*facts)
    as_of = date(2027, 9, 1)
    (clock,) = deadlines_of(rule, student, context, as_of)
    assert clock.status == "unknown"
    assert missing_calendar(clock, Facts.of(student, context, as_of)) == name


def test_a_count_that_leaves_the_last_of_several_years_needs_the_one_after_them() -> None:
    """Four hundred school days from September 2025 are more than two years have."""
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "referral_received"},),
        within={"count": 400, "of": "school_days"},
    )
    student = student_of(fact("referral_received", "2025-09-02"))
    clock = the_deadline("own", student, context, TODAY)
    assert missing_calendar(clock, Facts.of(student, context, TODAY)) == "2027-28"


def test_the_calendar_of_a_track_is_named_with_it() -> None:
    student = student_of(fact("referral_received", "2026-11-25"))
    identity = identity_after(student.identity, [HeadChange(("track",), None, "west")])
    student = Student(identity, student.events)
    context = context_with()
    (clock,) = deadlines_of("assessment-plan", student, context, TODAY)
    assert missing_calendar(clock, Facts.of(student, context, TODAY)) == "2026-27.west"


@pytest.mark.parametrize(
    ("name", "is_needed"),
    [
        ("2025-26", True),
        ("2026-27", True),
        ("2026-27.west", True),
        ("2027-28", False),
        ("2027-28.west", False),
    ],
)
def test_the_calendar_of_this_school_year_is_needed_now(name: str, is_needed: bool) -> None:
    assert is_needed_now(name, TODAY) is is_needed


# --- reports, forms, reasons ----------------------------------------------------------------------


def test_who_has_reported_since_the_last_report_went_home() -> None:
    student = with_providers(
        student_of(
            OURS,
            fact("provider_reported", "2026-09-01", provider="Priya Nair"),
            fact("progress_report_sent", "2026-09-10"),
            fact("provider_reported", "2026-11-02", provider="tomas arriaga"),
        ),
        "Priya Nair",
        "Tomás Arriaga",
    )
    assert reported(student, student.events) == {"Priya Nair": None, "Tomás Arriaga": date(2026, 11, 2)}
    assert not_reported(student, student.events) == ["Priya Nair"]
    assert not_reported(student, student.events[:2]) == ["Tomás Arriaga"]


def test_the_providers_reports_are_in_with_the_last_of_them() -> None:
    def status(*facts: dict[str, Any], names: tuple[str, ...] = ("Priya Nair", "Tomás Arriaga")) -> str:
        student = with_providers(student_of(THIS_YEAR, *facts), *names)
        (clock,) = deadlines_of("providers-report", student, context_with(*BOTH), date(2026, 9, 20))
        return clock.status

    one = fact("provider_reported", "2026-09-10", provider="Priya Nair")
    other = fact("provider_reported", "2026-09-11", provider="Tomás Arriaga")
    assert status(one) == "running"
    assert status(one, other) == "met"
    student = with_providers(student_of(THIS_YEAR, one, other), "Priya Nair", "Tomás Arriaga")
    (met,) = deadlines_of("providers-report", student, context_with(*BOTH), date(2026, 9, 20))
    assert met.met_by == student.events[-1]
    assert status(one, names=()) == "running"


def test_the_report_to_be_sent_next() -> None:
    context = context_with(*BOTH)
    facts = Facts.of(student_of(OURS, fact("progress_report_sent", "2026-09-10")), context, TODAY)
    found = open_report(facts, context, TODAY)
    assert found
    assert (found.rule.repeats, str(found.start.day)) == (True, "2026-09-10")
    assert open_report(Facts.of(student_of(REFERRAL), context, TODAY), context, TODAY) is None


def test_the_most_pressing_reason_for_the_safeguards() -> None:
    complaint, decided = fact("complaint_filed", "2026-11-20"), fact("placement_change_decided", "2026-11-20")
    sent = fact("document_sent", "2026-11-30", document="safeguards")
    assert safeguards_reason(clocks(complaint, decided), shipped_law()) == "discipline"
    assert safeguards_reason(clocks(complaint), shipped_law()) == "complaint"
    assert safeguards_reason(clocks(complaint, sent), shipped_law()) is None
    assert safeguards_reason(clocks(OURS), shipped_law()) == "yearly"


def test_the_forms_and_meetings_that_a_consent_asks_for() -> None:
    consent = fact("consent_received", "2026-11-20", purpose="initial")
    referral = fact("referral_received", "2026-11-10", areas=["specific-learning-disability"])
    facts = [
        referral,
        consent,
        fact("meeting_held", "2026-11-21", purposes=["annual"], outcome="completed", transportation="true"),
    ]
    found = clocks(*facts)
    assert [clock.rule.id for clock in forms_owed(found)] == ["sld-form"]
    assert [clock.rule.id for clock in meetings_owed(found)] == ["initial-iep"]
    form = fact("form_completed", "2026-11-22", form="sld")
    assert forms_owed(clocks(*facts, form)) == []
    held = fact("meeting_held", "2026-11-28", purposes=["initial"], outcome="completed", eligible="true")
    assert meetings_owed(clocks(*facts, held)) == []
    context = with_rule(
        context_with(*BOTH),
        starts=({"event": "consent_received"},),
        met_by=({"event": "done"}, {"event": "meeting_held"}),
    )
    assert [c.rule.id for c in meetings_owed(clocks(referral, consent, context=context))] == [
        "initial-iep",
        "own",
    ]


# --- the day to act -------------------------------------------------------------------------------


def test_the_day_to_act_by_is_the_last_school_day_unless_the_clock_starts_after_it() -> None:
    """Asked for on Friday 5 June, the last day of school, or the day before, with no pause: thirty days end in July."""

    def act_by(asked: str) -> tuple[str, str]:
        request = fact("parent_request_received", asked, what="reading", meeting="true")
        (clock,) = of_rules(
            clocks(request, context=context_with(*BOTH, break_pause="none")), "parent-requested-iep"
        )
        return (str(clock.hold_by), str(clock.act_by))

    assert act_by("2026-06-04") == ("2026-06-05", "2026-06-05")
    assert act_by("2026-06-05") == ("2026-06-05", "2026-06-05")
    assert act_by("2026-06-06") == ("None", "2026-07-06")
    (annual_one,) = of_rules(clocks(annual("2026-12-20")), "annual-review")
    assert str(annual_one.act_by) == "2026-12-17"
    (without,) = of_rules(clocks(annual("2026-12-20"), context=context_with()), "annual-review")
    assert (without.hold_by, str(without.act_by)) == (None, "2026-12-20")


def test_no_day_to_act_by_is_before_the_student_came() -> None:
    (clock,) = of_rules(clocks(annual("2026-12-20")), "annual-review")
    assert str(clock.hold_by) == "2026-12-17"

    def came(day: str) -> str:
        start = clock.start._replace(opened=(date.fromisoformat(day), 0))
        return str(day_to_act(clock.rule, start, clock.due, clock.hold_by))

    assert (came("2026-12-17"), came("2026-12-18")) == ("2026-12-17", "2026-12-20")


def test_why_there_is_no_school_day_to_act_by() -> None:
    """Known only where a calendar covers the due date; one that none covers has no day for want of a calendar."""

    def why(asked: str, *years: str) -> str | None:
        student = student_of(fact("parent_request_received", asked, what="reading", meeting="true"))
        context = context_with(*years, break_pause="none")
        (clock,) = of_rules(derive(student, context, TODAY), "parent-requested-iep")
        return why_no_hold_by(clock, Facts.of(student, context, TODAY))

    assert why("2026-06-06", *BOTH) == "no school day lies between the start and the due date"
    assert why("2026-06-05", *BOTH) is None
    assert why("2026-06-06") is None


def test_deadlines_are_sorted_by_date_student_rule_and_start() -> None:
    found = of_rules(
        clocks(annual("2026-12-15"), REFERRAL), "annual-review", "assessment-plan", "develop-plan"
    )
    plan, review, undated = sorted(found, key=sort_key)
    assert [d.rule.id for d in (plan, review, undated)] == [
        "assessment-plan",
        "annual-review",
        "develop-plan",
    ]
    other = plan._replace(student="ben-k")
    later = plan._replace(start=plan.start._replace(day=date(2026, 11, 26)))
    same_day = review._replace(reckoning=plan.reckoning)
    assert sorted([other, later, plan, same_day], key=sort_key) == [same_day, plan, later, other]


# --- the year ahead -------------------------------------------------------------------------------


def test_a_school_year_is_july_to_june() -> None:
    span = YearSpan.starting(2026)
    assert span == ("2026-27", date(2026, 7, 1), date(2027, 6, 30))
    assert YearSpan.starting(2099).name == "2099-00"
    assert [YearSpan.around(day).name for day in (date(2026, 6, 30), date(2026, 7, 1))] == [
        "2025-26",
        "2026-27",
    ]
    inside = [
        span.holds(day) for day in (date(2026, 6, 30), date(2026, 7, 1), date(2027, 6, 30), date(2027, 7, 1))
    ]
    assert inside == [False, True, True, False]
    assert not span.holds(None)


def year_of(*facts: dict[str, Any], as_of: date = TODAY, starts_in: int = 2026, **student: Any) -> Any:
    context = context_with(*BOTH)
    known = Facts.of(student_of(*facts, **student), context, as_of)
    return student_year(known, context, YearSpan.starting(starts_in), as_of)


def dated(year: Any, *rules: str) -> list[tuple[str, str, str, bool]]:
    return [(d.rule.id, str(d.due), d.status, d.projected) for d in year.deadlines if d.rule.id in rules]


def test_a_repeating_duty_is_projected_through_the_year() -> None:
    """Twelve weeks each: from 10 September to 3 December, 25 February and 20 May; the one after it is past June."""
    year = year_of(THIS_YEAR, fact("progress_report_sent", "2026-09-10"))
    assert dated(year, "progress-report") == [
        ("progress-report", "2026-11-04", "met", False),
        ("progress-report", "2026-12-03", "running", False),
        ("progress-report", "2027-02-25", "running", True),
        ("progress-report", "2027-05-20", "running", True),
    ]
    # A week before each, the providers' reports; those for the report that went home without them are still open.
    assert dated(year, "providers-report") == [
        ("providers-report", "2026-10-28", "overdue", False),
        ("providers-report", "2026-11-26", "overdue", False),
        ("providers-report", "2027-02-18", "running", True),
        ("providers-report", "2027-05-13", "running", True),
    ]


def test_an_overdue_duty_is_projected_from_today() -> None:
    """Due on 3 December and sent on the 10th at the earliest: twelve weeks from then are 4 March."""
    year = year_of(THIS_YEAR, fact("progress_report_sent", "2026-09-10"), as_of=date(2026, 12, 10))
    assert dated(year, "progress-report")[1:3] == [
        ("progress-report", "2026-12-03", "overdue", False),
        ("progress-report", "2027-03-04", "running", True),
    ]


def test_a_year_holds_what_is_due_in_it_and_what_is_met() -> None:
    held = fact("meeting_held", "2026-09-14", purposes=["annual"], outcome="completed")
    first = fact("student_added", "2025-08-20", last_annual="2025-09-20")
    assert dated(year_of(first, held), "annual-review") == [("annual-review", "2026-09-20", "met", False)]
    assert dated(year_of(first, held, starts_in=2027), "annual-review") == [
        ("annual-review", "2027-09-14", "running", False)
    ]
    # What comes after the last calendar can be projected where no calendar is needed.
    assert dated(year_of(first, held, starts_in=2028), "annual-review") == [
        ("annual-review", "2028-09-14", "running", True)
    ]
    gone = year_of(first, fact("exited", "2026-09-01", reason="moved-in-state"))
    assert (gone.deadlines, gone.undated) == ((), ())


def test_a_year_is_in_the_order_of_the_days_to_act() -> None:
    year = year_of(OURS, fact("progress_report_sent", "2026-09-10"), REFERRAL)
    days = [(d.act_by, d.rule.id) for d in year.deadlines]
    assert days == sorted(days)
    assert len(days) > 5


def test_a_year_names_what_has_no_date_and_what_is_not_scheduled() -> None:
    facts = [
        annual("2026-12-15"),
        REFERRAL,
        booked("2026-11-20", "2027-01-20", "supplemental"),
        booked("2026-11-20", "2027-07-20", "transition"),
    ]
    year = year_of(*facts)
    assert "develop-plan" in [d.rule.id for d in year.undated]
    assert all(d.due is None and d.is_open for d in year.undated)
    assert [str(meeting.meeting_date) for meeting in year.meetings] == ["2027-01-20"]
    assert [year.deadlines[place].rule.id for place in sorted(year.not_scheduled)] == ["annual-review"]


def test_years_ahead_is_not_named_as_without_a_date() -> None:
    added = fact("student_added", "2025-08-20", last_evaluation="2025-12-03")
    assert "triennial-plan" not in [d.rule.id for d in year_of(added).undated]
    soon = fact("student_added", "2025-08-20", last_evaluation="2024-11-01")
    assert "triennial-plan" in [d.rule.id for d in year_of(soon).undated]


def test_the_caseload_as_a_whole_has_a_year_too() -> None:
    context = context_with(calendar("redwood-city-2026-27"))
    journal = journal_of((event_of(fact("year_opened", "2026-08-05", school_year="2026-27"), 0),))
    facts = Facts.of(journal, context, TODAY)
    year = student_year(facts, context, YearSpan.starting(2026), TODAY)
    assert [d.rule.id for d in year.undated] == ["master-calendar", "triennial-coordination"]
    assert derive_from(facts, context, TODAY) == derive(journal, context, TODAY)
