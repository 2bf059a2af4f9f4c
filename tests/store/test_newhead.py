"""The head of a new student's file, from what was typed."""

from datetime import date
from typing import Any

import pytest

from casemgr.errors import UsageError
from casemgr.store.newhead import head_made

TYPED: dict[str, Any] = {
    **dict.fromkeys(("preferred", "language", "track")),
    "name": "Ana Rivera",
    "born": "2016-04-12",
    "grade": "4",
    "school": "oak",
}
SCHOOLS = ("Oak Elementary", "Pine High")
TODAY = date(2026, 11, 23)


def test_a_school_cut_short_is_the_one_of_the_settings_and_what_is_empty_is_left_out() -> None:
    head = head_made("ana-r", TYPED, {"suspected": (), "contacts": []}, SCHOOLS, TODAY, {})
    assert head["school"] == "Oak Elementary"
    assert "suspected" not in head
    assert "contacts" not in head


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"born": None, "grade": None}, "ana-r: a new student needs --born, --grade; for one who is here"),
        ({"grade": "14"}, "14"),
    ],
)
def test_what_is_missing_or_wrong_is_named(typed: dict[str, Any], why: str) -> None:
    with pytest.raises(UsageError, match=why):
        head_made("ana-r", TYPED | typed, {}, SCHOOLS, TODAY, {})


def test_an_id_that_none_can_be_is_said_with_it() -> None:
    with pytest.raises(UsageError, match="Ana R: "):
        head_made("Ana R", TYPED, {}, SCHOOLS, TODAY, {})
