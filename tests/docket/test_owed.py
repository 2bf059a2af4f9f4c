"""What the open deadlines are a reason for: the safeguards, forms, meetings and reports that are owed, and what a round asks."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.student import Student
from casemgr.docket.context import Context
from casemgr.docket.derive import derive
from casemgr.docket.facts import Facts
from casemgr.docket.owed import (
    asks_for,
    forms_owed,
    meetings_owed,
    open_report,
    providers_owe,
    safeguards_reason,
)
from casemgr.law.rules import Rule
from support import context_with, fact, student_of, with_rule

YEARS = ("redwood-city-2025-26", "redwood-city-2026-27")
TODAY = date(2026, 12, 1)
ADDED = fact("student_added", "2025-08-20")
ON_ASKING: dict[str, Any] = {"starts": ({"event": "surrogate_needed"},), "every_start": True}
CALLED = fact("contact_made", "2026-11-30", with_whom="Maria", how="phone", result="reached")


def asked(*days: str) -> Student:
    """A student with these requests, and nothing else that a rule could ask of."""
    return student_of(*(fact("surrogate_needed", day) for day in days))


def of_rule(**words: Any) -> Context:
    return with_rule(context_with(*YEARS), **{**ON_ASKING, **words})


OF_PROVIDERS: dict[str, Any] = {
    "met_by": ({"event": "provider_reported", "completing": "providers"}, {"event": "done"})
}
TEN_DAYS: dict[str, Any] = {"within": {"count": 10, "of": "calendar_days"}}


def owes(ahead: int, words: dict[str, Any], *days: str, years: tuple[str, ...] = YEARS) -> bool:
    """Whether providers owe a report within so many days, by a rule that says this."""
    context = with_rule(context_with(*years), **{**ON_ASKING, **OF_PROVIDERS, **words})
    return providers_owe(Facts.of(asked(*days), context, TODAY), context, TODAY, ahead)


@pytest.mark.parametrize(("ahead", "owed"), [(2, False), (3, True), (4, True)])
def test_providers_owe_a_report_that_is_due_within_the_days(ahead: int, owed: bool) -> None:
    """The first of two is due on Friday, December 4."""
    assert owes(ahead, TEN_DAYS, "2026-11-24", "2026-11-30") is owed


def test_providers_owe_a_report_that_is_late_or_has_no_date() -> None:
    assert owes(0, TEN_DAYS, "2026-11-02")
    assert owes(0, {}, "2026-11-30")


def test_providers_owe_no_report_whose_day_is_not_known() -> None:
    assert not owes(0, {"within": {"count": 10, "of": "school_days"}}, "2026-11-30", years=())


def test_only_providers_who_have_still_to_report_owe_it() -> None:
    assert owes(30, TEN_DAYS, "2026-11-24")
    assert not owes(30, TEN_DAYS)
    assert not owes(30, TEN_DAYS | {"met_by": ({"event": "provider_reported"},)}, "2026-11-24")
    is_over = {"ended_by": ({"event": "surrogate_needed"},)}
    assert not owes(30, TEN_DAYS | is_over, "2026-11-24")


OWED = [
    # what meets a rule, an event as far as it is said, and whether the rule asks for it
    ({"where": {"document": "safeguards"}}, {"document": "safeguards"}, True),
    ({"where": {"document": "safeguards"}}, {"document": "safe"}, False),
    ({"where": {"document": "safeguards"}}, {"document": "iep-copy"}, False),
    ({"where": {"document": "safeguards"}}, {"document": None}, True),
    ({"where": {"document": "safeguards"}}, {}, True),
    ({"where": {"document": ("safeguards", "iep-copy")}}, {"document": "iep-copy"}, True),
    ({"where": {"document": ("safeguards", "iep-copy")}}, {"document": "draft"}, False),
    ({"where": {"document": "safeguards", "method": "mail"}}, {"document": "safeguards"}, True),
    ({"where": {"document": "safeguards", "method": "mail"}}, {"document": "safeguards", "method": "fax"}, False),
    ({}, {"document": "safeguards"}, False),  # any document: none is asked for by its name
]  # fmt: skip


@pytest.mark.parametrize(("word", "fields", "asks"), OWED)
def test_a_rule_asks_for_an_event_as_far_as_it_is_said(
    word: dict[str, Any], fields: dict[str, Any], asks: bool
) -> None:
    rule = the_rule(met_by=({"event": "done"}, {"event": "document_sent", **word}))
    assert asks_for(rule, "document_sent", fields) is asks
    assert not asks_for(rule, "done", fields)


def the_rule(**words: Any) -> Rule:
    rule = of_rule(**words).law.rule("own")
    assert rule
    return rule


@pytest.mark.parametrize(
    ("own", "reason", "asks"),
    [
        ("yearly", "yearly", True),
        ("yearly", "complaint", False),
        ("yearly", None, True),
        (None, "complaint", True),
        (None, None, True),
    ],
)
def test_a_rule_with_a_reason_for_the_safeguards_asks_for_a_copy_for_that_reason(
    own: str | None, reason: str | None, asks: bool
) -> None:
    safeguards = {"event": "document_sent", "where": {"document": "safeguards"}}
    rule = the_rule(met_by=(safeguards,), safeguards_reason=own)
    assert asks_for(rule, "document_sent", {"document": "safeguards", "reason": reason}) is asks


def test_the_most_pressing_open_reason_for_the_safeguards_in_the_order_of_the_law() -> None:
    order = context_with().law.safeguards_reasons
    pressing, other = order[0], order[-1]
    both = with_rule(of_rule(safeguards_reason=other, id="less"), safeguards_reason=pressing, **ON_ASKING)
    found = [c for c in derive(asked("2026-11-24"), both, TODAY) if c.rule.id in ("less", "own")]
    assert safeguards_reason(found, both.law) == pressing
    assert safeguards_reason(reversed(found), both.law) == pressing
    given = [clock._replace(status="met") if clock.rule.id == "own" else clock for clock in found]
    assert safeguards_reason(given, both.law) == other
    assert safeguards_reason([], both.law) is None


FORM = {"event": "form_completed"}
BEFORE = {"no_later_than": {"days_before_meeting": 1}}


@pytest.mark.parametrize(
    ("words", "owed"),
    [
        (BEFORE | {"met_by": (FORM,)}, True),
        (BEFORE | {"met_by": ({"event": "done"}, FORM)}, True),
        (BEFORE, False),  # no form
        ({"met_by": (FORM,)}, False),  # before no meeting
        (BEFORE | {"met_by": (FORM, {"event": "contact_made"})}, False),  # met
    ],
)
def test_the_open_deadlines_of_forms_that_are_to_be_there_before_a_meeting(
    words: dict[str, Any], owed: bool
) -> None:
    student = student_of(ADDED, fact("surrogate_needed", "2026-11-24"), CALLED)
    found = [clock.rule.id for clock in forms_owed(derive(student, of_rule(**words), TODAY))]
    assert found == (["own"] if owed else [])


MEETING = {"event": "meeting_held"}


@pytest.mark.parametrize(
    ("starts", "met_by", "owed"),
    [
        (("consent_received",), ("meeting_held",), True),
        (("consent_received",), ("done", "meeting_held"), True),
        (("consent_received",), ("done",), False),
        (("consent_received", "surrogate_needed"), ("meeting_held",), False),  # asked for otherwise too
        (("consent_received",), ("meeting_held", "contact_made"), False),  # met
    ],
)
def test_the_open_deadlines_of_meetings_that_a_consent_alone_asks_for(
    starts: tuple[str, ...], met_by: tuple[str, ...], owed: bool
) -> None:
    words = {"starts": [{"event": name} for name in starts], "met_by": [{"event": name} for name in met_by]}
    student = student_of(ADDED, fact("consent_received", "2026-11-24", purpose="initial"), CALLED)
    found = [clock.rule.id for clock in meetings_owed(derive(student, of_rule(**words), TODAY))]
    assert ("own" in found) is owed


def test_the_report_to_send_next_is_the_open_one() -> None:
    sent = [fact("progress_report_sent", day) for day in ("2026-09-10", "2026-11-24")]
    context = context_with(*YEARS)
    found = open_report(Facts.of(student_of(ADDED, *sent), context, TODAY), context, TODAY)
    assert found
    assert (str(found.started_on), found.rule.role) == ("2026-11-24", "progress")
