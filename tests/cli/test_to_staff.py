"""A paper that is owed to the parent and went to staff alone: the parent's stays open."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
COPY = "IEP copy to parent"


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def zed(caseload: Path, run: Run) -> str:
    who = ["--name", "Zed Quill", "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
    staff = ["--provider", "Vera Holt=SAI", "--teacher", "Joan Amsel", "--contact", "Luz Quill, mother"]
    reviews = ["--last-annual", "2025-12-01", "--last-evaluation", "2025-10-01"]
    ok(run, "--as-of", "2026-11-02", "add", "zed-q", *who, *staff, *reviews)
    held = ["--purpose", "annual", "--outcome", "completed", "--no-placement-changed", "--no-transportation"]
    ok(run, "--as-of", "2026-11-16", "hold-iep", "zed-q", *held)
    return "zed-q"


@pytest.mark.parametrize(
    "to", ["staff", "the general education teacher", "teacher", "Amsel", "Vera Holt", "SLP"]
)
def test_the_copy_of_the_parent_is_not_for_staff(run: Run, zed: str, to: str) -> None:
    refused = run(*AT, "sent", zed, "iep-copy", "--to", to)
    assert refused.returncode == 3
    assert "theirs is iep-copy-staff" in refused.stderr
    forced = run(*AT, "sent", zed, "iep-copy", "--to", to, "--force")
    assert f"met {COPY}" not in flat(forced.stdout)
    assert "what is owed to the parent stays open" in flat(forced.stderr)
    assert COPY in ok(run, *AT, "show", zed)


@pytest.mark.parametrize("to", [["Luz"], ["mother"], ["the parents"], ["Luz Quill", "Vera Holt"], []])
def test_the_family_has_it(run: Run, zed: str, to: list[str]) -> None:
    words = [word for who in to for word in ("--to", who)]
    done = run(*AT, "sent", zed, "iep-copy", *words, "--force")
    assert f"met {COPY}" in flat(done.stdout)
    assert "staff alone" not in done.stderr


def test_every_paper_of_the_parents(run: Run, zed: str) -> None:
    done = run(*AT, "sent", zed, "safeguards", "--reason", "yearly", "--to", "her teacher")
    assert "what is owed to the parent stays open" in flat(done.stderr)
    assert "met" not in flat(done.stdout)


def test_a_mother_may_be_a_teacher(run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--contact", "Bo Teacher, grandfather")
    assert f"met {COPY}" in flat(run(*AT, "sent", zed, "iep-copy", "--to", "Bo Teacher").stdout)
