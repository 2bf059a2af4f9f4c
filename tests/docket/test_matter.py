"""What a duty of several is about, and how two that are about the same are known apart."""

from datetime import date

from casemgr.docket.derive import derive
from casemgr.reports.about import short_words
from support import context_with, fact, student_of

CONTEXT = context_with()


def copies(*facts: dict[str, object]) -> list[str]:
    student = student_of(fact("student_added", "2026-08-03"), *facts)
    clocks = derive(student, CONTEXT, date(2026, 11, 23))
    return [short_words(clock) for clock in clocks if clock.rule.id == "records-copies" and clock.is_open]


def test_who_asked_is_said() -> None:
    asked = [
        fact("records_requested", "2026-11-18", requester="parent"),
        fact("records_requested", "2026-11-20", requester="adult-student"),
    ]
    assert copies(*asked) == ["Records copies (parent)", "Records copies (adult student)"]


def test_two_requests_of_one_day_are_told_apart_by_how_they_were_made_or_by_their_ids() -> None:
    asked = [
        fact("records_requested", "2026-11-20", id="first", form="oral"),
        fact("records_requested", "2026-11-20", id="second"),
    ]
    assert copies(*asked) == [
        "Records copies (parent, 11/20, orally)",
        "Records copies (parent, 11/20, in writing)",
    ]
    again = fact("records_requested", "2026-11-20", id="third")
    assert copies(*asked, again)[1:] == [
        "Records copies (parent, 11/20, second)",
        "Records copies (parent, 11/20, third)",
    ]
    of_another_day = fact("records_requested", "2026-11-18", id="before")
    assert copies(of_another_day, asked[0]) == [
        "Records copies (parent, 11/18)",
        "Records copies (parent, 11/20)",
    ]


def test_two_requests_of_one_party_have_their_days_until_one_is_answered() -> None:
    asked = [
        fact("records_requested", "2026-11-18", id="first"),
        fact("records_requested", "2026-11-20", id="second"),
    ]
    assert copies(*asked) == ["Records copies (parent, 11/18)", "Records copies (parent, 11/20)"]
    given = fact("records_provided", "2026-11-21", to="parent", request="first")
    assert copies(*asked, given) == ["Records copies (parent)"]
