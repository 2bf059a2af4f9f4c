"""Clocks that start, stop and hang on one another: the cases in which a deadline could be lost or invented."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.naming import in_a_circle
from casemgr.casefile.vocabulary import RECORD_SOURCES
from casemgr.days.calendar import Calendar
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.facts import Facts
from casemgr.docket.late import late_clocks
from casemgr.docket.notice import notice_by
from casemgr.docket.tally import overlapping
from casemgr.reports.case_status import case_status
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
LATER = date(2026, 12, 1)


OURS = fact("student_added", "2025-08-20", last_annual="2025-03-24", last_evaluation="2023-10-09")


def found(
    rule: str, *facts: dict[str, Any], as_of: date = LATER, born: str = "2016-04-12"
) -> list[tuple[str, str]]:
    """Each clock of a rule: its due date and its status."""
    clocks = deadlines_of(rule, student_of(*facts, born=born), context_with(*BOTH), as_of)
    return [(str(clock.due), clock.status) for clock in clocks]


def held(day: str, *purposes: str, outcome: str = "completed", **fields: Any) -> dict[str, Any]:
    return fact("meeting_held", day, purposes=list(purposes), outcome=outcome, **fields)


def test_a_student_who_comes_back_has_every_clock_again() -> None:
    facts = [
        fact("student_added", "2025-09-01", last_annual="2025-02-01", last_evaluation="2024-01-01"),
        fact("exited", "2026-03-10", reason="moved-in-state"),
        fact(
            "transferred_in",
            "2026-09-01",
            from_district="Lakeside Unified",
            last_annual="2026-02-01",
            last_evaluation="2025-01-01",
        ),
    ]
    assert found("annual-review", *facts, born="2010-12-01")[-1] == ("2027-02-01", "running")
    assert found("triennial", *facts)[-1] == ("2028-01-01", "running")
    assert found("transition-16", *facts, born="2010-12-01") == [
        ("2026-12-01", "ended"),
        ("2026-12-01", "running"),
    ]


def test_a_triennial_held_without_a_recorded_plan_closes_its_plan_clock() -> None:
    facts = [OURS, held("2026-10-05", "triennial", eligible="true")]
    assert found("triennial", *facts) == [("2026-10-09", "met"), ("2029-10-05", "running")]
    assert found("triennial-plan", *facts) == [("2026-05-20", "ended"), ("None", "unknown")]


def test_a_purpose_added_to_a_second_session_begins_there() -> None:
    facts = [
        OURS,
        held("2026-09-08", "annual", outcome="continued"),
        held("2026-10-05", "annual", "triennial"),
    ]
    assert found("triennial", *facts)[0] == ("2026-10-09", "met")
    assert found("annual-review", *facts)[-1] == ("2027-09-08", "running")


@pytest.mark.parametrize("turn", [1, -1])
def test_sessions_entered_in_any_order_count_by_their_days(turn: int) -> None:
    sessions = [held("2026-03-18", "annual", outcome="continued"), held("2026-04-08", "annual")]
    assert found("annual-review", OURS, *sessions[::turn]) == [
        ("2026-03-24", "met"),
        ("2027-03-18", "running"),
    ]


def test_a_void_first_session_leaves_the_second_standing() -> None:
    facts = [
        OURS,
        held("2026-03-18", "annual", outcome="continued"),
        held("2026-04-08", "annual"),
        fact("void", "2026-04-09", event="e1", why="did not take place"),
    ]
    assert found("annual-review", *facts) == [("2026-03-24", "met_late"), ("2027-04-08", "running")]


def test_the_meeting_that_began_a_year_does_not_end_it_the_same_day() -> None:
    """The last annual review is known from the day of adding, and its meeting is entered besides."""
    added = fact("student_added", "2026-09-14", last_annual="2026-09-10")
    assert found("annual-review", added, held("2026-09-10", "annual")) == [("2027-09-10", "running")]
    assert found("annual-review", added, held("2026-09-15", "annual")) == [
        ("2027-09-10", "met"),
        ("2027-09-15", "running"),
    ]


def test_a_new_meeting_after_one_never_finished() -> None:
    facts = [
        OURS,
        held("2026-03-18", "annual", outcome="continued"),
        held("2026-11-20", "annual", new_meeting="true"),
    ]
    assert found("annual-review", *facts)[-1] == ("2027-11-20", "running")


REFERRED = [
    fact("referral_received", "2026-09-01"),
    fact("assessment_plan_given", "2026-09-08", purpose="initial"),
    fact("consent_received", "2026-09-15", purpose="initial"),
]


@pytest.mark.parametrize(
    "rule", ["annual-review", "triennial", "transition-16", "rights-at-17", "age-22-exit"]
)
def test_not_eligible_leaves_nothing_running(rule: str) -> None:
    facts = [*REFERRED, held("2026-11-02", "initial", eligible="false")]
    assert not [status for _, status in found(rule, *facts, born="2011-04-12") if status != "ended"]


def test_a_new_referral_after_no_eligibility_asks_for_ages_again() -> None:
    facts = [
        *REFERRED,
        held("2026-11-02", "initial", eligible="false"),
        fact("referral_received", "2026-11-20"),
    ]
    assert found("transition-16", *facts, born="2011-04-12") == [
        ("2027-04-12", "ended"),
        ("2027-04-12", "running"),
    ]


def test_records_that_came_before_enrollment_count_from_enrollment() -> None:
    facts = [
        fact("transferred_in", "2026-11-30", from_district="Lakeside Unified"),
        fact("records_received", "2026-11-25"),
    ]
    context = context_with(*BOTH, interim_placement="records")
    clocks = deadlines_of("interim-placement", student_of(*facts), context, LATER)
    assert [str(clock.due) for clock in clocks] == ["2026-12-30"]


def test_an_extension_is_for_the_clock_it_names() -> None:
    facts = [
        OURS,
        fact("consent_received", "2026-09-04", purpose="triennial"),
        fact("consent_received", "2026-10-05", purpose="supplemental"),
        fact(
            "extension_agreed",
            "2026-10-20",
            rule="reassessment-iep",
            until="2026-12-15",
            signed="2026-10-20",
            clock="e1",
        ),
    ]
    assert [due for due, _ in found("reassessment-iep", *facts)] == ["2026-12-15", "2026-12-04"]


def test_a_notice_is_for_the_meeting_it_names() -> None:
    facts = [
        OURS,
        fact("meeting_scheduled", "2026-09-14", meeting_date="2026-10-02", purposes=["annual"]),
        fact("meeting_scheduled", "2026-09-14", meeting_date="2026-10-20", purposes=["transition"]),
        fact("document_sent", "2026-09-16", document="meeting-notice", meeting="2026-10-02"),
    ]
    assert found("meeting-notice", *facts) == [("2026-09-22", "met"), ("2026-10-10", "overdue")]


def test_a_moved_in_student_s_report_is_ours_from_enrollment_on() -> None:
    facts = [fact("transferred_in", "2026-11-09", from_district="Lakeside Unified", last_annual="2026-03-02")]
    assert found("progress-report", *facts) == [("2027-02-01", "running")]


def test_consent_after_a_refusal_starts_the_clock_of_its_own_purpose() -> None:
    facts = [
        OURS,
        fact("assessment_plan_given", "2026-09-01", purpose="triennial"),
        fact("consent_refused", "2026-09-08", purpose="triennial"),
        fact("consent_received", "2026-09-21", purpose="triennial"),
    ]
    assert found("initial-iep", *facts) == []
    assert found("reassessment-iep", *facts) == [("2026-11-20", "overdue")]


def test_a_make_up_day_after_the_last_day_is_a_school_day() -> None:
    year = calendar("redwood-city-2026-27")
    made_up = SchoolYear.model_validate({**year.model_dump(by_alias=True), "extra_days": ["2027-06-07"]})
    joined = Calendar.of((made_up,))
    assert joined.is_school_day(date(2027, 6, 7)) is True
    assert joined.last_school_day(date(2027, 6, 7)) == date(2027, 6, 7)


# --- events and the meeting they are about -------------------------------------------------------


def booked(day: str, meeting: str, *purposes: str) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes))


def notice(day: str, meeting: str | None = None) -> dict[str, Any]:
    return fact("document_sent", day, document="meeting-notice", meeting=meeting)


def reply(day: str, words: str, meeting: str | None = None) -> dict[str, Any]:
    return fact("parent_replied", day, reply=words, meeting=meeting)


def test_a_reply_is_awaited_until_it_is_about_this_very_meeting() -> None:
    facts = [
        OURS,
        booked("2026-09-01", "2026-10-06", "annual"),
        notice("2026-09-02", "2026-10-06"),
        booked("2026-09-03", "2026-11-09", "supplemental"),  # another meeting, booked since
        held("2026-09-10", "manifestation"),
        reply("2026-09-11", "attending", "2026-11-09"),
    ]
    assert found("parent-reply", *facts) == [("2026-10-01", "overdue")]
    assert found("parent-reply", *facts, reply("2026-09-12", "attending", "2026-10-06")) == [
        ("2026-10-01", "met")
    ]
    assert found("parent-reply", *facts, held("2026-10-06", "annual")) == [("2026-10-01", "ended")]


def test_a_notice_from_before_the_booking_was_entered_still_waits_for_its_reply() -> None:
    facts = [OURS, notice("2026-09-01"), booked("2026-09-03", "2026-10-06", "annual")]
    assert found("parent-reply", *facts) == [("2026-10-01", "overdue")]


def test_a_new_time_is_found_by_moving_that_meeting_and_by_no_other() -> None:
    facts = [
        OURS,
        booked("2026-09-01", "2026-10-06", "annual"),
        booked("2026-09-01", "2026-11-09", "supplemental"),
        reply("2026-09-05", "reschedule", "2026-10-06"),
        booked("2026-09-06", "2026-11-16", "supplemental"),
    ]
    assert found("new-meeting-time", *facts) == [("None", "open")]
    moved = booked("2026-09-07", "2026-10-13", "annual")
    assert found("new-meeting-time", *facts, moved) == [("None", "met")]


def test_each_meeting_has_its_draft_and_a_moved_one_keeps_it() -> None:
    ready = fact("iep_drafted", "2026-09-10", portion="whole", step="ready", meeting="2026-10-06")
    facts = [
        OURS,
        booked("2026-09-01", "2026-10-06", "annual"),
        booked("2026-09-02", "2026-11-09", "supplemental"),
        ready,
    ]
    assert found("draft-iep", *facts) == [("2026-09-26", "met"), ("2026-10-30", "overdue")]
    assert found("draft-iep", *facts, booked("2026-09-12", "2026-10-20", "annual"))[-1] == (
        "2026-10-10",
        "met",
    )


def test_a_session_on_the_booked_day_is_that_meeting_whatever_its_purpose() -> None:
    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), held("2026-10-06", "parent-request")]
    assert found("booked-meeting", *facts) == [("2026-10-06", "met")]
    assert found("meeting-notice", *facts) == [("2026-09-26", "ended")]
    assert found("annual-review", *facts) == [("2026-03-24", "overdue")]


def test_a_follow_up_is_the_meeting_that_goes_on_and_not_another() -> None:
    facts = [OURS, held("2026-09-10", "annual", outcome="continued")]
    assert found("follow-up-iep", *facts, booked("2026-09-11", "2026-10-01", "manifestation")) == [
        ("None", "open")
    ]
    assert found("follow-up-iep", *facts, booked("2026-09-11", "2026-10-01", "annual")) == [("None", "met")]


# --- ticks, refusals, extensions ------------------------------------------------------------------


def test_a_tick_that_names_a_clock_closes_that_one_only() -> None:
    facts = [
        fact("referral_received", "2026-08-20"),
        fact("consent_received", "2026-09-01", purpose="initial"),
        fact("consent_received", "2026-09-08", purpose="supplemental"),
    ]
    one = fact("done", "2026-09-09", rule="enter-consent", clock="e2")
    assert found("enter-consent", *facts, one) == [("None", "open"), ("None", "met")]
    assert found("enter-consent", *facts, fact("done", "2026-09-09", rule="enter-consent")) == [
        ("None", "met"),
        ("None", "met"),
    ]
    gone = fact("not_applicable", "2026-09-09", rule="enter-consent", why="no such system", clock="e1")
    assert found("enter-consent", *facts, gone) == [("None", "ended"), ("None", "open")]


def test_a_refusal_of_the_areas_left_over_lets_the_initial_assessment_go_on() -> None:
    facts = [
        fact("referral_received", "2026-08-20"),
        fact("consent_received", "2026-09-01", purpose="initial", areas=["academic"]),
        fact("consent_refused", "2026-09-08", purpose="initial", areas=["motor"]),
    ]
    assert found("initial-refusal", *facts) == []
    assert found("release-of-information", *facts) == [("None", "open")]
    assert found("refused-areas", *facts) == [("None", "open")]
    assert [status for _, status in found("initial-iep", *facts)] == ["overdue"]


ANSWERS = [
    (["refused"], "ended"),
    (["refused", "received"], "open"),
    (["received", "refused"], "ended"),
    (["refused", "received", "refused"], "ended"),
    (["refused", "triennial"], "ended"),  # consent to another plan
]


@pytest.mark.parametrize(("answers", "status"), ANSWERS)
def test_only_consent_after_a_refusal_brings_back_what_the_refusal_ended(
    answers: list[str], status: str
) -> None:
    facts = [fact("referral_received", "2026-08-20")]
    facts += [
        fact("consent_received", f"2026-09-0{n}", purpose="triennial")
        if answer == "triennial"
        else fact(f"consent_{answer}", f"2026-09-0{n}", purpose="initial")
        for n, answer in enumerate(answers, 1)
    ]
    assert found("release-of-information", *facts) == [("None", status)]


def test_of_two_days_named_for_an_answer_the_last_one_counts() -> None:
    facts = [
        held("2026-09-10", "annual"),
        fact("iep_answered", "2026-09-10", answer="undecided", expected="2026-09-17"),
        fact("iep_answered", "2026-09-10", answer="undecided", expected="2026-12-03"),
    ]
    assert found("iep-answer-expected", *facts) == [("2026-09-17", "ended"), ("2026-12-03", "running")]


def test_a_release_signed_again_leaves_one_wait_for_its_records() -> None:
    signed = {"source": "Dr. Okafor", "step": "signed"}
    facts = [
        fact("release_of_information", "2026-09-14", **signed, expires="2026-10-30"),
        fact("release_of_information", "2026-10-26", **signed, expires="2027-10-30"),
    ]
    assert [status for _, status in found("release-records", *facts)] == ["ended", "overdue"]
    assert found("release-expiry", *facts) == [("2026-10-30", "met"), ("2027-10-30", "running")]


def test_the_reports_are_there_once_every_area_of_this_plan_is() -> None:
    def plan(day: str, purpose: str, *areas: str) -> list[dict[str, Any]]:
        return [
            fact("assessment_plan_given", day, purpose=purpose, areas=[{"area": area} for area in areas]),
            fact("consent_received", day, purpose=purpose),
        ]

    facts = [
        fact("referral_received", "2026-08-20"),
        *plan("2026-09-01", "initial", "academic", "motor"),
        fact("assessor_reported", "2026-09-20", area="academic"),
    ]
    assert found("assessor-reports", *facts) == [("2026-10-26", "overdue")]  # the meeting is due on the 31st
    facts.append(fact("assessor_reported", "2026-09-22", area="motor"))
    assert found("assessor-reports", *facts) == [("2026-10-26", "met")]
    again = plan("2026-10-01", "supplemental", "motor")  # an old report is no report of a new plan
    assert [status for _, status in found("assessor-reports", *facts, *again)] == ["met", "overdue"]


def test_what_is_to_be_there_before_a_meeting_is_counted_from_its_last_day_until_one_is_booked() -> None:
    agreed = fact("consent_received", "2026-09-14", purpose="initial")
    assert due_of("assessor-reports", agreed) == ("2026-11-08", "2026-11-13", None)
    later = fact("meeting_scheduled", "2026-09-20", purposes=["initial"], meeting_date="2026-11-20")
    assert due_of("assessor-reports", agreed, later) == ("2026-11-15", None, "2026-11-20")
    moved = fact(
        "extension_agreed", "2026-09-20", rule="initial-iep", until="2026-12-18", signed="2026-09-20"
    )
    assert due_of("assessor-reports", agreed, moved) == ("2026-12-13", "2026-12-18", None)
    elsewhere = fact("completion_agreed", "2026-09-20", until="2026-12-04")
    assert due_of("assessor-reports", agreed, elsewhere) == ("None", None, None)


def test_where_the_last_day_of_a_meeting_is_unknown_so_is_nothing_counted_from_it() -> None:
    agreed = fact("consent_received", "2026-09-14", purpose="initial")
    clock = the_deadline("assessor-reports", student_of(agreed), context_with(), date(2026, 9, 21))
    assert (clock.due, clock.status) == (None, "open")
    near_the_day = fact("consent_received", "2026-09-14", purpose="triennial")
    until = fact(
        "extension_agreed", "2026-09-15", rule="reassessment-iep", until="2026-09-17", signed="2026-09-15"
    )
    assert due_of("assessor-reports", near_the_day, until)[0] == "2026-09-14"  # not before the consent


def due_of(rule: str, *facts: dict[str, Any]) -> tuple[str, str | None, str | None]:
    """When it is due, by the last day of which meeting, or by which meeting booked."""
    clock = the_deadline(rule, student_of(*facts), context_with(*BOTH), date(2026, 9, 21))
    found = clock.reckoning
    by_due, by_booking = (str(day) if day else None for day in (found.meeting_due, found.limited_by))
    return str(found.due), by_due, by_booking


def test_a_clock_about_a_meeting_is_ticked_after_the_meeting_too() -> None:
    """Only what must be about the same meeting needs a meeting; a tick is for the clock."""
    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), held("2026-10-06", "annual")]
    tick = fact("done", "2026-10-08", rule="english-learner-meeting")
    student = student_of(*facts, tick, language="EL")
    clocks = deadlines_of("english-learner-meeting", student, context_with(*BOTH), LATER)
    assert [(str(clock.due), clock.status) for clock in clocks] == [("2026-10-06", "met_late")]


def met_by(rule: str, *facts: dict[str, Any]) -> list[str | None]:
    """The id of the event that met each clock of a rule."""
    clocks = deadlines_of(rule, student_of(*facts), context_with(*BOTH), LATER)
    return [clock.met_by.id if clock.met_by else None for clock in clocks]


def test_a_set_is_complete_with_the_very_event_that_brings_in_the_last_of_it() -> None:
    agreed = fact("consent_received", "2026-09-01", purpose="initial", areas=["academic", "motor"])
    areas = [
        fact("assessor_reported", f"2026-09-1{n}", area=area) for n, area in enumerate(["academic", "motor"])
    ]
    assert met_by("assessor-reports", agreed, *areas) == ["e2"]
    asked = fact("records_requested", "2026-09-14")
    asked_and_given = [("school nurse", "asked"), *((place, "received") for place in RECORD_SOURCES)]
    sources = [
        fact("records_source", "2026-09-14", source=source, step=step) for source, step in asked_and_given
    ]
    assert met_by("collect-records", asked, *sources[:-1]) == [None]
    assert met_by("collect-records", asked, *sources) == [f"e{len(sources)}"]
    team = [
        fact("team_invited", f"2026-09-0{n}", to=[{"role": role}])
        for n, role in enumerate(["parent", "general-ed-teacher", "education-specialist", "principal"], 2)
    ]
    assert met_by("invite-team", booked("2026-09-01", "2026-10-06", "annual"), *team) == ["e4"]


def test_a_team_belongs_to_a_booking_and_no_sources_to_a_birthday() -> None:
    """A district's rule may ask for a set where there is none: nothing completes it."""
    for start, completing in (({"event": "document_sent"}, "team"), ({"birthday": 11}, "sources_asked")):
        context = with_rule(
            context_with(*BOTH),
            starts=(start,),
            met_by=(
                {"event": "team_invited", "completing": completing},
                {"event": "records_source", "completing": completing},
            ),
        )
        facts = [
            OURS,
            notice("2026-09-02"),
            fact("team_invited", "2026-09-03", to=[{"role": "parent"}]),
            fact("records_source", "2026-09-04", source="nurse", step="received"),
        ]
        assert [c.status for c in deadlines_of("own", student_of(*facts), context, LATER)] == ["open"]


