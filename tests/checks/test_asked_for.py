"""What was asked to be assessed: a request that names an assessment, what is in hand, what a plan leaves out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.casefile.events import AssessmentPlanGiven
from casemgr.checks.asked_for import in_hand, left_out
from casemgr.law.words import asks_for_assessment
from conftest import Run
from recorded import recorded
from support import fact, shipped_law, student_of

WITH_IEP = fact("student_added", "2026-08-20", last_annual="2026-03-24", last_evaluation="2024-10-09")
LATER = date(2027, 6, 1)


def events(*facts: dict[str, Any]) -> tuple[Any, ...]:
    return student_of(*facts).known(LATER)


@pytest.mark.parametrize(
    ("what", "is_one"),
    [
        ("an occupational therapy assessment", True),
        ("please evaluate her speech", True),
        ("psychological testing", True),
        ("re-evaluation for reading", True),
        ("una evaluación del habla", True),
        ("Quiero que evalúen a mi hija", True),
        ("please RE-TEST him", True),
        ("an aide at recess", False),
        ("extra time on tests", False),
    ],
)
def test_a_request_that_names_an_assessment_is_known(what: str, is_one: bool) -> None:
    assert asks_for_assessment(what, shipped_law().meanings) == is_one


def plan(day: str, *areas: str, purpose: str = "supplemental") -> dict[str, Any]:
    return fact("assessment_plan_given", day, purpose=purpose, areas=[{"area": area} for area in areas])


def asked(day: str, what: str) -> dict[str, Any]:
    return fact("parent_request_received", day, what=what, assessment=True)


OT = "occupational therapy was asked for on Tue 11/10/2026 and is not in this plan"
LEFT_OUT = [
    ([asked("2026-11-10", "an OT assessment"), plan("2026-11-12", "academics")], [OT]),
    ([asked("2026-11-10", "OT"), plan("2026-11-12", "occupational-therapy")], []),
    (
        [asked("2026-11-10", "OT"), plan("2026-11-11", "occupational-therapy"), plan("2026-11-12", "health")],
        [],
    ),
    (
        [
            fact("referral_received", "2026-11-10", areas=["occupational-therapy"]),
            plan("2026-11-12", "health"),
        ],
        [OT],
    ),
    ([fact("referral_received", "2026-11-10", areas=["dyslexia"]), plan("2026-11-12", "reading")], []),
    (
        [fact("referral_received", "2026-11-10", areas=["autism"]), plan("2026-11-12", "academics")],
        ["autism was named on Tue 11/10/2026; check that this plan covers it"],
    ),
    (
        [asked("2026-11-10", "OT"), plan("2026-11-12")],
        ["no area is named. To add: casemgr correct ana-r e2 --area AREA=ASSESSOR"],
    ),
]


@pytest.mark.parametrize(("facts", "said"), LEFT_OUT)
def test_a_plan_that_leaves_out_an_area_asked_for_is_noted(
    facts: list[dict[str, Any]], said: list[str]
) -> None:
    found = list(left_out(*recorded(AssessmentPlanGiven, WITH_IEP, *facts)))
    assert [note.split(";")[0] for note in found] == [note.split(";")[0] for note in said]


def test_an_initial_plan_always_answers_the_referral() -> None:
    referral = fact("referral_received", "2026-11-10", areas=["specific-learning-disability"])
    given = plan("2026-11-12", "academics", purpose="initial")
    assert list(left_out(*recorded(AssessmentPlanGiven, referral, given))) == []


REFERRAL = fact("referral_received", "2026-09-14")
CONSENT = fact("consent_received", "2026-10-01", purpose="initial")
IN_HAND = [
    ([REFERRAL, CONSENT], ["referral_received", "consent_received"]),
    ([REFERRAL, fact("referral_withdrawn", "2026-09-20")], []),
    (
        [
            REFERRAL,
            CONSENT,
            fact("meeting_held", "2026-10-20", purposes=["initial"], outcome="completed", eligible=True),
        ],
        [],
    ),
    ([REFERRAL, fact("consent_refused", "2026-09-30", purpose="initial")], []),
    *(
        (
            [CONSENT, fact("meeting_held", "2026-10-20", purposes=[purpose], outcome=outcome)],
            ["consent_received"] if is_left else [],
        )
        for purpose, outcome, is_left in (
            ("supplemental", "completed", False),
            ("triennial", "completed", False),
            ("annual", "completed", True),
            ("supplemental", "continued", True),
        )
    ),
]


@pytest.mark.parametrize(("facts", "types"), IN_HAND)
def test_what_is_in_hand_ends_with_its_answer(facts: list[dict[str, Any]], types: list[str]) -> None:
    assert [event.type for event in in_hand(events(*facts))] == types


def test_a_second_referral_names_what_is_in_hand(caseload: Path, run: Run) -> None:
    said = run("refer", "ana-r", "--on", "2026-11-20").stderr
    assert "referral of Wed 10/14/2026" in said
    assert "consent of Mon 11/9/2026 (Initial IEP due Tue 1/26/2027)" in said


def test_the_commands_say_so(caseload: Path, run: Run) -> None:
    words = ["parent-request", "luk-g", "--on", "2026-11-20", "--what", "an occupational therapy assessment"]
    assert "assessment=yes" in run(*words, "--dry-run").stderr
    assert "help put it in writing" not in run(*words, "--dry-run").stderr
    assert "starts the duty to help put it in writing" in run(*words, "--oral", "--dry-run").stderr
    done = run(*words, "--assessment")
    assert "assessment=yes" not in done.stderr
    assert "due Sat 12/5" in done.stdout
    given = [
        "assessment-plan",
        "luk-g",
        "--purpose",
        "supplemental",
        "--on",
        "2026-11-23",
        "--area",
        "health=x",
    ]
    assert "occupational therapy was asked for on Fri 11/20/2026" in run(*given).stderr


@pytest.mark.parametrize(("typed", "meant"), [("readng", "reading"), ("dyslexa", "dyslexia")])
def test_a_slip_for_a_word_of_the_field_is_asked_about(
    caseload: Path, run: Run, typed: str, meant: str
) -> None:
    words = ["refer", "luk-g", "--on", "2026-11-20", "--area", typed]
    asked = run(*words)
    assert asked.returncode == 3
    assert f"did you mean {meant}?" in asked.stderr
    assert run(*words, "--force", "--dry-run").returncode == 0
