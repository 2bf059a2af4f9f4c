"""The clock against the oracle, over school calendars made up at random."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import oracle
from casemgr.days.calendar import Calendar
from casemgr.days.counting import Pause, after, before, skipped
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.derive import accounted
from casemgr.docket.facts import Facts
from support import calendar, context_with, student_of, the_deadline

# The same examples on every run: a suite that fails must fail again.
EXAMPLES = settings(deadline=None, max_examples=60, derandomize=True, database=None)
MORE_EXAMPLES = settings(EXAMPLES, max_examples=150)

ONE_DAY = timedelta(days=1)
SCHOOL = "Fernbrook Elementary"
SCHOOLS = st.sampled_from([(), (SCHOOL,), ("Fernbrook High",)])
READINGS = st.sampled_from(["whole_gap", "published_break", "excess_only"])
COUNTS = st.sampled_from(["break_days", "all_days_off"])
ATTACHED = st.lists(st.sampled_from(["holiday", "staff_day"]), max_size=2)
# Five and six weekdays are where the law turns, so they come up most.
BREAK_LENGTH = st.one_of(st.sampled_from([5, 6]), st.integers(1, 15))


class Vacation(NamedTuple):
    """A break: so many weekdays from some weekday of the year, days off beside it, weekends printed or not."""

    place: float
    weekdays: int
    before: list[str]
    after: list[str]
    prints_weekends: bool


VACATIONS = st.lists(
    st.builds(Vacation, st.floats(0.02, 0.98), BREAK_LENGTH, ATTACHED, ATTACHED, st.booleans()), max_size=4
)
PLACES = st.floats(0, 0.999)


def weekdays_of(first: date, last: date) -> list[date]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [day for day in days if day.weekday() < 5]


def on_a_weekday(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


class Plan:
    """A school year in the making: each weekday is taken once, and the first and the last stay student days."""

    def __init__(self, starts_in: int, first: date, last: date) -> None:
        self.first, self.last = on_a_weekday(first), on_a_weekday(last)
        self.starts_in = starts_in
        self.free = weekdays_of(self.first, self.last)[1:-1]
        self.off: list[tuple[date, date, str]] = []

    def run(self, place: float, weekdays: int) -> list[date]:
        """Free weekdays in a row, no weekday between them taken."""
        start = int(place * len(self.free))
        found = self.free[start : start + weekdays]
        whole = weekdays_of(found[0], found[-1]) if found else []
        return found if found == whole else []

    def take(self, days: list[date], kind: str, *, as_one: bool) -> None:
        self.off += [(days[0], days[-1], kind)] if as_one else [(day, day, kind) for day in days]
        taken = set(days)
        self.free = [day for day in self.free if day not in taken]

    def add(self, vacation: Vacation) -> None:
        beside = len(vacation.before)
        days = self.run(vacation.place, beside + vacation.weekdays + len(vacation.after))
        if len(days) <= beside + len(vacation.after):
            return
        ends = len(days) - len(vacation.after)
        self.take(days[beside:ends], "break", as_one=True)
        if vacation.prints_weekends:
            self._print_weekends()
        for day, kind in zip(days[:beside] + days[ends:], vacation.before + vacation.after, strict=True):
            self.take([day], kind, as_one=False)

    def _print_weekends(self) -> None:
        """Print the break just taken with the weekends around it."""
        first, last, kind = self.off[-1]
        self.off[-1] = (
            first - timedelta(days=2 if first.weekday() == 0 else 0),
            last + timedelta(days=2 if last.weekday() == 4 else 0),
            kind,
        )


def school_day_beside(plan: Plan, day: date, step: int) -> date:
    """The nearest weekday before or after a day off that is not itself off."""
    day += step * ONE_DAY
    while plan.first < day < plan.last and day not in plan.free:
        day += step * ONE_DAY
    return day


@st.composite
def years(draw: st.DrawFn, starts_in: int) -> dict[str, Any]:
    """A school year as a plain dict: the oracle's form, but with dates."""
    first = date(starts_in, 7, 6) + timedelta(days=draw(st.integers(0, 55)))
    plan = Plan(starts_in, first, date(starts_in + 1, 5, 15) + timedelta(days=draw(st.integers(0, 45))))
    for vacation in draw(VACATIONS):
        plan.add(vacation)
    for place, kind in draw(
        st.lists(st.tuples(PLACES, st.sampled_from(["holiday", "staff_day"])), max_size=5)
    ):
        plan.take(plan.run(place, 1), kind, as_one=False)
    inside = [plan.first + timedelta(days=n) for n in range(1, (plan.last - plan.first).days)]
    # Storms come on any day; those right beside a break are the ones that could make it longer.
    beside = [
        day for a, b, _ in plan.off for day in (school_day_beside(plan, a, -1), school_day_beside(plan, b, 1))
    ]
    storms = draw(st.lists(st.sampled_from(inside), max_size=3)) + beside[: draw(st.integers(0, 6))]
    closures = {day: draw(SCHOOLS) for day in storms}
    off = {a + timedelta(days=n) for a, b, _ in plan.off for n in range((b - a).days + 1)}
    days_away = [day for day in inside if day.weekday() > 4 or day in off]
    made_up = [days_away[int(place * len(days_away))] for place in draw(st.lists(PLACES, max_size=2))]
    return {
        "starts_in": starts_in,
        "first_day": plan.first,
        "last_day": plan.last,
        "days_off": plan.off,
        "closures": list(closures.items()),
        "extra_days": made_up,
    }


