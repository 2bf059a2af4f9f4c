"""What the letters about discipline say of a decision: only the one that is on file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import Run

ROW = ["removal", "jos-n", "--on", "2026-11-23", "--days", "11"]
TEN = ["removal", "jos-n", "--on", "2026-10-05", "--days", "8.5"]
MORE = ["removal", "jos-n", "--on", "2026-11-20", "--days", "3"]
DECIDED = ["mdr", "jos-n", "--decided", "2026-11-23"]
# What is on file, and what the letters then say: in English, in Spanish, and on the Team Action page.
CASES: dict[str, tuple[list[list[str]], str, str, str]] = {
    "removals past the limit": (
        [TEN, MORE],
        "With the removal of Friday, November 20, 2026, José's removals come to 11.5 school days this school year",
        "Con el retiro del viernes 20 de noviembre de 2026, los retiros de José suman 11.5 días",
        "| Removal with which the sum passed 10 school days | Friday, November 20, 2026 |",
    ),
    "one of them proposed": (
        [TEN, [*MORE, "--proposed"]],
        "With the removal proposed on Friday, November 20, 2026, José's removals come to 11.5",
        "Con el retiro propuesto el viernes 20 de noviembre de 2026",
        "| Removal with which the sum passed 10 school days (proposed) | Friday, November 20, 2026 |",
    ),
    "more than ten days in a row": (
        [ROW],
        "11 school days in a row began on Monday, November 23, 2026. "
        "A removal of more than 10 school days in a row is a change of placement.",
        "11 días de clase seguidos empezó el lunes 23 de noviembre de 2026",
        "| Removal of 11 school days in a row | Monday, November 23, 2026 |",
    ),
    "the same proposed": (
        [[*ROW, "--proposed"]],
        "11 school days in a row was proposed on Monday, November 23, 2026.",
        "11 días de clase seguidos se propuso el lunes 23 de noviembre de 2026",
        "| Removal of 11 school days in a row (proposed) | Monday, November 23, 2026 |",
    ),
}
DECISION = ("decided to change", "ha decidido cambiar", "decidió cambiar", "Decision to change")


def letter(run: Run, kind: str, language: str = "English") -> str:
    done = run("letter", kind, "jos-n", "--language", language)
    assert done.returncode == 0, done.stderr
    return " ".join(done.stdout.replace("**", "").replace("\\", "").split())


@pytest.mark.parametrize("case", CASES)
def test_a_removal_is_no_decision_to_change_the_placement(case: str, caseload: Path, run: Run) -> None:
    told, english, spanish, page = CASES[case]
    for words in told:
        assert run(*words).returncode == 0
    texts = {}
    for kind in ("safeguards", "placement-decision"):
        texts[kind, english] = letter(run, kind)
        texts[kind, spanish] = letter(run, kind, "Spanish")
    texts["manifestation", page] = letter(run, "manifestation")
    for (kind, wanted), text in texts.items():
        assert wanted in text, kind
        assert [words for words in DECISION if words in text] == [], kind


@pytest.mark.parametrize("before", [[], [TEN, MORE]])
def test_a_decision_on_file_is_said(before: list[list[str]], caseload: Path, run: Run) -> None:
    for words in (*before, DECIDED):
        assert run(*words).returncode == 0
    assert "It has been decided to change the placement" in letter(run, "safeguards")
    assert "Se ha decidido cambiar la colocación" in letter(run, "safeguards", "Spanish")
    assert "On Monday, November 23, 2026 the school decided to change" in letter(run, "placement-decision")
    page = letter(run, "manifestation")
    assert "| Decision to change placement | Monday, November 23, 2026 |" in page
    assert ("Removal with which the sum passed" in page) == bool(before)


def test_the_decision_of_an_earlier_review_is_not_that_of_the_next(caseload: Path, run: Run) -> None:
    held = ["mdr", "jos-n", "--held", "2026-09-25", "--caused", "no", "--not-implemented", "no"]
    for words in (["mdr", "jos-n", "--decided", "2026-09-21"], held, ROW):
        assert run(*words).returncode == 0
    assert "Decision to change" not in letter(run, "manifestation")


def test_a_removal_carried_out_is_said_as_it_was(caseload: Path, run: Run) -> None:
    assert run(*TEN).returncode == 0
    assert run(*MORE, "--proposed").returncode == 0
    text = (caseload / "students" / "jos-n.yaml").read_text(encoding="utf-8")
    name = re.findall(r"id: (\w+)[^{}]*?type: removal", text)[-1]
    words = ["removal", "jos-n", "--on", "2026-11-23", "--days", "3", "--carries-out", name]
    assert run(*words).returncode == 0
    assert "With the removal of Monday, November 23, 2026, José's removals come to 11.5" in letter(
        run, "safeguards"
    )


def test_a_reason_given_by_hand_says_no_decision(caseload: Path, run: Run) -> None:
    done = run(
        "letter", "safeguards", "ana-r", "--language", "English", "--set", "safeguards_reason=discipline"
    )
    assert "on the day on which a change of placement is decided" in done.stdout
    assert "has been decided" not in done.stdout


def test_an_interim_setting_and_its_last_day_are_said(caseload: Path, run: Run) -> None:
    assert run(*DECIDED, "--circumstance", "weapon").returncode == 0
    english, spanish = letter(run, "placement-decision"), letter(run, "placement-decision", "Spanish")
    assert (
        "a special circumstance: weapon. José may therefore be taught for a time in another setting"
        in english
    )
    assert "It ends by Tuesday, February 23, 2027." in english
    assert "20 USC 1415(k)(1)(G); 34 CFR 300.530(d)(1)" in english
    assert english.count("CFR is the Code of Federal Regulations") == 1
    assert "una circunstancia especial: arma." in spanish
    assert "termina a más tardar el martes 23 de febrero de 2027." in spanish


def test_without_a_special_circumstance_no_other_setting_is_said(caseload: Path, run: Run) -> None:
    assert run(*DECIDED).returncode == 0
    text = letter(run, "placement-decision")
    assert "special circumstance" not in text
    assert "1415(k)(1)(G)" not in text


def test_a_review_that_was_held_is_not_announced(caseload: Path, run: Run) -> None:
    at = ("--as-of", "2026-12-02")
    held = ["mdr", "jos-n", "--held", "2026-12-01", "--caused", "no", "--not-implemented", "no"]
    for words in (DECIDED, [*at, *held]):
        assert run(*words).returncode == 0
    for language, said, gone in (
        ("English", "met on Tuesday, December 1, 2026 on two questions", "must be held by"),
        ("Spanish", "se reunieron el martes 1 de diciembre de 2026", "debe hacerse"),
    ):
        text = " ".join(
            run(*at, "letter", "placement-decision", "jos-n", "--language", language).stdout.split()
        )
        assert said in text.replace("**", "")
        assert gone not in text
