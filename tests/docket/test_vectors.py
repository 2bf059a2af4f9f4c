"""Worked dates: each reasoned out by hand from the contract, part 1, and run through the docket.

D1 to D21 are the vectors of the research table over calendar T (the three `sample-*` calendars). Where the
contract says otherwise than that table, the line above the row says why.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.days.schoolyear import Closure
from casemgr.docket.derive import accounted
from casemgr.docket.facts import Facts
from casemgr.docket.other_readings import other_readings
from support import Fact, calendar, context_with, deadlines_of, student_of, the_deadline

T = ("sample-2025-26", "sample-2026-27", "sample-2027-28")
PAUSES = ("whole_gap", "published_break", "excess_only", "none")


def referral(day: str) -> Fact:
    return {"type": "referral_received", "date": day}


def consent(day: str, purpose: str = "initial") -> Fact:
    return {"type": "consent_received", "date": day, "purpose": purpose}


def asks_to_meet(day: str) -> Fact:
    return {"type": "parent_request_received", "date": day, "what": "a meeting", "meeting": True}


def wants_records(day: str, requester: str = "parent") -> Fact:
    return {"type": "records_requested", "date": day, "requester": requester}


def leaves(day: str) -> Fact:
    return {"type": "exited", "date": day, "reason": "moved-in-state"}


def booked(day: str, meeting: str) -> Fact:
    return {"type": "meeting_scheduled", "date": day, "meeting_date": meeting, "purposes": ["annual"]}


def held(day: str, *purposes: str) -> Fact:
    return {"type": "meeting_held", "date": day, "purposes": purposes, "outcome": "completed"}


def decided(day: str) -> Fact:
    return {"type": "placement_change_decided", "date": day}


def moved_in(day: str) -> Fact:
    return {"type": "transferred_in", "date": day, "from_district": "Lakeside Unified", "kind": "other-selpa"}


def has_iep(**fields: str) -> Fact:
    return {"type": "student_added", "date": "2025-08-20", **fields}


def clock(rule: str, facts: list[Fact], calendars: tuple[str, ...] = T, **readings: Any) -> Any:
    """The last clock of a rule, as known on the day of the last fact."""
    as_of = max(date.fromisoformat(fact["date"]) for fact in facts)
    return deadlines_of(rule, student_of(*facts), context_with(*calendars, **readings), as_of)[-1]


def iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


# --- calendar T, by each reading of `break_pause` -----------------------------------------------

# number, rule, facts, hold-by under the defaults, due by whole gap · published break · excess only · none
VECTORS: list[tuple[str, str, list[Fact], str, tuple[str, str, str, str]]] = [
    ("D1", "assessment-plan", [referral("2026-09-14")], "2026-09-29", ("2026-09-29",) * 4),
    ("D2", "assessment-plan", [referral("2026-11-13")], "2026-11-20", ("2026-11-28",) * 4),
    (
        "D3",
        "assessment-plan",
        [referral("2026-12-10")],
        "2027-01-08",
        ("2027-01-10", "2027-01-06", "2026-12-25", "2026-12-25"),
    ),
    (
        "D4",
        "assessment-plan",
        [referral("2026-12-28")],
        "2027-01-15",
        ("2027-01-18", "2027-01-16", "2027-01-18", "2027-01-12"),
    ),
    # The table leaves the published column of D5, D11 and D17 open; the contract skips every day between two
    # school years, whatever `break_pause` says, unless it is `none`.
    (
        "D5",
        "assessment-plan",
        [referral("2026-07-06")],
        "2026-08-24",
        ("2026-08-24", "2026-08-24", "2026-08-24", "2026-07-21"),
    ),
    ("D6", "initial-iep", [referral("2026-08-17"), consent("2026-09-01")], "2026-10-30", ("2026-10-31",) * 4),
    ("D7", "initial-iep", [referral("2026-09-21"), consent("2026-10-05")], "2026-12-04", ("2026-12-04",) * 4),
    (
        "D8",
        "initial-iep",
        [referral("2026-10-19"), consent("2026-11-02")],
        "2027-01-15",
        ("2027-01-17", "2027-01-13", "2027-01-10", "2027-01-01"),
    ),
    (
        "D9",
        "initial-iep",
        [referral("2026-11-16"), consent("2026-12-01")],
        "2027-02-11",
        ("2027-02-15", "2027-02-11", "2027-02-08", "2027-01-30"),
    ),
    (
        "D10",
        "initial-iep",
        [referral("2027-02-01"), consent("2027-02-16")],
        "2027-04-27",
        ("2027-04-27", "2027-04-25", "2027-04-20", "2027-04-17"),
    ),
    (
        "D11",
        "initial-iep",
        [referral("2026-04-06"), consent("2026-04-20")],
        "2026-08-25",
        ("2026-08-25", "2026-08-25", "2026-08-25", "2026-06-19"),
    ),
    # Referral 44 days before the end, consent 24: by the default `earliest`, the earlier of 30 days after the
    # next first day (by consent) and the ordinary count (by referral), which `none` leaves at 07-09.
    (
        "D12",
        "initial-iep",
        [referral("2026-04-20"), consent("2026-05-10")],
        "2026-09-09",
        ("2026-09-09", "2026-09-09", "2026-09-09", "2026-07-09"),
    ),
    # The table's default is the consent (10-24); the contract's is `earliest`, here the referral's date.
    (
        "D13",
        "initial-iep",
        [referral("2026-05-25"), consent("2026-08-25")],
        "2026-09-09",
        ("2026-09-09",) * 4,
    ),
    (
        "D14",
        "initial-iep",
        [referral("2026-03-23"), consent("2026-04-05")],
        "2026-08-10",
        ("2026-08-10", "2026-08-10", "2026-08-10", "2026-06-04"),
    ),
    # The year-end rule holds whatever `break_pause` says.
    ("D15", "assessment-plan", [referral("2026-05-25")], "2026-08-14", ("2026-08-20",) * 4),
    (
        "D16",
        "parent-requested-iep",
        [asks_to_meet("2026-12-08")],
        "2027-01-22",
        ("2027-01-23", "2027-01-19", "2027-01-16", "2027-01-07"),
    ),
    (
        "D17",
        "parent-requested-iep",
        [asks_to_meet("2026-06-25")],
        "2026-09-08",
        ("2026-09-08", "2026-09-08", "2026-09-08", "2026-07-25"),
    ),
    ("D18", "interim-placement", [moved_in("2026-11-30")], "2026-12-18", ("2026-12-30",) * 4),
    ("D19", "records-copies", [wants_records("2026-12-18")], "2026-12-28", ("2026-12-28",) * 4),
    ("D19 Columbus Day", "records-copies", [wants_records("2026-10-07")], "2026-10-15", ("2026-10-15",) * 4),
    ("D19 Thanksgiving", "records-copies", [wants_records("2026-11-20")], "2026-12-01", ("2026-12-01",) * 4),
    ("D21", "manifestation-review", [decided("2026-12-11")], "2027-01-08", ("2027-01-08",) * 4),
    ("D21 Thanksgiving", "manifestation-review", [decided("2026-11-16")], "2026-12-07", ("2026-12-07",) * 4),
    # The table would hold this one before the last day; the contract's hold-by is the last school day by the due date.
    ("D21 summer", "manifestation-review", [decided("2027-05-26")], "2027-08-13", ("2027-08-13",) * 4),
    (
        "triennial plan over the winter",
        "triennial-plan",
        [has_iep(last_evaluation="2024-03-01")],
        "2026-11-30",
        ("2026-11-30", "2026-12-04", "2026-12-07", "2026-12-16"),
    ),
]
COLUMNS = [
    pytest.param(rule, facts, pause, due, id=f"{number}-{pause}")
    for number, rule, facts, _, dues in VECTORS
    for pause, due in zip(PAUSES, dues, strict=True)
]


@pytest.mark.parametrize(("rule", "facts", "pause", "due"), COLUMNS)
def test_due_on_calendar_t(rule: str, facts: list[Fact], pause: str, due: str) -> None:
    assert iso(clock(rule, facts, break_pause=pause).due) == due


@pytest.mark.parametrize(
    ("rule", "facts", "hold_by"), [pytest.param(v[1], v[2], v[3], id=v[0]) for v in VECTORS]
)
def test_hold_by_on_calendar_t(rule: str, facts: list[Fact], hold_by: str) -> None:
    assert iso(clock(rule, facts).hold_by) == hold_by


# --- other readings -----------------------------------------------------------------------------

D12 = [referral("2026-04-20"), consent("2026-05-10")]
D13 = [referral("2026-05-25"), consent("2026-08-25")]
BOTH_LATE = [referral("2026-05-06"), consent("2026-05-29")]
D18 = [moved_in("2026-11-30"), {"type": "records_received", "date": "2026-12-07"}]
BY_READING = [
    ("D12 by consent", "initial-iep", D12, {"year_end_iep": "consent"}, "2026-09-09"),
    ("D12 by referral", "initial-iep", D12, {"year_end_iep": "referral"}, "2026-09-14"),
    (
        "D12 by referral without pauses",
        "initial-iep",
        D12,
        {"year_end_iep": "referral", "break_pause": "none"},
        "2026-07-09",
    ),
    (
        "D12 by consent without pauses",
        "initial-iep",
        D12,
        {"year_end_iep": "consent", "break_pause": "none"},
        "2026-09-09",
    ),
    ("D13 by consent", "initial-iep", D13, {"year_end_iep": "consent"}, "2026-10-24"),
    ("D13 by referral", "initial-iep", D13, {"year_end_iep": "referral"}, "2026-09-09"),
    ("both triggers late", "initial-iep", BOTH_LATE, {"year_end_iep": "referral"}, "2026-09-09"),
    # The date by referral, 09-09, is not after this consent, and gives way to the ordinary count.
    ("consent on the year-end date", "initial-iep", [referral("2026-05-25"), consent("2026-09-09")], {}, "2026-11-08"),
    ("consent the day before it", "initial-iep", [referral("2026-05-25"), consent("2026-09-08")], {}, "2026-09-09"),
    # The 30th day before the last day triggers, the 31st does not; the last day itself is 0 days before.
    ("reassessment 30 days before the end", "reassessment-iep", [consent("2026-05-04", "triennial")], {}, "2026-09-09"),
    ("reassessment 31 days before the end", "reassessment-iep", [consent("2026-05-03", "triennial")], {}, "2026-09-07"),
    ("reassessment on the last day", "reassessment-iep", [consent("2026-06-03", "supplemental")], {}, "2026-09-09"),
    ("reassessment the day after", "reassessment-iep", [consent("2026-06-04", "supplemental")], {}, "2026-10-08"),
    (
        "a reassessment has only the consent",
        "reassessment-iep",
        [referral("2026-05-25"), consent("2026-08-25", "supplemental")],
        {"year_end_iep": "referral"},
        "2026-10-24",
    ),
    ("plan 10 days before the end", "assessment-plan", [referral("2026-05-24")], {}, "2026-08-20"),
    ("plan 11 days before the end", "assessment-plan", [referral("2026-05-23")], {}, "2026-08-13"),
    ("plan on the last day", "assessment-plan", [referral("2026-06-03")], {}, "2026-08-20"),
    ("D18 by records", "interim-placement", D18, {"interim_placement": "records"}, "2027-01-06"),
    ("D18 by enrollment", "interim-placement", D18, {}, "2026-12-30"),
    ("D19 federal", "records-copies", [wants_records("2026-11-20")], {"business_holidays": "federal"}, "2026-11-30"),
    ("annual", "annual-review", [has_iep(last_annual="2026-03-24")], {}, "2027-03-24"),
    ("annual, day before", "annual-review", [has_iep(last_annual="2026-03-24")], {"anniversary": "day_before"}, "2027-03-23"),
    ("annual of 29 February", "annual-review", [has_iep(last_annual="2024-02-29")], {}, "2025-02-28"),
    ("triennial of 29 February", "triennial", [has_iep(last_evaluation="2024-02-29")], {}, "2027-02-28"),
    ("annual from 28 February", "annual-review", [held("2027-02-28", "annual")], {}, "2028-02-28"),
    ("notice 10 days before", "meeting-notice", [booked("2026-11-02", "2026-12-04")], {}, "2026-11-24"),
    ("notice 14 days before", "meeting-notice", [booked("2026-11-02", "2026-12-04")], {"meeting_notice_days": 14}, "2026-11-20"),
    ("10 school days to answer", "written-notice", [asks_to_meet("2026-12-11")], {}, "2027-01-08"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "facts", "readings", "due"), [pytest.param(*row[1:], id=row[0]) for row in BY_READING]
)
def test_due_by_other_readings(rule: str, facts: list[Fact], readings: dict[str, Any], due: str) -> None:
    assert iso(clock(rule, facts, **readings).due) == due


# --- the four real calendars --------------------------------------------------------------------

OAKLAND = ("oakland-2025-26",)
REDWOOD = ("redwood-city-2025-26", "redwood-city-2026-27")
SAN_JUAN = ("san-juan-2026-27",)
ALL_OFF = {"break_counts": "all_days_off"}
LATE = [referral("2026-05-18"), consent("2026-08-31")]
REAL = [
    # Oakland: winter break with the staff day of 5 January, 17 days away.
    (OAKLAND, "initial-iep", [consent("2025-11-10")], {}, "2026-01-26"),
    (OAKLAND, "initial-iep", [consent("2025-11-10")], {"break_pause": "published_break"}, "2026-01-21"),
    (OAKLAND, "initial-iep", [consent("2025-11-10")], {"break_pause": "excess_only"}, "2026-01-19"),
    (OAKLAND, "initial-iep", [consent("2025-11-10")], {"break_pause": "none"}, "2026-01-09"),
    # Oakland: five days of spring break beside a holiday; only `all_days_off` makes six of them.
    (OAKLAND, "reassessment-iep", [consent("2026-03-09", "triennial")], {}, "2026-05-08"),
    (OAKLAND, "reassessment-iep", [consent("2026-03-09", "triennial")], ALL_OFF, "2026-05-18"),
    (
        OAKLAND,
        "reassessment-iep",
        [consent("2026-03-09", "triennial")],
        {**ALL_OFF, "break_pause": "published_break"},
        "2026-05-13",
    ),
    (
        OAKLAND,
        "reassessment-iep",
        [consent("2026-03-09", "triennial")],
        {**ALL_OFF, "break_pause": "excess_only"},
        "2026-05-11",
    ),
    # Redwood City: eleven days of winter break from a Friday on, and a staff day after it.
    (REDWOOD, "assessment-plan", [referral("2025-12-12")], {}, "2026-01-14"),
    (REDWOOD, "assessment-plan", [referral("2025-12-12")], {"break_pause": "published_break"}, "2026-01-11"),
    (REDWOOD, "assessment-plan", [referral("2025-12-12")], {"break_pause": "excess_only"}, "2026-01-07"),
    (REDWOOD, "assessment-plan", [referral("2025-12-12")], {"break_pause": "none"}, "2025-12-27"),
    # Redwood City: February break and spring break are five days each and stop nothing; March has a long weekend.
    (REDWOOD, "parent-requested-iep", [asks_to_meet("2026-02-09")], ALL_OFF, "2026-03-11"),
    # Redwood City: from 18 days before the end over the summer, by referral and by consent.
    (REDWOOD, "initial-iep", LATE, {}, "2026-09-11"),
    (REDWOOD, "initial-iep", LATE, {"year_end_iep": "consent"}, "2026-10-30"),
    (REDWOOD, "assessment-plan", [referral("2026-05-27")], {}, "2026-08-22"),
    (REDWOOD, "assessment-plan", [referral("2026-05-25")], {}, "2026-08-15"),
    # San Juan: a recess day between a holiday and a staff day is no break of more than five.
    (SAN_JUAN, "assessment-plan", [referral("2026-11-02")], ALL_OFF, "2026-11-17"),
    (SAN_JUAN, "parent-requested-iep", [asks_to_meet("2026-12-14")], {}, "2027-01-30"),
    (SAN_JUAN, "parent-requested-iep", [asks_to_meet("2026-12-14")], {"break_pause": "published_break"}, "2027-01-25"),
    (SAN_JUAN, "parent-requested-iep", [asks_to_meet("2026-12-14")], {"break_pause": "excess_only"}, "2027-01-23"),
    (SAN_JUAN, "parent-requested-iep", [asks_to_meet("2026-12-14")], {"break_pause": "none"}, "2027-01-13"),
    (SAN_JUAN, "manifestation-review", [decided("2026-12-17")], {}, "2027-01-15"),
    (SAN_JUAN, "manifestation-review", [decided("2026-11-09")], {}, "2026-12-03"),
]  # fmt: skip


@pytest.mark.parametrize(("calendars", "rule", "facts", "readings", "due"), REAL)
def test_due_on_real_calendars(
    calendars: tuple[str, ...], rule: str, facts: list[Fact], readings: dict[str, Any], due: str
) -> None:
    assert iso(clock(rule, facts, calendars, **readings).due) == due


# --- hold by ------------------------------------------------------------------------------------

HOLD_BY = [
    # calendars, rule, facts, readings, due, hold by
    (SAN_JUAN, "parent-requested-iep", [asks_to_meet("2026-12-14")], {}, "2027-01-30", "2027-01-29"),
    (OAKLAND, "initial-iep", [consent("2025-11-10")], {"break_pause": "excess_only"}, "2026-01-19", "2026-01-16"),
    # Nine days before the last day: ten days after the first day falls on a Saturday, the ordinary count on a Monday.
    (REDWOOD, "assessment-plan", [referral("2026-05-27")], {}, "2026-08-22", "2026-08-17"),
    # On the last day the ordinary count (08-26) comes after the year-end date: the year-end date's Friday holds.
    (REDWOOD, "assessment-plan", [referral("2026-06-05")], {}, "2026-08-22", "2026-08-21"),
    # Without pauses the ordinary count ends in June, in the summer: the last school day by then is the last day.
    (T, "assessment-plan", [referral("2026-05-25")], {"break_pause": "none"}, "2026-08-20", "2026-06-03"),
    # A business day is its own hold-by, in the middle of a school break too.
    (T, "records-copies", [wants_records("2026-12-18")], {}, "2026-12-28", "2026-12-28"),
    # An annual in the summer is held by the last day of school; beyond the calendars nobody can say.
    (T, "annual-review", [has_iep(last_annual="2025-07-08")], {}, "2026-07-08", "2026-06-03"),
    (T, "annual-review", [has_iep(last_annual="2027-07-08")], {}, "2028-07-08", None),
    (T, "triennial", [has_iep(last_evaluation="2024-11-26")], {}, "2027-11-26", "2027-11-26"),
    # "hold_by is the last school day on or before due; null where no calendar covers it": the calendars do
    # cover 25 July, although that hold-by lies before the request.
    (T, "parent-requested-iep", [asks_to_meet("2026-06-25")], {"break_pause": "none"}, "2026-07-25", None),
]  # fmt: skip


@pytest.mark.parametrize(("calendars", "rule", "facts", "readings", "due", "hold_by"), HOLD_BY)
def test_hold_by(
    calendars: tuple[str, ...],
    rule: str,
    facts: list[Fact],
    readings: dict[str, Any],
    due: str,
    hold_by: str | None,
) -> None:
    found = clock(rule, facts, calendars, **readings)
    assert (iso(found.due), iso(found.hold_by)) == (due, hold_by)


def test_hold_by_passes_over_an_emergency_closure() -> None:
    """The Friday before a Saturday's due date was a storm: the Thursday is the last school day."""
    storm = Closure(date=date(2027, 1, 29), reason="storm")
    year = calendar("san-juan-2026-27").model_copy(update={"closures": (storm,)})
    student = student_of(asks_to_meet("2026-12-14"))
    found = the_deadline("parent-requested-iep", student, context_with(year), date(2026, 12, 14))
    assert (iso(found.due), iso(found.hold_by)) == ("2027-01-30", "2027-01-28")


