"""Who carries out an IEP, and whose case it is."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.state.enrollment import receiver_of
from casemgr.state.staff import staff_of
from support import fact, student_of

OURS = fact("student_added", "2026-08-12", last_annual="2026-02-02", last_evaluation="2025-02-02")
HANDED_OFF = fact("handed_off", "2026-09-01", to="Ruth Adler")
ACKNOWLEDGED = fact("hand_off_acknowledged", "2026-09-03")


def test_staff_are_providers_those_invited_but_the_family_and_those_it_was_gone_through_with() -> None:
    to = (
        {"role": "general-ed-teacher", "name": "Nina Roth"},
        {"role": "parent", "name": "Rosa Ortega"},
        {"role": "principal"},
    )
    student = student_of(
        OURS,
        fact("team_invited", "2026-09-01", to=to),
        fact("staff_reviewed", "2026-09-02", staff=("Omar Haddad", "Kim Bell")),
        fact("note_made", "2026-09-03", text="x"),
        providers=("Omar Haddad",),
    )
    assert staff_of(student.identity, student.events) == ["Omar Haddad", "Nina Roth", "Kim Bell"]


@pytest.mark.parametrize(
    ("facts", "receiver"),
    [
        ((OURS,), None),
        ((OURS, HANDED_OFF), None),
        ((OURS, HANDED_OFF, ACKNOWLEDGED), "Ruth Adler"),
        ((OURS, HANDED_OFF, ACKNOWLEDGED, fact("handed_off", "2026-09-08", to="Sam Ito")), None),
        (
            (
                OURS,
                HANDED_OFF,
                ACKNOWLEDGED,
                fact("case_manager_assigned", "2026-09-09", case_manager="Sam Ito"),
            ),
            "Sam Ito",
        ),
    ],
)
def test_a_case_is_the_receivers_once_acknowledged(
    facts: tuple[dict[str, Any], ...], receiver: str | None
) -> None:
    assert receiver_of(student_of(*facts).events) == receiver
