"""What a table of the law must say, so that no line of it can be empty."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from casemgr.law.tables import Duty, RequiredMember

DUTY = {
    "number": "1",
    "part": "Referral",
    "title": "Give the plan",
    "command": "assessment-plan",
    "rules": ["a"],
}
MEMBER = {"what": "a teacher", "roles": ["special-education-teacher"]}


@pytest.mark.parametrize(
    ("model", "whole", "field"), [(Duty, DUTY, "rules"), (RequiredMember, MEMBER, "roles")]
)
def test_a_line_names_at_least_one(model: type[Any], whole: dict[str, Any], field: str) -> None:
    assert getattr(model.model_validate(whole), field) == tuple(whole[field])
    with pytest.raises(ValidationError, match="at least 1 item"):
        model.model_validate(whole | {field: []})
