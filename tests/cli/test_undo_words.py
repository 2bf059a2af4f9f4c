"""What `undo` and other commands that change what is on file say where they do not."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from outcome import ok
from terminal import asked


def test_what_was_recorded_before_today_is_asked_about(empty: Path, run: Run) -> None:
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
    ok(run, "refer", "ana-r", *named, "--on", "2026-03-19")
    done = run("--as-of", "2026-03-24", "undo", "ana-r")
    assert done.returncode == 3
    assert done.stderr.startswith("Nothing was undone: ana-r: the last command was recorded ")


ROUND = "sent safeguards --all --within 365 --yes"


def test_a_round_is_not_undone_without_a_yes(caseload: Path, run: Run) -> None:
    recorded = ok(run, *ROUND.split())
    undo = next(line for line in recorded.splitlines() if line.startswith("Undo: ")).split()[2:]
    refused = run(*undo)
    assert refused.returncode == 3
    assert refused.stderr.startswith("Nothing was undone: this is for ")
    said = asked(caseload.parent, undo, ["no"], code=3)
    assert "This undoes it for " in said
    assert said.endswith("Nothing was undone.\n")


def test_a_round_that_is_recorded_already_says_so(caseload: Path, run: Run) -> None:
    refused = run(*ROUND.replace(" --yes", "").split())
    assert refused.stderr.startswith("Nothing was recorded: this is for ")


def test_a_correction_that_is_refused_is_called_one(caseload: Path, run: Run) -> None:
    refused = run("correct", "ben-k", "si9r77", "--on", "2010-01-01")
    assert refused.returncode == 3
    assert refused.stderr.startswith("ben-k: not corrected: ")
