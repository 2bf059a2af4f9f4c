"""What is on file keeps its truth when something else is recorded after it: an assignment, a correction, a finding."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from outcome import data, ok

AT = ("--as-of", "2026-12-02")


def open_rules(run: Run) -> set[str]:
    found = data(run, *AT, "show", "ben-k")["deadlines"]
    return {row["rule"] for row in found if row["status"] in ("open", "running", "overdue")}


def test_a_new_case_manager_undoes_no_review_of_the_one_before(caseload: Path, run: Run) -> None:
    before = ok(run, "--as-of", "2026-11-23", "duties", "ben-k")
    assert "reopened" not in ok(
        run, "--as-of", "2026-11-23", "assign", "ben-k", "Tom Reyes", "--why", "leave"
    )
    after = ok(run, "--as-of", "2026-11-23", "duties", "ben-k")
    assert [line for line in before.splitlines() if line.startswith("40")] == [
        line for line in after.splitlines() if line.startswith("40")
    ]


def test_a_meeting_corrected_to_be_continued_asks_for_no_decision(caseload: Path, run: Run) -> None:
    ok(run, *AT, "hold-iep", "ben-k", "--outcome", "completed")
    assert "placement-decision" in open_rules(run)
    held = [line for line in ok(run, *AT, "history", "ben-k").splitlines() if "meeting held" in line]
    ok(run, *AT, "correct", "ben-k", held[-1].split()[2], "outcome=continued")
    assert "placement-decision" not in open_rules(run)


def test_the_finding_is_recorded_though_its_meeting_is_on_file(caseload: Path, run: Run) -> None:
    at = ("--as-of", "2026-12-01")
    ok(run, *at, "hold-iep", "rav-m", "--outcome", "completed")
    finding = ["--caused", "yes", "--not-implemented", "no", "--supplemental-iep", "--outcome", "completed"]
    done = run(*at, "mdr", "rav-m", "--held", "12/1", *finding)
    assert "met      Manifestation review" in done.stdout
    assert "the meeting of Tue 12/1/2026 is on file already" in done.stderr


def test_the_hint_to_correct_a_field_can_be_typed(caseload: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-11-23", "hold-iep", "jos-n", "--outcome", "continued", "--on", "11/20")
    held = [
        line for line in ok(run, "--as-of", "2026-11-23", "history", "jos-n").splitlines() if "11/20" in line
    ]
    event = next(line for line in held if "meeting held" in line or "to be continued" in line).split()[2]
    ok(run, "--as-of", "2026-11-23", "correct", "jos-n", event, "interpreter=Ana Ruiz")
