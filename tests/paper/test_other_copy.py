"""Of a student of age a notice goes to the student and to the parents (34 CFR 300.520(a)(1)(i)): each letter names the other
copy. The language is the reader's own, and not that of the home."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

DAY = "2026-10-20"
CITE = "(34 CFR 300.520(a)(1)(i))"
OF_AGE, MINOR = "2008-10-20", "2008-10-21"
MOTHER = "Lucia Alvarado, mother"


def added(run: Run, born: str, *contacts: str, status: str = "EL:Spanish") -> None:
    who = ["--name", "Camila Alvarado", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    people = [word for each in contacts for word in ("--contact", each)]
    more = ["--language", status, "--last-annual", "2025-11-20", "--force"]
    ok(run, "--as-of", "2026-08-17", "add", "ca1", *who, *people, *more)


def said(run: Run, kind: str, *more: str) -> tuple[str, str]:
    done = run("--as-of", DAY, "letter", kind, "ca1", "--format", "md", *more)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


PWN = ("--action", "A", "--decision", "refused", "--reasons", "R", "--evidence", "E", "--other-options", "O", "--other-factors", "F")  # fmt: skip


@pytest.mark.parametrize("kind", ["meeting-notice", "safeguards", "pwn"])
def test_the_other_copy_is_named(caseload: Path, run: Run, kind: str) -> None:
    added(run, OF_AGE, MOTHER)
    typed = PWN if kind == "pwn" else ()
    other = f'too {CITE}: casemgr letter {kind} ca1 --to "Lucia Alvarado"'
    assert f"go to Lucia Alvarado {other}" in said(run, kind, *typed)[1]
    own = f'go to Camila Alvarado too {CITE}: casemgr letter {kind} ca1 --to "Camila Alvarado"'
    assert own in said(run, kind, *typed, "--to", "Lucia")[1]


def test_it_comes_after_how_to_record_this_one(caseload: Path, run: Run) -> None:
    added(run, OF_AGE, MOTHER)
    lines = said(run, "meeting-notice")[1].splitlines()
    assert [line.split(";")[0].split(" (")[0] for line in lines[-2:]] == [
        "Printed",
        "Note: the law has this letter go to Lucia Alvarado too",
    ]


@pytest.mark.parametrize(
    ("born", "contacts", "kind"),
    [
        (MINOR, (MOTHER,), "meeting-notice"),
        (OF_AGE, (), "meeting-notice"),
        (OF_AGE, ("Lucia Alvarado, conservator",), "meeting-notice"),
        (OF_AGE, (MOTHER,), "referral"),  # nothing says that both get it
    ],
)
def test_where_there_is_no_other_copy_none_is_named(
    caseload: Path, run: Run, born: str, contacts: tuple[str, ...], kind: str
) -> None:
    added(run, born, *contacts)
    assert CITE not in said(run, kind)[1]


def test_both_parents_get_one(caseload: Path, run: Run) -> None:
    added(run, OF_AGE, MOTHER, "Rey Alvarado, father")
    told = said(run, "meeting-notice")[1]
    assert "go to Lucia Alvarado and Rey Alvarado too" in told
    assert 'ca1 --to "Lucia Alvarado"; casemgr letter meeting-notice ca1 --to "Rey Alvarado"' in told


@pytest.mark.parametrize("to", [(), ("--to", "Lucia")])
def test_the_language_of_the_home_is_nobodys_own(caseload: Path, run: Run, to: tuple[str, ...]) -> None:
    added(run, OF_AGE, MOTHER)
    letter, told = said(run, "meeting-notice", *to)
    assert "IEP Meeting Notice" in letter
    whom = "Lucia Alvarado" if to else "Camila Alvarado"
    own = "" if to else " --relation student"
    assert f"the family speaks Spanish, and no language is on file for {whom}: this is in English." in told
    assert f'casemgr edit ca1 --contact "{whom}"{own} --speaks Spanish' in told


def test_the_students_own_language_is_taken_from_the_students_line(caseload: Path, run: Run) -> None:
    added(run, OF_AGE, MOTHER)
    command = ["--contact", "Camila Alvarado", "--relation", "student", "--speaks", "Spanish"]
    ok(run, "--as-of", DAY, "edit", "ca1", *command)
    letter, told = said(run, "meeting-notice")
    assert "Aviso de reunión del IEP" in letter
    assert "no language is on file" not in told
    assert "go to Lucia Alvarado too" in told
