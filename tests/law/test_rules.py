"""The shipped law: every rule's own examples, everything it names, and the holidays of its business days."""

from __future__ import annotations

import runpy
import sys
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import combinations, pairwise
from typing import get_args

import pytest

from casemgr.cli.table import COMMANDS
from casemgr.days.counting import BusinessDays
from casemgr.docket.derive import derive
from casemgr.docket.examples import wrongs
from casemgr.law.book import LawBook
from casemgr.law.examples import Example, Fact
from casemgr.law.holidays import FIRST_YEAR, LAST_YEAR, TABLES, table_text
from casemgr.law.readings import alternatives
from casemgr.law.rules import DutyRole, Rule
from casemgr.law.scope import SHORT
from casemgr.law.starts import StartsAtBirthday, StartsAtTally, StartsWithRule
from each import each
from support import CALENDARS as FOLDER
from support import calendar, context_with, holidays, shipped_law, student_of, the_deadline, with_rule
from variants import Variant, variants

LAW = shipped_law()
CALENDARS = {path.stem: calendar(path.stem) for path in sorted(FOLDER.glob("*.yaml"))}
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.id}-{number}")
    for rule in LAW.rules
    for number, example in enumerate(rule.examples, 1)
]
RULES = [pytest.param(rule, id=rule.id) for rule in LAW.rules]

# Contract, part 4.
FIXED_IDS = {
    "assessment-plan",
    "initial-iep",
    "reassessment-iep",
    "annual-review",
    "triennial",
    "triennial-plan",
    "meeting-notice",
    "parent-requested-iep",
    "interim-placement",
    "written-notice",
    "progress-report",
    "manifestation-review",
    "records-copies",
    "records-transfer",
    "rights-at-17",
    "transition-16",
    "part-b-by-3",
}


# --- examples -----------------------------------------------------------------------------------


@each(EXAMPLES)
def test_example(rule: Rule, example: Example) -> None:
    assert wrongs(rule, example, context_with(), CALENDARS) == []


@each(RULES)
def test_a_rule_shows_what_meets_it_and_what_ends_it(rule: Rule) -> None:
    is_met = any(example.met or example.status in ("met", "met_late") for example in rule.examples)
    assert is_met, "no example shows what meets it: add `met:` with an event to one"
    is_ended = any(example.ended for example in rule.examples)
    assert is_ended or not rule.ended_by, "no example shows what ends it: add `ended:` with an event to one"


# --- both sides of every number -----------------------------------------------------------------


def _is_never_late(rule: Rule, met: Fact) -> bool:
    """Whether what meets a rule in an example does so in time whenever it comes."""
    return any(on.never_late for on in rule.met_by if on.event == met["type"])


VARIANTS = [pytest.param(variant, id=variant.name) for variant in variants(LAW)]
DATED = [
    pytest.param(rule, example, example.due, example.met, *late, id=f"{rule.id}-{number}-{late[1]}")
    for rule in LAW.rules
    for number, example in enumerate(rule.examples, 1)
    if example.due and example.met
    for late in ((0, "met"), (1, "met" if _is_never_late(rule, example.met) else "met_late"))
]
AT_BIRTHDAYS = [
    pytest.param(rule, start.birthday, id=rule.id)
    for rule in LAW.rules
    for start in rule.starts
    if isinstance(start, StartsAtBirthday)
]
AT_YEAR_END = [
    pytest.param(rule, rule.near_year_end.then, id=rule.id) for rule in LAW.rules if rule.near_year_end
]


def fails(rule: Rule, example: Example, law: LawBook) -> bool:
    try:
        return wrongs(rule, example, replace(context_with(), law=law), CALENDARS) != []
    except ValueError:  # a day that does not exist: 31 June
        return True


@each(VARIANTS)
def test_no_number_can_be_changed_unseen(variant: Variant) -> None:
    """With the number one higher or one lower, an example of a rule that counts by it fails."""
    seen = any(fails(rule, example, variant.law) for rule in variant.rules for example in rule.examples)
    assert seen, "no example fails with this number: add one on each side of it"


