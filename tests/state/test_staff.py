"""Who carries out an IEP."""

from __future__ import annotations

from casemgr.state.staff import staff_of
from support import fact, student_of

OURS = fact("student_added", "2026-08-12", last_annual="2026-02-02", last_evaluation="2025-02-02")


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