# --- past the calendars -------------------------------------------------------------------------

ONLY_2026 = ("sample-2026-27",)
APART = ("sample-2025-26", "sample-2027-28")
PAST = [
    # calendars, rule, facts, readings, due (None: unknown)
    (ONLY_2026, "initial-iep", [consent("2027-04-20")], {}, None),
    (ONLY_2026, "initial-iep", [consent("2027-04-20")], {"break_pause": "none"}, "2027-06-19"),
    (ONLY_2026, "initial-iep", [consent("2027-04-04")], {}, "2027-06-03"),
    (ONLY_2026, "initial-iep", [consent("2027-05-10")], {"break_pause": "none"}, None),  # no next first day known
    (ONLY_2026, "assessment-plan", [referral("2027-05-26")], {}, None),
    (ONLY_2026, "assessment-plan", [referral("2026-07-06")], {}, "2026-08-24"),
    (ONLY_2026, "assessment-plan", [referral("2026-07-06")], {"break_pause": "none"}, "2026-07-21"),
    (ONLY_2026, "assessment-plan", [referral("2026-06-29")], {}, None),
    (ONLY_2026, "manifestation-review", [decided("2027-05-26")], {}, None),
    (ONLY_2026, "written-notice", [asks_to_meet("2027-05-26")], {}, None),
    (ONLY_2026, "triennial-plan", [has_iep(last_evaluation="2023-09-15")], {}, None),
    (ONLY_2026, "triennial-plan", [has_iep(last_evaluation="2023-09-15")], {"break_pause": "none"}, "2026-07-02"),
    (APART, "parent-requested-iep", [asks_to_meet("2026-06-01")], {}, None),
    (APART, "assessment-plan", [referral("2026-05-26")], {}, None),
    (APART, "assessment-plan", [referral("2027-08-09")], {}, "2027-08-24"),
    ((), "records-copies", [wants_records("2026-12-18")], {}, "2026-12-28"),
    ((), "annual-review", [has_iep(last_annual="2026-03-24")], {}, "2027-03-24"),
    ((), "interim-placement", [moved_in("2026-11-30")], {}, "2026-12-30"),
    ((), "meeting-notice", [booked("2026-11-02", "2026-12-04")], {}, "2026-11-24"),
]  # fmt: skip


