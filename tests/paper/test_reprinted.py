"""What was recorded as sent and is printed again for the file is the same paper."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

PWN = (
    "--action", "No aide at recess", "--decision", "refused", "--reasons", "R", "--evidence", "E",
    "--other-options", "O", "--other-factors", "F",
)  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "student", "typed", "again"),
    [
        ("meeting-notice", "sof-l", (), ()),
        ("safeguards", "rav-m", (), ()),
        ("progress-cover", "ben-k", (), ()),
        ("pwn", "sof-l", PWN, ()),
        ("pwn", "sof-l", PWN, PWN),
    ],
)
def test_printed_again_it_is_the_same(
    caseload: Path, run: Run, kind: str, student: str, typed: tuple[str, ...], again: tuple[str, ...]
) -> None:
    first = run("letter", kind, student, "--format", "md", *typed)
    command = re.search(r"once it is \w+: casemgr (.*)", first.stderr)
    assert command, first.stderr
    ok(run, *shlex.split(command[1]))
    assert run("letter", kind, student, "--format", "md", *again).stdout == first.stdout


@pytest.mark.parametrize("kind", ["meeting-notice", "safeguards", "pwn"])
def test_it_is_said_to_be_on_file(caseload: Path, run: Run, kind: str) -> None:
    typed = PWN if kind == "pwn" else ()
    command = re.search(r"once it is \w+: casemgr (.*)", run("letter", kind, "sof-l", *typed).stderr)
    assert command
    reason = ("--reason", "on-request") if kind == "safeguards" else ()
    ok(run, *shlex.split(command[1]), *reason)
    assert "it is on file already (Mon 11/23/2026)" in run("letter", kind, "sof-l").stderr


def test_another_action_is_another_notice_and_does_not_answer_the_old_request(
    caseload: Path, run: Run
) -> None:
    first = run("letter", "pwn", "sof-l", *PWN)
    assert "It answers your request" in first.stdout
    command = re.search(r"once it is \w+: casemgr (.*)", first.stderr)
    assert command
    ok(run, *shlex.split(command[1]))
    other = run("letter", "pwn", "sof-l", "--action", "Another", *PWN[2:])
    assert "It answers your request" not in other.stdout
    assert "--own-proposal" in other.stderr
