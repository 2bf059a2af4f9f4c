"""The staff's copies of the IEP: open until each teacher and provider on file has one. EC 56347, 34 CFR 300.323(d)."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
COPY = (*AT, "sent", "sp", "iep-copy-staff")


def said(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.fixture
def held(caseload: Path, run: Run) -> Run:
    named = ["--name", "Leo Diaz", "--born", "2014-06-20", "--grade", "6", "--school", "Fernbrook Middle"]
    people = ["--provider", "Ingrid Ito=speech-language", "--provider", "Omar Haddad=occupational-therapy"]
    family = ["--contact", "Rita Diaz, mother", "--contact", "Al Diaz, father"]
    reviews = ["--last-annual", "2025-12-20", "--last-evaluation", "2025-12-20"]
    ok(run, *AT, "add", "sp", *named, *people, *family, *reviews)
    ok(run, *AT, "hold-iep", "sp", "--purpose", "annual", "--outcome", "completed")
    return run


def test_one_of_two_leaves_it_open(held: Run) -> None:
    first = said(held, *COPY, "--to", "Ito")
    assert "met IEP copy to staff" not in first
    assert "No copy yet, of those on file: Omar Haddad. To add: casemgr sent sp iep-copy-staff --to " in first
    assert "IEP copy to staff (still to do: Omar Haddad)" in said(held, *AT, "today", "--all")
    assert "met IEP copy to staff" in said(held, *COPY, "--to", "Omar Haddad")


@pytest.mark.parametrize(
    "words", [["--all-staff"], ["--to", "everyone"], ["--to", "teachers and providers"], []]
)
def test_a_word_for_them_all_is_enough(held: Run, words: list[str]) -> None:
    assert "met IEP copy to staff" in said(held, *COPY, *words)


def test_done_is_for_all(held: Run) -> None:
    assert "met IEP copy to staff" in said(held, *AT, "done", "sp", "iep-copy-staff")


def test_all_staff_goes_with_the_copy_for_the_staff(held: Run) -> None:
    assert "--all-staff goes with iep-copy-staff" in held(*AT, "sent", "sp", "iep-copy", "--all-staff").stderr


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (["--to", "Rita Diaz"], "Al Diaz"),
        (["--to", "Rita Diaz", "--to", "Al"], None),
        ([], None),
        (["--to", "the family"], None),
    ],
)
def test_the_other_parent_is_named(held: Run, words: list[str], left: str | None) -> None:
    found = said(held, *AT, "sent", "sp", "iep-copy", *words)
    assert "met IEP copy to parent" in found
    note = f'No copy yet, of those on file: {left}. To add: casemgr sent sp iep-copy --to "{left}"'
    assert ("No copy yet" in found) == bool(left)
    assert not left or note in found


@pytest.mark.parametrize("both", ["Ito and Haddad", "Ito, Haddad", "Ito; Haddad"])
def test_two_may_be_named_at_once(held: Run, both: str) -> None:
    copied = said(held, *COPY, "--to", both)
    assert "met IEP copy to staff" in copied
    assert "No copy yet" not in copied
