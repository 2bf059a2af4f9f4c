"""What a round takes of the open deadlines, the break before which a list ends, and which students words mean."""

from __future__ import annotations

from datetime import date

import pytest

from casemgr.casefile.lookup import students_meant, students_near
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.derive import derive
from casemgr.errors import UsageError
from casemgr.reports.before import before_meant
from casemgr.reports.rounds import taken_of
from support import calendar, context_with, fact, student_of

TODAY = date(2026, 11, 23)
YEARS = [calendar("sample-2026-27")]


def test_a_round_takes_what_is_due_and_says_what_it_leaves() -> None:
    added = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
    clocks = derive(student_of(added), context_with("sample-2026-27"), TODAY)
    annual = [clock for clock in clocks if clock.rule.role == "annual" and clock.is_open]
    due = annual[0].act_by
    assert due
    far = taken_of(annual, TODAY, (due - TODAY).days)
    assert (far.due, far.left) == ({"ana-r": annual}, "")
    near = taken_of(annual, TODAY, (due - TODAY).days - 1)
    assert not near.due
    assert near.apart == {("ana-r", annual[0].rule.id)}
    assert f"1 deadline of {annual[0].rule.id}, by " in near.left
    assert near.left.endswith(f"To take these too, add --within {(due - TODAY).days}.")


def test_a_round_leaves_a_date_that_is_not_known() -> None:
    referral = fact("referral_received", "2026-11-20", form="written")
    clocks = derive(student_of(referral), context_with(), TODAY)
    unknown = [clock for clock in clocks if clock.status == "unknown"]
    assert unknown
    taken = taken_of(unknown, TODAY, 14)
    assert not taken.due
    assert taken.left.startswith("Not taken, as the date is not known: 1 deadline of ")


@pytest.mark.parametrize(
    ("words", "day"), [("winter", date(2027, 1, 2)), ("12/1", date(2026, 12, 1)), ("spr", date(2027, 3, 30))]
)
def test_the_day_before_which_something_is_to_be_done(words: str, day: date) -> None:
    assert before_meant(words, YEARS, TODAY).day == day


def test_a_weekday_that_can_mean_two_weeks_is_not_taken_for_a_break() -> None:
    with pytest.raises(UsageError, match="next friday can mean Fri 11/27/2026 or Fri 12/4/2026"):
        before_meant("by next friday", YEARS, TODAY)


def test_of_a_break_that_two_years_call_by_other_names_the_next_one_is_meant() -> None:
    winter = {"from": "2027-12-20", "to": "2027-12-31", "kind": "break", "name": "Winter"}
    later = SchoolYear.model_validate(
        {
            "schema": 1,
            "district": "Fernbrook Unified",
            "school_year": "2027-28",
            "first_day": "2027-08-11",
            "last_day": "2028-06-02",
            "days_off": [winter],
        }
    )
    years = [later, *YEARS]
    assert before_meant("winter", years, TODAY).day == date(2027, 1, 2)
    after = before_meant("winter", years, date(2027, 2, 1))  # this year's is over
    assert (after.called, after.day.year) == ("Winter", 2028)
    assert before_meant("summer break", years, TODAY).day == date(2027, 8, 11)
    assert before_meant("the first day of school", years, TODAY).day == date(2027, 8, 11)
    assert before_meant("summer", years, date(2027, 8, 12)).day == date(2028, 6, 4), (
        "a day, as no year follows"
    )
    assert before_meant("last day of school", years, date(2027, 8, 12)).day == date(2028, 6, 3)


def test_a_break_that_is_not_ahead_is_refused_with_those_that_are() -> None:
    with pytest.raises(UsageError, match="neither a day nor a break that is ahead; type a date or one of"):
        before_meant("easter", YEARS, TODAY)
    with pytest.raises(UsageError, match="no school calendar knows a break ahead: type a date"):
        before_meant("winter", [], TODAY)
    with pytest.raises(UsageError, match="no school calendar has the next first day of school yet"):
        before_meant("first day of school", YEARS, TODAY)


def test_a_student_is_found_by_name_before_label_and_contact() -> None:
    ana, ben = student_of(), student_of(student_id="ben-k")
    printed = {"ana-r": "AR", "ben-k": "B1"}
    assert students_meant("ana", [ana, ben], lambda: printed) == [ana, ben]
    assert students_meant("b1", [ana, ben], lambda: printed) == [ben]
    assert students_meant("zoe", [ana, ben], lambda: printed) == []
    assert students_near("anna riverra", [ana]) == [ana]
