"""The people whom an event names."""

from __future__ import annotations

from typing import Any

import pytest

from casemgr.casefile.events import AreaAssessor, AssessmentPlanGiven, Invitee, MeetingHeld, TeamInvited
from casemgr.casefile.persons import people_at_the_head, people_named, with_full_names
from casemgr.casefile.student import Identity
from support import fact, student_of

HEAD = {
    "schema": 1,
    "id": "ty-w",
    "name": {"first": "Ty", "last": "Wong"},
    "born": "2016-04-12",
    "grade": "4",
    "school": "Fernbrook Elementary",
}
NAMES = {"luz": "Luz Rivera", "helen": "Helen Osei"}


@pytest.mark.parametrize(
    ("event", "people"),
    [
        (fact("staff_notified", "2026-11-20", topic="referral", to=("school nurse (Helen Osei)", "Bo Li"), by="Ann Lee"),
         {"school nurse", "Helen Osei", "Bo Li", "Ann Lee"}),
        (fact("document_sent", "2026-11-20", document="iep-copy", to="Luz Rivera, Bo Li"), {"Luz Rivera", "Bo Li"}),
        (fact("contact_made", "2026-11-20", with_whom="Luz and Carlos", how="phone", result="x"), {"Luz", "Carlos"}),
        (fact("team_invited", "2026-11-20", to=[{"role": "slp", "name": "Bo Li"}, {"role": "parent"}]), {"Bo Li"}),
        (fact("assessment_plan_given", "2026-11-20", purpose="initial", areas=[{"area": "motor", "assessor": "Bo Li"}]), {"Bo Li"}),
        (fact("identity_changed", "2026-11-20", field="contacts.1.name", after="Bo Li"), {"Bo Li"}),
        (fact("identity_changed", "2026-11-20", field="teachers.0", after="Bo Li"), {"Bo Li"}),
        (fact("identity_changed", "2026-11-20", field="teachers.0", before="Ann Lee", after="Bo Li"), {"Bo Li"}),
        (fact("identity_changed", "2026-11-20", field="school", after="Fernbrook High"), set()),
        (fact("note_made", "2026-11-20", text="Ann Lee called"), set()),
    ],
)  # fmt: skip
def test_everybody_named_is_found_apart(event: dict[str, Any], people: set[str]) -> None:
    (made,) = student_of(event).events
    assert set(people_named(made)) == people


def test_who_is_at_the_head() -> None:
    head = HEAD | {
        "contacts": [{"name": "Luz Rivera"}],
        "teachers": ["Ann Lee"],
        "providers": [{"name": "Bo Li", "left": "2026-11-01"}, {"name": "Ann Lee", "service": "OT"}],
    }
    identity = Identity.model_validate(head)
    assert people_at_the_head(identity) == ["Luz Rivera", "Ann Lee", "Bo Li", "Ty Wong"]


def test_a_name_cut_short_is_made_whole_wherever_a_field_holds_one() -> None:
    def full(words: str) -> str:
        return NAMES.get(words, words)

    held = with_full_names(MeetingHeld, {"present": ["luz", "Bo"], "chair": None, "outcome": "luz"}, full)
    assert held == {"present": ("Luz Rivera", "Bo"), "chair": None, "outcome": "luz"}
    plan = {"areas": (AreaAssessor(area="helen", assessor="helen"),), "purpose": "initial"}
    assert with_full_names(AssessmentPlanGiven, plan, full) == {
        "areas": (AreaAssessor(area="helen", assessor="Helen Osei"),),
        "purpose": "initial",
    }
    team = {"to": (Invitee(role="parent", name="luz"), Invitee(role="slp"))}
    assert with_full_names(TeamInvited, team, full) == {
        "to": (Invitee(role="parent", name="Luz Rivera"), Invitee(role="slp"))
    }
