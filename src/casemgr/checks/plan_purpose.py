"""What an assessment plan is for, where that was not said."""

from datetime import date
from typing import get_args

from casemgr.casefile.events import AssessmentPlanGiven, Event
from casemgr.casefile.vocabulary import AssessmentPurpose
from casemgr.checks import out_of_place
from casemgr.checks.required import Under
from casemgr.errors import UsageError
from casemgr.law.book import LawBook
from casemgr.state.assessments import INITIAL
from casemgr.state.enrollment import may_have_iep, since_case_closed


def purpose_of_plan(
    said: str | None, events: tuple[Event, ...], day: date, law: LawBook, student_id: str
) -> str:
    """Initial for a student without an IEP; for one who has one, only the case manager knows: UsageError with those that fit."""
    if said or not may_have_iep(since_case_closed(events)):
        return said or INITIAL
    fitting = []
    for purpose in get_args(AssessmentPurpose):
        plan = AssessmentPlanGiven(id="plan", date=day, recorded=day, purpose=purpose)
        if not out_of_place(plan, events, Under(law)):
            fitting.append(f"--purpose {purpose}")
    words = " or ".join(filter(None, (", ".join(fitting[:-1]), *fitting[-1:])))
    raise UsageError(f"{student_id} has an IEP: say {words}")
