"""What is dated before a student joined, and does not count then."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.checks import out_of_place
from casemgr.checks.required import Under
from support import fact, shipped_law, student_of

ADDED = fact(
    "student_added",
    "2026-11-29",
    last_annual="2026-05-20",
    last_evaluation="2024-05-22",
    last_progress="2026-10-02",
)


def why_not(*facts: dict[str, Any]) -> str:
    """Why the last of the facts is refused; empty where it is not."""
    student = student_of(*facts)
    (event,) = [each for each in student.events if each.type == facts[-1]["type"]]
    known = tuple(each for each in student.events if each is not event)
    return out_of_place(event, known, Under(shipped_law(), student.identity)) or ""


@pytest.mark.parametrize(
    "words", [{"kind": "exited", "reason": "moved-in-state"}, {"kind": "handed_off", "to": "Omar Reyes"}]
)
def test_an_end_before_the_joining_would_not_count(words: dict[str, str]) -> None:
    kind, *_ = words.values()
    fields = {name: value for name, value in words.items() if name != "kind"}
    before = why_not(ADDED, fact(kind, "2026-11-20", **fields))
    assert before.startswith("the student was put on file as of Sun 11/29/2026")
    assert before.endswith("--on 2026-11-20")
    assert why_not(ADDED, fact(kind, "2026-11-29", **fields)) == ""
    assert why_not(fact("referral_received", "2026-11-01"), ADDED, fact(kind, "2026-11-20", **fields)) == ""
    referred = fact("referral_received", "2026-11-25")
    assert "Wed 11/25/2026" in why_not(referred, fact(kind, "2026-11-20", **fields))


@pytest.mark.parametrize(
    ("day", "is_older"),
    [
        ("2025-05-22", True),
        ("2026-05-19", True),
        ("2026-05-20", False),
        ("2026-11-12", False),
        ("2024-05-22", False),
    ],
)
def test_a_meeting_older_than_the_last_review_starts_nothing_again(day: str, is_older: bool) -> None:
    held = fact("meeting_held", day, purposes=["annual"], outcome="completed")
    assert ("before the last annual review" in why_not(ADDED, held)) is is_older


@pytest.mark.parametrize(("day", "is_older"), [("2026-10-01", True), ("2026-10-02", False)])
def test_a_report_older_than_the_last_one_starts_nothing_again(day: str, is_older: bool) -> None:
    assert (
        "before the last progress report" in why_not(ADDED, fact("progress_report_sent", day))
    ) is is_older
