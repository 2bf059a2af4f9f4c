"""The manifestation review, and the meeting that was booked for it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok
from terminal import asked

AS_OF = ("--as-of", "2026-12-02")
HELD = ["mdr", "rav-m", "--caused", "no", "--not-implemented", "no", "--held"]
"""The review of rav-m, which is booked for 12/1 with a supplemental meeting."""


def sessions(run: Run) -> list[tuple[str, list[str], str]]:
    """The day, purposes and outcome of each meeting held since 11/23."""
    events = json.loads(run(*AS_OF, "show", "rav-m", "--format", "json").stdout)["events"]
    return [
        (event["date"], event["purposes"], event["outcome"])
        for event in events
        if event["type"] == "meeting_held" and event["date"] >= "2026-11-23"
    ]


def is_asked_about(run: Run) -> bool:
    """Whether the daily page asks what became of a meeting of the student's."""
    _, _, page = run(*AS_OF, "today").stdout.partition("HELD?")
    return "rav-m" in page.partition("MEETINGS")[0]


def book(run: Run, *purposes: str, day: str = "12/1") -> None:
    words = [word for purpose in purposes for word in ("--purpose", purpose)]
    assert run("schedule-iep", "rav-m", day, "--on", "11/23", *words).returncode == 0


@pytest.mark.parametrize("day", ["12/1", "12/2"])
def test_the_meeting_booked_for_the_review_is_held_with_it(caseload: Path, run: Run, day: str) -> None:
    book(run, "manifestation")
    assert is_asked_about(run)
    done = run(*AS_OF, *HELD, day)
    assert "manifestation IEP meeting held" in done.stdout
    assert "booked for" not in done.stderr
    assert sessions(run) == [(f"2026-12-0{day[-1]}", ["manifestation"], "completed")]
    assert not is_asked_about(run)


def test_what_it_was_booked_for_besides_is_said_not_to_be_recorded(caseload: Path, run: Run) -> None:
    done = run(*AS_OF, *HELD, "12/1")
    assert sessions(run) == [("2026-12-01", ["manifestation"], "completed")]
    assert (
        "The meeting booked for Tue 12/1/2026 was for supplemental too, which is not recorded as held. "
        "If it was: casemgr correct rav-m "
    ) in done.stderr
    assert "purposes=manifestation,supplemental; if not, book it again." in done.stderr


def test_hold_iep_says_the_same(caseload: Path, run: Run) -> None:
    words = ["hold-iep", "rav-m", "--on", "12/1", "--outcome", "completed", "--purpose"]
    done = run(*AS_OF, *words, "manifestation", "--dry-run")
    assert "purposes=manifestation,supplemental; if not, book it again." in done.stderr
    whole = run(*AS_OF, *words, "manifestation", "--purpose", "supplemental", "--dry-run")
    assert "book it again" not in whole.stderr
    other = run(
        *AS_OF, *words, "parent-request", "--dry-run"
    )  # held beside it, or in its place: said in other words
    assert "book it again" not in other.stderr


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        (["yes", "completed"], [(["manifestation", "supplemental"], "completed")]),
        # The review is decided; the rest of the meeting is to be continued, and is booked as that.
        (["yes", "continued"], [(["manifestation"], "completed"), (["supplemental"], "continued")]),
        (["no"], [(["manifestation"], "completed")]),
    ],
)
def test_at_a_keyboard_the_other_purpose_is_asked_about(
    caseload: Path, run: Run, answers: list[str], expected: list[tuple[list[str], str]]
) -> None:
    said = asked(caseload, [*AS_OF, *HELD, "12/1"], answers)
    assert "It was booked for the supplemental IEP meeting too. Was that held?" in said
    assert sessions(run) == [("2026-12-01", *each) for each in expected]
    if "continued" in answers:
        assert "supplemental IEP meeting for" in run(*AS_OF, "schedule-iep", "rav-m", "12/9").stdout


def test_a_third_purpose_is_recorded_by_its_own_command(caseload: Path, run: Run) -> None:
    book(run, "manifestation", "annual")
    done = run(*AS_OF, *HELD, "12/1")
    assert "purposes=manifestation,annual; if not, book it again." in done.stderr


def test_a_review_before_the_booked_day_leaves_the_booking(caseload: Path, run: Run) -> None:
    done = run(*AS_OF, *HELD, "11/30")
    assert (
        "The review booked for Tue 12/1/2026 stays booked. If this was that one: casemgr hold-iep"
        in done.stderr
    )
    assert sessions(run) == []
    assert is_asked_about(run)


@pytest.mark.parametrize(("answers", "count"), [(["yes", "no"], 1), (["no"], 0)])
def test_at_a_keyboard_it_is_asked_whether_it_was_that_one(
    caseload: Path, run: Run, answers: list[str], count: int
) -> None:
    said = asked(caseload, [*AS_OF, *HELD, "11/30"], answers)
    assert "A review is booked for Tue 12/1/2026. Was this that one?" in said
    assert len(sessions(run)) == count


def test_without_a_booking_no_meeting_is_recorded(caseload: Path, run: Run) -> None:
    assert run("cancel", "rav-m", "--why", "moved").returncode == 0
    assert run(*AS_OF, *HELD, "12/1").returncode == 0
    assert sessions(run) == []


def test_what_the_supplemental_meeting_decided_is_said_with_the_review(caseload: Path, run: Run) -> None:
    held = ["mdr", "rav-m", "--held", "11/20", "--caused", "yes", "--not-implemented", "no"]
    refused = run(*held, "--no-transportation")
    assert (refused.returncode, "go with --supplemental-iep" in refused.stderr) == (2, True)
    said = ["--supplemental-iep", "--outcome", "completed", "--no-placement-changed", "--transportation"]
    ok(run, *held, *said)
    events = data(run, "show", "rav-m")["events"]
    meeting = next(each for each in events[::-1] if each["type"] == "meeting_held")
    assert "not-said" not in str(meeting)
    assert meeting["transportation"] in (True, "needed", "true")


def test_a_review_booked_after_another_was_held_is_not_that_one(caseload: Path, run: Run) -> None:
    ok(run, "cancel", "rav-m", "--why", "moved", "--on", "11/20")
    ok(run, "schedule-iep", "rav-m", "12/1", "--purpose", "manifestation", "--on", "11/22")
    said = asked(caseload, [*AS_OF, *HELD, "11/20"], [])
    assert "Was this that one?" not in said
    assert "It was booked on Sun 11/22/2026, after this one was held." in " ".join(said.split())
    assert is_asked_about(run)
