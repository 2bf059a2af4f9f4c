"""What a line of the law's tables must name, so that none of them can be empty."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from casemgr.days.counting import years_after
from casemgr.law import within
from casemgr.law.caseloads import CaseloadLimit
from casemgr.law.entryages import EntryAge
from casemgr.law.on import On
from casemgr.law.required import Required
from casemgr.law.rules import Rule
from casemgr.law.tables import (
    Areas,
    DelayCodes,
    Duty,
    HolidayList,
    PauseRule,
    Portions,
    RequiredMember,
    SchoolHolidays,
    TallyRule,
    WordList,
)
from casemgr.law.within import ByReportDate, Count, MonthTable
from casemgr.law.words import Meaning
from casemgr.scalars import Frozen
from casemgr.store.lawfiles import joined, read_place
from each import each
from support import shipped_law

REQUIRED: dict[str, Any] = {
    "id": "own",
    "of": {"event": "note_made"},
    "message": "{student}: say {lacking} on {date}, after {found} for {about}.",
    "cite": ("EC 56043",),
}
CITES: list[type[Frozen]] = [
    *(Rule, RequiredMember, HolidayList, SchoolHolidays, Areas, DelayCodes, WordList),
    *(PauseRule, TallyRule, Required, Portions, CaseloadLimit, EntryAge),
]
NEVER_EMPTY: list[tuple[type[Frozen], str, Any]] = [
    *((model, "cite", ["EC 56043"]) for model in CITES),
    (Rule, "starts", [{"birthday": 17}]),
    (Rule, "examples", [{"facts": [], "as_of": "2026-11-23"}]),
    (Duty, "rules", ["annual-review"]),
    (RequiredMember, "roles", ["parent"]),
    (Areas, "names", ["autism"]),
    (DelayCodes, "words", {"40": "school break"}),
    (WordList, "words", ["EL"]),
    (Portions, "portions", ["goals"]),
    (Meaning, "words", ["spectrum"]),
]


@pytest.mark.parametrize(("model", "field", "one"), NEVER_EMPTY)
def test_a_line_names_at_least_one_and_one_is_enough(model: type[Frozen], field: str, one: Any) -> None:
    assert _complaints(model, field, type(one)()) == ["too_short"]
    assert _complaints(model, field, one) == []


def _complaints(model: type[Frozen], field: str, value: Any) -> list[str]:
    """What is wrong with a field, whatever else is missing."""
    try:
        model.model_validate({field: value})
    except ValidationError as wrong:
        return [each["type"] for each in wrong.errors() if each["loc"][0] == field]
    return []


def test_a_list_of_words_holds_words_of_the_case_files_only() -> None:
    with pytest.raises(ValidationError, match="reason is not one of action, reasons"):
        WordList(list="notice_elements", words=("reason",), cite=("34 CFR 300.503(b)",))


def test_a_state_s_list_takes_the_place_of_the_country_s() -> None:
    federal, state = joined(read_place("us").law), shipped_law()
    assert federal.english_learners == {"EL"}
    assert state.english_learners == {"EL", "ADEL", "TBD"}
    assert len(state.notice_elements) == len(federal.notice_elements) == 7
    assert state.safeguards_reasons[0] == federal.safeguards_reasons[0] == "discipline"


@pytest.mark.parametrize(
    ("kind", "least", "most"),
    [
        (within.Days, 0, 1000),
        (within.SomeDays, 1, 1000),
        (within.Years, 1, 100),
        (within.SomeMonths, 1, 12),
        (within.Month, 1, 12),
        (Required.__annotations__["times"], 1, 10),
    ],
)
def test_a_number_of_the_law_is_a_likely_one(kind: Any, least: int, most: int) -> None:
    reads = TypeAdapter(kind).validate_python
    assert (reads(least), reads(most)) == (least, most)
    for number in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            reads(number)


def _models(of: type[Frozen] = Frozen) -> Iterator[type[Frozen]]:
    """The models of the law's vocabulary."""
    for model in of.__subclasses__():
        if model.__module__.startswith("casemgr.law."):
            yield model
        yield from _models(model)


