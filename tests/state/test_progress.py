"""Which providers have reported since the last progress report went home."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from casemgr.state.progress import not_reported, reported
from support import fact, student_of

PROVIDERS = ("Omar Haddad", "Kim Bell")
OMAR = fact("provider_reported", "2026-10-05", provider="omar haddad")
KIM = fact("provider_reported", "2026-10-06", provider="Kim Bell")
SENT = fact("progress_report_sent", "2026-10-07")
NOTE = fact("note_made", "2026-10-08", text="x")


@pytest.mark.parametrize(
    ("facts", "missing"),
    [
        ((NOTE,), ["Omar Haddad", "Kim Bell"]),
        ((OMAR, NOTE), ["Kim Bell"]),
        ((OMAR, KIM), []),
        ((OMAR, KIM, SENT, NOTE), ["Omar Haddad", "Kim Bell"]),
        ((KIM, SENT, {**OMAR, "date": "2026-11-02"}), ["Kim Bell"]),
    ],
)
def test_a_provider_has_not_reported_until_there_is_a_report_since_the_last_went_home(
    facts: tuple[dict[str, str], ...], missing: list[str]
) -> None:
    student = student_of(*facts, providers=PROVIDERS)
    assert not_reported(student, student.events) == missing


LATE = {**OMAR, "date": "2026-10-08", "late_for": "e1"}


@pytest.mark.parametrize(
    ("facts", "missing", "missing_next"),
    [
        ((KIM, SENT, NOTE), ["Omar Haddad"], ["Omar Haddad", "Kim Bell"]),
        ((KIM, SENT, LATE), [], ["Omar Haddad", "Kim Bell"]),
        ((KIM, SENT, {**LATE, "late_for": None}), ["Omar Haddad"], ["Kim Bell"]),
        (
            (KIM, SENT, {**SENT, "date": "2026-11-20"}, {**LATE, "date": "2026-11-23"}),
            [],
            ["Omar Haddad", "Kim Bell"],
        ),
    ],
)
def test_a_report_that_comes_in_late_is_for_the_one_it_names(
    facts: tuple[dict[str, Any], ...], missing: list[str], missing_next: list[str]
) -> None:
    student = student_of(*facts, providers=PROVIDERS)
    assert not_reported(student, student.events, student.events[1]) == missing
    assert not_reported(student, student.events) == missing_next


def test_the_day_of_a_report_is_that_of_the_last_one() -> None:
    student = student_of(OMAR, {**OMAR, "date": "2026-10-09"}, NOTE, providers=PROVIDERS)
    assert reported(student, student.events) == {"Omar Haddad": date(2026, 10, 9), "Kim Bell": None}
