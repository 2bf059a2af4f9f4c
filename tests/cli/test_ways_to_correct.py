"""What a recording took for granted is put right with `correct`: the note names the command, and the command works."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

import casemgr
from conftest import Run
from outcome import ok

NEW = ["--name", "Leo Tran", "--born", "2014-03-02", "--grade", "7", "--school", "Fernbrook Middle"]
COMES = ["transfer-in", "leo-t", *NEW, "--on", "11/20", "--from", "Lake", "--last-evaluation", "2025-02-02"]

NOTES = [
    (["sent", "ana-r", "safeguards"], "reason=on-request", {}),
    (["sent", "cal-d", "safeguards"], "reason=REASON", {"REASON": "on-request"}),
    (["pwn", "sof-l", "--action", "refused"], "missing=ELEMENT", {"ELEMENT": "reasons"}),
    (["pwn", "sof-l"], "action=refused", {}),
    (["form", "zoe-p", "ed"], "by=NAME", {"NAME": "Helen Osei"}),
    (COMES, "kind=same-selpa", {}),
    (COMES, "kind=out-of-state", {}),
    (COMES, "last_annual=DATE", {"DATE": "2026-02-02"}),
    (["records-request", "ana-r"], "requester=WHO", {"WHO": "representative"}),
    (["done", "luk-g", "triennial-plan"], "safeguards=no", {}),
]


@pytest.mark.parametrize(("words", "change", "filled"), NOTES)
def test_the_command_that_a_note_names_works(
    caseload: Path, run: Run, words: list[str], change: str, filled: dict[str, str]
) -> None:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    found = re.findall(
        rf"casemgr (correct {words[1]} [a-z0-9-]+) .*?{re.escape(change)}", done.stderr + done.stdout
    )
    assert found, done.stderr
    for placeholder, text in filled.items():
        change = change.replace(placeholder, text)
    ok(run, *found[0].split(), change)


@pytest.mark.parametrize("words", [words for words, *_ in NOTES])
def test_a_dry_run_names_no_event_that_is_not_on_file(caseload: Path, run: Run, words: list[str]) -> None:
    tried = run(*words, "--dry-run")
    done = run(*words)
    new = {name for name in re.findall(r"correct \S+ (\S+)", done.stderr) if name not in tried.stderr}
    assert new
    assert f"casemgr correct {words[1]} EVENT " in tried.stderr
    assert not any(name in tried.stdout + tried.stderr for name in new)


def test_a_dry_run_of_a_correction_names_the_old_event_alone(caseload: Path, run: Run) -> None:
    said = ok(run, "correct", "ana-r", "fctjbj", "signed=2026-11-05", "--dry-run")
    assert "(fctjbj); replaced by EVENT" in said


def test_in_a_round_the_note_is_said_once_for_all(caseload: Path, run: Run) -> None:
    done = run("sent", "ana-r", "safeguards")
    several = run("sent", "safeguards", "--all", "--yes")
    assert done.returncode == several.returncode == 0, several.stderr
    assert several.stderr.count("reason=REASON") <= 3, several.stderr


def test_no_message_says_undo_where_it_does_not_name_the_command() -> None:
    """`undo this` leaves the reader to find out how."""
    found = []
    for path in Path(casemgr.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found += (
                    [(path.name, node.value)]
                    if re.search(r"\bundo (this|and)\b|undo this", node.value)
                    else []
                )
    assert found == []


SAID_ONCE = [
    (["cancel", "ben-k", "--why", "ill"], ["undo", "ben-k"]),
    (["note", "ben-k", "one"], ["undo", "ben-k"]),
]


@pytest.mark.parametrize(("first", "then"), SAID_ONCE)
def test_what_is_undone_is_said_once(caseload: Path, run: Run, first: list[str], then: list[str]) -> None:
    ok(run, *first)
    done = run(*then)
    assert (done.stdout + done.stderr).count("undone") == 1


def test_what_is_called_off_corrected_and_void_is_said_once(caseload: Path, run: Run) -> None:
    off = run("cancel", "ben-k", "--why", "ill")
    assert (off.stdout + off.stderr).count("12/2") == 1
    corrected = run("correct", "ana-r", "fctjbj", "signed=2026-11-05")
    assert (corrected.stdout + corrected.stderr).count("fctjbj") == 1
    assert "reason: corrected" not in corrected.stdout
    assert "reason: read wrong" in ok(run, "correct", "ben-k", "r8krwg", "note=x", "--why", "read wrong")
    void = run("void", "jos-n", "qkykfy", "--why", "twice")
    assert (void.stdout + void.stderr).count("qkykfy") == 1


@pytest.mark.parametrize(("first", "second"), [("11/9", "11/16"), ("11/16", "11/9")])
def test_a_session_that_continues_a_meeting_is_not_recorded_twice(
    caseload: Path, run: Run, first: str, second: str
) -> None:
    held = ("hold-iep", "luk-g", "--purpose", "annual", "--outcome", "continued", "--on")
    assert run(*held, first).returncode == 0
    again = run(*held, second)
    assert again.returncode == 0, again.stderr
    assert "is on file" not in again.stderr
    assert "On file already" not in again.stderr


def test_a_meeting_recorded_twice_on_its_day_is_noted(caseload: Path, run: Run) -> None:
    held = ["hold-iep", "ben-k", "--on", "11/20", "--purpose", "annual", "--outcome"]
    first = run(*held, "completed").stderr
    assert "is on file already" not in first
    for again in (["continued"], ["completed", "--chair", "Dana"]):
        said = run(*held, *again).stderr
        assert "The annual meeting held on Fri 11/20/2026 is on file already" in said
        assert re.search(
            r"casemgr undo ben-k; then, if something in it was wrong: casemgr correct ben-k \S+ FIELD=", said
        )
    assert "is on file already" not in run(*held, "completed", "--new-meeting").stderr
