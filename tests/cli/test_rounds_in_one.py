"""A duty of several students in one command: the release, and what is said of all of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from casemgr.reports.notes import Said, once_each
from casemgr.store.lock import locked
from conftest import Run


def referred(run: Run, *ids: str) -> None:
    for student in ids:
        new = (
            "--name",
            f"{student} Ash",
            "--born",
            "2017-05-05",
            "--grade",
            "3",
            "--school",
            "Fernbrook Elementary",
        )
        done = run("refer", student, "--by", "parent", "--area", "SLD", *new, "--on", "2026-03-02")
        assert done.returncode == 0, done.stderr


def test_no_records_are_needed_for_several_students_in_one_command(empty: Path, run: Run) -> None:
    referred(run, "ana-r", "ben-k", "eve-s")
    for command in ("done --all release-of-information --yes", "na --all release-of-information --why none"):
        refused = run(*command.split())
        assert refused.returncode in (2, 3)
        assert "release-of-information is open for 3 students: ana-r, ben-k, eve-s" in refused.stderr
        assert "`casemgr release --all --not-needed --why TEXT`" in refused.stderr
    words = ("release", "--all", "--not-needed", "--why", "nothing outside school", "--except", "eve-s")
    dry = run(*words, "--dry-run")
    assert "Dry run: nothing was written." in dry.stdout
    done = run(*words, "--yes")
    assert done.stdout.count("met Release of information") == 2
    assert "eve-s" not in done.stdout
    assert "Undo: casemgr undo ana-r --round" in done.stdout
    undone = run("undo", "ana-r", "--round", "--yes")
    assert undone.stdout.count("reopened Release of information") == 2


def test_a_release_without_a_student_is_for_all_or_for_nobody(empty: Path, run: Run) -> None:
    referred(run, "ana-r")
    assert "name the student, or say --all" in run("release", "--not-needed", "--why", "x").stderr
    alone = run("done", "--all", "release-of-information")
    assert alone.stderr.startswith("ana-r: not recorded. Use `casemgr release ana-r SOURCE --asked`")


def test_a_note_on_each_of_several_is_said_once(empty: Path, run: Run) -> None:
    referred(run, "ana-r", "ben-k")
    done = run("done", "--all", "assessment-plan", "--yes")
    notes = [line for line in done.stderr.splitlines() if "with the safeguards attached" in line]
    assert notes == [
        "Note: ana-r, ben-k: with the safeguards attached, as to every plan; if they were not: "
        "casemgr correct STUDENT EVENT safeguards=no"
    ]


def test_notes_that_say_different_things_are_each_said() -> None:
    said = [
        Said("ana-r", ["Note: ana-r: late since 9/1", "Note: the same"]),
        Said("ben-k", ["Note: ben-k: late since 9/2", "Note: the same"]),
        Said("ana-r2", ["Note: ana-r2: late since 9/1"]),
    ]
    assert [*once_each(said)] == [
        "Note: ana-r, ana-r2: late since 9/1",
        "Note: the same",
        "Note: ben-k: late since 9/2",
    ]


@pytest.mark.parametrize(
    "round_",
    [
        "done --all release-of-information",
        "na --all release-of-information --why none",
        "sent safeguards --all",
        "release --all --not-needed --why none",
        "progress-sent --all-due",
        "provider-reported --all-due Nobody",
        "review-with --all --all-staff",
        "hand-off --all --acknowledged",
        "assign --all --from Nobody --to Nobody-else",
        "edit --all --left Nobody",
        "undo zzz --round",
        "plan-triennial zzz --scope limited",
        "iep-contents zzz --goal x",
    ],
)
def test_whom_a_round_is_for_is_settled_under_the_lock(empty: Path, run: Run, round_: str) -> None:
    """Nobody is: which is found only once no other command writes."""
    assert run(*round_.split()).returncode in (2, 3)
    with locked(empty):
        done = run(*round_.split(), CASEMGR_LOCK_SECONDS="0")
    assert "another casemgr is writing to this caseload" in done.stderr