def test_a_birthday_is_about_no_meeting_and_goes_with_every_one() -> None:
    context = with_rule(
        context_with(*BOTH),
        starts=({"birthday": 11},),
        met_by=({"event": "meeting_held", "same_meeting": True},),
    )
    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), held("2026-10-06", "annual")]
    assert [c.status for c in deadlines_of("own", student_of(*facts), context, LATER)] == ["met"]


EXTENDED = [
    # first and second agreement: until, signed; and the date that was missed all the same
    ([("2026-12-20", "2026-10-20")], None),
    ([("2026-12-20", "2026-10-31")], None),  # signed on the very due date
    ([("2026-12-20", "2026-11-01")], "2026-10-31"),
    ([("2026-12-20", "2026-11-10")], "2026-10-31"),
    ([("2026-11-20", "2026-10-20"), ("2026-12-20", "2026-11-10")], None),
    ([("2026-11-05", "2026-10-20"), ("2026-12-20", "2026-11-10")], "2026-11-05"),
]


@pytest.mark.parametrize(("agreements", "missed"), EXTENDED)
def test_an_extension_signed_too_late_does_not_undo_what_was_missed(
    agreements: list[tuple[str, str]], missed: str | None
) -> None:
    facts = [
        fact("referral_received", "2026-08-20"),
        fact("consent_received", "2026-09-01", purpose="initial"),
        *(
            fact("extension_agreed", signed, rule="initial-iep", until=until, signed=signed)
            for until, signed in agreements
        ),
    ]
    clocks = deadlines_of("initial-iep", student_of(*facts), context_with(*BOTH), LATER)
    (clock,) = clocks
    assert (str(clock.due), clock.status) == (agreements[-1][0], "running")
    assert clock.missed_on == (date.fromisoformat(missed) if missed else None)
    assert late_clocks(clocks) == ([clock] if missed else [])


