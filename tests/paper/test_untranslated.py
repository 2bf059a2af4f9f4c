"""A letter in another language says on standard error which words in it are a person's own: nothing translates them."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

PWN = (
    "--action", "An aide at recess", "--decision", "refused", "--reasons", "A follow-up plan works", "--evidence", "Logs",
    "--other-options", "A timer", "--other-factors", "None known",
)  # fmt: skip
SAID = "Note: printed as typed, not translated into Spanish: "


def notes(run: Run, kind: str, student: str, language: str, *more: str) -> str:
    done = run("letter", kind, student, "--language", language, "--format", "md", *more)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_every_element_of_a_notice_is_named(caseload: Path, run: Run) -> None:
    said = notes(run, "pwn", "sof-l", "Spanish", *PWN)
    elements = (
        "element 1, the action proposed or refused; element 2, why; element 3, each assessment, record and report it rests on; "
        "element 6, the other options considered and why they were rejected; element 7, other factors that matter; "
        "what the parent asked for"
    )
    assert f"{SAID}{elements}\n" in said
    assert "not translated" not in notes(run, "pwn", "sof-l", "English", *PWN)


@pytest.mark.parametrize(
    ("kind", "student", "more", "what"),
    [
        (
            "assessment-plan",
            "ana-r",
            ["--set", "plan_reason=She struggles"],
            "why the assessment is proposed",
        ),
        ("referral", "ana-r", ["--set", "interventions=small groups"], "what was tried in general education"),
        ("release", "ana-r", ["--source", "Dr. Wu", "--set", "use=to plan"], "what the information is for"),
        ("meeting-notice", "sof-l", ["--set", "purposes=to talk about the bus"], "what the meeting is for"),
        ("meeting-notice", "sof-l", ["--set", "place=the room by the office"], "the place of the meeting"),
    ],
)
def test_so_are_the_words_of_other_letters(
    caseload: Path, run: Run, kind: str, student: str, more: list[str], what: str
) -> None:
    said = notes(run, kind, student, "Spanish", *more)
    assert what in said.split(SAID)[1].splitlines()[0]


@pytest.mark.parametrize(
    ("kind", "more"),
    [
        ("meeting-notice", ["--set", "purposes=annual; triennial", "--set", "place=Room 12"]),
        ("safeguards", []),
        ("assessment-plan", ["--set", "plan_reason=2026-10-01"]),
    ],
)
def test_codes_names_and_days_are_nobodys_words(caseload: Path, run: Run, kind: str, more: list[str]) -> None:
    assert SAID not in notes(run, kind, "ana-r", "Spanish", *more)
