"""How the tables of several law files add up."""

from __future__ import annotations

from typing import Any

from casemgr.law.contents import Contents, together
from casemgr.law.tables import Areas, PauseRule, Portions


def pause(name: str, cite: str) -> PauseRule:
    return PauseRule.model_validate({"id": name, "cite": (cite,), "checked": "2026-11-23"})


def portions(name: str) -> Portions:
    return Portions.model_validate({"portions": (name,), "cite": ("EC 56345",)})


def areas(name: str) -> Areas:
    return Areas(names=(name,), cite=("5 CCR 3030",))


def of(*parts: dict[str, Any]) -> dict[str, Any]:
    return together([Contents.model_construct(**part) for part in parts])


def test_of_two_entries_with_one_name_the_later_counts_in_the_place_of_the_earlier() -> None:
    first, other, instead = pause("a", "EC 1"), pause("b", "EC 2"), pause("a", "EC 3")
    assert of({"pauses": (first, other)}, {"pauses": (instead,)})["pauses"] == (instead, other)


def test_entries_without_a_name_add_up_in_the_order_of_the_files() -> None:
    one, two = portions("goals"), portions("services")
    assert of({"iep": (one,)}, {}, {"iep": (two, one)})["iep"] == (one, two, one)


def test_one_value_is_that_of_the_last_file_which_has_it() -> None:
    assert of({"areas": areas("autism")}, {"areas": areas("deafness")}, {})["areas"] == areas("deafness")
    assert of({}, {})["areas"] is None


def test_every_table_is_there() -> None:
    assert set(of({})) == set(Contents.model_fields)