# --- removals that take in the same days ---------------------------------------------------------

OVERLAPS = [
    # an earlier removal and a later one (first day, school days), and whether a day is counted twice
    (("2026-09-15", 3), ("2026-09-17", 1), True),
    (("2026-09-17", 3), ("2026-09-21", 1), True),  # Thursday, Friday and, past the weekend, Monday
    (("2026-09-17", 2), ("2026-09-21", 1), False),
    (("2026-09-15", 0.5), ("2026-09-15", 0.5), False),  # sent home twice on one day, half of it each
    (("2026-09-15", 1), ("2026-09-15", 0.5), True),
    (("2026-09-15", 2.5), ("2026-09-17", 1), True),
]


@pytest.mark.parametrize(("one", "other", "twice"), OVERLAPS)
def test_removals_that_take_in_the_same_school_day_are_found(
    one: tuple[str, float], other: tuple[str, float], twice: bool
) -> None:
    student = student_of(*(fact("removal", day, days=days) for day, days in (one, other)))
    context = context_with(*BOTH)
    facts = Facts.of(student, context, LATER)
    first, second = facts.events
    rule = context.law.tally_of("removal")
    assert overlapping(rule, second, facts) == ([first] if twice else [])
    assert overlapping(rule, first, facts) == ([second] if twice else [])


