"""A student added with no progress report on record, whose first date had passed: somebody is asked when the last one was."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import Run
from outcome import data

HEAD = ("--born", "2016-05-05", "--grade", "5", "--school", "Fernbrook Elementary")
REVIEWS = ("--last-annual", "2026-03-24", "--last-evaluation", "2025-01-10")


def test_the_last_one_is_asked_for_until_it_is_on_file(caseload: Path, run: Run) -> None:
    added = run("add", "ela-n", "--name", "Ela Ennis", *HEAD, *REVIEWS)
    events = (caseload / "students/ela-n.yaml").read_text(encoding="utf-8").partition("events:")[2]
    event = re.findall(r"id: (\w+)", events)[0]
    asked = f"When was the last one? casemgr correct ela-n {event} last_progress=DATE"
    assert f"Progress report: no report on record, so it is counted from Mon 11/23. {asked}" in added.stderr
    lists = (["why", "ela-n", "progress-report"], ["show", "ela-n"], ["progress-due"])
    for words in lists:
        assert asked in " ".join(run(*words).stdout.split()), words
    run("add", "elb-n", "--name", "Elba Noor", *HEAD, *REVIEWS)
    line = f"no report on record. When was the last one of ela-n ({event}), elb-n ("
    assert line in " ".join(run("progress-due").stdout.split())
    assert run("correct", "ela-n", event, "last_progress=2026-11-02").returncode == 0
    for words in lists[:2]:
        assert "the last one" not in run(*words).stdout, words


def test_nothing_is_asked_of_one_on_file_or_of_one_still_to_come(caseload: Path, run: Run) -> None:
    known = run("add", "ela-n", "--name", "Ela Ennis", *HEAD, *REVIEWS, "--last-progress", "11/2")
    recent = ("--last-annual", "2026-11-02", "--last-evaluation", "2025-01-10")
    to_come = run("add", "elb-n", "--name", "Elba Noor", *HEAD, *recent)
    for added in (known, to_come):
        assert added.returncode == 0
        assert "the last one" not in added.stderr


def test_who_moves_in_may_bring_the_day_of_the_last_report(caseload: Path, run: Run) -> None:
    """The next one is counted from it, as for a student of ours; from the day of moving in where it would have been due before."""
    moved = ("--from", "Lakeside Unified", "--same-selpa", "--on", "11/16", *HEAD, *REVIEWS)
    for student, name, last, due in (
        ("ela-n", "Ela Ennis", "11/2", "2027-01-25"),
        ("elb-n", "Elba Noor", "8/14", "2027-02-08"),
    ):
        came = run("transfer-in", student, "--name", name, *moved, "--last-progress", last)
        assert came.returncode == 0, came.stderr
        assert "When was the last one" not in run("why", student, "progress-report").stdout
        rows = data(run, "due", "--student", student)["deadlines"]
        assert [row["due"] for row in rows if row["rule"] == "progress-report"] == [due]


def test_the_last_report_is_of_a_day_that_can_mean_only_one(caseload: Path, run: Run) -> None:
    refused = run("add", "ela-n", "--name", "Ela Ennis", *HEAD, *REVIEWS, "--last-progress", "5/12")
    assert (refused.returncode, "Say 2026-05-12 or 2027-05-12" in refused.stderr) == (2, True)