@pytest.mark.parametrize(("calendars", "rule", "facts", "readings", "due"), PAST)
def test_past_the_calendars(
    calendars: tuple[str, ...], rule: str, facts: list[Fact], readings: dict[str, Any], due: str | None
) -> None:
    found = clock(rule, facts, calendars, **readings)
    assert iso(found.due) == due
    assert (found.status == "unknown") == (due is None)


# --- records before a meeting -------------------------------------------------------------------

RECORDS = [
    # facts, due: five business days, and no later than the calendar day before a meeting in between
    ([booked("2026-10-01", "2026-10-14"), wants_records("2026-10-07")], "2026-10-13"),
    ([booked("2026-10-01", "2026-10-15"), wants_records("2026-10-07")], "2026-10-14"),
    ([booked("2026-10-01", "2026-10-16"), wants_records("2026-10-07")], "2026-10-15"),
    ([wants_records("2026-10-07"), booked("2026-10-08", "2026-10-12")], "2026-10-11"),
    ([booked("2026-10-01", "2026-10-07"), wants_records("2026-10-07")], "2026-10-07"),
    ([booked("2026-10-01", "2026-10-06"), wants_records("2026-10-07")], "2026-10-15"),
    ([booked("2026-10-01", "2026-10-09"), booked("2026-10-02", "2026-10-30"), wants_records("2026-10-07")], "2026-10-15"),
    # a meeting that was held on another day than it was booked for is the meeting of that day
    ([booked("2026-10-01", "2026-10-09"), wants_records("2026-10-07"), held("2026-10-14", "annual")], "2026-10-13"),
    ([booked("2026-10-01", "2026-10-14"), wants_records("2026-10-07"), held("2026-10-09", "annual")], "2026-10-08"),
    ([wants_records("2026-10-07"), held("2026-10-09", "annual")], "2026-10-08"),
    # an exit calls off what was booked for a later day; a meeting of its own day may have been held
    ([booked("2026-10-01", "2026-10-14"), wants_records("2026-10-07"), leaves("2026-10-08")], "2026-10-15"),
    ([booked("2026-10-01", "2026-10-14"), wants_records("2026-10-07"), leaves("2026-10-14")], "2026-10-13"),
]  # fmt: skip