def test_a_removal_with_services_is_counted_with_no_other() -> None:
    days = (
        fact("removal", "2026-09-14", days="3"),
        fact("removal", "2026-09-15", days="3", services_continued=True),
    )
    context, student = context_with(*BOTH), student_of(*days)
    rule = context.law.tally_of("removal")
    assert rule
    assert overlapping(rule, student.events[1], Facts.of(student, context, LATER)) == []


def test_a_tick_is_for_every_clock_of_a_duty_whose_other_answers_are_for_one() -> None:
    filed = [
        fact("complaint_filed", day, kind="due-process", filed_by="parent")
        for day in ("2026-09-14", "2026-09-16")
    ]
    tick = fact("done", "2026-09-21", rule="resolution-session")
    clocks = deadlines_of("resolution-session", student_of(*filed, tick), context_with(*BOTH), LATER)
    assert [clock.status for clock in clocks] == ["met", "met"]
    held = fact("resolution_session_held", "2026-09-21", outcome="agreement")
    clocks = deadlines_of("resolution-session", student_of(*filed, held), context_with(*BOTH), LATER)
    assert [clock.met_by is not None for clock in clocks] == [True, False]


# --- corrections stand in their place; meetings told apart; what was never done -------------------


def test_a_correction_keeps_the_place_of_what_it_corrects() -> None:
    facts = [
        fact("referral_received", "2026-09-01", by="parent"),
        fact("entered_in_system", "2026-09-01", what="referral"),
    ]
    again = fact("referral_received", "2026-09-01", by="teacher", id="e9", recorded="2026-09-20")
    void = fact("void", "2026-09-20", event="e0", why="x", replaced_by="e9")
    assert found("enter-referral", *facts) == [("None", "met")]
    assert found("enter-referral", *facts, again, void) == [("None", "met")]


