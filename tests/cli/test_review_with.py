"""The IEP reviewed with each teacher and provider on file: EC 56347, 34 CFR 300.323(d)."""

from __future__ import annotations

import re
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
    assert "Staff informed (still to do: Kim Ito)" in flat(ok(run, *AT, "today", "--all"))
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


def bare(run: Run, *students: str) -> None:
    """Students with nobody on file who carries out the IEP."""
    for student, name in zip(students, ("Uma Rask", "Ole Venn"), strict=False):
        who = ["--name", name, "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
        ok(run, *AT, "add", student, *who, "--last-annual", "2026-10-01", "--last-evaluation", "2025-10-01")


def test_nobody_is_on_file(run: Run, zed: str) -> None:
    bare(run, "uma-r")
    alone = run(*AT, "review-with", "uma-r", "--all-staff")
    assert alone.returncode == 3
    assert "no teacher or provider besides the case manager is on file for uma-r" in flat(alone.stderr)
    assert "casemgr edit uma-r --teacher NAME" in flat(alone.stderr)
    round_ = run(*AT, "review-with", "--all", "--all-staff", "--yes")
    assert not round_.returncode
    assert "met Staff informed" in flat(round_.stdout)
    left = (
        flat(round_.stderr)
        .partition("besides the case manager is on file for ")[2]
        .partition(". Name them")[0]
    )
    assert re.fullmatch(r"(\S+, ){9}\S+ and \d+ more", left)
    assert "uma-r" not in round_.stdout


def test_a_round_leaves_out_what_is_done(run: Run, zed: str) -> None:
    bare(run, "uma-r", "ole-v")
    who = ("uma-r", "ole-v", "--staff", "Joan Pruitt")
    ok(run, *AT, "review-with", "uma-r", "--staff", "Joan Pruitt")
    several = run(*AT, "review-with", *who)
    assert not several.returncode
    assert "uma-r: left out: exactly this is recorded already" in several.stderr
    assert "ole-v" in several.stdout
    assert "uma-r" not in several.stdout
    again = run(*AT, "review-with", *who)
    assert again.returncode == 3
    assert "exactly this is recorded already, for each of them" in again.stderr
    others = [word for words in ("ben-k", "aal-r", "sof-l") for word in ("--except", words)]
    later = run("--as-of", "2026-11-23", "review-with", "--all", "--staff", "Joan Pruitt", "--yes", *others)
    assert "left out, gone through with them already" in later.stderr
    assert "uma-r" not in later.stdout
    assert "zed-q" in later.stdout


@pytest.mark.parametrize(
    ("named", "noted"),
    [
        (["Kim Ito"], True),
        (["the general education teacher"], False),
        (["Joan Pruitt"], False),
        (["everyone"], False),
    ],
)
def test_no_general_education_teacher_is_on_file(
    run: Run, zed: str, named: list[str], *, noted: bool
) -> None:
    words = [word for name in named for word in ("--staff", name)]
    note = f"Where one carries out the IEP: casemgr edit {zed} --teacher NAME"
    assert (note in all_of(run, *AT, "review-with", zed, *words)) == noted
    ok(run, *AT, "edit", zed, "--teacher", "Ines Paz")
    assert note not in all_of(run, *AT, "review-with", zed, "--staff", "Priya")


def test_a_name_is_kept_as_on_file(run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--teacher", "Ines Paz")
    assert "the IEP reviewed with Ines Paz" in ok(run, *AT, "review-with", zed, "--staff", "Ines")


def test_a_round_with_one_of_the_staff_is_for_the_students_who_have_them(caseload: Path, run: Run) -> None:
    """Whoever has no such teacher or provider is left out, and one undo takes the round back."""
    for student, provider in (("zed-q", "Rosa Lee"), ("uma-r", "Rosa Lee"), ("ida-p", "Tom Fenn")):
        who = ["--name", student, "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
        staff = ["--provider", f"{provider}=speech", "--provider", f"Own {student}=OT"]
        ok(run, *AT, "add", student, *who, *staff, "--last-annual", "2026-03-02")
    named = run(*AT, "review-with", "--all", "--staff", "Rosa", "--yes")
    assert "without Rosa on file" in named.stderr
    assert "ida-p" in named.stderr
    assert "Rosa" not in ok(run, *AT, "history", "ida-p")
    assert "--round" in named.stdout
    every = run(*AT, "review-with", "uma-r", "ida-p", "--all-staff", "--yes")
    assert "Undo: casemgr undo uma-r --round" in every.stdout
    undone = run(*AT, "undo", "ida-p", "--round", "--yes")
    assert "uma-r" in undone.stdout
    assert "(void)" in ok(run, *AT, "history", "uma-r")


def test_a_round_that_records_nothing_says_whose_is_open(caseload: Path, run: Run) -> None:
    """Of some it is done; of others it is open, and nobody is on file to do it with."""
    done = run("review-with", "--all", "--all-staff", "--yes")
    assert (done.returncode, done.stdout) == (3, "")
    said = flat(done.stderr)
    assert "gone through with them already: aal-r, ben-k, dar-j, luk-g, sof-l, tho-q." in said
    assert (
        "Not recorded: no teacher or provider besides the case manager is on file for eli-m, jad-b, yas-h."
        in said
    )
    ok(run, "edit", "eli-m", "--provider", "Priya Nair=speech")
    later = run("review-with", "--all", "--all-staff", "--yes")
    assert "met Staff informed" in flat(later.stdout)
    assert "left out, gone through with them already: 6" in later.stderr
    again = run("review-with", "--all", "--all-staff", "--yes")
    assert "is on file for jad-b, yas-h." in flat(again.stderr)


@pytest.mark.parametrize("words", ["Ms. Lee", "Mr. Lee", "Coach Lee", "lee", "Rosa Lee", "Dr. Rosa Lee"])
def test_a_title_is_no_other_person(caseload: Path, run: Run, words: str) -> None:
    for student, teacher in (("zed-q", "Lee"), ("uma-r", "Fenn"), ("ida-p", "Leeds")):
        who = ["--name", student, "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
        ok(run, *AT, "add", student, *who, "--last-annual", "2026-03-02")
        ok(run, *AT, "edit", student, "--teacher", teacher)
    done = run(*AT, "review-with", "--all", "--staff", words, "--yes")
    assert done.returncode == 0, done.stderr
    assert "the IEP reviewed with Lee" in ok(run, *AT, "history", "zed-q")
    for student in ("uma-r", "ida-p"):
        assert "the IEP reviewed" not in ok(run, *AT, "history", student)
    assert "students of Lee" in ok(run, *AT, "letter", "at-a-glance-teacher", "--teacher", words)


@pytest.mark.parametrize("words", ["Ms. Zap", "Ines Paz", "Zap"])
def test_a_round_does_not_put_a_stranger_on_file_of_everyone(caseload: Path, run: Run, words: str) -> None:
    done = run(*AT, "review-with", "--all", "--staff", words, "--yes")
    assert (done.returncode, done.stdout) == (3, "")
    assert f"no student has {words} as a teacher or provider" in flat(done.stderr)
    assert "add --force" in done.stderr
    assert "Zap" not in ok(run, *AT, "history", "ben-k")
    assert f"with {words}" in all_of(run, *AT, "review-with", "--all", "--staff", words, "--yes", "--force")
    assert f"with {words}" in all_of(run, *AT, "review-with", "ana-r", "--staff", words, "--force")


def test_a_slip_in_a_round_is_asked_about_and_words_for_all_are_not(caseload: Path, run: Run) -> None:
    done = run(*AT, "review-with", "--all", "--staff", "Priya Niar", "--yes")
    assert done.returncode == 3
    assert "did you mean Priya Nair?" in flat(done.stderr)
    for words in ("everyone", "the general education teacher", "Ms. Osei"):
        assert run(*AT, "review-with", "--all", "--staff", words, "--yes", "--dry-run").returncode == 0
