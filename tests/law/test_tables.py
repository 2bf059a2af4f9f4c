"""What a line of the law's tables must name, so that none of them can be empty."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

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
)
from casemgr.scalars import Frozen

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
