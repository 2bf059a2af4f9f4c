"""Birthdays of students who have no IEP on the day: rules made for the purpose."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support import context_with, deadlines_of, fact, student_of, with_rule

BORN = "2015-10-05"
REFERRED = fact("referral_received", "2026-08-24")
ADDED = fact("student_added", "2026-08-24")
LEFT = fact("exited", "2026-10-12", reason="moved-in-state")


def offered(day: str, *, eligible: bool = True) -> dict[str, Any]:
    return fact("meeting_held", day, purposes=["initial"], outcome="completed", eligible=eligible)


def found(*facts: dict[str, Any], as_of: str = "2026-11-02", **word: bool) -> list[tuple[str, str, str]]:
    """Each clock of a rule about the 11th birthday: the day on which it started, when it was due, and its status."""
    start = {"birthday": 11, **word}
    context = with_rule(
        context_with("redwood-city-2026-27"), starts=(start,), within={"same_day": "true"}, ended_by=()
    )
    clocks = deadlines_of("own", student_of(*facts, born=BORN), context, date.fromisoformat(as_of))
    return [(str(clock.started_on), str(clock.due), clock.status) for clock in clocks]


AT_BIRTHDAY = ("2026-08-24", "2026-10-05", "overdue")


def test_a_birthday_is_asked_for_whether_or_not_there_is_an_iep_where_nothing_is_said_of_one() -> None:
    assert found(REFERRED) == [AT_BIRTHDAY]


def test_what_an_iep_says_is_asked_of_nobody_who_had_none_by_the_birthday() -> None:
    assert found(REFERRED, with_iep=True) == []
    assert found(REFERRED, offered("2026-10-05", eligible=False), with_iep=True) == []


def test_until_the_birthday_is_over_it_is_ahead() -> None:
    assert found(REFERRED, as_of="2026-10-05", with_iep=True) == [("2026-08-24", "2026-10-05", "running")]
    assert found(REFERRED, as_of="2026-10-06", with_iep=True) == []


@pytest.mark.parametrize("first", [ADDED, offered("2026-10-05")])
def test_an_iep_by_the_birthday_says_it(first: dict[str, Any]) -> None:
    facts = [first] if first is ADDED else [REFERRED, first]
    assert found(*facts, with_iep=True, else_first_iep=True) == [AT_BIRTHDAY]


def test_the_first_iep_after_the_birthday_starts_it_only_where_the_rule_says_so() -> None:
    facts = [REFERRED, offered("2026-10-06")]
    assert found(*facts, with_iep=True) == []
    assert found(*facts, with_iep=True, else_first_iep=True) == [("2026-10-06", "2026-10-06", "overdue")]


def test_an_iep_after_the_student_came_back_is_not_the_first_of_the_time_before() -> None:
    facts = [REFERRED, LEFT, fact("transferred_in", "2026-10-19", from_district="Lakeside Unified")]
    assert found(*facts, with_iep=True, else_first_iep=True) == []


REVOKED = fact("consent_revoked", "2026-10-02")


def test_an_iep_that_was_given_up_before_the_birthday_says_nothing() -> None:
    assert found(ADDED, REVOKED, with_iep=True, else_first_iep=True) == []
    again = found(ADDED, REVOKED, offered("2026-10-06"), with_iep=True, else_first_iep=True)
    assert again == [("2026-10-06", "2026-10-06", "overdue")]
    assert found(ADDED, REVOKED, offered("2026-10-05"), with_iep=True, else_first_iep=True) == [AT_BIRTHDAY]
    assert found(ADDED, {**REVOKED, "date": "2026-10-06"}, with_iep=True, else_first_iep=True) == [
        AT_BIRTHDAY
    ]


def test_a_first_iep_refused_by_the_birthday_is_none_until_it_is_agreed_to() -> None:
    refused, agreed = (
        fact("iep_answered", day, answer=answer)
        for day, answer in (("2026-10-02", "disagreed"), ("2026-10-12", "agreed"))
    )
    facts = [REFERRED, offered("2026-10-01"), refused]
    assert found(*facts, with_iep=True, else_first_iep=True) == []
    assert found(*facts, agreed, with_iep=True, else_first_iep=True) == [
        ("2026-10-12", "2026-10-12", "overdue")
    ]


def test_a_first_session_offers_no_iep_yet() -> None:
    facts = [REFERRED, {**offered("2026-10-02"), "outcome": "continued"}, offered("2026-10-09")]
    assert found(*facts, with_iep=True, else_first_iep=True) == [("2026-10-09", "2026-10-09", "overdue")]