@pytest.mark.parametrize(("facts", "due"), RECORDS)
def test_records_come_before_the_meeting(facts: list[Fact], due: str) -> None:
    assert iso(clock("records-copies", facts).due) == due


def test_another_district_waits_for_no_meeting() -> None:
    facts = [booked("2026-10-01", "2026-10-09"), wants_records("2026-10-07", "district")]
    assert iso(clock("records-transfer", facts).due) == "2026-10-15"


# --- a deadline's account -----------------------------------------------------------------------


def test_d8_accounts_for_every_day() -> None:
    """The contract's own example of `due`, part 3."""
    student = student_of(referral("2026-10-19"), consent("2026-11-02"))
    context, as_of = context_with(*T), date(2026, 11, 23)
    found = the_deadline("initial-iep", student, context, as_of)
    facts = Facts.of(student, context, as_of)
    account = accounted(found, facts, context)
    assert (account.counted, account.raw) == (60, 76)
    assert account.pauses == ((date(2026, 12, 19), date(2027, 1, 3), "Winter Break"),)
    assert [(other.reading, iso(other.due)) for other in other_readings(found, facts, context)] == [
        ("break_pause: published_break", "2027-01-13"),
        ("break_pause: excess_only", "2027-01-10"),
        ("break_pause: none", "2027-01-01"),
    ]


def test_d13_shows_the_other_trigger() -> None:
    student = student_of(*D13)
    context, as_of = context_with(*T), date(2026, 8, 25)
    found = the_deadline("initial-iep", student, context, as_of)
    shown = other_readings(found, Facts.of(student, context, as_of), context)
    assert [(other.reading, iso(other.due)) for other in shown] == [("year_end_iep: consent", "2026-10-24")]


@pytest.mark.parametrize(("as_of", "status"), [("2026-09-29", "running"), ("2026-09-30", "overdue")])
def test_overdue_begins_the_day_after_the_due_date(as_of: str, status: str) -> None:
    found = the_deadline(
        "assessment-plan", student_of(referral("2026-09-14")), context_with(*T), date.fromisoformat(as_of)
    )
    assert found.status == status