@each(RULES)
def test_a_rule_with_a_number_shows_a_date_and_what_meets_it(rule: Rule) -> None:
    has_number = rule.within is not None or rule.no_later_than is not None
    shown = any(example.due and example.met for example in rule.examples)
    assert shown or not has_number, "it has a number of days: add an example with both `due:` and `met:`"
    assert has_number or not shown, "an example has `due:` and `met:`, and the rule has no number of days"


@each(DATED)
def test_the_due_day_is_in_time_and_the_day_after_is_late(
    rule: Rule, example: Example, due: date, met: Fact, days_late: int, status: str
) -> None:
    day = due + timedelta(days=days_late)
    facts = (*example.facts, {**met, "date": day.isoformat()})
    moved = example.model_copy(
        update={
            "facts": facts,
            "as_of": max(example.as_of, day),
            "status": status,
            "met": None,
            "ended": None,
        }
    )
    assert wrongs(rule, moved, context_with(), CALENDARS) == []


@each(AT_BIRTHDAYS)
def test_a_birthday_on_the_day_of_joining_starts_nothing_and_the_day_after_does(rule: Rule, age: int) -> None:
    shown = {(example.starts_nothing, _days_before_birthday(example, age)) for example in rule.examples}
    assert shown >= {(True, 0), (False, 1)}


def _days_before_birthday(example: Example, age: int) -> int:
    assert example.born
    joined = date.fromisoformat(str(example.facts[0]["date"]))
    return (example.born.replace(year=example.born.year + age) - joined).days


@each(AT_YEAR_END)
def test_the_last_day_of_school_is_near_its_end(rule: Rule, then: int) -> None:
    shown = {
        example.due
        for example in rule.examples
        for year, following in pairwise(example.calendars)
        if CALENDARS[following].first_day + timedelta(days=then) == example.due
        if str(CALENDARS[year].last_day) in {fact["date"] for fact in example.facts}
    }
    assert shown


# --- what rules name ----------------------------------------------------------------------------


def test_the_fixed_ids_are_there() -> None:
    assert set(LAW.ids) >= FIXED_IDS


def test_ids_are_unique_or_in_force_at_different_times() -> None:
    for one, other in combinations(LAW.rules, 2):
        if one.id == other.id:
            ends, begins = sorted((one.in_force, other.in_force), key=lambda span: span.from_ or date.min)
            assert ends.until, one.id
            assert begins.from_, one.id
            assert ends.until < begins.from_, one.id


@each(RULES)
def test_next_names_a_command(rule: Rule) -> None:
    for line in [rule.next, *(step.next for step in rule.steps)]:
        command = line.split()[0]
        assert command in list(COMMANDS), (
            f"`next:` there is no command {command}; its row goes into cli/table"
        )


@each(RULES)
def test_what_a_rule_refers_to_exists(rule: Rule) -> None:
    tallies = {word.tally for word in rule.starts if isinstance(word, StartsAtTally)}
    rules = {word.rule for word in rule.starts if isinstance(word, StartsWithRule)}
    assert {rule.pauses} - {None} <= set(LAW.pause)
    assert tallies <= set(LAW.tally)
    assert rules <= set(LAW.ids)


@each(RULES)
def test_a_rule_met_by_done_can_be_done_by_its_own_id(rule: Rule) -> None:
    words = rule.next.split()
    if words[0] in ("done", "na"):
        assert words[2] == rule.id
        assert "done" in {on.event for on in rule.met_by}


@each(RULES)
def test_the_readings_of_a_rule_are_choices(rule: Rule) -> None:
    assert LAW.reads(rule) <= {name for name, _ in alternatives()}


@pytest.mark.parametrize(
    ("rule_id", "readings"),
    [
        ("records-copies", {"business_holidays"}),
        ("initial-iep", {"break_counts", "break_pause", "year_end_iep"}),
        ("triennial-plan", {"anniversary", "break_counts", "break_pause"}),  # counted back from the triennial
        ("age-22-exit", {"age_22"}),
        ("interim-placement", {"interim_placement"}),
        ("progress-report", set()),
    ],
)
def test_just_the_readings_that_can_move_a_rule_are_asked(rule_id: str, readings: set[str]) -> None:
    rule = LAW.rule(rule_id)
    assert rule
    assert LAW.reads(rule) == readings