def test_corrections_in_a_circle_are_no_endless_loop() -> None:
    facts = [
        fact("parent_request_received", "2026-09-01", what="an aide"),
        fact("prior_written_notice_sent", "2026-09-03", action="refused", subject="other", answers=["e0"]),
        fact("void", "2026-09-04", event="e0", why="x", replaced_by="xb"),
        fact("void", "2026-09-04", event="xb", why="x", replaced_by="e0"),
    ]
    student = student_of(*facts)
    assert [event.type for event in student.known(LATER)] == ["prior_written_notice_sent"]
    assert in_a_circle(student.events) == {"e2", "e3"}


def test_each_of_two_meetings_has_its_own_reply_and_new_time() -> None:
    facts = [
        OURS,
        booked("2026-09-01", "2026-12-10", "annual"),
        booked("2026-09-01", "2027-01-20", "parent-request"),
        notice("2026-09-02", "2026-12-10"),
        notice("2026-09-02", "2027-01-20"),
    ]
    assert [due for due, _ in found("parent-reply", *facts)] == ["2026-12-05", "2027-01-15"]
    facts += [
        reply("2026-09-04", "reschedule", "2026-12-10"),
        reply("2026-09-04", "reschedule", "2027-01-20"),
    ]
    assert found("new-meeting-time", *facts) == [("None", "open"), ("None", "open")]
    facts.append(booked("2026-09-07", "2026-12-17", "annual"))
    assert found("new-meeting-time", *facts) == [("None", "met"), ("None", "open")]


def test_a_notice_sent_once_more_leaves_one_reply_to_wait_for() -> None:
    facts = [OURS, booked("2026-09-01", "2026-12-10", "annual"), notice("2026-09-02"), notice("2026-09-09")]
    assert [status for _, status in found("parent-reply", *facts)] == ["ended", "running"]


@pytest.mark.parametrize(
    ("words", "meeting", "after"),
    [
        ("attending", None, ["met"]),
        ("by-phone", "2026-12-10", ["met"]),
        ("go-on-without-me", None, ["met"]),
        ("not-attending", None, ["met", "running"]),
        ("reschedule", None, ["met", "running"]),
        ("attending", "2027-01-20", ["ended", "running"]),  # of another meeting
    ],
)
def test_a_copy_of_a_notice_that_was_answered_asks_for_no_reply(
    words: str, meeting: str | None, after: list[str]
) -> None:
    facts = [
        OURS,
        booked("2026-09-01", "2026-12-10", "annual"),
        *([booked("2026-09-01", "2027-01-20", "parent-request")] if meeting else []),
        notice("2026-09-02", "2026-12-10"),
        reply("2026-09-04", words, meeting),
    ]
    assert [
        status for _, status in found("parent-reply", *facts, notice("2026-09-09", "2026-12-10"))
    ] == after
    moved = [*facts, booked("2026-09-08", "2026-12-11", "annual"), notice("2026-09-09", "2026-12-11")]
    assert [status for _, status in found("parent-reply", *moved)][-1] == "running"


def test_of_two_meetings_on_a_day_the_session_is_the_one_of_its_purpose() -> None:
    facts = [
        OURS,
        booked("2026-09-01", "2026-10-06", "annual"),
        booked("2026-09-01", "2026-10-06", "parent-request"),
        held("2026-10-06", "annual"),
    ]
    assert [status for _, status in found("booked-meeting", *facts)] == ["met", "overdue"]


NEVER_SENT = [
    # what became of the meeting of 6 October, whose notice was due on 26 September; whether the notice was missed
    (held("2026-10-06", "annual"), True),
    (held("2026-09-27", "annual"), True),
    (held("2026-09-26", "annual"), False),
    (held("2026-09-20", "annual"), False),
    (
        fact("meeting_cancelled", "2026-09-20", purposes=["annual"], meeting_date="2026-10-06", why="ill"),
        False,
    ),
    (
        fact("meeting_cancelled", "2026-09-30", purposes=["annual"], meeting_date="2026-10-06", why="ill"),
        False,
    ),
]


@pytest.mark.parametrize(("end", "is_missed"), NEVER_SENT)
def test_a_notice_that_never_went_out_is_late_for_good(end: dict[str, Any], is_missed: bool) -> None:
    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), end]
    clocks = deadlines_of("meeting-notice", student_of(*facts), context_with(*BOTH), LATER)
    assert [clock.status for clock in clocks] == ["ended"]
    assert [str(clock.missed_on) for clock in late_clocks(clocks)] == (["2026-09-26"] if is_missed else [])


def test_an_unknown_date_was_not_missed() -> None:
    context = with_rule(
        context_with(),
        starts=({"event": "meeting_scheduled"},),
        within={"count": 5, "of": "school_days"},
        ended_by=({"event": "meeting_held", "leaves_missed": True},),
    )
    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), held("2026-10-06", "annual")]
    (clock,) = deadlines_of("own", student_of(*facts), context, LATER)
    assert (clock.status, clock.due, clock.missed_on) == ("ended", None, None)


@pytest.mark.parametrize(
    ("given", "is_late"), [("2026-09-25", False), ("2026-09-29", False), ("2026-09-30", True)]
)
def test_a_plan_given_in_time_is_not_late_for_an_extension_entered_later(given: str, is_late: bool) -> None:
    """A referral of 14 September asks for the plan by the 29th."""
    facts = [
        fact("referral_received", "2026-09-14"),
        fact(
            "extension_agreed", "2026-11-20", rule="assessment-plan", until="2026-12-10", signed="2026-11-20"
        ),
        fact("assessment_plan_given", given, purpose="initial"),
    ]
    late = late_clocks(deadlines_of("assessment-plan", student_of(*facts), context_with(*BOTH), LATER))
    assert [str(clock.missed_on) for clock in late] == (["2026-09-29"] if is_late else [])


def test_the_team_is_invited_once_everyone_it_needs_is() -> None:
    def invited(day: str, *roles: str) -> dict[str, Any]:
        return fact("team_invited", day, to=[{"role": role} for role in roles])

    facts = [OURS, booked("2026-09-01", "2026-10-06", "annual"), invited("2026-09-02", "principal")]
    assert found("invite-team", *facts) == [("None", "open")]
    facts.append(invited("2026-09-03", "general-ed-teacher", "education-specialist"))
    assert found("invite-team", *facts) == [("None", "open")]
    facts.append(notice("2026-09-04"))
    assert found("invite-team", *facts) == [("None", "met")]


