"""The IEP reviewed with each teacher and provider on file: EC 56347, 34 CFR 300.323(d)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")


def flat(text: str) -> str:
    return " ".join(text.split())


def all_of(run: Run, *words: str) -> str:
    """What is recorded, and the notes."""
    done = run(*words)
    assert not done.returncode, done.stderr
    return flat(done.stdout + done.stderr)


@pytest.fixture
def zed(caseload: Path, run: Run) -> str:
    named = [
        "--name",
        "Zed Quill",
        "--born",
        "2016-05-01",
        "--grade",
        "4",
        "--school",
        "Fernbrook Elementary",
    ]
    staff = [
        word
        for who in ("Dana Whitfield=SAI", "Priya Nair=speech", "Kim Ito=OT")
        for word in ("--provider", who)
    ]
    ok(
        run,
        *AT,
        "add",
        "zed-q",
        *named,
        *staff,
        "--last-annual",
        "2026-10-01",
        "--last-evaluation",
        "2025-10-01",
    )
    return "zed-q"


def test_it_stays_open_until_each_has_been_named(run: Run, zed: str) -> None:
    first = all_of(run, *AT, "review-with", zed, "--staff", "Joan Pruitt", "--staff", "Priya")
    assert "met Staff informed" not in first
    assert f'Not gone through yet with Kim Ito. To add: casemgr review-with {zed} --staff "Kim Ito"' in first
    assert "Staff informed (Kim Ito left)" in flat(ok(run, *AT, "today", "--all"))
    last = all_of(run, "--as-of", "2026-11-23", "review-with", zed, "--staff", "Ito")
    assert "met Staff informed" in last
    assert "Not gone through" not in last


@pytest.mark.parametrize("words", [["--all-staff"], ["--staff", "everyone"]])
def test_all_at_once(run: Run, zed: str, words: list[str]) -> None:
    assert "met Staff informed" in flat(ok(run, *AT, "review-with", zed, *words))


def test_nobody_named(run: Run, zed: str) -> None:
    said = run(*AT, "review-with", zed)
    assert said.returncode
    assert "say with whom: --staff NAME, or --all-staff" in flat(said.stderr)
