"""The rule for the end of the school year, which replaces the ordinary count: a rule made for the purpose, of sixty calendar
days, or thirty from the next first day of school where it starts within thirty of the last one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import Event
from casemgr.docket.deadline import Reckoning
from casemgr.docket.facts import Facts
from casemgr.docket.year_end import year_end_triggers
from support import context_with, fact, student_of, the_deadline, with_rule

# The last day of school is June 5, 2026, the next first day August 12, and the last day known June 4, 2027.
BOTH = ("redwood-city-2025-26", "redwood-city-2026-27")
AS_OF = date(2027, 9, 1)
SIXTY: dict[str, Any] = {"count": 60, "of": "calendar_days"}
NEAR: dict[str, Any] = {"within_last": 30, "then": 30}
WRITTEN: dict[str, Any] = {
    "also_triggered_by": ({"event": "referral_received", "where": {"form": "written"}},),
    "reading": "year_end_iep",
}
MOVED = "2026-09-11"  # thirty days from August 12


def counted(
    *facts: dict[str, Any], near: dict[str, Any] = NEAR, years: tuple[str, ...] = BOTH, **more: Any
) -> Reckoning:
    """How the clock of the rule comes out. What else is given is a reading, or says more of the rule or the student."""
    student = {key: more.pop(key) for key in ("born",) if key in more}
    readings = {key: more.pop(key) for key in ("year_end_iep",) if key in more}
    words = {"starts": ({"event": "consent_received"},), "within": SIXTY, "near_year_end": near, **more}
    context = with_rule(context_with(*years, **readings), **words)
    return the_deadline("own", student_of(*facts, **student), context, AS_OF).reckoning


def consent(day: str) -> dict[str, Any]:
    return fact("consent_received", day, purpose="initial")


def referral(day: str, form: str = "written") -> dict[str, Any]:
    return fact("referral_received", day, form=form)


@pytest.mark.parametrize(
    ("day", "due", "is_moved"),
    [
        ("2026-05-05", "2026-07-04", False),  # 31 days before the last day
        ("2026-05-06", MOVED, True),
        ("2026-06-05", MOVED, True),  # the last day itself
        ("2026-06-06", "2026-08-05", False),  # between two years
        ("2026-08-11", "2026-10-10", False),
        ("2026-08-12", "2026-10-11", False),
        ("2027-05-04", "2027-07-03", False),
        ("2027-05-05", "None", False),  # the next first day is not known
        ("2027-06-05", "None", False),  # nor whether this day is late in a year
        ("2025-08-12", "2025-10-11", False),  # before the first day known of school: the year before is over
        ("2025-07-01", "2025-08-30", False),
        ("2025-06-29", "None", False),
    ],
)
def test_only_what_starts_late_in_the_year_is_moved(day: str, due: str, is_moved: bool) -> None:
    found = counted(consent(day))
    assert (str(found.due), str(found.base)) == (due, day)
    assert (found.year_end is not None) is is_moved


def test_a_date_that_is_moved_says_what_the_ordinary_count_was_and_why() -> None:
    found = counted(consent("2026-05-20"))
    assert str(found.ordinary) == "2026-07-19"
    assert found.year_end
    assert (str(found.year_end.trigger), found.year_end.year.school_year) == ("2026-05-20", "2025-26")
    assert str(found.year_end.next_first_day) == "2026-08-12"
    assert counted(consent("2026-05-05")).ordinary is None


def test_the_days_of_the_law_are_counted() -> None:
    near = {"within_last": 0, "then": 1}
    assert str(counted(consent("2026-06-05"), near=near).due) == "2026-08-13"
    assert str(counted(consent("2026-06-04"), near=near).due) == "2026-08-03"


LATE, BEFORE, AFTER = "2026-05-25", "2026-04-20", "2026-09-01"
TRIGGERS = [
    # facts, and when the clock is due by the consent, by the referral, by the earliest of both
    ([referral(BEFORE), consent(LATE)], (MOVED, "2026-07-24", "2026-07-24")),
    ([referral(LATE), consent(AFTER)], ("2026-10-31", MOVED, MOVED)),
    ([referral(LATE), consent("2026-05-26")], (MOVED, MOVED, MOVED)),
    ([consent(LATE)], (MOVED, MOVED, MOVED)),  # no referral on file
    # By word of mouth it is none, and of several the last before the consent counts.
    ([referral(BEFORE, "oral"), consent(LATE)], (MOVED, MOVED, MOVED)),
    ([referral(LATE), referral("2026-08-20", "oral"), consent(AFTER)], ("2026-10-31", MOVED, MOVED)),
    ([referral(LATE), referral("2026-08-20"), consent(AFTER)], ("2026-10-31",) * 3),
    ([referral(LATE), consent(AFTER), referral("2026-09-02")], ("2026-10-31", MOVED, MOVED)),
    # Of one day the file's order decides.
    ([referral(LATE), referral(AFTER), consent(AFTER)], ("2026-10-31",) * 3),
    ([referral(LATE), consent(AFTER), referral(AFTER)], ("2026-10-31", MOVED, MOVED)),
    # From a day that no calendar knows it is not known whether it was late in a year.
    ([referral("2025-05-20"), consent(LATE)], (MOVED, "None", "None")),
    # From a consent between two years the ordinary count may come out before the other date, or on it.
    ([referral(LATE), consent("2026-06-20")], ("2026-08-19", MOVED, "2026-08-19")),
    ([referral(LATE), consent("2026-07-13")], (MOVED,) * 3),
    # A date that had passed when the consent came is none.
    ([referral(LATE), consent("2026-09-10")], ("2026-11-09", MOVED, MOVED)),
    ([referral(LATE), consent("2026-09-11")], ("2026-11-10",) * 3),
    ([referral(LATE), consent("2026-09-12")], ("2026-11-11",) * 3),
]


@pytest.mark.parametrize(("facts", "expected"), TRIGGERS)
@pytest.mark.parametrize(("place", "reading"), [*enumerate(("consent", "referral", "earliest"))])
def test_the_reading_says_whose_day_counts(
    facts: list[dict[str, Any]], expected: tuple[str, ...], place: int, reading: str
) -> None:
    assert str(counted(*facts, near=NEAR | WRITTEN, year_end_iep=reading).due) == expected[place]


def test_without_a_reading_it_is_the_day_of_the_start() -> None:
    near = NEAR | {"also_triggered_by": WRITTEN["also_triggered_by"]}
    facts = [referral(LATE), consent(AFTER)]
    assert str(counted(*facts, near=near, year_end_iep="referral").due) == "2026-10-31"


def test_a_clock_that_no_event_starts_has_the_day_of_its_start() -> None:
    """Ana joins on May 20 and is eleven two months later, in the summer."""
    joined = fact("student_added", "2026-05-20")
    found = counted(joined, starts=({"birthday": 11},), born="2015-07-20")
    assert (str(found.due), str(found.ordinary)) == (MOVED, "2026-09-18")


@pytest.mark.parametrize(
    ("reading", "places"), [("consent", [1]), ("referral", [0]), ("earliest", [1, 0])], ids=str
)
def test_the_triggers_are_named_each_once(reading: str, places: list[int]) -> None:
    context = with_rule(
        context_with(*BOTH, year_end_iep=reading),
        starts=({"event": "consent_received"},),
        within=SIXTY,
        near_year_end=NEAR | WRITTEN,
    )

    def triggers(*facts: dict[str, Any]) -> list[Event | None]:
        student = student_of(*facts)
        clock = the_deadline("own", student, context, AS_OF)
        assert clock.rule.near_year_end
        known = Facts.of(student, context, AS_OF)
        return year_end_triggers(clock.rule.near_year_end, clock.start, known, context.readings)

    both = (referral(LATE), consent(AFTER))
    assert triggers(*both) == [student_of(*both).events[place] for place in places]
    assert triggers(consent(AFTER)) == [*student_of(consent(AFTER)).events]