# --- where a case stands -------------------------------------------------------------------------

NEWLY_REFERRED = fact("referral_received", "2026-10-01")
LEFT = fact("exited", "2026-11-02", reason="moved-in-state")
PLAN = fact("assessment_plan_given", "2026-09-01", purpose="initial", areas=[{"area": "a"}, {"area": "b"}])
SOME = fact("consent_received", "2026-09-03", purpose="initial", areas=["a"])
OURS_LATER = fact("student_added", "2026-10-05", last_annual="2026-03-24")
MOVED_IN = fact("transferred_in", "2026-10-05", from_district="Lakeside Unified")
AGAIN = fact("consent_received", "2026-09-20", purpose="initial")
REFUSED = "consent to the initial assessment refused on 2026-09-10"
STANDS = [
    ([PLAN], "initial assessment plan with the parent since 2026-09-01"),
    ([PLAN, SOME], "assessing (initial) since consent on 2026-09-03"),
    (
        [PLAN, SOME, fact("consent_refused", "2026-09-10", purpose="initial", areas=["b"])],
        "assessing (initial) since consent on 2026-09-03; b refused on 2026-09-10",
    ),
    (
        [PLAN, SOME, fact("consent_received", "2026-09-10", purpose="initial")],
        "assessing (initial) since consent on 2026-09-03",
    ),
    (
        [PLAN, SOME, fact("assessment_plan_given", "2026-09-12", purpose="initial")],
        "assessing (initial) since consent on 2026-09-03; another initial assessment plan with the parent "
        "since 2026-09-12",
    ),
    (
        [PLAN, fact("consent_refused", "2026-09-10", purpose="initial")],
        "consent to the initial assessment refused on 2026-09-10",
    ),
    (
        [
            OURS,
            held("2026-09-01", "annual"),
            fact("iep_answered", "2026-09-02", answer="agreed"),
            NEWLY_REFERRED,
        ],
        "referred; assessment plan to be given; IEP in effect, agreed on 2026-09-02",
    ),
    ([OURS, booked("2026-09-01", "2026-12-10", "annual"), LEFT], "exited on 2026-11-02 (moved-in-state)"),
    ([], "nothing recorded yet"),
    ([fact("note_made", "2026-09-01", text="x")], "nothing recorded yet"),
    ([OURS], "has an IEP"),
    (
        [OURS, booked("2026-09-01", "2026-12-10", "annual", "triennial")],
        "has an IEP; annual and triennial meeting booked for 2026-12-10",
    ),
    ([fact("referral_received", "2026-10-01", form="oral")], "referred orally; not yet in writing"),
    ([NEWLY_REFERRED, fact("referral_withdrawn", "2026-10-05")], "referral withdrawn"),
    (
        [NEWLY_REFERRED, fact("note_made", "2026-10-02", text="x")],
        "referred; assessment plan to be given",
    ),
    # What was under way before a student was added, moved in or was withdrawn is settled.
    ([PLAN, OURS_LATER], "has an IEP"),
    ([PLAN, MOVED_IN], "moved in on 2026-10-05 from Lakeside Unified with an IEP"),
    ([PLAN, fact("referral_withdrawn", "2026-09-10")], "referral withdrawn"),
    # A meeting on the assessment settles it, and so does a finding of no eligibility; another meeting does not.
    (
        [PLAN, SOME, held("2026-10-05", "initial", eligible="true")],
        "IEP offered at the initial meeting of 2026-10-05; waiting for the parent's answer",
    ),
    ([PLAN, SOME, held("2026-10-05", "annual", eligible="false")], "found not eligible on 2026-10-05"),
    (
        [PLAN, held("2026-10-05", "annual")],
        "initial assessment plan with the parent since 2026-09-01; "
        "IEP offered at the annual meeting of 2026-10-05; waiting for the parent's answer",
    ),
    (
        [held("2026-10-05", "annual", "triennial", outcome="continued")],
        "annual and triennial meeting of 2026-10-05 not finished",
    ),
    # A manifestation review or a farewell by itself offers no IEP.
    (
        [
            held("2026-10-05", "annual"),
            fact("iep_answered", "2026-10-06", answer="agreed"),
            held("2026-10-09", "manifestation"),
        ],
        "IEP in effect, agreed on 2026-10-06",
    ),
    ([OURS, held("2026-10-09", "exit")], "has an IEP"),
    (
        [held("2026-10-05", "manifestation", "supplemental")],
        "IEP offered at the manifestation and supplemental meeting of 2026-10-05; waiting for the parent's answer",
    ),
    (
        [held("2026-10-05", "annual"), fact("iep_answered", "2026-10-06", answer="disagreed")],
        "IEP offered; the parent has answered: disagreed (2026-10-06)",
    ),
    (
        [OURS, fact("consent_revoked", "2026-10-06")],
        "consent to all special education revoked on 2026-10-06; not exited yet",
    ),
    # Two plans at once: each consent is of its own purpose.
    (
        [PLAN, SOME, fact("assessment_plan_given", "2026-09-12", purpose="supplemental")],
        "supplemental assessment plan with the parent since 2026-09-12",
    ),
    (
        [PLAN, fact("consent_received", "2026-09-03", purpose="initial"), AGAIN],
        "assessing (initial) since consent on 2026-09-03",
    ),
    ([PLAN, fact("consent_refused", "2026-09-10", purpose="initial", areas=["b"])], REFUSED),
    ([PLAN, SOME, fact("consent_refused", "2026-09-10", purpose="initial")], REFUSED),
]


@pytest.mark.parametrize(("facts", "text"), STANDS)
def test_where_a_case_stands(facts: list[dict[str, Any]], text: str) -> None:
    assert case_status(student_of(*facts).known(LATER)) == text


# --- what was revoked has met nothing -------------------------------------------------------------------

CONTINUED = held("2025-10-14", "annual", "triennial", outcome="continued")


def booking(day: str, meeting: str, *purposes: str, **fields: Any) -> dict[str, Any]:
    return fact("meeting_scheduled", day, purposes=list(purposes), meeting_date=meeting, **fields)


def cancelled(day: str, meeting: str, *purposes: str, **fields: Any) -> dict[str, Any]:
    return fact(
        "meeting_cancelled",
        day,
        purposes=list(purposes),
        meeting_date=meeting,
        why="the parent is ill",
        **fields,
    )


