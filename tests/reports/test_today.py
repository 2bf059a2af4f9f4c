"""The morning page: which part each deadline belongs to, what a meeting still lacks, and that law is never cut."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefile.saying import long_date
from casemgr.docket.context import Context
from casemgr.docket.facts import Facts
from casemgr.reports.today import fitted_pages, short_page, whole_page
from casemgr.reports.today_limits import Limits, limits_of
from casemgr.reports.today_line import Line
from casemgr.reports.today_lines import all_lines
from casemgr.reports.today_morning import morning
from casemgr.reports.today_own import own_lines
from casemgr.reports.today_parts import NEVER_CUT
from casemgr.reports.today_student import StudentDay, student_day
from casemgr.reports.today_when import PASSED
from conftest import Run
from support import calendar, context_with, fact, student_of

BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)
OURS = fact("student_added", "2025-08-20", last_annual="2026-03-24", last_evaluation="2024-10-09")
NEXT_YEAR = fact("student_added", "2025-08-20", last_annual="2026-01-15")
REFERRAL = fact("referral_received", "2026-11-25")
TEAM = ("parent", "general-ed-teacher", "education-specialist", "principal")
PREPARED = (
    fact("team_invited", "2026-11-20", to=[{"role": role} for role in TEAM]),
    fact("document_sent", "2026-11-20", document="meeting-notice"),
)


def day_of(
    *facts: dict[str, Any], context: Context | None = None, as_of: date = TODAY, **student: Any
) -> StudentDay:
    context = context or context_with(*BOTH)
    return student_day(
        Facts.of(student_of(*facts, **student), context, as_of), context, as_of, lambda _facts, _deadline: ""
    )


def part_of(rule: str, *facts: dict[str, Any], **more: Any) -> str | None:
    return next((step.part for step in day_of(*facts, **more).steps if step.rule.id == rule), None)


def lines_of(*facts: dict[str, Any], **more: Any) -> list[Line]:
    return all_lines([day_of(*facts, **more)])


def annual(day: str) -> dict[str, Any]:
    """Added with a last annual review a year before this day."""
    return fact("student_added", "2025-08-20", last_annual=f"2025{day[4:]}")


def booked(day: str, meeting: str, *purposes: str, **more: Any) -> dict[str, Any]:
    return fact("meeting_scheduled", day, meeting_date=meeting, purposes=list(purposes or ["annual"]), **more)


# --- parts ---------------------------------------------------------------------------------------


# Redwood City from Tuesday 1 December: the last school day before winter break is Thursday 17 December, thirty school days
# end on 29 January.
@pytest.mark.parametrize(
    ("starts", "part"),
    [
        ("2026-11-30", "handbook"),
        ("2026-12-01", "handbook"),
        ("2026-12-02", "before_break"),
        ("2026-12-18", "before_break"),
        ("2026-12-21", "before_break"),  # no school day lies between: the day to act is the 17th
        ("2027-01-05", "ahead"),
        ("2027-01-29", "ahead"),
        ("2027-02-01", None),
    ],
)
def test_a_step_is_asked_now_before_the_break_within_thirty_school_days_or_later(
    starts: str, part: str | None
) -> None:
    undecided = fact("iep_answered", "2026-11-20", answer="undecided", expected=starts)
    assert part_of("iep-answer-expected", OURS, undecided) == part


@pytest.mark.parametrize(
    ("day", "part"),
    [
        ("2026-11-30", "law"),
        ("2026-12-01", "law"),
        ("2026-12-02", "book_now"),
        ("2026-12-18", "book_now"),
    ],
)
def test_a_review_is_law_on_its_day_and_to_be_booked_before(day: str, part: str) -> None:
    assert part_of("annual-review", annual(day)) == part


@pytest.mark.parametrize(("last", "part"), [("2026-03-01", "book"), ("2026-03-02", None)])
def test_a_meeting_is_to_be_booked_ninety_days_before_its_day_to_act(last: str, part: str | None) -> None:
    """Monday 1 March is ninety days after 1 December."""
    assert part_of("annual-review", fact("student_added", "2026-09-20", last_annual=last)) == part


def test_without_a_calendar_thirty_school_days_are_six_weeks() -> None:
    planned = fact("service_planned", "2026-11-30", service="speech", starts="2027-01-12")
    later = fact("service_planned", "2026-11-30", service="speech", starts="2027-01-13")
    assert part_of("service-start", OURS, planned, context=context_with()) == "ahead"
    assert part_of("service-start", OURS, later, context=context_with()) is None


@pytest.mark.parametrize(
    ("as_of", "part"),
    [
        (date(2026, 12, 16), "before_break"),
        (date(2026, 12, 17), "before_break"),
        (date(2026, 12, 15), None),
        (date(2026, 12, 23), "law"),
    ],
)
def test_business_days_that_end_in_a_break_are_to_be_used_before_it(as_of: date, part: str) -> None:
    """Five business days from 16 December end on the 23rd; nobody is at school from the 18th."""
    asked = fact("records_requested", "2026-12-16", by="parent")
    assert part_of("records-copies", OURS, asked, as_of=as_of) == part


@pytest.mark.parametrize(("as_of", "part"), [(date(2027, 4, 4), "unknown"), (date(2027, 4, 3), None)])
def test_a_legal_date_that_waits_for_the_next_calendar_is_on_the_page_half_a_year_before(
    as_of: date, part: str | None
) -> None:
    """The triennial is due on 1 October 2027; the plan counts back from it over a summer that no calendar knows."""
    added = fact("student_added", "2026-09-20", last_annual="2026-09-20", last_evaluation="2024-10-01")
    assert part_of("triennial-plan", added, as_of=as_of) == part
    assert part_of("triennial-scope", added, as_of=as_of) is None  # no law asks for it


@pytest.mark.parametrize(
    ("as_of", "part"),
    [(date(2026, 8, 12), "law"), (date(2026, 8, 11), "law"), (date(2026, 10, 22), "law")],
)
def test_a_date_that_lies_before_all_that_is_known_is_for_now(as_of: date, part: str) -> None:
    """The plan of a triennial of 20 October counts back over the summer before the one known year, which begins 12 August."""
    added = fact("student_added", "2026-08-05", last_annual="2025-10-20", last_evaluation="2023-10-20")
    only = context_with("redwood-city-2026-27")
    assert part_of("triennial-plan", added, as_of=as_of, context=only) == part
    lines = lines_of(added, as_of=as_of, context=only)
    (line,) = [line for line in lines if line.part == part and "Give triennial plan" in line.text]
    assert ("due before 7/1" in line.text + line.when) == (part == "law")
    notes = short_page(page_of([day_of(added, as_of=as_of, context=only)])).report.notes
    assert any("without the school calendar 2025-26" in note for note in notes)


def test_a_review_that_no_date_on_file_starts_is_named() -> None:
    came = fact(
        "transferred_in", "2026-10-01", from_district="Reno", kind="out-of-state", last_annual="2026-03-01"
    )
    days = [day_of(came, student_id="os"), day_of(REFERRAL, student_id="re"), day_of(OURS, student_id="ou")]
    notes = short_page(page_of(days)).report.notes
    said = "Triennial UNKNOWN for os: no date of the last one is on file; casemgr check says how to add it"
    assert [note for note in notes if "no date of the last one" in note] == [said]


def test_the_plan_of_a_june_referral_is_on_the_page_without_its_date() -> None:
    referred = fact("referral_received", "2027-06-07")
    page = short_page(page_of([day_of(referred, as_of=date(2027, 6, 8))])).report
    assert "1 date unknown" in page.title
    assert any("unknown until there is a 2027-28 calendar" in note for note in page.notes)
    (line,) = [line for line in lines_of(referred, as_of=date(2027, 6, 8)) if line.part == "unknown"]
    assert line.text == "Assessment plan: add the school calendar 2027-28"


def test_a_reminder_without_a_day_is_counted_at_once() -> None:
    disagreed = fact("iep_answered", "2026-11-20", answer="disagreed")
    assert part_of("disagreement-consult", OURS, disagreed) == "reminders"
    assert part_of("disagreement-consult", OURS, disagreed, as_of=date(2027, 2, 1)) == "reminders"


def test_what_the_law_asks_without_a_date_is_law_and_never_waits() -> None:
    oral = fact("referral_received", "2026-11-18", form="oral")
    assert part_of("written-referral", oral) == "law"  # the parent's turn, and law all the same
    held = fact("meeting_held", "2026-11-20", purposes=["annual"], outcome="completed")
    assert part_of("complete-iep", OURS, held) == "law"
    assert part_of("revise-draft", OURS, held) == "handbook"


def test_what_is_unknown_now_says_which_calendar_is_missing() -> None:
    (line,) = [
        x for x in lines_of(REFERRAL, context=context_with("redwood-city-2025-26")) if x.part == "unknown"
    ]
    assert line.text.endswith("add the school calendar 2026-27")
    added = fact("student_added", "2025-08-20", last_evaluation="2025-12-03")
    assert part_of("triennial-plan", added) is None  # years ahead


def test_what_is_over_is_not_on_the_page() -> None:
    plan = fact("assessment_plan_given", "2026-11-27", purpose="initial")
    assert part_of("assessment-plan", REFERRAL, plan) is None


def test_what_neither_law_nor_handbook_asks_is_a_reminder_once_its_day_is_near() -> None:
    plan = fact("assessment_plan_given", "2026-11-10", purpose="triennial")
    assert part_of("consent-follow-up", OURS, plan) == "reminders"


def test_a_plan_not_answered_stands_under_waiting_with_the_last_contact() -> None:
    plan = fact("assessment_plan_given", "2026-10-01", purpose="triennial")
    asked = fact("contact_made", "2026-10-09", how="telephone", result="no answer", about="assessment-plan")
    (line,) = [each for each in lines_of(OURS, plan) if each.part == "waiting"]
    assert (line.when, line.text) == ("since 10/1", "parent: Assessment plan answer")
    (line,) = [each for each in lines_of(OURS, plan, asked) if each.part == "waiting"]
    assert (line.when, line.text) == ("since 10/1", "parent: Assessment plan answer (last contact 10/9)")
    assert part_of("consent-follow-up", OURS, plan, asked, as_of=date(2026, 10, 26)) == "reminders"
    answered = fact("consent_refused", "2026-10-30", purpose="triennial")
    assert [each for each in lines_of(OURS, plan, asked, answered) if each.part == "waiting"] == []


def test_the_last_contact_about_a_meeting_is_on_its_line() -> None:
    notice = fact("document_sent", "2026-11-20", document="meeting-notice")
    asked = fact("contact_made", "2026-11-30", how="telephone", result="no answer", about="meeting")
    meeting = [OURS, booked("2026-11-20", "2026-12-07"), notice]
    (line,) = [each for each in lines_of(*meeting) if each.part == "meetings"]
    assert "Parent reply" in line.text
    assert "last contact" not in line.text
    (line,) = [each for each in lines_of(*meeting, asked) if each.part == "meetings"]
    assert "Parent reply (last contact 11/30)" in line.text


# --- lines ---------------------------------------------------------------------------------------


def test_a_meeting_is_one_line_with_each_legal_date_and_what_it_lacks() -> None:
    facts = [
        fact("student_added", "2025-08-20", last_annual="2025-12-04", last_evaluation="2023-12-07"),
        booked("2026-11-20", "2026-12-03", "annual", "triennial", time="14:15"),
    ]
    (line,) = [each for each in lines_of(*facts) if each.part == "meetings"]
    assert line.when == "Thu 12/3 2:15 pm"
    assert line.text.startswith(
        "annual and triennial (Annual review by Fri 12/4 and Triennial by Mon 12/7): no place; "
    )
    assert "Meeting notice overdue since Mon 11/23" in line.text
    assert "Draft IEP" in line.text
    shown = {step.rule.id for step in line.steps}
    assert {"annual-review", "triennial", "meeting-notice", "booked-meeting"} <= shown
    others = [step.rule.id for each in lines_of(*facts) if each.part != "meetings" for step in each.steps]
    assert shown.isdisjoint(others)


def test_meetings_go_by_the_earliest_act_that_is_missing() -> None:
    noticed = fact("document_sent", "2026-11-20", document="meeting-notice")
    first = day_of(annual("2026-12-20"), booked("2026-11-20", "2026-12-03"), noticed, student_id="first")
    second = day_of(annual("2026-12-20"), booked("2026-11-20", "2026-12-07"), student_id="second")
    found = [line.who for line in all_lines([first, second]) if line.part == "meetings"]
    assert found == ["second", "first"]  # the later meeting's notice has not gone out


def test_meetings_to_be_acted_on_by_one_day_go_by_their_own_day_and_time() -> None:
    days = [
        day_of(OURS, booked("2026-11-30", meeting, time=time), student_id=f"{name}-s")
        for name, meeting, time in (
            ("a", "2026-12-04", "08:00"),
            ("b", "2026-12-03", "14:00"),
            ("c", "2026-12-03", "09:00"),
            ("d", "2026-12-03", "09:00"),
        )
    ]
    lines = [line for line in all_lines(days) if line.part == "meetings"]
    assert len({line.day for line in lines}) == 1
    assert [line.who[0] for line in lines] == ["c", "d", "b", "a"]


def test_todays_meeting_is_first_and_of_two_on_a_day_the_earlier() -> None:
    def met(day: str, at: str, name: str) -> StudentDay:
        booking = booked("2026-11-02", day, time=at, place="Room 12")
        return day_of(
            annual("2026-12-20"),
            booking,
            fact("document_sent", "2026-11-03", document="meeting-notice"),
            student_id=name,
        )

    days = [
        met("2026-12-03", "14:00", "afternoon"),
        met("2026-12-03", "08:00", "morning"),
        met("2026-12-01", "15:10", "now"),
    ]
    found = [(line.who, line.when) for line in all_lines(days) if line.part == "meetings"]
    assert found == [
        ("now", "TODAY 3:10 pm"),
        ("morning", "Thu 12/3 8:00 am"),
        ("afternoon", "Thu 12/3 2:00 pm"),
    ]


def test_what_is_late_comes_first_then_what_is_for_today_then_the_oldest() -> None:
    days = [
        day_of(fact("complaint_filed", "2026-11-10"), student_id="oldest"),
        day_of(fact("records_requested", "2026-11-19", requester="parent"), student_id="late"),
        day_of(fact("records_requested", "2026-11-20", requester="parent"), student_id="today"),
    ]
    found = [(line.who, line.when) for line in all_lines(days) if line.part == "law"]
    assert [who for who, _ in found] == ["late", "today", "oldest"]
    assert (found[0][1].split()[0], found[1][1]) == ("OVERDUE", "TODAY")


def test_without_a_calendar_the_meetings_of_two_weeks_are_shown_and_unknown_dates_are_counted() -> None:
    """A break that nobody knows of may make five school days as long."""

    def parts(day: str) -> list[str]:
        return [
            x.part
            for x in lines_of(
                annual("2026-12-20"), booked("2026-11-20", day), *PREPARED, context=context_with()
            )
        ]

    assert ("meetings" in parts("2026-12-15"), "meetings" in parts("2026-12-16")) == (True, False)
    unknown = [
        day_of(
            OURS,
            REFERRAL,
            fact("assessment_plan_given", "2026-11-26", purpose="initial"),
            fact("consent_received", "2026-11-30", signed="2026-11-30", purpose="initial"),
            context=context_with(),
        )
    ]
    assert " unknown" in short_page(page_of(unknown)).report.title


@pytest.mark.parametrize("as_of", ["2026-11-23", "2026-12-02", "2027-01-19"])
def test_the_days_of_what_is_overdue_are_in_order(caseload: Path, run: Run, as_of: str) -> None:
    parts = json.loads(run("--as-of", as_of, "today", "--format", "json").stdout)["parts"]
    for part in ("law", "handbook"):
        days = [line["when"].split()[-1] for line in parts[part] if line["when"].startswith("OVERDUE")]
        shown = [tuple(map(int, day.split("/"))) for day in days]
        assert shown == sorted(shown, key=lambda day: (day[0] < 7, day))  # a school year's months


def test_a_booking_whose_day_has_passed_is_asked_about() -> None:
    (line,) = [
        x for x in lines_of(annual("2026-12-20"), booked("2026-11-10", "2026-11-24")) if x.part == "held"
    ]
    assert (line.when, line.text) == (
        "Tue 11/24",
        "annual meeting (Annual review by Sun 12/20 and Meeting notice OVERDUE since Sat 11/14)",
    )
    assert [
        x for x in lines_of(annual("2026-12-20"), booked("2026-11-10", "2026-12-01")) if x.part == "held"
    ] == []


def test_a_meeting_past_the_week_has_no_line_of_its_own_once_it_is_prepared() -> None:
    """Five school days from Tuesday 1 December end on Tuesday the 8th; only the draft, which practice dates, is to come."""

    def parts(day: str) -> list[str]:
        return [line.part for line in lines_of(annual("2026-12-20"), booked("2026-11-20", day), *PREPARED)]

    assert ("meetings" in parts("2026-12-08"), "meetings" in parts("2026-12-09")) == (True, False)


@pytest.mark.parametrize(
    ("meeting", "lacks"), [("2026-12-18", "Meeting notice by Tue 12/8"), ("2026-12-19", None)]
)
def test_a_meeting_past_the_week_has_its_line_where_its_notice_is_to_go_out_in_the_week(
    meeting: str, lacks: str | None
) -> None:
    """Ten days before it, while five school days end on Tuesday the 8th; what may wait has its own place."""
    lines = lines_of(
        annual("2026-12-20"), booked("2026-11-20", meeting, time="14:00", place="Room 2"), PREPARED[0]
    )
    found = [line.text for line in lines if line.part == "meetings"]
    assert found == ([f"annual (Annual review by Sun 12/20): {lacks}; Draft IEP"] if lacks else [])


def test_a_review_whose_meeting_is_booked_past_its_date_is_still_to_be_booked() -> None:
    """Its line in MEETINGS does not hide that: the team is not invited to the one that comes too late."""
    lines = lines_of(NEXT_YEAR, booked("2026-11-20", "2027-02-11"))
    assert [(x.part, x.text) for x in lines if x.part in ("meetings", "book")] == [
        ("meetings", "annual: no place; no time; Invite the team"),
        ("book", "Annual review by Fri 1/15"),
    ]


def test_a_notice_whose_last_school_day_was_before_a_break_is_to_go_out_now() -> None:
    """Ten days before Thursday 14 January is Monday the 4th, in winter break, which begins after 17 December."""
    lines = lines_of(
        annual("2026-01-20"), booked("2026-12-01", "2027-01-14"), PREPARED[0], as_of=date(2026, 12, 30)
    )
    (text,) = [line.text for line in lines if line.part == "meetings"]
    assert "Meeting notice now (last school day was Thu 12/17)" in text


def test_the_notice_of_every_meeting_booked_is_on_the_smallest_page() -> None:
    """However many there are; overdue, due today, and the invitation of a team for a meeting weeks ahead."""
    days = [
        day_of(annual("2026-12-20"), booked("2026-11-10", meeting), student_id=f"s{place}")
        for place, meeting in enumerate(["2026-12-09", "2026-12-11", "2026-12-14", "2026-12-17"] * 6)
    ]
    far = day_of(annual("2027-03-01"), booked("2026-11-10", "2027-02-11"), student_id="far")
    *_, smallest = fitted_pages(page_of([*days, far, *many(40)]))
    shown = [line for line in smallest.lines if line.part == "meetings"]
    assert len(shown) == 25
    assert all("Meeting notice" in line.text for line in shown if line.who != "far")
    assert next(line.text for line in shown if line.who == "far").endswith("Invite the team")


def test_law_is_one_line_a_student_the_oldest_first() -> None:
    facts = [
        fact("referral_received", "2026-11-18", form="oral"),
        fact("complaint_filed", "2026-11-10"),
    ]
    (line,) = [each for each in lines_of(*facts) if each.part == "law"]
    assert line.when == "since 11/10"
    assert line.text.startswith("Safeguards, complaint; ")
    assert "since 11/18" in line.text


def test_a_round_of_reports_is_one_line_with_whom_it_waits_for() -> None:
    def student(name: str, *providers: str) -> StudentDay:
        return day_of(OURS, fact("progress_report_sent", "2026-10-23"), student_id=name, providers=providers)

    days = [student("one", "Ingrid Sato"), student("two", "Ingrid Sato", "Pat Okafor")]
    (line,) = [x for x in all_lines(days) if x.steps and x.steps[0].rule.role == "progress"]
    assert line.who == "2 students"
    assert line.text == "Progress report: waiting for Ingrid Sato (2), Pat Okafor (1)"


def test_a_round_of_reports_says_for_whom_nobody_can_be_asked() -> None:
    def round_line(sent: str, as_of: date) -> str:
        days = [
            day_of(OURS, fact("progress_report_sent", sent), student_id=name, providers=of, as_of=as_of)
            for name, of in (("one", ("Ingrid Sato",)), ("two", ()))
        ]
        lines = [x for x in all_lines(days) if x.steps and x.steps[0].rule.role == "progress"]
        return lines[0].text

    ahead = round_line("2026-10-23", TODAY)
    assert ahead == "Progress report: waiting for Ingrid Sato (1); no provider on file (1)"
    late = round_line("2026-09-11", date(2026, 12, 14))
    assert late == "Progress report: one, two; waiting for Ingrid Sato (1); no provider on file: two"


def test_a_round_stays_one_line_that_names_its_students_once_its_day_has_passed() -> None:
    def student(name: str, *providers: str) -> StudentDay:
        return day_of(
            OURS,
            fact("progress_report_sent", "2026-09-11"),
            student_id=name,
            providers=providers,
            as_of=date(2026, 12, 14),
        )

    days = [student("one", "Ingrid Sato"), student("two", "Ingrid Sato", "Pat Okafor")]
    of_reports = [x for x in all_lines(days) if any(step.is_of_round for step in x.steps)]
    assert [(line.part, line.when, line.who, line.text) for line in of_reports] == [
        (
            "handbook",
            "OVERDUE 12/4",
            "2 students",
            "Progress report: one, two; waiting for Ingrid Sato (2), Pat Okafor (1)",
        ),
        (
            "handbook",
            "open since 8/15",
            "2 students",
            "Providers report for 9/11: one, two; waiting for Ingrid Sato (2), Pat Okafor (1)",
        ),
        (
            "handbook",
            "open since 11/27",
            "2 students",
            "Providers report: one, two; waiting for Ingrid Sato (2), Pat Okafor (1)",
        ),
    ]


@pytest.mark.parametrize(("students", "lines"), [(5, 5), (6, 1)])
@pytest.mark.parametrize(
    ("rule", "when"), [("co-teaching", "since 8/5"), ("staff-informed-new-year", "OVERDUE 8/11")]
)
def test_what_the_start_of_the_year_asks_of_many_is_one_line_before_and_after_its_day(
    students: int, lines: int, rule: str, when: str
) -> None:
    begun = fact(
        "year_started",
        "2026-08-05",
        school_year="2026-27",
        first_day="2026-08-12",
        grade="4",
        school="Fernbrook Elementary",
    )
    days = [day_of(OURS, begun, student_id=f"s{n}", as_of=date(2026, 8, 20)) for n in range(students)]
    found = [x for x in all_lines(days) if any(s.rule.id == rule for s in x.steps)]
    assert len(found) == lines
    if lines == 1:
        (line,) = found
        assert (line.when, line.who) == (when, "6 students")
        assert line.text.endswith(": s0, s1, s2, s3, s4, s5")


def test_a_round_names_nobody_whose_own_report_is_due_on_another_day() -> None:
    sent = {"one": "2026-10-09", "two": "2026-10-12", "six": "2026-10-14"}
    days = [day_of(OURS, fact("progress_report_sent", day), student_id=name) for name, day in sent.items()]
    of_the_day = [line for line in all_lines(days) if line.when == "Thu 12/17"]
    assert [(line.who, line.text) for line in of_the_day] == [
        ("2 students", "Progress report: one, two"),
        ("six", "Providers report"),
    ]


def test_a_review_to_be_booked_says_by_when_its_notice_goes_out() -> None:
    (line,) = [each for each in lines_of(NEXT_YEAR) if each.part == "book"]
    assert (line.when, line.text) == (
        "Tue 1/5",
        "Annual review by Fri 1/15",
    )


@pytest.mark.parametrize(
    ("today", "when", "words"),
    [
        ("2026-12-01", "Mon 12/7", ""),
        ("2026-12-07", "TODAY", ""),
        ("2026-12-08", "NOW", ": notice day was 12/7"),
        ("2026-12-16", "NOW", ": notice day was 12/7"),
    ],
)
def test_the_day_for_the_notice_of_a_review_not_booked_stays_the_day_it_was(
    today: str, when: str, words: str
) -> None:
    found = lines_of(annual("2026-12-18"), as_of=date.fromisoformat(today))
    (line,) = [each for each in found if each.part == "book_now"]
    assert (line.when, line.text) == (when, f"Annual review by Thu 12/17{words}")


def test_nothing_is_late_where_the_day_for_the_notice_has_passed_and_what_waits_longest_comes_first() -> None:
    """The notice of a meeting booked later is due the day it is booked."""
    days = [day_of(annual(day), student_id=day) for day in ("2026-12-18", "2026-12-11", "2026-12-04")]
    found = [line for line in all_lines(days) if line.part == "book_now"]
    assert [(line.who, line.when) for line in found] == [
        ("2026-12-04", "NOW"),
        ("2026-12-11", "TODAY"),
        ("2026-12-18", "Mon 12/7"),
    ]


def test_reviews_to_be_booked_now_are_never_cut() -> None:
    found = page_of([day_of(annual("2026-12-04"), student_id=f"s{number}") for number in range(10)])
    for page in fitted_pages(found):
        assert len([line for line in page.lines if line.part == "book_now"]) == 10


def test_a_review_to_be_booked_now_comes_before_the_reports_of_later_weeks() -> None:
    reports = fact("progress_report_sent", "2026-11-02")
    found = [line.part for line in lines_of(annual("2026-12-14"), reports, providers=["Pat Okafor"])]
    assert found.index("book_now") < found.index("ahead")


def test_where_no_notice_is_asked_for_a_review_is_booked_by_its_own_day() -> None:
    context = context_with(*BOTH)
    rules = tuple(rule for rule in context.law.rules if rule.role != "notice")
    context = replace(context, law=context.law.having(rules=rules))
    (line,) = [each for each in lines_of(annual("2026-12-18"), context=context) if each.part == "book"]
    assert (line.when, line.text) == ("Thu 12/17", "Annual review by Thu 12/17")


def test_without_the_next_calendar_no_day_to_book_is_made_up() -> None:
    context = context_with("redwood-city-2026-27")
    added = fact("student_added", "2027-05-03", last_annual="2026-07-18")
    day = day_of(added, context=context, as_of=date(2027, 5, 3))
    (line,) = [each for each in all_lines([day]) if each.part == "book"]
    assert line.text == "Annual review by Sun 7/18/2027 (perhaps by Fri 6/4): day to book unknown"
    june = date(2027, 6, 14)
    limits = Limits(june, june, june, "30 school days")
    page = whole_page(morning([own_lines(day)], date(2027, 5, 3), limits, None, (), ()))
    assert page.report.notes[-1] == (
        "1 day to act unknown without the school calendar 2027-28: add it with casemgr year 2027-28"
    )


def test_what_no_longer_fits_says_which_step_was_needed() -> None:
    added = fact("student_added", "2025-08-20", last_annual="2026-03-24", last_evaluation="2023-12-18")
    (line,) = [x for x in lines_of(added) if any(s.rule.id == "triennial" for s in x.steps)]
    assert line.part == "book_now"


# --- the page ------------------------------------------------------------------------------------


STARTED = fact(
    "year_started", "2026-08-13", school_year="2026-27", first_day="2026-08-13", grade="4", school="Fernbrook"
)


def page_of(days: list[StudentDay], **more: Any) -> Any:
    context = context_with(*BOTH)
    limits = limits_of(Facts.of(student_of(OURS), context, TODAY).calendar, TODAY)
    return morning(list(map(own_lines, days)), TODAY, limits, "before Winter Break", (), (), **more)


def many(count: int) -> list[StudentDay]:
    """Students for whom the law and the handbook ask something now, and something comes before the break."""
    facts = [
        OURS,
        fact("complaint_filed", "2026-11-10"),
        fact("done", "2026-11-11", rule="state-complaint"),
        fact("service_planned", "2026-11-19", service="speech", starts="2026-12-16"),
        fact("meeting_held", "2026-11-20", purposes=["supplemental"], outcome="completed"),
    ]
    return [day_of(*facts, student_id=f"s{number:02d}") for number in range(count)]


def test_law_is_never_cut_however_small_the_screen_is() -> None:
    found = page_of(many(40))
    law = [line for line in found.lines if line.part in NEVER_CUT]
    # A line a student, and two that name them all: the notice once a year, and the review with the staff.
    assert len([line for line in law if line.part == "law"]) == 40 + 2
    assert len({step.student for line in law for step in line.steps}) == 40
    for page in fitted_pages(found):
        assert [line for line in page.lines if line.part in NEVER_CUT] == law
    late = [line for line in found.lines if line.part == "handbook" and line.urgency < PASSED]
    assert [line.who for line in late] == ["40 students"]
    assert len(page.lines) == len(law) + len(late)  # the last page holds nothing else


def test_a_past_meeting_names_what_law_or_handbook_asked_for_before_it() -> None:
    meeting = booked("2026-11-10", "2026-11-30", "annual")
    (line,) = [line for line in lines_of(annual("2026-12-04"), meeting) if line.part == "held"]
    assert "Meeting notice OVERDUE since Fri 11/20" in line.text
    assert "Annual review by" in line.text


def test_what_the_law_asks_in_five_school_days_is_not_cut_either() -> None:
    """From Tuesday 1 December they end on the 8th; a handbook date of those days may be cut."""
    soon, later = (
        fact("service_planned", "2026-11-20", service="speech", starts=f"2026-12-0{day}") for day in "89"
    )
    handbook = fact("iep_answered", "2026-11-20", answer="undecided", expected="2026-12-02")
    others = [
        day_of(OURS, each, student_id=name) for name, each in (("aa", soon), ("bb", later), ("cc", handbook))
    ]
    *_, smallest = fitted_pages(page_of([*others, *many(40)]))
    ahead = [line.who for line in smallest.lines if line.part == "before_break"]
    assert ahead == ["aa"]


def test_in_a_third_of_the_room_the_law_comes_first() -> None:
    handbook = fact("iep_answered", "2026-11-20", answer="undecided", expected="2026-12-09")
    law = fact("service_planned", "2026-11-20", service="speech", starts="2026-12-10")
    days = [day_of(OURS, handbook, student_id=f"h{number:02d}") for number in range(20)]
    days += [day_of(OURS, law, student_id=f"l{number:02d}") for number in range(20)]
    shown = [line.who[0] for line in short_page(page_of(days)).lines if line.part == "before_break"]
    assert shown.count("l") == 5
    assert shown.count("h") == 7  # the other parts have their share too


def test_each_other_part_has_its_share_and_the_rest_is_counted() -> None:
    found = page_of(many(40))
    page = short_page(found)
    shown = [line.part for line in page.lines]
    assert {"handbook", "before_break"} <= set(shown)
    rounds, before = page.report.notes
    assert rounds.startswith("For all students of a line: casemgr done --all RULE (line ")
    left = sum(line.part == "before_break" for line in found.lines) - shown.count("before_break")
    assert (
        before == f"{left} more lines by Thu 12/17, before Winter Break: casemgr due --before 12/18"
    )  # the rest: --all
    assert len(whole_page(found).lines) == len(found.lines)


def filed(student: str, sent: str) -> StudentDay:
    """A student whose progress report went home that day and is not filed."""
    return day_of(OURS, fact("progress_report_sent", sent), student_id=student)


def test_the_same_step_of_many_students_is_one_line_and_names_its_round() -> None:
    alike = [filed(f"s{number}", "2026-11-20") for number in range(6)]
    found = page_of([*alike, filed("other", "2026-11-23")])
    lines = [(line.who, line.text.split(";")[0]) for line in found.lines if "File progress" in line.text]
    assert lines == [
        ("other", "File progress report"),
        ("6 students", "File progress report: s0, s1, s2, s3, s4, s5"),
    ]
    notes = short_page(found).report.notes
    assert any(re.search(r"done --all RULE \(.*line \d+ progress-report-filed", note) for note in notes)
    few = page_of([filed(f"s{number}", "2026-11-20") for number in range(5)])
    assert [line.who for line in few.lines if "File progress report" in line.text] == [
        f"s{n}" for n in range(5)
    ]


def test_what_the_handbook_asks_by_a_day_that_has_passed_comes_before_what_it_asks_on_no_day() -> None:
    moved = fact("moved_within_district", "2026-11-25", school="B")
    lines = page_of(
        [day_of(OURS, moved, fact("meeting_held", "2026-11-20", purposes=["annual"], outcome="completed"))]
    ).lines
    (text,) = [line.text for line in lines if line.part == "handbook"]
    assert "; Hand-off open since 11/25; " in text
    assert text.index("Hand-off") < text.index("Revise draft since 11/20")


def test_what_is_asked_twice_in_the_same_way_is_said_once_with_a_count() -> None:
    consents = [fact("consent_received", day, purpose="initial") for day in ("2026-11-20", "2026-11-23")]
    other = fact("consent_received", "2026-11-24", purpose="supplemental")
    lines = page_of([day_of(OURS, *consents, other)]).lines
    (line,) = [line for line in lines if line.part == "handbook"]
    said = line.text.split("; ")
    assert said.index("Enter consent (supplemental) since 11/24") < said.index(
        "Enter consent (initial) twice since 11/20"
    )
    assert sum(step.rule.id == "enter-consent" for step in line.steps) == 3


def test_handbook_lines_that_are_cut_are_counted_with_the_command_that_asks_about_them() -> None:
    days = [filed(f"s{number:02d}", f"2026-11-{number + 1:02d}") for number in range(25)]
    notes = short_page(page_of(days)).report.notes
    assert [note for note in notes if re.fullmatch(r"\d+ more handbook lines: casemgr next", note)]


def test_of_what_the_handbook_asks_on_no_day_the_newest_comes_first_and_the_oldest_is_cut() -> None:
    days = [filed(f"s{number:02d}", f"2026-11-{number + 1:02d}") for number in range(25)]
    named = [line.who for line in short_page(page_of(days)).lines if line.part == "handbook"]
    assert named == [f"s{number:02d}" for number in range(24, 24 - len(named), -1)]
    both = [
        fact("progress_report_sent", "2026-11-03"),
        fact("consent_received", "2026-11-05", purpose="triennial"),
    ]
    (text,) = [line.text for line in page_of([day_of(OURS, *both)]).lines if line.part == "handbook"]
    assert text.index("Enter consent (triennial)") < text.index("File progress report since 11/3")


def test_what_is_new_of_the_handbook_is_on_the_shortest_page() -> None:
    """New is what began, or was recorded, on the last school day before today or since."""
    days = [
        filed("old", "2026-11-27"),  # Friday, a day without school
        filed("new", "2026-11-30"),
        day_of(OURS, fact("progress_report_sent", "2026-11-03", recorded="2026-12-01"), student_id="late"),
    ]
    *_, shortest = fitted_pages(page_of(days))
    assert {line.who for line in shortest.lines if line.part == "handbook"} == {"new", "late"}


def test_a_day_that_is_beside_the_line_is_not_said_again() -> None:
    held = fact("meeting_held", "2026-11-20", purposes=["annual"], outcome="completed")
    lines = page_of([day_of(fact("referral_received", "2026-10-01"), held)]).lines
    (line,) = [line for line in lines if line.part == "law"]
    assert (line.when, "Check the IEP since 11/20" in line.text) == ("OVERDUE 10/16", True)
    asked = [line for line in lines if line.part == "handbook"]
    assert [(line.when, "since 11/20" in line.text) for line in asked] == [("since 11/20", False)]


def test_the_first_line_counts_what_matters() -> None:
    assert page_of(many(2)).lines
    title = short_page(page_of(many(2))).report.title
    assert title.startswith("Tue 12/1 · ")
    assert "legal duties open" in title
    assert short_page(page_of([])).report.empty.startswith("No student yet.")
    away = page_of([])._replace(elsewhere=("Ruth Abara",))
    assert short_page(away).report.empty == "No student here."


@pytest.mark.parametrize(
    ("days", "year", "said"),
    [
        (4.5, 2026, None),
        (5, 2026, "5"),
        (8.5, 2026, "8.5"),
        (10, 2026, "10"),
        (10.5, 2026, None),
        (8.5, 2025, None),
    ],
)
def test_removal_days_near_the_limit_are_on_the_page(days: float, year: int, said: str | None) -> None:
    removed = fact("removal", f"{year}-09-14", days=days)
    page = short_page(page_of([day_of(OURS, removed), day_of(OURS, student_id="ben-k")]))
    notes = [note for note in page.report.notes if note.startswith("Removal days")]
    wanted = f"Removal days of this school year: ana-r {said}; more than 10 asks for a review"
    assert notes == ([wanted] if said else [])
    assert [each["days"] for each in page.report.data()["near_limit"]] == ([days] if said else [])


@pytest.mark.parametrize(
    ("joined", "more", "said"),
    [
        ("2026-08-10", [], True),
        ("2026-09-09", [], True),  # four weeks after the first day, Wednesday 8/12
        ("2026-09-10", [], False),
        ("2026-08-10", [STARTED], False),
        ("2026-08-10", [fact("exited", "2026-11-01", reason="moved-in-state")], False),
    ],
)
def test_a_year_not_opened_stays_on_the_page_while_students_wait_for_it(
    joined: str, more: list[dict[str, Any]], said: bool
) -> None:
    student = day_of(fact("student_added", joined, last_annual="2026-04-14"), *more)
    page = page_of([student], to_open=calendar(BOTH[1]))
    assert page.not_started == said
    notes = short_page(page).report.notes
    assert ("The school year 2026-27 is not opened for 1 student: casemgr start-year" in notes) == said
    assert any("is not opened here" in note for note in notes) == (bool(page.students) and not said)
    assert "not opened" not in short_page(page).report.title


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-11-30", "2 meetings this week"),  # Monday; five school days end with the Monday after
        ("2026-12-03", "1 meeting this week"),
        ("2026-12-04", "this week"),
        ("2026-12-05", "1 meeting next week"),
    ],
)
def test_this_week_ends_with_the_week(today: str, said: str) -> None:
    as_of = date.fromisoformat(today)
    meetings = ("2026-12-01", "2026-12-03", "2026-12-07")
    days = [
        day_of(annual("2026-12-20"), booked("2026-11-02", day), student_id=f"s{day[-2:]}", as_of=as_of)
        for day in meetings
        if day >= today
    ]
    limits = limits_of(Facts.of(student_of(OURS), context_with(*BOTH), as_of).calendar, as_of)
    title = short_page(morning(list(map(own_lines, days)), as_of, limits, None, (), ())).report.title
    assert (said in title) is (today != "2026-12-04")


def test_that_nothing_is_overdue_is_said_once() -> None:
    page = short_page(page_of([StudentDay("one", TODAY, (), (), ())])).report
    assert (page.title, page.empty) == ("Tue 12/1 · nothing is overdue", "Nothing is due soon.")


def assigned(*more: dict[str, Any]) -> Any:
    to_her = fact("case_manager_assigned", "2026-11-25", case_manager="Ingrid Sato", role="slp")
    day = day_of(REFERRAL, to_her, *more, student_id="ow")
    context = context_with(*BOTH)
    limits = limits_of(Facts.of(student_of(OURS), context, TODAY).calendar, TODAY)
    return short_page(morning([own_lines(day)], TODAY, limits, None, (), (), own="Dana Whitfield")).report


def test_a_student_assigned_to_somebody_else_is_shown_with_that_name_and_what_is_missing() -> None:
    page = assigned()
    assert {str(row[-1]).replace("\n", " ").endswith(" (Ingrid Sato)") for row in page.rows} == {True}
    stays = "ow is assigned to Ingrid Sato: on your lists until the hand-off is confirmed"
    assert f'{stays} (casemgr hand-off ow --to "Ingrid Sato")' in page.notes
    handed = fact("handed_off", "2026-11-30", to="Ingrid Sato")
    assert f"{stays} (casemgr hand-off ow --acknowledged)" in assigned(handed).notes
    confirmed = assigned(handed, fact("hand_off_acknowledged", "2026-11-30"))
    assert not [note for note in confirmed.notes if "assigned" in note]


def test_a_student_handed_off_to_another_than_was_assigned_waits_for_that_person() -> None:
    page = assigned(fact("handed_off", "2026-11-30", to="Pat Okafor"))
    said = [str(row[-1]).replace("\n", " ") for row in page.rows]
    assert {text.endswith(" (Pat Okafor)") for text in said} == {True}
    assert "Hand-off confirmed" in " ".join(said)
    assert (
        "ow is assigned to Ingrid Sato and was handed off to Pat Okafor: on your lists until Pat Okafor confirms the hand-off "
        "(casemgr hand-off ow --acknowledged)"
    ) in page.notes


def test_the_example_names_every_legal_duty_and_every_meeting_of_the_week(caseload: Path, run: Run) -> None:
    """On a page of eighty columns, and on a small one."""
    printed = run("today").stdout
    for name in ("eli-m", "rav-m", "cal-d", "jad-b", "pah-x"):
        assert name in printed.split("LAW")[1].split("HANDBOOK")[0]
    for name in ("jos-n", "ben-k", "rav-m", "nia-c"):
        assert name in printed.split("MEETINGS")[1].split("LAW")[0]
    data = json.loads(run("today", "--format", "json").stdout)
    assert {"parts", "items"} <= data.keys()
    assert {step["rule"] for line in data["parts"]["law"] for step in line["steps"]} >= {
        "behavior-plan-after-review"
    }


def test_a_number_of_several_deadlines_asks_which(caseload: Path, run: Run) -> None:
    run("today")
    done = run("done", "1")
    assert done.returncode == 2
    assert "deadlines. Say which" in done.stderr


# --- a line that joins several deadlines -----------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "as_of", "when", "text"),
    [
        ("2022-12-28", "2025-12-22", "by 12/23", "Assessors' reports; Part B by age 3 by 12/28; Initial IEP by 2/6"),
        ("2023-01-02", "2025-12-29", "by 1/2", "Part B by age 3; Initial IEP by 2/6; Assessors' reports open since 12/28"),
        ("2022-12-28", "2025-12-30", "OVERDUE 12/28", "Part B by age 3; Initial IEP by 2/6; Assessors' reports open since 12/23"),
    ],
)  # fmt: skip
def test_a_line_of_several_deadlines_shows_the_earliest_day(
    born: str, as_of: str, when: str, text: str
) -> None:
    """What can be acted on only before the winter break is asked now, though the days of it lie far apart."""
    plan = [{"area": "speech-language", "assessor": "Rosa Ito"}]
    facts = (
        fact("referral_received", "2025-10-29"),
        fact("assessment_plan_given", "2025-11-13", purpose="initial", areas=plan),
        fact("consent_received", "2025-11-20", purpose="initial"),
    )
    context, day = context_with("redwood-city-2025-26"), date.fromisoformat(as_of)
    lines = lines_of(*facts, context=context, as_of=day, born=born, grade="PS")
    (line,) = [each for each in lines if each.part == "law"]
    assert (line.when, line.text) == (when, text)
    assert line.when.endswith(long_date(line.day, day, weekday=False))


# --- meetings of a student who has left ------------------------------------------------------------


BOOKED = fact("meeting_scheduled", "2026-11-02", purposes=["annual"], meeting_date="2026-11-19")


@pytest.mark.parametrize(
    ("more", "asks"),
    [
        ((), True),
        ((fact("exited", "2026-11-10", reason="moved-in-state"),), False),
        ((fact("exited", "2026-11-19", reason="graduated-diploma"),), False),
        ((fact("exited", "2026-11-25", reason="moved-in-state"),), False),
        (
            (
                fact("exited", "2026-11-20", reason="moved-in-state"),
                fact("student_added", "2026-11-24", last_annual="2025-11-20"),
            ),
            True,
        ),
    ],
)
def test_nobody_is_asked_how_a_meeting_went_of_a_student_who_has_left(
    more: tuple[dict[str, Any], ...], asks: bool
) -> None:
    lines = lines_of(annual("2026-11-20"), BOOKED, *more)
    assert any(line.part == "held" for line in lines) is asks
