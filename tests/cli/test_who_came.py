"""Who came to a meeting that was held, and a meeting that may be recorded twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

INVITED = "Invited, and neither present nor excused: "


def held(run: Run, day: str, *words: str) -> str:
    done = run("--as-of", day, "hold-iep", "ben-k", "--outcome", "completed", "--purpose", "annual", *words)
    assert done.returncode == 0, done.stderr
    return done.stderr


@pytest.fixture
def invited(caseload: Path, run: Run) -> None:
    words = ("invite", "ben-k", "general-ed-teacher=Joan Pruitt", "school-psychologist=marcus")
    assert run("--as-of", "2026-11-24", *words).returncode == 0


@pytest.mark.usefixtures("invited")
@pytest.mark.parametrize(
    ("present", "missing"),
    [
        (["Joan Pruitt", "Marcus Bell"], []),
        (["Pruitt"], ["Marcus Bell (school psychologist)"]),
        (["Rosa Kim"], ["Joan Pruitt (general ed teacher)", "Marcus Bell (school psychologist)"]),
        ([], []),  # nobody said who was there
    ],
)
def test_who_was_invited_and_is_not_said_to_have_come_is_named(
    run: Run, present: list[str], missing: list[str]
) -> None:
    said = held(run, "2026-12-02", *(word for name in present for word in ("--present", name)))
    assert (INVITED in said) == bool(missing)
    assert all(name in said for name in missing)


@pytest.mark.usefixtures("invited")
def test_who_is_excused_in_writing_is_not_missed(run: Run) -> None:
    assert (
        run("--as-of", "2026-12-01", "excuse", "ben-k", "school-psychologist", "--agreed", "12/1").returncode
        == 0
    )
    assert INVITED not in held(run, "2026-12-02", "--present", "Pruitt")


@pytest.mark.parametrize(("day", "is_noted"), [("2026-12-16", True), ("2026-12-17", False)])
def test_a_second_meeting_of_the_purpose_within_two_weeks_is_noted(
    caseload: Path, run: Run, day: str, is_noted: bool
) -> None:
    assert "on file already" not in held(run, "2026-12-02")
    assert ("The annual meeting held on Wed 12/2/2026 is on file already" in held(run, day)) == is_noted