def void(day: str, event: str) -> dict[str, Any]:
    return fact("void", day, event=event, why="a mistake")


FOLLOW_UPS = [
    pytest.param([booking("2025-10-15", "2025-10-30", "annual")], "2025-10-15", id="booked"),
    pytest.param(
        [booking("2025-10-15", "2025-10-30", "annual"), cancelled("2025-10-20", "2025-10-30", "annual")],
        None,
        id="called off",
    ),
    pytest.param(
        [
            booking("2025-10-15", "2025-10-30", "annual"),
            cancelled("2025-10-20", "2025-10-30", "annual"),
            booking("2025-10-22", "2025-11-06", "triennial"),
        ],
        "2025-10-22",
        id="called off and booked again",
    ),
    pytest.param(
        [booking("2025-10-15", "2025-10-30", "annual"), booking("2025-10-21", "2025-11-06", "annual")],
        "2025-10-21",
        id="moved",
    ),
    pytest.param(
        [
            booking("2025-10-15", "2025-10-30", "annual"),
            booking("2025-10-21", "2025-11-06", "annual"),
            cancelled("2025-10-24", "2025-11-06", "annual"),
        ],
        None,
        id="moved and called off",
    ),
    pytest.param(
        [
            booking("2025-10-15", "2025-10-30", "annual", "parent-request"),
            booking("2025-10-21", "2025-11-06", "parent-request"),
        ],
        None,
        id="replaced by a booking for something else",
    ),
    pytest.param(
        [
            booking("2025-10-15", "2025-10-30", "annual", id="booking"),
            void("2025-10-16", "booking"),
        ],
        None,
        id="void",
    ),
    pytest.param(
        [
            booking("2025-10-15", "2025-10-30", "annual"),
            cancelled("2025-10-20", "2025-10-30", "annual", id="mistake"),
            void("2025-10-21", "mistake"),
        ],
        "2025-10-15",
        id="called off by mistake",
    ),
]


@pytest.mark.parametrize(("facts", "met_on"), FOLLOW_UPS)
def test_a_follow_up_meeting_is_scheduled_as_long_as_its_booking_holds(
    facts: list[dict[str, Any]], met_on: str | None
) -> None:
    (clock,) = deadlines_of(
        "follow-up-iep", student_of(CONTINUED, *facts), context_with(), date(2025, 11, 30)
    )
    assert (str(clock.met_by.date) if clock.met_by else None) == met_on
    assert clock.status == ("met" if met_on else "open")


def test_a_new_time_that_is_called_off_was_not_found() -> None:
    facts = [
        booking("2025-10-01", "2025-10-30", "annual"),
        fact("parent_replied", "2025-10-06", reply="reschedule"),
        booking("2025-10-08", "2025-11-06", "annual"),
    ]
    assert found("new-meeting-time", *facts) == [("None", "met")]
    facts.append(cancelled("2025-10-24", "2025-11-06", "annual"))
    assert found("new-meeting-time", *facts) == [("None", "ended")]


def test_the_rules_that_a_booking_can_meet_are_those_tried_here() -> None:
    by_booking = {
        rule.id for rule in shipped_law().rules for on in rule.met_by if on.event == "meeting_scheduled"
    }
    assert by_booking == {
        *("follow-up-iep", "new-meeting-time", "emergency-meeting", "emergency-plan-review"),
        "manifestation-booking",
    }


@pytest.mark.parametrize(
    ("after", "status"),
    [
        ([], "met"),
        ([cancelled("2025-10-16", "2025-10-20", "manifestation", "supplemental")], "overdue"),
        ([void("2025-10-16", "booking")], "overdue"),
    ],
)
def test_a_review_is_scheduled_as_long_as_its_booking_holds(after: list[dict[str, Any]], status: str) -> None:
    facts = [
        fact("placement_change_decided", "2025-10-14"),
        booking("2025-10-15", "2025-10-20", "manifestation", "supplemental", id="booking"),
        *after,
    ]
    assert [state for _, state in found("manifestation-booking", *facts)] == [status]


@pytest.mark.parametrize(
    ("rule", "has_plan"), [("emergency-meeting", False), ("emergency-plan-review", True)]
)
def test_the_meeting_after_an_emergency_is_scheduled_as_long_as_its_booking_holds(
    rule: str, has_plan: bool
) -> None:
    emergency = fact("behavior_emergency", "2025-10-01", has_plan=has_plan)
    booked = booking("2025-10-02", "2025-10-30", "supplemental")
    assert [status for _, status in found(rule, emergency, booked)] == ["met"]
    gone = cancelled("2025-10-24", "2025-10-30", "supplemental")
    assert [status for _, status in found(rule, emergency, booked, gone)] in (["open"], ["overdue"])


@pytest.mark.parametrize(
    ("rule", "form"),
    [
        ("parent-requested-iep", "written"),
        ("meeting-request-in-writing", "oral"),
        ("consult-written-notice", "written"),
        ("written-notice", "written"),
    ],
)
def test_of_two_requests_the_one_withdrawn_ends_and_the_other_runs_on(rule: str, form: str) -> None:
    asked = [
        fact("parent_request_received", f"2025-10-0{n}", what="a talk", meeting="true", form=form)
        for n in (1, 2)
    ]
    for withdrawn, expected in (("e0", ["ended", "open"]), ("e1", ["open", "ended"])):
        student = student_of(*asked, fact("parent_request_withdrawn", "2025-10-09", request=withdrawn))
        clocks = deadlines_of(rule, student, context_with("oakland-2025-26"), date(2025, 10, 10))
        assert ["open" if clock.is_open else clock.status for clock in clocks] == expected


# --- a start while another clock of the rule runs -----------------------------------------------------------


def plan(day: str, purpose: str) -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose)


def test_of_two_plans_the_one_not_answered_still_waits_for_its_answer() -> None:
    facts = [plan("2025-10-01", "supplemental"), plan("2025-10-06", "triennial")]
    assert found("consent-follow-up", *facts) == [("2025-10-16", "overdue"), ("2025-10-21", "overdue")]
    facts.append(fact("consent_received", "2025-10-10", purpose="supplemental"))
    assert found("consent-follow-up", *facts) == [("2025-10-16", "met"), ("2025-10-21", "overdue")]
    facts.append(fact("consent_received", "2025-10-20", purpose="triennial"))
    assert found("consent-follow-up", *facts) == [("2025-10-16", "met"), ("2025-10-21", "met")]


