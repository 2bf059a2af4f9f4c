"""The first evaluation of a student who came from another state with an IEP is an initial one: 34 CFR 300.323(f)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

WHO = ("--name", "Leo Tran", "--born", "2013-05-02", "--grade", "8", "--school", "Fernbrook Middle")
LAST = ("--last-annual", "2026-02-03", "--last-evaluation", "2025-02-05")
FITTING = {
    "--out-of-state": "say --purpose initial, --purpose triennial or --purpose supplemental",
    "--other-selpa": "say --purpose triennial or --purpose supplemental",
}


def came(run: Run, how: str) -> None:
    done = run("transfer-in", "leo-t", *WHO, *LAST, "--from", "Reno", how, "--on", "10/14")
    assert done.returncode == 0, done.stderr


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


@pytest.mark.parametrize("how", FITTING)
def test_the_purposes_offered_are_those_that_fit(caseload: Path, run: Run, how: str) -> None:
    came(run, how)
    assert FITTING[how] in run("assessment-plan", "leo-t", "--on", "10/26").stderr
    for command in ("develop-plan", "assessment-plan"):
        done = run(command, "leo-t", "--purpose", "initial", "--on", "10/26", "--dry-run")
        assert (done.returncode == 0) is (how == "--out-of-state")
        assert ("no referral was received" in done.stderr) is (how != "--out-of-state")


def test_consent_to_it_starts_the_clock_of_an_initial_evaluation(caseload: Path, run: Run) -> None:
    came(run, "--out-of-state")
    ok(run, "assessment-plan", "leo-t", "--purpose", "initial", "--area", "academics=Marcus", "--on", "10/26")
    assert "consent to the initial assessment plan received" in ok(run, "consent", "leo-t", "--on", "11/3")
    due = json.loads(run("due", "--student", "leo-t", "--format", "json").stdout)["deadlines"]
    clock = next(each for each in due if each["rule"] == "initial-iep")
    assert (clock["started_on"], clock["due"], clock["counted_days"]) == ("2026-11-03", "2027-01-20", 60)


def test_once_it_was_held_the_next_initial_plan_answers_a_referral(caseload: Path, run: Run) -> None:
    came(run, "--out-of-state")
    ok(run, "assessment-plan", "leo-t", "--purpose", "initial", "--on", "10/26")
    ok(run, "consent", "leo-t", "--on", "11/3")
    ok(
        run,
        "hold-iep",
        "leo-t",
        "--purpose",
        "initial",
        "--outcome",
        "completed",
        "--eligible",
        "--on",
        "11/20",
    )
    done = run("assessment-plan", "leo-t", "--purpose", "initial", "--on", "11/23")
    assert "34 CFR 300.323(f)(1)); first: casemgr refer leo-t" in done.stderr
