"""Complaints are followed one by one, also after the student has left."""

from pathlib import Path

from conftest import Run
from outcome import ok


def test_of_several_complaints_each_ends_by_itself(caseload: Path, run: Run) -> None:
    ok(run, "complaint", "ana-r", "--kind", "state", "--on", "11/16")
    ok(run, "complaint", "ana-r", "--kind", "state", "--on", "11/17", "--note", "another")
    refused = run("done", "ana-r", "state-complaint")
    assert refused.returncode == 2
    assert "State complaint is open 2 times" in refused.stderr
    assert "casemgr next ana-r asks about each" in refused.stderr
    shown = run("show", "ana-r").stdout
    assert shown.count("Follow the state complaint until it is decided") >= 1


def test_a_complaint_goes_on_when_the_student_has_left(caseload: Path, run: Run) -> None:
    ok(run, "complaint", "ben-k", "--kind", "due-process", "--on", "11/16")
    ok(run, "exit", "ben-k", "--reason", "moved-in-state", "--on", "11/20")
    status = next(line for line in run("show", "ben-k").stdout.splitlines() if line.startswith("Status:"))
    assert "exited on" in status
    assert "due process complaint filed by the parent on Mon 11/16 is open" in status
    ok(run, "done", "ben-k", "placement-stays")
    assert "is open" not in run("show", "ben-k").stdout
