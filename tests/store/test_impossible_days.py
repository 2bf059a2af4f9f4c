"""A day that cannot be true is said on every list, not by `check` alone: the dates that hang on it are missing or wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run

CONSENT = "fctjbj"
ROSTER = Path(__file__).parents[1] / "exchange/files/aeries/one-page.txt"
SAID = "2027-11-06 is later than the day it was recorded, 2026-11-09"


def write(caseload: Path, old: str, new: str) -> None:
    path = caseload / "students/ana-r.yaml"
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def of_the_consent(caseload: Path, date: str = "2026-11-09", signed: str = "2026-11-06") -> None:
    """Write other days in the consent."""
    at = f"- id: {CONSENT}\n  type: consent_received\n  date: "
    write(caseload, f"{at}2026-11-09", f"{at}{date}")
    write(caseload, "signed: 2026-11-06", f"signed: {signed}")


@pytest.mark.parametrize("words", ["today", "due", "show ana-r", "why ana-r initial-iep", "list", "check"])
def test_it_is_named_wherever_its_dates_would_be(few: Path, run: Run, words: str) -> None:
    of_the_consent(few, date="2027-11-09")
    done = run(*words.split())
    assert done.returncode == (1 if words == "check" else 3)
    said = (
        "students/ana-r.yaml:70: `date` 2027-11-09 is later than the day it was recorded, 2026-11-09; mend it: "
        "casemgr correct ana-r fctjbj --on DATE"
    )
    assert said in done.stdout + done.stderr
    assert done.stdout.count(said) + done.stderr.count(said) == 1


def test_other_days_of_the_past_too(few: Path, run: Run) -> None:
    of_the_consent(few, signed="2027-11-06")
    assert f"`signed` {SAID}; mend it: casemgr correct ana-r fctjbj signed=DATE" in run("due").stderr


def test_a_birth_date_later_than_what_happened_is_named_once(few: Path, run: Run) -> None:
    write(few, "born: 2017-04-12", "born: 2026-10-27")
    said = [line for line in run("due").stderr.splitlines() if "lies before the student was born" in line]
    assert len(said) == 1
    assert "lies before the student was born, 2026-10-27; mend it: casemgr correct ana-r " in said[0]


def test_a_day_on_both_sides_of_the_recording(few: Path, run: Run) -> None:
    of_the_consent(few, signed="2026-11-09")
    assert run("due").returncode == 0


def test_what_is_corrected_is_no_longer_named(few: Path, run: Run) -> None:
    of_the_consent(few, date="2027-11-09", signed="2027-11-06")
    assert run("correct", "ana-r", CONSENT, "--on", "2026-11-09", "signed=2026-11-06").returncode == 0
    assert "later than the day" not in run("due").stderr
    assert json.loads(run("check", "--format", "json").stdout)["problems"] == []


def test_another_student_s_list_is_whole(few: Path, run: Run) -> None:
    of_the_consent(few, date="2027-11-09")
    other = next(path.stem for path in (few / "students").glob("*.yaml") if path.stem != "ana-r")
    assert run("show", other).returncode == 0


def test_the_journal_too(few: Path, run: Run) -> None:
    journal = few / "journal.yaml"
    journal.write_text(
        "schema: 1\nevents:\n- id: abc234\n  type: done\n  date: 2027-09-01\n  recorded: 2026-09-01\n"
        "  rule: caseload-review\n...\n",
        encoding="utf-8",
    )
    assert "journal.yaml:5: `date` 2027-09-01 is later than" in run("due").stderr


def test_a_last_review_in_the_future_is_named_by_check(few: Path, run: Run) -> None:
    other = next(
        p
        for p in sorted((few / "students").glob("*.yaml"))
        if "last_annual: " in p.read_text(encoding="utf-8")
    )
    text = other.read_text(encoding="utf-8")
    day = text.split("last_annual: ")[1][:10]
    for said, count in (("2026-11-23", 0), ("2026-11-24", 1)):
        other.write_text(text.replace(f"last_annual: {day}", f"last_annual: {said}", 1), encoding="utf-8")
        assert (
            run("check").stdout.count(f"`last_annual` {said} is in the future; mend it: casemgr correct")
            == count
        )


@pytest.mark.parametrize("words", ["ana", "Rivera", "ana-r"])
def test_the_student_is_found_and_mended_as_before(few: Path, run: Run, words: str) -> None:
    of_the_consent(few, date="2027-11-09")
    assert "cannot be read" not in run("show", "zzqq").stderr
    assert run("note", words, "called").returncode == 0
    assert run("show", words).returncode == 3
    assert run("correct", words, CONSENT, "--on", "2026-11-09").returncode == 0
    assert run("show", words).returncode == 0


def test_a_roster_is_read_beside_it(few: Path, run: Run) -> None:
    of_the_consent(few, date="2027-11-09")
    done = run("import", str(ROSTER), "--dry-run")
    assert "later than the day it was recorded" not in done.stderr
    assert done.returncode in (0, 1), done.stderr


def test_a_birth_date_later_than_everything_is_put_right_by_edit(few: Path, run: Run) -> None:
    write(few, "born: 2017-04-12", "born: 2036-04-12")
    said = "students/ana-r.yaml:4: `born` 2036-04-12 is later than all that is on file; mend it: casemgr edit ana-r --born DATE"
    assert run("due").stderr.count(said) == 1
    checked = run("check").stdout
    assert checked.count("ana-r.yaml") == 1
    assert said in checked
    assert run("edit", "ana-r", "--born", "2017-04-12").returncode == 0
    assert run("due").returncode == 0


@pytest.mark.parametrize("words", [["signed=2027-11-06"], ["--on", "2026-11-05"]])
def test_correct_refuses_a_signature_later_than_the_receipt(few: Path, run: Run, words: list[str]) -> None:
    refused = run("correct", "ana-r", CONSENT, *words)
    assert (refused.returncode, "is later than received" in refused.stderr) == (3, True), refused.stderr
    assert run("correct", "ana-r", CONSENT, *words, "--force").returncode == 0