def test_readings_and_their_defaults_are_the_contracts() -> None:
    assert alternatives() == (
        ("break_pause", ("whole_gap", "published_break", "excess_only", "none")),
        ("break_counts", ("break_days", "all_days_off")),
        ("year_end_iep", ("earliest", "consent", "referral")),
        ("anniversary", ("same_day", "day_before")),
        ("interim_placement", ("enrollment", "records")),
        ("age_22", ("birthday", "exit_by_table")),
        ("business_holidays", ("federal_and_state_offices", "federal_and_6700", "federal")),
    )
    defaults = context_with().readings
    assert [getattr(defaults, name) for name, _ in alternatives()] == [
        values[0] for _, values in alternatives()
    ]


def test_the_guide_has_a_row_for_each_reading() -> None:
    page = (files("casemgr") / "guide/law.md").read_text(encoding="utf-8")
    for name, values in alternatives():
        row = f"| `{name}` | {' · '.join(f'`{value}`' for value in values)} |"
        assert row in page, f"src/casemgr/guide/law.md lacks the row {row}"


# --- holidays -----------------------------------------------------------------------------------

# Weekdays on which federal offices close (5 USC 6103), with the observed days, by hand.
FEDERAL_WEEKDAYS = {
    2024: "01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25",
    2025: "01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25",
    2026: "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25",
    2027: "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31",
    2028: "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25",
}
# The weekdays on which the state's offices close besides: 31 March and the day after Thanksgiving.
STATE_WEEKDAYS = {
    2024: "04-01 11-29",
    2025: "03-31 11-28",
    2026: "03-31 11-27",
    2027: "03-31 11-26",
    2028: "03-31 11-24",
}
# 31 March 2024 was a Sunday and was kept on the Monday.


def weekdays_closed(reading: str, year: int) -> list[str]:
    return sorted(day.strftime("%m-%d") for day in (holidays(reading, year) or {}) if day.weekday() < 5)


@pytest.mark.parametrize("place", TABLES)
def test_the_shipped_tables_are_the_packages(place: str) -> None:
    path = files("casemgr.law") / place / "business-holidays.yaml"
    assert path.read_text(encoding="utf-8") == table_text(place)


def test_a_place_s_table_is_written_by_the_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["holidays.py", "us"])
    monkeypatch.delitem(sys.modules, "casemgr.law.holidays")
    runpy.run_module("casemgr.law.holidays", run_name="__main__")
    assert capsys.readouterr().out == table_text("us")


def test_the_table_covers_thirty_years() -> None:
    assert (FIRST_YEAR, LAST_YEAR) == (2015, 2045)


def test_the_holidays_of_a_year_are_known_while_its_moons_are() -> None:
    years = (1900, 1901, 2100, 2101)
    assert [holidays("federal_and_6700", year) is not None for year in years] == [False, True, True, False]


@pytest.mark.parametrize("year", FEDERAL_WEEKDAYS)
def test_federal_weekdays(year: int) -> None:
    assert weekdays_closed("federal", year) == FEDERAL_WEEKDAYS[year].split()


@pytest.mark.parametrize("year", STATE_WEEKDAYS)
def test_state_offices_close_on_two_days_more(year: int) -> None:
    expected = sorted([*FEDERAL_WEEKDAYS[year].split(), *STATE_WEEKDAYS[year].split()])
    assert weekdays_closed("federal_and_state_offices", year) == expected


@pytest.mark.parametrize("reading", ["federal_and_state_offices", "federal_and_6700", "federal"])
def test_a_year_past_the_table_works(reading: str) -> None:
    days = holidays(reading, 2046) or {}
    assert {date(2046, 1, 1), date(2046, 7, 4), date(2046, 11, 22)} <= set(days)
    assert {day.year for day in days} == {2046}


def test_business_days_past_the_table_are_counted() -> None:
    facts = {"type": "records_requested", "date": "2046-12-19"}
    found = the_deadline(
        "records-copies", student_of(facts, born="2036-04-12"), context_with(), date(2046, 12, 19)
    )
    assert found.due == date(2046, 12, 27)