def test_of_two_refusals_the_one_consented_to_since_asks_for_nothing_more() -> None:
    facts = [
        fact("consent_refused", f"2025-10-0{n}", purpose=p, team_insists="true")
        for n, p in ((1, "triennial"), (2, "supplemental"))
    ]
    facts.append(fact("consent_received", "2025-10-10", purpose="triennial"))
    assert found("consult-override", *facts) == [("None", "ended"), ("None", "open")]


def test_of_two_meetings_to_go_on_with_the_one_not_booked_is_still_to_be_booked() -> None:
    facts = [
        held("2025-10-14", "annual", outcome="continued"),
        held("2025-10-16", "manifestation", outcome="continued"),
        booking("2025-10-20", "2025-10-30", "annual"),
    ]
    assert found("follow-up-iep", *facts) == [("None", "met"), ("None", "open")]
    facts.append(booking("2025-10-20", "2025-10-31", "manifestation"))
    assert found("follow-up-iep", *facts) == [("None", "met"), ("None", "met")]


def test_a_second_plan_for_the_same_is_the_one_to_be_answered_and_to_be_ticked() -> None:
    facts = [plan("2025-10-01", "initial"), plan("2025-10-06", "initial")]
    first = ("2025-10-16", "ended")
    answer = fact("consent_received", "2025-10-10", purpose="initial")
    assert found("consent-follow-up", *facts, answer) == [first, ("2025-10-21", "met")]
    tick = fact("done", "2025-10-10", rule="consent-follow-up", clock="e1")
    asked_again = ("2025-10-25", "overdue")
    assert found("consent-follow-up", *facts, tick) == [first, ("2025-10-21", "met"), asked_again]
    of_the_first = {**tick, "clock": "e0"}
    assert found("consent-follow-up", *facts, of_the_first) == [first, ("2025-10-21", "overdue")]


def contacted(day: str, about: str = "assessment-plan") -> dict[str, Any]:
    return fact("contact_made", day, how="telephone", result="no answer", about=about)


def test_a_plan_that_was_asked_about_in_vain_is_asked_about_again_until_it_is_answered() -> None:
    facts = [plan("2025-10-01", "initial"), contacted("2025-10-09")]
    assert found("consent-follow-up", *facts) == [("2025-10-16", "met"), ("2025-10-24", "overdue")]
    assert found("plan-answer", *facts) == [("None", "open")]
    facts += [contacted("2025-10-20"), contacted("2025-10-20")]
    asked = [("2025-10-16", "met"), ("2025-10-24", "met"), ("2025-11-04", "overdue")]
    assert found("consent-follow-up", *facts) == asked
    facts.append(fact("consent_received", "2025-11-10", purpose="initial"))
    assert found("consent-follow-up", *facts, contacted("2025-11-12")) == [*asked[:2], ("2025-11-04", "met")]
    assert found("plan-answer", *facts, contacted("2025-11-12")) == [("None", "met")]


def test_a_contact_on_the_day_of_the_plan_or_without_one_starts_no_other_day_to_ask() -> None:
    assert found("consent-follow-up", plan("2025-10-01", "initial"), contacted("2025-10-01")) == [
        ("2025-10-16", "overdue")
    ]
    assert found("consent-follow-up", contacted("2025-10-01")) == []


NOT_YET = [
    # what the parent says and what is asked; whether the answer is still waited for without a date
    ([fact("iep_answered", "2025-10-09", answer="undecided")], True),
    ([fact("iep_answered", "2025-10-01", answer="undecided")], True),  # at the meeting itself
    ([fact("iep_answered", "2025-10-09", answer="undecided", expected="2025-10-20")], False),
    (
        [
            fact("iep_answered", "2025-10-09", answer="undecided", expected="2025-10-20"),
            fact("done", "2025-10-21", rule="iep-answer-expected"),
        ],
        True,
    ),
    (
        [
            fact("iep_answered", "2025-10-09", answer="undecided", expected="2025-10-20"),
            fact("iep_answered", "2025-10-21", answer="undecided"),
        ],
        True,
    ),
]


@pytest.mark.parametrize(("said", "is_open"), NOT_YET)
def test_an_iep_that_the_parent_wants_time_for_waits_for_its_answer(
    said: list[dict[str, Any]], is_open: bool
) -> None:
    held = fact("meeting_held", "2025-10-01", purposes=["annual"], outcome="completed")
    open_now = [status for _, status in found("iep-answer", held, *said) if status == "open"]
    dated = [status for _, status in found("iep-answer-expected", held, *said) if status == "overdue"]
    assert (bool(open_now), bool(dated)) == (is_open, not is_open)
    agreed = fact("iep_answered", "2025-11-03", answer="agreed")
    every = [status for _, status in found("iep-answer", held, *said, agreed)]
    assert ("open" in every, every[-1] if is_open else "met") == (False, "met")


@pytest.mark.parametrize(("not_before", "due"), [(False, "2026-09-29"), (True, "2026-10-05")])
def test_a_count_back_from_a_near_day_comes_out_before_the_start_unless_the_rule_says_otherwise(
    not_before: bool, due: str
) -> None:
    back = {"count": 10, "of": "calendar_days", "backward": True, "not_before_start": not_before}
    starts = ({"event": "meeting_scheduled", "counted_from": "meeting_date"},)
    context = with_rule(context_with("redwood-city-2026-27"), starts=starts, within=back)
    booked = fact("meeting_scheduled", "2026-10-05", meeting_date="2026-10-09", purposes=("annual",))
    clock = the_deadline("own", student_of(booked), context, date(2026, 10, 6))
    assert clock.due == date.fromisoformat(due)


def test_what_is_said_between_joining_and_the_first_day_of_school_counts() -> None:
    added = fact("student_added", "2026-07-20", last_annual="2026-03-24", last_evaluation="2024-10-09")
    waived = fact("not_applicable", "2026-08-03", rule="progress-report", why="none is owed")
    student = student_of(added, waived)
    clock = the_deadline("progress-report", student, context_with("redwood-city-2026-27"), date(2026, 9, 1))
    assert clock.started_on > date(2026, 8, 3)
    assert clock.status == "ended"


def test_without_a_school_calendar_a_notice_goes_out_by_the_count_alone() -> None:
    context = context_with()
    facts = Facts.of(student_of(), context, date(2026, 11, 2))
    assert notice_by(date(2026, 12, 1), facts, context, date(2026, 11, 2)) == date(2026, 11, 21)
