"""What `undo` says where it takes nothing back."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from outcome import ok


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