BUSINESS = [
    ("2026-10-09", {}, "2026-10-19"),
    ("2026-12-18", {}, "2026-12-28"),
    ("2028-02-11", {}, "2028-02-18"),
    ("2026-02-09", {}, "2026-02-17"),
    ("2026-02-09", {"business_holidays": "federal_and_6700"}, "2026-02-19"),
    ("2026-11-23", {}, "2026-12-02"),
    ("2026-11-23", {"business_holidays": "federal"}, "2026-12-01"),
    ("2026-11-23", {"business_holidays": "federal_and_6700"}, "2026-12-01"),
    ("2026-03-27", {}, "2026-04-06"),
    ("2026-03-27", {"business_holidays": "federal"}, "2026-04-03"),
    # New Year's Day 2028 is a Saturday: observed on the last day of 2027. Christmas 2027 is one too.
    ("2027-12-23", {}, "2028-01-03"),
    ("2026-06-30", {}, "2026-07-08"),
    ("2026-10-10", {}, "2026-10-19"),  # asked on a Saturday
]


@pytest.mark.parametrize(("asked", "readings", "due"), BUSINESS)
def test_five_business_days(asked: str, readings: dict[str, str], due: str) -> None:
    student = student_of({"type": "records_requested", "date": asked})
    found = the_deadline("records-copies", student, context_with(**readings), date.fromisoformat(asked))
    assert (found.due, found.hold_by) == (date.fromisoformat(due), date.fromisoformat(due))


def test_every_day_is_either_a_business_day_or_closed_for_a_reason() -> None:
    business = BusinessDays(lambda year: holidays("federal_and_state_offices", year))
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(365)]
    closed = {day: business.why_closed(day) for day in days if not business.counts(day)}
    assert len(days) - len(closed) == 261 - 11 - 2
    assert {day.weekday() for day, why in closed.items() if why == "weekend"} == {5, 6}


# --- names and roles ----------------------------------------------------------------------------


def test_short_names_tell_the_rules_apart() -> None:
    names = {rule.short for rule in LAW.rules}
    assert len(names) == len(LAW.ids)
    assert max(map(len, names)) <= SHORT == 22


def test_every_role_is_some_rules() -> None:
    assert {rule.role for rule in LAW.rules} - {None} == set(get_args(DutyRole))


def test_a_rule_may_be_written_before_the_one_that_it_is_counted_from() -> None:
    """A district's file comes in any order; what hangs on another deadline is still found."""
    student = student_of(
        {"type": "student_added", "date": "2025-08-20", "last_annual": "2025-03-24"},
        {"type": "progress_report_sent", "date": "2026-03-02"},
    )
    context = context_with("sample-2025-26")
    turned = replace(context, law=context.law.having(rules=tuple(reversed(context.law.rules))))
    found, again = (
        {(clock.rule.id, clock.due) for clock in derive(student, each, date(2026, 3, 20))}
        for each in (context, turned)
    )
    assert again == found
    assert "providers-report" in {rule for rule, _ in found}


def test_where_a_years_holidays_are_not_known_no_day_is_counted_past_it() -> None:
    business = BusinessDays(lambda year: None if year == 2060 else {})
    assert business.after(date(2059, 12, 30), 1) == date(2059, 12, 31)
    assert business.after(date(2059, 12, 30), 2) is None
    assert [business.counts(date(2060, 1, day)) for day in (1, 2, 3, 4)] == [True, True, False, False]
    assert business.why_closed(date(2060, 1, 3)) == "weekend"


def test_a_table_of_months_without_a_bound_reads_nothing() -> None:
    table = {"by_month": ({"months": tuple(range(1, 13)), "until_month": 6, "until_day": 30},)}
    context = with_rule(context_with(), starts=({"event": "referral_received"},), within=table)
    rule = context.law.rule("own")
    assert rule
    assert context.law.reads(rule) == set()


def test_of_two_versions_the_one_that_came_into_force_last_is_the_rule() -> None:
    context = with_rule(
        context_with(), starts=({"event": "note_made"},), title="Old", in_force={"until": "2026-06-30"}
    )
    context = with_rule(
        context, starts=({"event": "note_made"},), title="New", in_force={"from": "2026-07-01"}
    )
    for rules in (context.law.rules, tuple(reversed(context.law.rules))):
        found = context.law.having(rules=rules).rule("own")
        assert found
        assert found.title == "New"
