"""Sister options, refusals that name what comes first, and meetings that collide."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (["cancel", "jos-n", "--reason", "parent ill"], "why: parent ill"),
        (["reschedule", "ben-k", "12/4", "--reason=parent ill"], "why: parent ill"),
        (["na", "ben-k", "rights-at-17", "--reason", "moves"], "why: moves"),
        (["sent", "luk-g", "safeguards", "--why", "yearly"], "reason: yearly"),
        (["exit", "gid-e", "--why", "moved-in-state"], "reason: moved-in-state"),
        (["progress-sent", "ben-k", "--reason", "asked for early"], "note: asked for early"),
    ],
)
def test_each_command_takes_the_others_word_for_the_reason(
    caseload: Path, run: Run, words: list[str], holds: str
) -> None:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    assert holds in (caseload / f"students/{words[1]}.yaml").read_text(encoding="utf-8")


def test_a_reason_is_given_once(caseload: Path, run: Run) -> None:
    done = run("cancel", "jos-n", "--reason", "ill", "--why", "ill")
    assert (done.returncode, "--why is given 2 times" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "first"),
    [
        (["consent", "ben-k"], "casemgr assessment-plan ben-k"),
        (["consent", "ben-k", "--purpose", "triennial"], "casemgr assessment-plan ben-k"),
        (["reply", "luk-g", "attending"], "casemgr schedule-iep luk-g DATE"),
        (["assessor-reported", "cal-d", "health"], "casemgr consent cal-d"),
        (["collect", "ana-r", "nurse", "--asked"], "; first: casemgr records-request ana-r"),
        (["independent-answer", "ben-k", "agreed"], "; first: casemgr independent-request ben-k"),
        (["hand-off", "ben-k", "--acknowledged"], "casemgr hand-off ben-k --to NAME"),
        (
            ["mdr", "ben-k", "--held", "today", "--caused", "no", "--not-implemented", "no"],
            "casemgr removal ben-k",
        ),
        (["done", "ben-k", "enter-iep"], "casemgr due --student ben-k"),
    ],
)
def test_a_refusal_names_what_comes_first(caseload: Path, run: Run, words: list[str], first: str) -> None:
    done = run(*words)
    assert done.returncode == 3
    assert first in done.stderr


# --- meetings ----------------------------------------------------------------------------------------------------
# ben-k's annual is booked for Wednesday, 2 December 2026 at 2:15 pm in Room 12, with Dana Whitfield and Priya Nair.


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        (["--time", "14:45", "--place", "Room 9"], ["Dana Whitfield and Priya Nair are expected at the meeting of ben-k"]),
        (["--time", "13:30", "--place", "room 12"], ["Room 12 is taken by the meeting of ben-k at 2:15 pm", "expected"]),
        (["--time", "15:15", "--place", "Room 12"], []),
        (["--time", "13:15", "--place", "Room 12"], []),
        (["--place", "Room 12"], []),
    ],
)  # fmt: skip
def test_the_same_person_or_place_at_overlapping_times_is_noted_and_recorded(
    caseload: Path, run: Run, words: list[str], notes: list[str]
) -> None:
    done = run("schedule-iep", "tho-q", "12/2", "--purpose", "annual", *words)
    assert done.returncode == 0, done.stderr
    assert "meeting_date: 2026-12-02" in (caseload / "students/tho-q.yaml").read_text(encoding="utf-8")
    for note in notes:
        assert note.casefold() in done.stderr.casefold()
    assert bool(notes) == ("ben-k" in done.stderr)


def test_a_meeting_that_is_moved_is_looked_at_too(caseload: Path, run: Run) -> None:
    done = run("reschedule", "nia-c", "12/2", "--time", "14:00", "--why", "asked")
    assert "at the meeting of ben-k at 2:15 pm too" in done.stderr


def test_the_third_meeting_of_a_day_and_a_minimum_day_are_noted(caseload: Path, run: Run) -> None:
    assert "meeting 2" not in run("schedule-iep", "tho-q", "12/2", "--purpose", "annual").stderr
    assert (
        "it is meeting 3 on Wed 12/2/2026"
        in run("schedule-iep", "luk-g", "12/2", "--purpose", "annual").stderr
    )
    calendar = caseload / "calendars/2026-27.yaml"
    text = calendar.read_text(encoding="utf-8")
    calendar.write_text(text.replace("short_days:\n", "short_days:\n- 2026-12-07\n", 1), encoding="utf-8")
    done = run("schedule-iep", "tho-q", "12/7", "--purpose", "annual")
    assert "Mon 12/7/2026 is a minimum day" in done.stderr
    away = run("schedule-iep", "tho-q", "12/24", "--purpose", "annual")
    assert "is not a school day (Winter Break)" in away.stderr
