"""A command that is offered can be typed now, or says after which meeting."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

HOLD = "casemgr hold-iep nia-c --on 2026-12-03"
LATER = f"after the meeting on Thu 12/3: {HOLD}"


@pytest.mark.parametrize(
    "words",
    [["why", "nia-c", "annual-review"], ["why", "nia-c", "booked-meeting"]],
)
@pytest.mark.parametrize("day", ["2026-11-23", "2026-12-02", "2026-12-03", "2026-12-04"])
def test_a_meeting_still_ahead_is_named(caseload: Path, run: Run, words: list[str], day: str) -> None:
    done = run("--as-of", day, *words)
    assert HOLD in done.stdout
    assert (LATER in done.stdout) == (day < "2026-12-03")


def test_a_meeting_is_next_once_it_is_there(caseload: Path, run: Run) -> None:
    """Until then there is something else to do, although the review is overdue."""
    before = run("--as-of", "2026-12-02", "show", "nia-c").stdout
    assert ("Next: " in before, HOLD in before) == (True, False)
    assert HOLD in run("--as-of", "2026-12-03", "show", "nia-c").stdout


@pytest.mark.parametrize("words", [["done"], ["na", "--why", "x"]])
def test_what_a_refusal_offers_says_it_too(caseload: Path, run: Run, words: list[str]) -> None:
    done = run(words[0], "nia-c", "annual-review", *words[1:])
    assert f"Use `{HOLD}` for annual-review; type it after the meeting on Thu 12/3" in done.stderr
    on_the_day = run("--as-of", "2026-12-03", words[0], "nia-c", "annual-review", *words[1:])
    assert "type it after" not in on_the_day.stderr


@pytest.mark.parametrize("booked", [(), ("12/1", "--purpose", "amendment")])
def test_where_no_such_meeting_is_booked_what_records_it_held_is_named_too(
    caseload: Path, run: Run, booked: tuple[str, ...]
) -> None:
    assert not booked or run("schedule-iep", "ben-k", *booked).returncode == 0
    said = run("--as-of", "2026-12-01", "done", "ben-k", "triennial").stderr
    assert "`casemgr schedule-iep ben-k DATE --purpose triennial` for triennial; if it was held: " in said
    assert "`casemgr hold-iep ben-k --on DATE --purpose triennial`" in said


def test_a_recording_says_it_too(caseload: Path, run: Run) -> None:
    done = run("schedule-iep", "aal-r", "12/9", "--purpose", "annual", "--dry-run")
    offers = [line for line in done.stdout.splitlines() if "casemgr hold-iep" in line]
    assert all(line.strip().startswith("after the meeting on Wed 12/9: ") for line in offers)


def test_what_is_not_needed_has_a_command_of_its_own(caseload: Path, run: Run) -> None:
    done = run("na", "zoe-p", "release-of-information", "--why", "x")
    assert done.returncode == 3
    assert "Use `casemgr release zoe-p --not-needed --why TEXT` for release-of-information" in done.stderr
    said = run("release", "zoe-p", "--not-needed", "--why", "x", "--dry-run")
    assert said.returncode == 0, said.stderr


def test_who_stays_the_case_manager_is_said_with_the_duty_that_asks(caseload: Path, run: Run) -> None:
    plain = run("assign", "ben-k", "Dana")
    assert (plain.returncode, "if that stays so" in plain.stderr) == (3, False)
    held = ["--on", "11/20", "--purpose", "parent-request", "--outcome", "completed", "--placement-changed"]
    assert run("hold-iep", "ben-k", *held).returncode == 0
    refused = run("assign", "ben-k", "Dana")
    assert "if that stays so: casemgr done ben-k reassignment" in refused.stderr
    assert run("done", "ben-k", "reassignment").returncode == 0


@pytest.mark.parametrize(
    ("words", "kind", "day"),
    [
        (
            ["assessment-plan", "ben-k", "--purpose", "supplemental", "--area", "speech=Priya"],
            "assessment-plan",
            "11/23",
        ),
        (
            ["mdr", "rav-m", "--held", "11/23", "--caused", "no", "--not-implemented", "no"],
            "manifestation",
            "11/23",
        ),
        (["release", "zoe-p", "Clinic", "--signed"], "release", "11/23"),
        (["excuse", "ben-k", "general-ed-teacher", "--agreed", "11/23"], "excusal", "11/23"),
        (["hand-off", "ben-k", "--to", "Priya"], "hand-off", "11/23"),
    ],
)
def test_a_letter_offers_no_command_for_what_is_on_file(
    caseload: Path, run: Run, words: list[str], kind: str, day: str
) -> None:
    before = run("letter", kind, words[1], "--force").stderr
    assert "on file already" not in before or kind == "release"
    recorded = run(*words, "--force")
    assert recorded.returncode == 0, recorded.stderr
    last = run("letter", kind, words[1], "--force").stderr
    assert f"Printed; it is on file already (Mon {day}/2026)" in last
