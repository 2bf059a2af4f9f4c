"""What the words of a rule say of an event: its fields, and what it must have in common with the start of the clock."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.docket.examples import event_of
from casemgr.docket.facts import Facts
from casemgr.docket.matching import belongs, fits_on_file, matches
from casemgr.law.on import On
from support import context_with, fact, student_of, the_deadline, with_rule

DAY = "2026-11-24"
ADDED = fact("student_added", "2026-08-20")


def contact(**fields: Any) -> dict[str, Any]:
    return fact("contact_made", DAY, how="phone", result="reached", **fields)


def plan(purpose: str, *areas: str) -> dict[str, Any]:
    named = [{"area": area, "assessor": "A. Lee"} for area in areas]
    return fact("assessment_plan_given", DAY, purpose=purpose, areas=named)


def consent(purpose: str, *areas: str) -> dict[str, Any]:
    return fact("consent_received", DAY, purpose=purpose, areas=areas)


def held(*purposes: str, **fields: Any) -> dict[str, Any]:
    return fact("meeting_held", DAY, purposes=purposes, outcome="completed", **fields)


def answering(*requests: str) -> dict[str, Any]:
    return fact("prior_written_notice_sent", DAY, action="refused", subject="assessment", answers=requests)


FIELDS: list[tuple[dict[str, Any], dict[str, Any], bool]] = [
    (contact(with_whom="Maria"), {"with_whom": "Maria"}, True),
    (contact(with_whom="maria"), {"with_whom": "Maria"}, False),
    (contact(about="progress"), {"about": ("meeting", "progress")}, True),
    (contact(), {"about": "none"}, True),
    (contact(about="progress"), {"about": "none"}, False),
    (held("annual", "triennial"), {"purposes": ("triennial", "initial")}, True),
    (held("annual"), {"purposes": ("triennial", "initial")}, False),
    (held("initial", eligible="false"), {"eligible": "false"}, True),
    (held("initial", eligible="true"), {"eligible": "false"}, False),
    (held("initial"), {"eligible": "false"}, False),
    (consent("initial"), {"areas": "none"}, True),
    (consent("initial", "health"), {"areas": "none"}, False),
]


@pytest.mark.parametrize(("said", "where", "is_so"), FIELDS)
def test_a_field_must_have_one_of_the_words_and_none_of_the_unwanted(
    said: dict[str, Any], where: dict[str, Any], is_so: bool
) -> None:
    event = event_of(said, 0)
    assert matches(On(event=event.type, where=where), event) is is_so
    assert matches(On(event=event.type, unless=where), event) is not is_so


def test_only_the_type_that_is_named_matches() -> None:
    assert not matches(On(event="done"), event_of(contact(), 0))


def test_what_is_no_session_fits_where_first_sessions_count() -> None:
    event = event_of(contact(), 0)
    facts = Facts.of(student_of(contact()), context_with(), date(2026, 12, 1))
    assert fits_on_file(On(event="contact_made", first_session=True), event, facts)


BOOKED = fact("meeting_scheduled", DAY, purposes=["annual"], meeting_date="2026-12-10")
OF_THIS_DAY = fact("document_sent", DAY, document="meeting-notice", meeting="2026-12-10")
OF_ANOTHER = OF_THIS_DAY | {"meeting": "2026-12-11"}
OF_NO_DAY = fact("document_sent", DAY, document="meeting-notice")
WITHDRAWN = fact("parent_request_withdrawn", DAY, request="e1")

COMMON: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any] | None, bool]] = [
    (consent("initial"), {"sharing": "purpose"}, plan("initial"), True),
    (consent("initial"), {"sharing": "purpose"}, plan("triennial"), False),
    (consent("initial"), {"sharing": "purpose"}, ADDED, True),  # it has no such field
    (consent("initial"), {"sharing": "purpose"}, None, False),
    (held("annual", "triennial"), {"sharing": "purposes"}, held("triennial", "initial"), True),
    (held("annual"), {"sharing": "purposes"}, held("triennial"), False),
    (contact(with_whom="Maria"), {"sharing": "with_whom"}, contact(with_whom="maria"), False),
    (WITHDRAWN, {"naming": "request"}, contact(id="e1"), True),
    (WITHDRAWN, {"naming": "request"}, contact(id="e11"), False),
    (WITHDRAWN, {"naming": "request"}, None, False),
    (OF_THIS_DAY, {"about": {"meeting": "meeting_date"}}, BOOKED, True),
    (OF_ANOTHER, {"about": {"meeting": "meeting_date"}}, BOOKED, False),
    (OF_NO_DAY, {"about": {"meeting": "meeting_date"}}, BOOKED, True),
    (OF_THIS_DAY, {"about": {"meeting": "meeting_date"}}, ADDED, False),
    (OF_THIS_DAY, {"about": {"meeting": "meeting_date"}}, None, False),
    (OF_NO_DAY, {"about": {"meeting": "meeting_date"}}, None, True),
    (answering("a7"), {"about": {"answers": "id"}}, {**ADDED, "id": "a7"}, True),
    (answering("a6", "a7"), {"about": {"answers": "id"}}, {**ADDED, "id": "a7"}, True),
    (answering("a6"), {"about": {"answers": "id"}}, {**ADDED, "id": "a7"}, False),
    (answering("a6"), {"about": {"answers": "id"}}, None, False),
    (answering(), {"about": {"answers": "id"}}, {**ADDED, "id": "a7"}, True),
]


@pytest.mark.parametrize(("said", "words", "start", "does"), COMMON)
def test_an_event_belongs_to_a_clock_by_what_its_start_says_too(
    said: dict[str, Any], words: dict[str, Any], start: dict[str, Any] | None, does: bool
) -> None:
    """A birthday is no event: nothing is in common with it."""
    event = event_of(said, 2)
    assert belongs(On(event=event.type, **words), event, event_of(start, 0) if start else None) is does


@pytest.mark.parametrize(
    ("start", "status"),
    [
        ({"event": "consent_received"}, "met"),
        ({"event": "student_added"}, "overdue"),
        ({"birthday": 10}, "overdue"),
    ],
)
def test_the_last_report_of_a_purpose_meets_only_what_has_that_purpose(
    start: dict[str, Any], status: str
) -> None:
    """Ana is ten on November 20; the only area agreed to is reported on."""
    context = with_rule(
        context_with("redwood-city-2026-27"),
        starts=(start,),
        within={"count": 10, "of": "calendar_days"},
        met_by=({"event": "assessor_reported", "completing": "areas_agreed"},),
    )
    facts = (plan("initial", "health"), consent("initial"), fact("assessor_reported", DAY, area="health"))
    clock = the_deadline("own", student_of(ADDED, *facts, born="2016-11-20"), context, date(2026, 12, 31))
    assert clock.status == status
