"""What a recording command says is folded between words on a terminal, and stays on one line elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casemgr.reports.folding import text_width
from conftest import surroundings
from inprocess import call_here

LONG = "Oliver Brandt of the Handbook Chapter Seventeen Office in the Old Building"
CASES = [
    ["sent", "lei-a", "safeguards", "--to", LONG, "--method", "mail", "--dry-run"],
    ["provider-reported", "ben-k", "Somebody", "--dry-run"],  # a note
    ["done", "nia-c", "annual-review"],  # an error
    ["done", "--all", "providers-report", "--dry-run"],  # a line for each student
    [
        "sent",
        "lei-a",
        "meeting-notice",
        "and-then-a-word-too-many-for-this-command",
        "--dry-run",
    ],  # the parser's own error
    ["schedule-iep", "aal-r", "12/9", "--purpose", "annual", "--dry-run", "--full"],
]


def said(caseload: Path, words: list[str], width: int, *, on_a_terminal: bool) -> list[str]:
    around = surroundings(caseload.parent, COLUMNS=str(width), LINES="60", TERM="xterm", NO_COLOR="1")
    done = call_here(words, caseload.parent, around, on_a_terminal=on_a_terminal, one_stream=True)
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout).rstrip("\n").split("\n")


@pytest.mark.parametrize("words", CASES)
@pytest.mark.parametrize("width", [80, 60])
def test_on_a_terminal_no_word_is_broken(caseload: Path, words: list[str], width: int) -> None:
    whole = said(caseload, words, width, on_a_terminal=False)
    lines = said(caseload, words, width, on_a_terminal=True)
    assert " ".join(lines).split() == " ".join(whole).split()
    assert all(text_width(line) <= width or line.lstrip().startswith("casemgr ") for line in lines)
    added = [line for line in lines if line not in whole and not any(w.startswith(line) for w in whole)]
    assert all(line.startswith("  ") for line in added)


def test_the_cases_are_longer_than_a_screen_is_wide(caseload: Path) -> None:
    for words in CASES[:3]:
        assert max(map(len, said(caseload, words, 80, on_a_terminal=False))) > 80


def test_a_command_to_copy_stays_on_its_line(caseload: Path) -> None:
    recorded = said(caseload, CASES[0], 30, on_a_terminal=True)
    assert "      casemgr sent lei-a iep-copy-staff --to WHO" in recorded


def test_a_question_is_folded_too(caseload: Path) -> None:
    around = surroundings(caseload.parent, COLUMNS="80", TERM="dumb")
    words = ["review-with", "ben-k", "--staff", "dana", "--on", "11/24"]
    done = call_here(
        words,
        caseload.parent,
        around,
        typed="q\n",
        at_a_keyboard=True,
        on_a_terminal=True,
        one_stream=True,
    )
    assert max(map(len, done.stdout.partition("Stopped")[0].splitlines())) <= 80
