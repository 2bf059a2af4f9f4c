"""Notes on assessment plans, consent and triennials."""

from __future__ import annotations

from casemgr.casefile.events import (
    AssessmentPlanDeveloped,
    AssessmentPlanGiven,
    ConsentRefused,
    ConsentRevoked,
    ExtensionAgreed,
    FormCompleted,
    TriennialPlanned,
)
from casemgr.checks.agreement import assessment_goes_on
from casemgr.checks.areas import none_on_file, unknown_areas
from casemgr.checks.asked_for import left_out, plan_gaps
from casemgr.checks.case import Notes
from casemgr.checks.consent import still_booked, withdrawn
from casemgr.checks.extension import signed_late
from casemgr.checks.forms import by_another_role
from casemgr.checks.meeting_notes import to_call_off

NOTES: Notes = {
    AssessmentPlanDeveloped: (plan_gaps, unknown_areas),
    AssessmentPlanGiven: (left_out, none_on_file, unknown_areas),
    ConsentRefused: (withdrawn, still_booked),
    ExtensionAgreed: (signed_late,),
    FormCompleted: (by_another_role,),
    ConsentRevoked: (to_call_off,),
    TriennialPlanned: (assessment_goes_on,),
}
