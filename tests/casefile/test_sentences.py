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


def test_areas_of_disability_are_called_as_the_field_calls_them(empty: Path, run: Run) -> None:
    named = [
        "--name",
        "Ana Rivera",
        "--born",
        "2016-04-12",
        "--grade",
        "4",
        "--school",
        "Fernbrook Elementary",
    ]
    said = ok(run, "refer", "ana-r", *named, "--area", "SLI", "--area", "deaf-blindness")
    assert "suspected: speech or language impairment and deaf-blindness" in said
    said = ok(run, "edit", "ana-r", "--suspected", "SLD")
    assert "added disability: specific learning disability on" in said
    assert "Suspected: speech or language impairment" in ok(run, "show", "ana-r")


def test_a_duty_done_says_for_which_booking(empty: Path, run: Run) -> None:
    named = ["--name", "Ben Kim", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
    ok(run, "add", "ben-k", *named, "--last-annual", "2025-10-09", "--last-evaluation", "2024-10-09")
    ok(run, "schedule-iep", "ben-k", "2026-04-01", "--purpose", "annual", "--on", "2026-03-10")
    ok(run, "hold-iep", "ben-k", "--on", "2026-03-20", "--purpose", "annual", "--outcome", "completed")
    said = ok(run, "done", "ben-k", "invite-team", "--on", "2026-03-12", "--force")
    assert "done on Thu 3/12: Invite the members of the IEP team; for the meeting booking of Tue 3/10" in said