@st.composite
def districts(draw: st.DrawFn) -> list[dict[str, Any]]:
    """One to three school years, sometimes with the middle one missing."""
    start = draw(st.integers(2019, 2027))
    offsets = draw(st.sampled_from([(0, 1), (0, 1, 2), (0, 2), (0,)]))
    return [draw(years(start + offset)) for offset in offsets]


def as_calendar(year: dict[str, Any]) -> SchoolYear:
    """The product's form of a year."""
    return SchoolYear.model_validate(
        {
            "schema": 1,
            "district": "Sample Unified",
            "school_year": f"{year['starts_in']}-{(year['starts_in'] + 1) % 100:02d}",
            "first_day": year["first_day"],
            "last_day": year["last_day"],
            "days_off": tuple(
                {"from": a, "to": b, "kind": kind, "name": kind} for a, b, kind in year["days_off"]
            ),
            "closures": tuple(
                {"date": d, "reason": "storm", "schools": schools} for d, schools in year["closures"]
            ),
            "extra_days": tuple(year["extra_days"]),
        }
    )


def calendar_of(district: list[dict[str, Any]]) -> Calendar:
    return Calendar.of(tuple(as_calendar(year) for year in district), SCHOOL)


def plain(value: Any) -> Any:
    """Dates as the oracle writes them."""
    if isinstance(value, date):
        return (value.year, value.month, value.day)
    if isinstance(value, dict):
        return {key: plain(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        kind = type(value)
        return kind(plain(inner) for inner in value)
    return value


def day_of(found: oracle.Day | None) -> date | None:
    return date(*found) if found else None


@st.composite
def cases(draw: st.DrawFn) -> tuple[list[dict[str, Any]], date, int]:
    """A district, a day within a fortnight of its calendars, and how many days to count."""
    district = draw(districts())
    first, last = district[0]["first_day"], district[-1]["last_day"]
    offset = draw(st.integers(-14, (last - first).days + 14))
    return district, first + timedelta(days=offset), draw(st.sampled_from([1, 5, 10, 15, 30, 60, 75]))


def pause_of(reading: Any, counts: Any) -> Pause:
    return Pause(between_years=True, over=5, reading=reading, counts=counts)


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_calendar_days_after(case: Any, reading: Any, counts: Any) -> None:
    district, start, n = case
    found = after(start, n, calendar_of(district).table(pause_of(reading, counts)))
    expected = oracle.due(plain(start), n, oracle.diary(plain(district), SCHOOL), reading, counts)
    assert found == day_of(expected)


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_calendar_days_before(case: Any, reading: Any, counts: Any) -> None:
    district, end, n = case
    found = before(end, n, calendar_of(district).table(pause_of(reading, counts)))
    expected = oracle.due_before(plain(end), n, oracle.diary(plain(district), SCHOOL), reading, counts)
    assert found == day_of(expected)


@EXAMPLES
@given(cases())
def test_school_days_after(case: Any) -> None:
    district, start, n = case
    found = after(start, n, calendar_of(district).table(None))
    assert found == day_of(oracle.school_due(plain(start), n, oracle.diary(plain(district), SCHOOL)))


@EXAMPLES
@given(cases())
def test_last_school_day(case: Any) -> None:
    district, day, _ = case
    found = calendar_of(district).last_school_day(day)
    assert found == day_of(oracle.last_school_day(plain(day), oracle.diary(plain(district), SCHOOL)))


# --- what holds of every count ------------------------------------------------------------------


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_counted_and_skipped_days_make_the_raw_days(case: Any, reading: Any, counts: Any) -> None:
    district, start, n = case
    tables = calendar_of(district).table(pause_of(reading, counts))
    due = after(start, n, tables)
    assume(due is not None)
    assert due is not None
    counted = {date.fromordinal(day) for table in tables for day in table.days}
    skipped_days = sum((b - a).days + 1 for a, b in skipped(start, due, counted.__contains__))
    assert n + skipped_days == (due - start).days
    assert [table.counted(start.toordinal(), due.toordinal()) for table in tables].count(n) == 1


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_the_walk_back_undoes_the_walk_forward(case: Any, reading: Any, counts: Any) -> None:
    district, start, n = case
    tables = calendar_of(district).table(pause_of(reading, counts))
    first_counted = after(start, 1, tables)
    assume(first_counted is not None)
    assert first_counted is not None
    due = after(first_counted, n, tables)
    assume(due is not None)
    assert due is not None
    assert before(due, n, tables) == first_counted


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_no_reading_gives_an_earlier_date_than_none_or_a_later_one_than_the_whole_gap(
    case: Any, reading: Any, counts: Any
) -> None:
    district, start, n = case
    known = calendar_of(district)
    widest = after(start, n, known.table(pause_of("whole_gap", counts)))
    found = after(start, n, known.table(pause_of(reading, counts)))
    assume(widest is not None)
    assert widest is not None
    assert found is not None
    assert start + timedelta(days=n) <= found <= widest


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_closures_pause_no_calendar_day_clock(case: Any, reading: Any, counts: Any) -> None:
    district, start, n = case
    pause = pause_of(reading, counts)
    without = [{**year, "closures": []} for year in district]
    assert after(start, n, calendar_of(district).table(pause)) == after(
        start, n, calendar_of(without).table(pause)
    )


@EXAMPLES
@given(cases())
def test_a_closure_is_no_school_day_and_touches_only_its_schools(case: Any) -> None:
    district, _, _ = case
    known = calendar_of(district)
    for year in district:
        for day, schools in year["closures"]:
            planned = day in as_calendar(year).planned_days
            assert known.is_school_day(day) is (planned and bool(schools) and SCHOOL not in schools)


@EXAMPLES
@given(cases(), READINGS, COUNTS)
def test_a_start_outside_the_known_calendars_is_unknown(case: Any, reading: Any, counts: Any) -> None:
    district, _, n = case
    tables = calendar_of(district).table(pause_of(reading, counts))
    july = min(date(district[0]["starts_in"], 7, 1), district[0]["first_day"])
    assert after(july - 2 * ONE_DAY, n, tables) is None
    assert after(district[-1]["last_day"], n, tables) is None
    assert before(july, n, tables) is None
    assert before(district[-1]["last_day"] + 2 * ONE_DAY, n, tables) is None


# --- the same through the docket, year-end rules included ---------------------------------------

ALL_READINGS = st.sampled_from(["whole_gap", "published_break", "excess_only", "none"])
YEAR_ENDS = st.sampled_from(["earliest", "consent", "referral"])


@st.composite
def referrals(draw: st.DrawFn) -> tuple[list[dict[str, Any]], date, date]:
    """A district, a referral, and a consent after it, often within a day of where a year-end rule turns."""
    district = draw(districts())
    year = draw(st.sampled_from(district))
    turning = st.sampled_from([-1, 0, 1, 9, 10, 11, 29, 30, 31])
    near_end = year["last_day"] - timedelta(days=draw(turning | st.integers(0, 45)))
    anywhere = year["first_day"] + timedelta(days=draw(st.integers(0, 364)))
    referral = draw(st.sampled_from([near_end, anywhere]))
    consents = [referral + timedelta(days=draw(st.integers(0, 130)))]
    year_ends = [other["first_day"] + timedelta(days=30 + draw(st.integers(-1, 1))) for other in district]
    consents += [day for day in year_ends if timedelta() <= day - referral < timedelta(days=200)]
    return district, referral, draw(st.sampled_from(consents))


@EXAMPLES
@given(referrals(), ALL_READINGS, COUNTS)
def test_the_assessment_plan(case: Any, pause: Any, counts: Any) -> None:
    district, referral, _ = case
    context = context_with(*map(as_calendar, district), break_pause=pause, break_counts=counts)
    student = student_of({"type": "referral_received", "date": referral})
    facts = Facts.of(student, context, referral)
    deadline = the_deadline("assessment-plan", student, context, referral)
    expected = day_of(oracle.plan_due(plain(referral), plain(district), pause=pause, counts=counts))
    assert (deadline.due, deadline.status) == (expected, "running" if expected else "unknown")
    account = accounted(deadline, facts, context)
    if expected:
        paused = sum((span.last - span.first).days + 1 for span in account.pauses)
        assert (account.raw, account.counted) == (
            (expected - referral).days,
            (expected - referral).days - paused,
        )
    if expected and deadline.reckoning.year_end is None:
        assert account.counted == 15


@MORE_EXAMPLES
@given(referrals(), ALL_READINGS, COUNTS, YEAR_ENDS)
def test_the_initial_iep(case: Any, pause: Any, counts: Any, year_end: Any) -> None:
    district, referral, consent = case
    context = context_with(
        *map(as_calendar, district), break_pause=pause, break_counts=counts, year_end_iep=year_end
    )
    student = student_of(
        {"type": "referral_received", "date": referral},
        {"type": "consent_received", "date": consent, "purpose": "initial"},
    )
    deadline = the_deadline("initial-iep", student, context, consent)
    expected = oracle.iep_due(
        plain(consent), plain(referral), plain(district), pause=pause, counts=counts, year_end=year_end
    )
    assert deadline.due == day_of(expected)


@EXAMPLES
@given(referrals(), ALL_READINGS, COUNTS, YEAR_ENDS)
def test_a_reassessment_knows_only_its_consent(case: Any, pause: Any, counts: Any, year_end: Any) -> None:
    district, referral, consent = case
    context = context_with(
        *map(as_calendar, district), break_pause=pause, break_counts=counts, year_end_iep=year_end
    )
    student = student_of(
        {"type": "referral_received", "date": referral},
        {"type": "consent_received", "date": consent, "purpose": "supplemental"},
    )
    deadline = the_deadline("reassessment-iep", student, context, consent)
    expected = oracle.iep_due(
        plain(consent), None, plain(district), pause=pause, counts=counts, year_end=year_end
    )
    assert deadline.due == day_of(expected)


@EXAMPLES
@given(referrals(), ALL_READINGS, COUNTS)
def test_the_triennial_plan_is_counted_back(case: Any, pause: Any, counts: Any) -> None:
    district, day, _ = case
    context = context_with(*map(as_calendar, district), break_pause=pause, break_counts=counts)
    assume((day.month, day.day) != (2, 29))
    last_evaluation = day.replace(year=day.year - 3)
    added = last_evaluation + ONE_DAY
    student = student_of({"type": "student_added", "date": added, "last_evaluation": last_evaluation})
    deadline = the_deadline("triennial-plan", student, context, added)
    words = oracle.diary(plain(district), SCHOOL)
    assert deadline.due == day_of(oracle.due_before(plain(day), 75, words, pause, counts))


@EXAMPLES
@given(cases())
def test_ten_school_days_to_the_manifestation_review(case: Any) -> None:
    district, decided, _ = case
    context = context_with(*map(as_calendar, district))
    student = student_of({"type": "placement_change_decided", "date": decided})
    deadline = the_deadline("manifestation-review", student, context, decided)
    expected = day_of(oracle.school_due(plain(decided), 10, oracle.diary(plain(district), SCHOOL)))
    assert (deadline.due, deadline.hold_by) == (expected, expected)


# --- the two clocks by hand ---------------------------------------------------------------------

BREAKS_BY_HAND = [
    # weekdays of the break from Monday 2026-11-02, what stands beside it, counts, due of 15 days from 10-28
    (5, [], "break_days", date(2026, 11, 12)),
    (5, [], "all_days_off", date(2026, 11, 12)),
    (6, [], "break_days", date(2026, 11, 22)),
    (5, [("2026-11-09", "holiday")], "break_days", date(2026, 11, 12)),
    (5, [("2026-11-09", "holiday")], "all_days_off", date(2026, 11, 22)),
    (5, [("2026-10-30", "staff_day")], "all_days_off", date(2026, 11, 22)),
    (6, [("2026-11-10", "staff_day")], "break_days", date(2026, 11, 23)),
]


def with_a_break(weekdays: int, beside: list[tuple[str, str]]) -> SchoolYear:
    days = weekdays_of(date(2026, 11, 2), date(2026, 12, 31))[:weekdays]
    off = [{"from": days[0], "to": days[-1], "kind": "break", "name": "Fall Break"}]
    return SchoolYear.model_validate(
        {
            "schema": 1,
            "district": "Sample Unified",
            "school_year": "2026-27",
            "first_day": date(2026, 8, 10),
            "last_day": date(2027, 6, 3),
            "days_off": (*off, *({"date": day, "kind": kind, "name": kind} for day, kind in beside)),
        }
    )


@pytest.mark.parametrize(("weekdays", "beside", "counts", "due"), BREAKS_BY_HAND)
def test_a_break_pauses_when_its_days_number_more_than_five(
    weekdays: int, beside: Any, counts: Any, due: date
) -> None:
    known = Calendar.of((with_a_break(weekdays, beside),))
    assert after(date(2026, 10, 28), 15, known.table(pause_of("whole_gap", counts))) == due


def days_through(first: date, last: date) -> Iterator[date]:
    while first <= last:
        yield first
        first += ONE_DAY


def test_the_calendars_of_the_vectors_have_no_gap_the_oracle_reads_otherwise() -> None:
    """The calendars by hand and the oracle's diary agree on every school day of calendar T."""
    known = Calendar.of((calendar("sample-2025-26"), calendar("sample-2026-27"), calendar("sample-2027-28")))
    attended = [d for d in days_through(date(2025, 8, 11), date(2028, 6, 1)) if known.is_school_day(d)]
    words = oracle.diary([plain(_as_dict(year)) for year in known.years])
    assert [plain(day) for day in attended] == [day for day in sorted(words) if words[day] == "student"]


def _as_dict(year: SchoolYear) -> dict[str, Any]:
    return {
        "starts_in": year.starts_in,
        "first_day": year.first_day,
        "last_day": year.last_day,
        "days_off": [(entry.first, entry.last, entry.kind) for entry in year.days_off],
        "closures": [],
        "extra_days": [],
    }


def test_with_none_no_calendar_can_stop_the_count() -> None:
    asked = date(2026, 12, 28)
    student = student_of(
        {"type": "parent_request_received", "date": asked, "what": "reading", "meeting": True}
    )
    assert the_deadline("parent-requested-iep", student, context_with(break_pause="none"), asked).due == date(
        2027, 1, 27
    )
    assert the_deadline("parent-requested-iep", student, context_with(), asked).status == "unknown"


def test_a_day_that_no_calendar_covers_is_not_known_to_be_a_school_day() -> None:
    known = Calendar.of((calendar("sample-2026-27"),), None)
    assert known.is_school_day(date(2026, 9, 15)) is True
    assert known.is_school_day(date(2026, 9, 13)) is False
    assert known.is_school_day(date(2025, 9, 15)) is None
    assert known.is_school_day(date(2027, 9, 15)) is None
