"""What a line of the law's tables must name, so that none of them can be empty."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from casemgr.law import within
from casemgr.law.required import Required
from casemgr.law.rules import Rule
from casemgr.law.tables import (
    Areas,
    CaseloadLimit,
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
from casemgr.scalars import Frozen
from casemgr.store.lawfiles import joined, read_place
from support import shipped_law

NEVER_EMPTY: list[tuple[type[Frozen], str]] = [
    (Rule, "starts"),
    (Rule, "cite"),
    (Duty, "rules"),
    (RequiredMember, "roles"),
    (RequiredMember, "cite"),
    (HolidayList, "cite"),
    (SchoolHolidays, "cite"),
    (Areas, "names"),
    (Areas, "cite"),
    (DelayCodes, "cite"),
    (WordList, "words"),
    (WordList, "cite"),
    (PauseRule, "cite"),
    (TallyRule, "cite"),
    (Required, "cite"),
    (Portions, "cite"),
    (CaseloadLimit, "cite"),
]


@pytest.mark.parametrize(("model", "field"), NEVER_EMPTY)
def test_a_line_names_at_least_one(model: type[Frozen], field: str) -> None:
    with pytest.raises(ValidationError) as raised:
        model.model_validate({field: []})
    assert "too_short" in [each["type"] for each in raised.value.errors() if each["loc"] == (field,)]


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
    ],
)
def test_a_number_of_the_law_is_a_likely_one(kind: Any, least: int, most: int) -> None:
    reads = TypeAdapter(kind).validate_python
    assert (reads(least), reads(most)) == (least, most)
    for number in (least - 1, most + 1):
        with pytest.raises(ValidationError):
            reads(number)


def test_portions_are_for_every_iep_unless_it_says_for_some() -> None:
    assert not Portions(portions=("goals",), cite=("34 CFR 300.320(a)",)).for_some


def test_the_codes_for_a_delay_are_the_state_s() -> None:
    law = shipped_law()
    assert law.delays["40"] == "school break"
    assert replace(law, delay_codes=None).delays == {}
