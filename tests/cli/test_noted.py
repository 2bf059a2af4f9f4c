"""What is noted hangs on the event: `done`, `next`, a round and a correction say it as the event's own command does."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

import pytest

from casemgr.casefile.events import event_types
from casemgr.checks import notes
from conftest import Run

NO_AREA = "no area is named. To add: casemgr correct pah-x"


def last_event(run: Run, student: str, place: int = -1) -> str:
    """The id of the event recorded last, or of the one at another place."""
    return re.split(r"  +", run("history", student).stdout.splitlines()[place].strip())[1]


@pytest.mark.parametrize("words", [["assessment-plan", "pah-x"], ["done", "pah-x", "assessment-plan"]])
def test_done_notes_what_the_command_of_the_event_notes(caseload: Path, run: Run, words: list[str]) -> None:
    assert run(*words).stderr.count(NO_AREA) == 1


def test_a_correction_notes_what_is_new_about_the_event(caseload: Path, run: Run) -> None:
    assert NO_AREA not in run("assessment-plan", "pah-x", "--area", "academics=Omar Haddad").stderr
    assert NO_AREA in run("correct", "pah-x", last_event(run, "pah-x"), "areas=").stderr
    assert NO_AREA not in run("correct", "pah-x", last_event(run, "pah-x"), "--on", "11/20").stderr


BOOKED = ["schedule-iep", "ben-k", "12/3", "--time", "8:30"]
CORRECTED = [
    (BOOKED, "time=8:00", "Dana Whitfield is expected at the meeting of nia-c at 7:30 am too"),
    (BOOKED, "meeting_date=2026-11-26", "Thu 11/26/2026 is not a school day"),
    (
        ["answer-iep", "nia-c", "--agreed"],
        "answer=undecided",
        "no day is set by which the parent will answer",
    ),
    (["service", "ben-k", "speech", "--starts", "12/7"], "provider=Ann Lee", "Ann Lee is not on file as a"),
    (
        ["parent-request", "ana-r", "--what", "an OT assessment"],
        "assessment=yes",
        "In hand already: referral",
    ),
    (["pwn", "sof-l", "--action", "refused"], "action=", "action=proposed, or action=refused"),
    (["sent", "luk-g", "safeguards"], "document=meeting-notice", "no meeting is booked yet"),
    (
        ["form", "mar-f", "sld", "--by", "marcus"],
        "by=Helen Osei",
        "Helen Osei is school nurse; a school psychologist",
    ),
    (
        ["provider-reported", "tho-q", "dana"],
        "provider=Marcus Bell",
        "Marcus Bell is not among this student's providers",
    ),
]


@pytest.mark.parametrize(("first", "change", "said"), CORRECTED)
def test_a_correction_says_what_the_event_would_have_said(
    caseload: Path, run: Run, first: list[str], change: str, said: str
) -> None:
    before = run(*first)
    assert (before.returncode, said in before.stderr) == (0, False), before.stderr
    after = run("correct", first[1], last_event(run, first[1]), change)
    assert after.stderr.count(said) == 1, after.stderr


def test_a_correction_asks_about_a_slip_as_the_command_does(caseload: Path, run: Run) -> None:
    assert run("refer", "luk-g", "--area", "reading").returncode == 0
    words = [
        "correct",
        "luk-g",
        last_event(run, "luk-g", -2),
        "areas=readng",
    ]  # the last one is the assignment
    asked = run(*words)
    assert (asked.returncode, "did you mean reading?" in asked.stderr) == (3, True)
    assert run(*words, "--force").returncode == 0


REPORT_MISSING = "tho-q: not reported yet: Dana Whitfield; that stays open."


@pytest.mark.parametrize(
    "words",
    [
        ["progress-sent", "tho-q"],
        ["done", "tho-q", "progress-report"],
        ["done", "--all", "progress-report", "--yes"],
    ],
)
def test_a_note_says_whose_it_is_once(caseload: Path, run: Run, words: list[str]) -> None:
    done = run(*words)
    assert (done.returncode, done.stderr.count(REPORT_MISSING)) == (0, 1), done.stderr


def test_in_a_round_each_note_says_about_whom(caseload: Path, run: Run) -> None:
    said = run("review-with", "ben-k", "jos-n", "--staff", "Rita Amsel").stderr
    assert "Note: ben-k, jos-n: Rita Amsel is not on file as a teacher or provider" in said
    assert "Note: jos-n: Meets nothing: not open on" in said


def test_a_table_of_notes_is_about_the_events_of_the_module_of_its_name() -> None:
    names = [module.name for module in iter_modules(notes.__path__)]
    assert names
    for name in names:
        table = import_module(f"{notes.__name__}.{name}").NOTES
        assert table.keys() <= set(event_types().values())
        assert {kind.__module__.rpartition(".")[2] for kind in table} == {name}


@pytest.mark.parametrize("words", [["progress-sent", "eli-m"], ["done", "eli-m", "progress-report"]])
def test_without_a_provider_it_is_not_known_who_is_missing(
    caseload: Path, run: Run, words: list[str]
) -> None:
    assert run(*words).stderr.count("no provider is on file, so whose reports are missing is not known") == 1


@pytest.mark.parametrize(
    ("first", "change", "meant"),
    [
        (["sent", "luk-g", "safeguards"], "document=safegards", "safeguards"),
        (["check-iep", "ben-k", "--missing", "goals"], "missing=gaols", "goals"),
    ],
)
def test_a_correction_is_asked_about_a_slip_for_a_word_that_duties_ask_for(
    caseload: Path, run: Run, first: list[str], change: str, meant: str
) -> None:
    assert run(*first).returncode == 0
    words = ["correct", first[1], last_event(run, first[1]), change]
    refused = run(*words)
    assert (refused.returncode, f"did you mean {meant}?" in refused.stderr) == (3, True), refused.stderr
    assert run(*words, "--force").returncode == 0
