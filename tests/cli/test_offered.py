"""A command that is offered can be typed now, or says after which meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

HOLD = "casemgr hold-iep nia-c --on 2026-12-03"
LATER = f"after the meeting on Thu 12/3: {HOLD}"


@pytest.mark.parametrize(
    "words",
    [["why", "nia-c", "annual-review"], ["why", "nia-c", "booked-meeting"], ["show", "nia-c"]],
)
@pytest.mark.parametrize("day", ["2026-11-23", "2026-12-02", "2026-12-03", "2026-12-04"])
def test_a_meeting_still_ahead_is_named(caseload: Path, run: Run, words: list[str], day: str) -> None:
    done = run("--as-of", day, *words)
    assert HOLD in done.stdout
    assert (LATER in done.stdout) == (day < "2026-12-03")


@pytest.mark.parametrize("words", [["done"], ["na", "--why", "x"]])
def test_what_a_refusal_offers_says_it_too(caseload: Path, run: Run, words: list[str]) -> None:
    done = run(words[0], "nia-c", "annual-review", *words[1:])
    assert f"Use `{HOLD}` for annual-review; type it after the meeting on Thu 12/3" in done.stderr
    on_the_day = run("--as-of", "2026-12-03", words[0], "nia-c", "annual-review", *words[1:])
    assert "type it after" not in on_the_day.stderr


def test_a_recording_says_it_too(caseload: Path, run: Run) -> None:
    done = run("schedule-iep", "aal-r", "12/9", "--purpose", "annual", "--dry-run")
    offers = [line for line in done.stdout.splitlines() if "casemgr hold-iep" in line]
    assert all(line.strip().startswith("after the meeting on Wed 12/9: ") for line in offers)
