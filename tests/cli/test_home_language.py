"""What the family speaks: on file with the referral, in the ledger, and said where a letter would be in English."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import data

NEW = ("--name", "Eva Lopez", "--born", "2016-05-14", "--grade", "4", "--school", "Fernbrook Elementary")
REFERRED = ("refer", "eva-l", *NEW, "--by", "parent", "--area", "SLD")
CONTACT = ("--contact", "Luz Lopez, mother, 555-0121, Spanish")


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout


PARENTS = ["referral", "safeguards", "assessment-plan"]


@pytest.mark.parametrize("kind", PARENTS)
def test_a_letter_in_english_to_a_family_that_speaks_another_language_says_so(
    caseload: Path, run: Run, kind: str
) -> None:
    ok(run, *REFERRED, "--language", "EL:Spanish")
    letter = run("letter", kind, "eva-l", "--format", "md")
    said = "the family speaks Spanish, and no language is on file for the parent: this is in English."
    assert said in letter.stderr
    assert "casemgr edit eva-l --contact NAME --speaks Spanish" in letter.stderr
    for language in ("English", "Spanish"):  # said by a person
        assert said not in run("letter", kind, "eva-l", "--language", language, "--format", "md").stderr
    ok(run, "edit", "eva-l", "--contact", "Luz Lopez", "--speaks", "Spanish")
    assert "the family speaks" not in run("letter", kind, "eva-l", "--format", "md").stderr


def test_one_contact_whose_language_is_not_said_beside_another_is_named(caseload: Path, run: Run) -> None:
    ok(run, *REFERRED, "--contact", "Ben Lopez, father", *CONTACT)
    letter = run("letter", "referral", "eva-l", "--to", "Ben", "--format", "md")
    assert "no language is on file for Ben Lopez: this is in English" in letter.stderr
    assert 'casemgr edit eva-l --contact "Ben Lopez" --speaks Spanish' in letter.stderr


@pytest.mark.parametrize(
    "language", [(), ("--language", "EO"), ("--language", "EL:English"), ("--language", "EL")]
)
def test_of_a_family_that_speaks_english_or_of_which_nothing_is_known_nothing_is_said(
    caseload: Path, run: Run, language: tuple[str, ...]
) -> None:
    ok(run, *REFERRED, *language)
    assert "the family speaks" not in run("letter", "referral", "eva-l", "--format", "md").stderr


def test_a_letter_to_staff_is_in_english_without_a_word(caseload: Path, run: Run) -> None:
    ok(run, *REFERRED, "--language", "EL:Spanish")
    assert "the family speaks" not in run("letter", "staff-notice", "eva-l", "--format", "md").stderr


def test_a_referral_takes_a_contact_and_the_letter_is_in_the_contacts_language(
    caseload: Path, run: Run
) -> None:
    ok(run, *REFERRED, *CONTACT)
    letter = run("letter", "assessment-plan", "eva-l", "--format", "md")
    assert "Estimad" in letter.stdout
    assert "--language Spanish" in letter.stderr
    again = run("refer", "eva-l", *CONTACT)
    assert (again.returncode, "--contact goes with --name" in again.stderr) == (2, True)


def test_the_language_of_a_plan_is_in_the_ledger(caseload: Path, run: Run) -> None:
    ok(run, *REFERRED)
    said = ok(run, "assessment-plan", "eva-l", "--area", "reading=Marcus", "--language", "Spanish")
    assert "initial assessment plan given in Spanish" in said
    plan, safeguards = [line for line in ok(run, "sent", "eva-l").splitlines() if "assessment-plan" in line]
    assert "Spanish" in plan
    assert "Spanish" not in safeguards  # of what was attached it says nothing


def test_english_alone_is_english_only_by_add_refer_and_edit(caseload: Path, run: Run) -> None:
    def language() -> dict[str, str]:
        found: dict[str, str] = data(run, "show", "eva-l")["student"]["language"]
        return found

    assert (
        "like TBD:Spanish where the status is not known yet" in run(*REFERRED, "--language", "Spanish").stderr
    )
    ok(run, *REFERRED, "--language", "English")
    assert language() == {"status": "EO", "home": "English"}
    ok(run, "edit", "eva-l", "--language", "TBD:Spanish")
    assert language() == {"status": "TBD", "home": "Spanish"}
    ok(run, "edit", "eva-l", "--language", "american sign language")
    assert language() == {"status": "EO", "home": "american sign language"}
