"""The parent refuses, and the team holds that the assessment is needed: it is asked for, and can be added. EC 56506(e)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

NEW = ("--name", "Eve Poe", "--born", "2014-02-02", "--grade", "7", "--school", "Fernbrook Middle")
REVIEWS = ("--last-annual", "2025-12-10", "--last-evaluation", "2024-12-10")


@pytest.fixture
def given(caseload: Path, run: Run) -> Path:
    ok(run, "--as-of", "2026-10-01", "add", "eve", *NEW, *REVIEWS, "--disability", "autism")
    ok(
        run,
        "--as-of",
        "2026-10-02",
        "assessment-plan",
        "eve",
        "--purpose",
        "supplemental",
        "--area",
        "reading",
    )
    return caseload


def test_a_refusal_on_file_takes_it_later(given: Path, run: Run) -> None:
    refused = ("consent", "eve", "--refused")
    assert "Consult: refusal" not in ok(run, "--as-of", "2026-10-05", *refused)
    again = run("--as-of", "2026-10-06", *refused, "--team-insists")
    assert again.returncode != 0
    assert "the refusal of Mon 10/5 is on file" in again.stderr
    command = re.search(r"casemgr (correct eve \S+ team_insists=yes)", again.stderr)
    assert command
    assert "Consult: refusal" in ok(run, "--as-of", "2026-10-06", *command[1].split())