DEFAULTS = [
    pytest.param(field.default, id=f"{model.__name__}.{name}")
    for model in _models()
    for name, field in model.model_fields.items()
    if field.annotation is bool and not field.is_required()
]


@each(DEFAULTS)
def test_a_flag_that_a_law_file_does_not_set_is_false(default: Any) -> None:
    assert default is False


def test_what_a_law_file_does_not_say_of_a_number() -> None:
    assert On(event="note_made").early == 0
    assert ByReportDate(report_date="true").sent_early == 0
    assert Required.model_validate(REQUIRED).times == 1
    assert HolidayList(list="federal", cite=("34 CFR 300.11",)).read_as == ()


def test_the_codes_for_a_delay_are_the_state_s() -> None:
    law = shipped_law()
    assert law.delays["40"] == "school break"
    assert law.having(delay_codes=None).delays == {}
    assert law.areas
    assert law.areas.cites == ", ".join(law.areas.cite)


# --- how a table is read --------------------------------------------------------------------------


def month_end(months: range | tuple[int, ...], until_month: int = 6, until_day: int = 30) -> dict[str, Any]:
    return {"months": tuple(months), "until_month": until_month, "until_day": until_day}


@pytest.mark.parametrize(
    ("month", "day", "is_there"),
    [
        (1, 0, False),
        (1, 1, True),
        (1, 31, True),
        (1, 32, False),
        (2, 28, True),
        (2, 29, False),
        (4, 30, True),
        (4, 31, False),
        (12, 31, True),
    ],
)
def test_a_months_end_is_a_day_of_every_year(month: int, day: int, is_there: bool) -> None:
    table = {"by_month": (month_end(range(1, 13), month, day),)}
    if is_there:
        (row,) = MonthTable.model_validate(table).by_month
        assert (row.until_month, row.until_day) == (month, day)
        return
    with pytest.raises(ValidationError, match=f"names a day that month {month} does not have: {day}"):
        MonthTable.model_validate(table)


@pytest.mark.parametrize(
    ("rows", "is_whole"),
    [
        ((range(1, 13),), True),
        ((range(7, 13), range(1, 7)), True),  # in any order
        ((range(1, 12),), False),
        ((range(2, 13),), False),
        ((range(1, 13), (6,)), False),
    ],
)
def test_a_table_of_months_names_each_once(rows: tuple[range, ...], is_whole: bool) -> None:
    table = {"by_month": tuple(month_end(months) for months in rows)}
    if is_whole:
        assert len(MonthTable.model_validate(table).by_month) == len(rows)
        return
    with pytest.raises(ValidationError, match="must name each month from 1 to 12 in one row"):
        MonthTable.model_validate(table)


@pytest.mark.parametrize(
    ("words", "objection"),
    [
        ({"count": 5, "of": "business_days"}, None),
        ({"count": 5, "of": "school_days", "backward": True}, None),
        ({"count": 5, "of": "business_days", "backward": True}, "counts business days backward"),
        ({"count": {"elementary": 12, "secondary": 9}, "of": "weeks"}, None),
        ({"count": {"elementary": 12}, "of": "weeks"}, "lacks a number for secondary"),
        ({"count": {}, "of": "weeks"}, "lacks a number for elementary and secondary"),
    ],
)
def test_a_count_is_one_that_can_be_followed(words: dict[str, Any], objection: str | None) -> None:
    if objection is None:
        assert Count.model_validate(words).count == words["count"]
        return
    with pytest.raises(ValidationError, match=objection):
        Count.model_validate(words)


BAD_MESSAGE = "has a message whose {name} is not date, lacking, found, about, age, until, month or student"


