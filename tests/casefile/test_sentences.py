"""Sentences of events that depend on the student."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.casefile.saying import Nearby
from conftest import Run
from outcome import ok


@pytest.mark.parametrize(("born", "who"), [("2008-11-20", "the student"), ("2008-11-21", "the parent")])
def test_who_is_of_age_answers_in_the_parents_place(empty: Path, run: Run, born: str, who: str) -> None:
    """From the 18th birthday on, 20 November 2026 (EC 56041.5)."""
    named = ["--name", "Grace Nguyen", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    at = ("--as-of", "2026-11-20")
    reviews = ["--last-annual", "2025-12-01", "--last-evaluation", "2025-12-01"]
    ok(run, "--as-of", "2026-09-01", "add", "gra-n", *named, *reviews)
    ok(run, *at, "schedule-iep", "gra-n", "2026-11-25", "--purpose", "annual")
    assert f"{who} replied about the meeting" in ok(run, *at, "reply", "gra-n", "attending")
    for answer, words in (("--disagreed", "disagreed with the IEP"), ("--agreed", "agreed to the IEP")):
        assert f"{who} {words}" in ok(run, *at, "answer-iep", "gra-n", answer, "--force")


def test_a_contact_who_answers_for_an_adult_is_not_the_student() -> None:
    near = Nearby({}, ["Rosa Ortega"], of_age_on=date(2026, 11, 20))
    assert near.parent_on(date(2026, 11, 20)) == "the student"
    assert near.parent_on(date(2026, 11, 20), "Grace Nguyen") == "the student"
    assert near.parent_on(date(2026, 11, 20), "Rosa Ortega") == "the parent"
    assert near.parent_on(date(2026, 11, 19), "Grace Nguyen") == "the parent"
