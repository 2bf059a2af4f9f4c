"""An area of an assessment plan that the law has no name for is noted, and one that may be a slip is asked about; the plan
names the title of each examiner (EC 56321)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

PLAN = ("assessment-plan", "ben-k", "--purpose", "supplemental")


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("psyco", "psychoeducational"),
        ("academc", "academic"),
        ("speach", "speech-language"),
        ("vocatonal", "vocational"),
        ("speach-langauge", "speech-language"),
        ("behavoir", "behavior"),
        ("ocupational-therpy", "occupational-therapy"),
    ],
)
@pytest.mark.parametrize("command", ["assessment-plan", "develop-plan"])
def test_a_slip_is_asked_about(caseload: Path, run: Run, command: str, typed: str, near: str) -> None:
    words = (command, "ben-k", "--purpose", "supplemental", "--area", f"{typed}=Marcus Bell")
    done = run(*words)
    assert done.returncode != 0
    assert f"{typed} is no area of assessment that the law files name; did you mean {near}?" in done.stderr
    ok(run, *words, "--force")


@pytest.mark.parametrize(
    ("typed", "area"),
    [
        ("psycho", "psychoeducational"),
        ("psych-ed", "psychoeducational"),
        ("academics", "academic"),
        ("APE", "adapted physical education"),
        ("adaptive behavior", "adaptive"),
        ("reading", "reading"),
        ("SLD", "specific learning disability"),
        ("SLP", "speech language"),
        ("pre-academic", "academic"),
        ("ELD", "english language development"),
        ("PE", "physical education"),
        ("developmental", "developmental"),
        ("phonological", "phonological"),
        ("neuropsychological", "neuropsychological"),
    ],
)
def test_a_known_one_is_recorded_under_its_name(caseload: Path, run: Run, typed: str, area: str) -> None:
    done = run(*PLAN, "--area", f"{typed}=Marcus Bell")
    assert f"areas: {area} (Marcus Bell)" in done.stdout
    assert "no area of assessment" not in done.stderr


@pytest.mark.parametrize(
    "typed",
    [
        "zebra",
        "OM",
        "LVN",
        "PTE",
        "sensory",
        "functional-vision",
        "retention",
        "literacy",
        "neurological",
        "audiological",
    ],
)
def test_one_like_none_is_noted(caseload: Path, run: Run, typed: str) -> None:
    """Three letters are like too many words, and a longer word is a slip for one of about its length."""
    done = run(*PLAN, "--area", f"{typed}=Marcus Bell")
    assert done.returncode == 0, done.stderr
    assert (
        f"{typed.lower()} is no area of assessment that the law files name. Recorded as typed" in done.stderr
    )
    assert "did you mean" not in done.stderr


@pytest.mark.parametrize("language", ["English", "Spanish"])
@pytest.mark.parametrize(
    ("area", "lacks_title", "lacks_details"),
    [
        ("psycho=Marcus Bell", False, False),  # the settings have the title
        ("psycho=Pat Moss", True, False),
        ("psycho=Pat Moss, school psychologist", False, False),
        ("speech=SLP", False, False),
        ("speech=school psychologist", False, False),
        ("psycho", False, False),  # that nobody is named is said by itself
        ("zebra=Marcus Bell", False, True),
        ("APE=Marcus Bell", False, False),
        ("mental health=Marcus Bell", False, False),
    ],
)
def test_what_the_plan_lacks_is_named(
    caseload: Path, run: Run, language: str, area: str, lacks_title: bool, lacks_details: bool
) -> None:
    ok(run, *PLAN, "--area", area)
    done = run("letter", "assessment-plan", "ben-k", "--language", language, "--format", "md")
    assert ("Missing: the title of an examiner" in done.stderr) is lacks_title
    assert ("Missing: what is done in an area" in done.stderr) is lacks_details
    assert ("| Pat Moss, ____" in done.stdout) is lacks_title
    assert "None" not in done.stdout