@pytest.mark.parametrize(
    ("words", "objection"),
    [
        ({}, None),
        ({"says": {"text": "what"}, "same": "text"}, None),
        ({"says": {"text": "what", "lunch": "what"}}, "the event note_made has no field lunch"),
        ({"same": "lunch"}, "the event note_made has no field lunch"),
        ({"same": "txt"}, "the event note_made has no field txt; did you mean `text`?"),
        ({"at_most": {"lunch": 5}}, "the event note_made has no field lunch"),
        ({"age": {"role": "age-limit", "on": "lunch"}}, "the event note_made has no field lunch"),
        ({"at_most": {"text": 5}}, "the event note_made has no number called text"),
        ({"message": "Say {lunch}."}, BAD_MESSAGE),
        ({"message": "Say {0}."}, BAD_MESSAGE),
        ({"message": "Say {"}, BAD_MESSAGE),
        ({"message": "Say {date.lunch}."}, BAD_MESSAGE),
    ],
)
def test_what_is_required_names_fields_and_words_that_there_are(
    words: dict[str, Any], objection: str | None
) -> None:
    if objection is None:
        assert Required.model_validate({**REQUIRED, **words}).of.event == "note_made"
        return
    with pytest.raises(ValidationError) as raised:
        Required.model_validate({**REQUIRED, **words})
    assert objection in str(raised.value)


def test_whom_a_notice_names_and_what_is_practice_are_law_data() -> None:
    """The handbook's two for a referral; two weeks between finished meetings is practice. A place without the handbook has
    neither."""
    law = shipped_law()
    assert [(each.topic, each.to, each.kind) for each in law.notified] == [
        ("referral", "principal", "district"),
        ("referral", "teacher", "district"),
    ]
    assert law.recorded_twice
    assert (law.recorded_twice.days, law.recorded_twice.kind) == (14, "practice")
    bare = joined([*read_place("us").law, *read_place("us-ca").law])
    assert (bare.notified, bare.recorded_twice) == ((), None)


ENTRY_AGES = [
    each for place in ("us", "us-ca") for _, file in read_place(place).law for each in file.entry_ages
]


@pytest.mark.parametrize("age", ENTRY_AGES, ids=lambda age: age.grade)
def test_the_age_to_enter_a_grade_gives_its_examples_on_both_sides_of_the_day(age: EntryAge) -> None:
    found = {}
    for example in age.examples:
        begins = int(example.school_year[:4])
        assert age.is_reached(example.born, begins) is example.may, example
        found[years_after(example.born, age.age) - age.last_day(begins)] = example.may
    assert found[timedelta(0)], "no example on the last day"
    assert found[timedelta(days=1)] is False, "no example on the day after"
    if age.since:
        assert any(int(each.school_year[:4]) == age.since for each in age.examples)
        assert not age.counts_in(age.since - 1)


def test_california_says_at_what_age_a_child_enters_transitional_kindergarten_and_kindergarten() -> None:
    assert [(each.grade, each.age, each.by) for each in shipped_law().entry_ages] == [
        ("TK", 4, "09-01"),
        ("K", 5, "09-01"),
    ]


def test_whose_a_case_of_one_area_may_be_is_the_handbook_s() -> None:
    (found,) = shipped_law().cases_of_one_area
    assert (found.only, found.role, found.otherwise) == ("speech-language", "slp", "education-specialist")
    assert joined([*read_place("us").law, *read_place("us-ca").law]).cases_of_one_area == ()


def test_what_is_for_the_holder_of_the_rights_to_say_is_law_data() -> None:
    """Each event says who did it; of the steps of a release only the family's own."""
    found = {on.event: (on.where, item.cite) for item in shipped_law().holders_acts for on in item.acts}
    release = found.pop("release_of_information")
    assert release == ({"step": ("signed", "refused", "revoked")}, ("34 CFR 99.5(a)(1)",))
    for where, cite in found.values():
        assert (where, cite) == ({}, ("34 CFR 300.520(a)(1)(ii)",))
    for item in shipped_law().holders_acts:
        of_a_release = any(on.event == "release_of_information" for on in item.acts)
        assert item.in_parents_place == (() if of_a_release else ("34 CFR 300.30(b)(2)", "34 CFR 300.519(g)"))
    assert set(found) == {
        "completion_agreed",
        "consent_received",
        "consent_refused",
        "consent_revoked",
        "extension_agreed",
        "iep_amended",
        "iep_answered",
        "member_excused",
        "parent_replied",
    }
