"""The day to hold a meeting by, where a duty of an earlier date can only be met after that meeting."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest

from casemgr.docket.deadline import Deadline
from casemgr.docket.facts import Facts
from casemgr.docket.other_readings import other_readings
from support import Fact, context_with, deadlines_of, fact, student_of, the_deadline, with_rule

CONTEXT = context_with("sample-2025-26", "sample-2026-27")
AS_OF = date(2026, 11, 23)
REFERRED = fact("referral_received", "2026-10-07")
CONSENT = fact("consent_received", "2026-11-12", purpose="initial", signed="2026-11-12")
OFFERED = fact(
    "meeting_held", "2026-11-16", purposes=["initial"], outcome="continued", eligible="true"
)  # not finished


def _initial(born: str, *facts: Fact, as_of: date = AS_OF) -> Deadline:
    return the_deadline("initial-iep", student_of(REFERRED, *facts, born=born), CONTEXT, as_of)


@pytest.mark.parametrize(
    ("born", "act_by"),
    [
        ("2024-01-15", "2027-01-15"),  # the third birthday, a Friday
        ("2024-01-17", "2027-01-15"),  # a Sunday
        ("2024-01-01", "2026-12-18"),  # in winter break
        ("2024-02-16", "2027-01-27"),  # after the meeting's own date
        ("2016-04-12", "2027-01-27"),
    ],
)
def test_the_initial_meeting_is_held_by_the_third_birthday(born: str, act_by: str) -> None:
    clock = _initial(born, CONSENT)
    assert (clock.due, clock.act_by) == (date(2027, 1, 27), date.fromisoformat(act_by))
    assert (clock.held_for is not None) is (act_by != "2027-01-27")


@pytest.mark.parametrize(
    ("born", "due", "act_by"),
    [
        ("2024-01-15", "2027-01-10", "2027-01-08"),  # five days before the third birthday is a Sunday
        ("2024-01-01", "2026-12-27", "2026-12-11"),  # before the last school day before it
        ("2023-11-16", "2026-11-12", "2026-11-12"),  # not before the consent
        ("2023-11-11", "2027-01-22", "2027-01-22"),  # the birthday had passed by then
        ("2024-02-16", "2027-01-22", "2027-01-22"),  # after the meeting's own date
    ],
)
def test_the_reports_are_there_in_time_for_a_meeting_by_the_third_birthday(
    born: str, due: str, act_by: str
) -> None:
    student = student_of(REFERRED, CONSENT, born=born)
    reports = the_deadline("assessor-reports", student, CONTEXT, AS_OF)
    assert (str(reports.due), str(reports.act_by)) == (due, act_by)
    assert (reports.held_for is not None) is (due != "2027-01-22")


@pytest.mark.parametrize("rule", ["assessor-reports", "sld-form", "ed-form"])
@pytest.mark.parametrize(
    ("purpose", "last_evaluation", "meeting"),
    [
        ("triennial", "2023-12-13", "2026-12-13"),
        ("triennial", "2023-11-12", "2026-11-12"),  # on the day of the consent
        ("triennial", "2023-11-11", "2027-01-27"),  # overdue already: no meeting could be in time
        ("triennial", "2024-01-26", "2027-01-26"),
        ("triennial", "2024-01-27", "2027-01-27"),
        ("supplemental", "2023-12-13", "2027-01-27"),  # of another meeting
    ],
)
def test_what_is_there_before_a_triennial_comes_before_its_day(
    rule: str, purpose: str, last_evaluation: str, meeting: str
) -> None:
    """The sixty days of the consent end on January 27."""
    added = fact("student_added", "2026-08-20", last_evaluation=last_evaluation, last_annual="2026-10-01")
    plan = [{"area": "specific-learning-disability"}, {"area": "emotional-disturbance"}]
    given = fact("assessment_plan_given", "2026-11-09", purpose=purpose, areas=plan)
    student = student_of(added, given, {**CONSENT, "purpose": purpose})
    clock = the_deadline(rule, student, CONTEXT, AS_OF)
    assert str(clock.reckoning.meeting_due) == meeting
    assert (clock.held_for is not None) is (meeting < "2027-01-27")
    ahead = 5 if rule == "assessor-reports" else 1
    due = max(date(2026, 11, 12), date.fromisoformat(meeting) - timedelta(ahead))
    assert (clock.due, clock.status) == (due, "overdue" if due < AS_OF else "running")


TRIENNIAL = fact("consent_received", "2026-09-14", purpose="triennial", areas=["academic"])
SUSPECTED = fact(
    "referral_received", "2026-08-20", areas=["specific-learning-disability", "emotional-disturbance"]
)


def _held(day: str, purpose: str) -> Fact:
    return fact("meeting_held", day, purposes=[purpose], outcome="completed", eligible="true")


@pytest.mark.parametrize(
    "later",
    [
        (),
        (_held("2026-10-13", "triennial"),),
        (_held("2026-11-10", "triennial"),),  # late
        (fact("meeting_scheduled", "2026-10-20", purposes=["triennial"], meeting_date="2026-11-10"),),
        (fact("referral_withdrawn", "2026-10-20"),),
    ],
)
@pytest.mark.parametrize(
    ("rule", "kind", "fields", "in_time"),
    [
        ("assessor-reports", "assessor_reported", {"area": "academic"}, "2026-10-07"),
        ("assessor-reports", "done", {"rule": "assessor-reports"}, "2026-10-07"),
        ("sld-form", "form_completed", {"form": "sld"}, "2026-10-11"),
        ("ed-form", "form_completed", {"form": "ed"}, "2026-10-11"),
    ],
)
def test_what_came_keeps_the_day_that_it_had_then(
    rule: str, kind: str, fields: dict[str, Any], in_time: str, later: tuple[Fact, ...]
) -> None:
    """The triennial is due on October 12, the sixty days of the consent end on November 13."""
    added = fact("student_added", "2026-08-20", last_evaluation="2023-10-12", last_annual="2026-05-01")
    known = (added, SUSPECTED, TRIENNIAL)
    day = date.fromisoformat(in_time)
    for came, status in ((day, "met"), (day + timedelta(1), "met_late")):
        student = student_of(*known, fact(kind, str(came), **fields), *later)
        clock = the_deadline(rule, student, CONTEXT, AS_OF)
        found = (clock.due, clock.status, clock.reckoning.meeting_due)
        assert found == (day, status, date(2026, 10, 12))
        assert clock.held_for
        assert clock.held_for.rule.id == "triennial"


@pytest.mark.parametrize("later", [(), (_held("2027-01-15", "initial"),), (_held("2026-12-01", "initial"),)])
def test_what_came_before_the_third_birthday_keeps_its_day(later: tuple[Fact, ...]) -> None:
    """The birthday is on January 15, the sixty days end on January 27."""
    as_of = date(2027, 2, 1)
    for came, status in (("2026-11-30", "met"), ("2027-01-10", "met"), ("2027-01-11", "met_late")):
        reported = fact("done", came, rule="assessor-reports")
        if later and came > later[0]["date"]:
            continue
        student = student_of(REFERRED, CONSENT, reported, *later, born="2024-01-15")
        reports = the_deadline("assessor-reports", student, CONTEXT, as_of)
        assert (reports.due, reports.status) == (date(2027, 1, 10), status)


@pytest.mark.parametrize(("ended", "day"), [("2026-10-05", "2026-10-07"), ("2026-10-13", "2026-10-07")])
def test_what_ended_keeps_the_day_that_it_had_then(ended: str, day: str) -> None:
    added = fact("student_added", "2026-08-20", last_evaluation="2023-10-12", last_annual="2026-05-01")
    student = student_of(added, TRIENNIAL, fact("referral_withdrawn", ended))
    clock = the_deadline("assessor-reports", student, CONTEXT, AS_OF)
    assert (str(clock.due), clock.status) == (day, "ended")


def test_what_came_once_the_triennial_was_over_is_not_drawn_forward() -> None:
    """A second consent, after the triennial of the year."""
    added = fact("student_added", "2026-08-20", last_evaluation="2023-09-10", last_annual="2026-05-01")
    came = fact("assessor_reported", "2026-10-09", area="academic")
    student = student_of(added, _held("2026-09-08", "triennial"), TRIENNIAL, came)
    clock = the_deadline("assessor-reports", student, CONTEXT, AS_OF)
    assert (clock.due, clock.status, clock.held_for) == (date(2026, 11, 8), "met", None)


def test_a_meeting_that_is_booked_sets_the_day_for_the_reports() -> None:
    booked = fact("meeting_scheduled", "2026-11-13", purposes=["initial"], meeting_date="2027-01-14")
    student = student_of(REFERRED, CONSENT, booked, born="2024-01-15")
    reports = the_deadline("assessor-reports", student, CONTEXT, AS_OF)
    assert (reports.due, reports.act_by, reports.held_for) == (date(2027, 1, 9), date(2027, 1, 8), None)


def test_a_meeting_to_be_finished_is_finished_by_the_third_birthday() -> None:
    student = student_of(REFERRED, CONSENT, OFFERED, born="2023-12-04")
    clock = the_deadline("iep-after-eligibility", student, CONTEXT, AS_OF)
    assert (clock.due, clock.act_by) == (date(2026, 12, 16), date(2026, 12, 4))


def test_what_was_answered_draws_no_meeting_forward() -> None:
    answered = fact("iep_answered", "2026-11-20", answer="agreed")
    clock = _initial("2024-01-15", CONSENT, answered)
    assert (clock.act_by, clock.held_for) == (date(2027, 1, 27), None)


def test_a_birthday_before_the_consent_gives_no_day_to_plan_by() -> None:
    clock = _initial("2023-11-06", CONSENT)
    assert (clock.act_by, clock.held_for) == (clock.due, None)


def test_a_review_is_not_drawn_forward_by_an_age() -> None:
    """The IEP in effect can be changed between two reviews (34 CFR 300.324(a)(4))."""
    added = fact("student_added", "2026-08-20", last_annual="2026-05-05", last_evaluation="2025-05-05")
    student = student_of(added, born="2011-02-20", school="Fernbrook High", grade="10")
    assert the_deadline("transition-16", student, CONTEXT, AS_OF).due == date(2027, 2, 20)
    (review,) = deadlines_of("annual-review", student, CONTEXT, AS_OF)
    assert (review.due, review.act_by) == (date(2027, 5, 5), date(2027, 5, 5))


# --- rules made for the purpose: a meeting within thirty days, and what hangs on an initial one ---------------------------

ASKED = fact("surrogate_needed", "2026-10-01")
AFTER_ASKING: dict[str, Any] = {"starts": ({"event": "surrogate_needed"},)}
INITIAL_MEETING = {"event": "meeting_held", "where": {"purposes": "initial"}}
A_MONTH = {"count": 30, "of": "calendar_days"}


def held_for(meeting: dict[str, Any], *hanging: dict[str, Any] | None, facts: Sequence[Fact] = ()) -> str:
    """The day for which the meeting of a rule that says this is held, where duties within such times hang on it."""
    context = with_rule(context_with(), id="meeting", **{"within": A_MONTH, **AFTER_ASKING, **meeting})
    for number, within in enumerate(hanging):
        words = {**AFTER_ASKING, "id": f"effect-{number}", "within": within, "hangs_on": ("initial",)}
        context = with_rule(context, **words)
    student = student_of(fact("student_added", "2026-08-20"), ASKED, *facts, born="2016-10-01")
    clock = the_deadline("meeting", student, context, AS_OF)
    assert clock.due
    return str(clock.act_by) if clock.held_for else "itself"


def days(count: int) -> dict[str, Any]:
    return {"count": count, "of": "calendar_days"}


@pytest.mark.parametrize(
    ("hanging", "day"),
    [
        ([days(10)], "2026-10-11"),
        ([days(10), days(5), days(20)], "2026-10-06"),  # the first of several
        ([days(29)], "2026-10-30"),
        ([days(30)], "itself"),  # due on the same day
        ([days(31)], "itself"),
        ([{"same_day": "true"}], "2026-10-01"),  # on the first day on which anybody could act
        ([None], "itself"),  # without a date
        ([{"count": 5, "of": "school_days"}], "itself"),  # whose date no calendar gives
    ],
)
def test_a_meeting_is_held_by_the_first_earlier_date_that_hangs_on_it(
    hanging: list[dict[str, Any] | None], day: str
) -> None:
    assert held_for({"met_by": (INITIAL_MEETING,)}, *hanging) == day


def _session(outcome: str, *purposes: str) -> Fact:
    return fact("meeting_held", "2026-10-01", purposes=purposes, outcome=outcome)


def test_a_meeting_that_was_held_is_drawn_no_more() -> None:
    held = fact("meeting_held", "2026-10-05", purposes=["initial"], outcome="completed")
    assert held_for({"met_by": (INITIAL_MEETING,)}, days(10), facts=[held]) == "itself"


FINISH = {"event": "meeting_held", "sharing": "purposes"}
ANNUAL_MEETING = {"event": "meeting_held", "where": {"purposes": "annual"}}
SESSION = {"starts": ({"event": "meeting_held"},)}
BOOKING = {"starts": ({"event": "meeting_scheduled"},)}
BOOKED = fact("meeting_scheduled", "2026-10-01", purposes=["initial"], meeting_date="2026-10-29")


@pytest.mark.parametrize(
    ("meeting", "facts", "day"),
    [
        ({"met_by": (ANNUAL_MEETING,)}, [], "itself"),
        # Another meeting could meet it as well.
        (
            {"met_by": ({"event": "meeting_held", "where": {"purposes": ("initial", "annual")}},)},
            [],
            "itself",
        ),
        # A meeting booked or a tick is no meeting held.
        ({"met_by": ({"event": "meeting_scheduled", "where": {"purposes": "initial"}},)}, [], "itself"),
        (BOOKING, [BOOKED], "itself"),
        (BOOKING | {"met_by": (INITIAL_MEETING, {"event": "done"})}, [BOOKED], "2026-10-11"),
        # A meeting to be finished has the purposes of its first session.
        (SESSION | {"met_by": (FINISH,)}, [_session("continued", "initial")], "2026-10-11"),
        (SESSION | {"met_by": (FINISH,)}, [_session("continued", "annual")], "itself"),
        (SESSION | {"met_by": (FINISH, ANNUAL_MEETING)}, [_session("continued", "initial")], "2026-10-11"),
        # What started the clock has no purposes, or is no event.
        ({"met_by": (FINISH,)}, [], "itself"),
        ({"met_by": (FINISH,), "starts": ({"birthday": 10},)}, [], "itself"),
    ],
)
def test_only_the_meetings_that_would_meet_a_clock_are_drawn(
    meeting: dict[str, Any], facts: list[Fact], day: str
) -> None:
    assert held_for(meeting, days(10), facts=facts) == day


def test_a_reading_that_moves_the_meetings_own_date_moves_no_report_that_comes_before_it() -> None:
    student = student_of(REFERRED, CONSENT, born="2024-01-15")
    reports = the_deadline("assessor-reports", student, CONTEXT, AS_OF)
    others = other_readings(reports, Facts.of(student, CONTEXT, AS_OF), CONTEXT)
    assert [(each.reading, str(each.due)) for each in others] == [("break_pause: none", "2027-01-06")]
