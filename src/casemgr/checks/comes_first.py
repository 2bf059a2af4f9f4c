"""The command that records what has to come before an event that was refused without it."""

from __future__ import annotations

from collections.abc import Mapping

from casemgr.casefile.events import Event

_COMES_FIRST: Mapping[str, str] = {
    "assessment_plan_given": "refer {student}",
    "assessor_reported": "consent {student}",
    "consent_received": "assessment-plan {student}",
    "consent_refused": "assessment-plan {student}",
    "hand_off_acknowledged": "hand-off {student} --to NAME",
    "iep_answered": "hold-iep {student}",
    "manifestation_review_held": "removal {student} --days N",
    "parent_replied": "schedule-iep {student} DATE",
    "records_provided": "records-request {student}",
    "team_invited": "schedule-iep {student} DATE",
}


def comes_first(event: Event, reason: str, student: str) -> str:
    """`; first: casemgr consent ana-r` where the reason is that something is not on file; else nothing."""
    command = _COMES_FIRST.get(event.type)
    return (
        f"; first: casemgr {command.format(student=student)}" if command and reason.startswith("no ") else ""
    )
