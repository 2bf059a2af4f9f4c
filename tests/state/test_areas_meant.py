"""An area as typed means that of the plan or the consent on file, or the law's own."""

import pytest

from casemgr.casefile.events import AssessmentPlanGiven
from casemgr.errors import UsageError
from casemgr.state.areas_meant import area_agreed, area_corrected, area_planned, areas_corrected, plan_areas
from support import fact, shipped_law, student_of

MEANINGS = shipped_law().meanings
PLAN = fact(
    "assessment_plan_given", "2026-10-02", purpose="initial", areas=[{"area": "speech"}, {"area": "ot"}]
)
CONSENT = fact("consent_received", "2026-10-05", purpose="initial", areas=["speech"])
KNOWN = student_of(PLAN, CONSENT).events


def test_of_an_answer_the_area_is_that_of_the_plan_under_its_name_there() -> None:
    plan = KNOWN[0]
    assert isinstance(plan, AssessmentPlanGiven)
    assert area_planned("Speech", plan, MEANINGS) == "speech"
    assert area_corrected("Speech", KNOWN[1], KNOWN, MEANINGS) == "speech"
    assert area_agreed("speech", KNOWN, MEANINGS) == "speech"


def test_a_new_one_is_the_law_s_own_and_may_name_who_assesses() -> None:
    (found,) = plan_areas(["SLD=Marcus Reed"], None, (), MEANINGS)
    assert (found.area, found.assessor) == ("specific-learning-disability", "Marcus Reed")
    with pytest.raises(UsageError, match="write AREA or AREA=ASSESSOR"):
        plan_areas(["=Marcus"], None, (), MEANINGS)


def test_areas_go_where_the_event_holds_them() -> None:
    assert areas_corrected(["speech", "ot"], KNOWN[1], KNOWN, MEANINGS) == {"areas": ("speech", "ot")}
    (reported,) = student_of(fact("assessor_reported", "2026-11-02", area="speech")).events
    assert areas_corrected(["ot"], reported, (), MEANINGS)["area"]
    with pytest.raises(UsageError, match="is about one area"):
        areas_corrected(["ot", "speech"], reported, (), MEANINGS)
    (sent,) = student_of(fact("document_sent", "2026-11-02", document="safeguards")).events
    with pytest.raises(UsageError, match="has no area"):
        areas_corrected(["ot"], sent, (), MEANINGS)
