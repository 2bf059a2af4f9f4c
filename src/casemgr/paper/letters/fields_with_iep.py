"""The facts of letters about a student who has an IEP: carried out, reported on, reviewed after conduct, handed on."""

from __future__ import annotations

from casemgr.paper.letters.field import Field

_REVIEW = "casemgr mdr {id} --held DATE"
_REMOVAL = "casemgr removal {id} --on DATE --days N"
_COPIES = "casemgr records-request {id} --on DATE"

WITH_IEP: dict[str, Field] = {
    # Staff notice
    "about": Field("what the notice is about", "--about TOPIC"),
    # IEP at a glance
    "services": Field("the services of the IEP", "casemgr service {id}", by_hand=False),
    "accommodations": Field("accommodations in class", "casemgr iep-contents {id} --accommodation TEXT"),
    "test_accommodations": Field(
        "accommodations in tests", "casemgr iep-contents {id} --test-accommodation TEXT"
    ),
    "modifications": Field("modifications", "casemgr iep-contents {id} --modification TEXT"),
    "supports": Field("supports for staff", "casemgr iep-contents {id} --support TEXT"),
    "goals": Field("the goals in short", "casemgr iep-contents {id} --goal TEXT"),
    "behavior_plan": Field("behavior plan: what to know", "casemgr iep-contents {id} --behavior TEXT"),
    "health_alert": Field("health: what to know", "casemgr iep-contents {id} --health TEXT"),
    "teacher": Field("for which teacher", "casemgr letter at-a-glance --teacher NAME"),
    "contents_kept_for": Field("that the contents kept are of an IEP changed since", by_hand=False),
    "iep_in_effect": Field(
        "an IEP in effect: agreed to by the parent, of a student who has not left",
        "casemgr hold-iep {id} --on DATE, then casemgr answer-iep {id} --agreed",
        by_hand=False,
    ),
    "iep_date": Field("the date of the IEP", "casemgr hold-iep {id} --on DATE"),
    "goals_date": Field("the date of the IEP whose goals are reported on", "casemgr hold-iep {id} --on DATE"),
    "iep_offered": Field(
        "an IEP that the parent has not answered", "casemgr hold-iep {id} --on DATE", by_hand=False
    ),
    "iep_last": Field("an IEP meeting that was completed", "casemgr hold-iep {id} --on DATE", by_hand=False),
    "iep_partly": Field("that the parent agreed to part of the IEP", by_hand=False),
    "partly_day": Field("the day on which the parent agreed to part of the IEP", by_hand=False),
    "partly_items": Field(
        "what the parent agreed to, or not", "casemgr answer-iep {id} --partly --items TEXT", by_hand=False
    ),
    "iep_not_in_effect": Field("an IEP offered that is not in effect", by_hand=False),
    "majority_duty": Field("the open duty to say that the rights have passed", by_hand=False),
    "majority_on_file": Field("the day on which it was said that the rights have passed", by_hand=False),
    "iep_copy_on_file": Field("the day on which the copy of the IEP went out", by_hand=False),
    # Progress
    "period": Field("the period reported on"),
    "providers": Field("the providers", "casemgr edit {id} --provider NAME=SERVICE", by_hand=False),
    "teachers": Field("the general education teachers", "casemgr edit {id} --teacher NAME", by_hand=False),
    "next_report": Field("the day on which the next report comes"),
    # Transportation
    "transport_need": Field("why the student needs transportation"),
    "pickup": Field("the pick-up address, and a second one"),
    "dropoff": Field("the drop-off address, and a second one"),
    "emergency_contact": Field("an emergency contact"),
    "bell_times": Field("when school begins and ends, and the extended school year"),
    "mobility": Field("mobility and equipment: wheelchair, harness, car seat"),
    "aide": Field("an aide or nurse on the bus"),
    "may_receive": Field("who may receive the student"),
    "transport_start": Field("the day transportation begins"),
    "change_type": Field("whether it is new, changed, renewed or ended"),
    "transportation_form_on_file": Field("the day on which the form was completed", by_hand=False),
    # Manifestation
    "incident_date": Field("the day of the incident"),
    "conduct": Field("the conduct in question"),
    "decision_date": Field(
        "the day of the decision to change placement", "casemgr mdr {id} --decided DATE", by_hand=False
    ),
    "review_asked": Field(
        "a removal or a decision that asks for a review",
        f"{_REMOVAL}, or casemgr mdr {{id}} --decided DATE",
        by_hand=False,
    ),
    "removals": Field("the removals of the school year", _REMOVAL, by_hand=False),
    "removals_reviewed": Field("the removals up to the review", _REMOVAL, by_hand=False),
    "caused": Field("answer 1, caused by the disability: yes or no", f"{_REVIEW} --caused ANSWER"),
    "not_implemented": Field(
        "answer 2, IEP not implemented: yes or no", f"{_REVIEW} --not-implemented ANSWER"
    ),
    "review_evidence": Field("what the team looked at"),
    "review_date": Field("the day of the review", "casemgr schedule-iep {id} DATE --purpose manifestation"),
    "review_held": Field("the day on which the review was held", _REVIEW, by_hand=False),
    "present": Field("who took part", "casemgr hold-iep {id} --present NAME"),
    "dissent": Field("who disagreed, and why"),
    "next_actions": Field("what follows: behavior assessment and plan, placement, remedy"),
    "discipline_safeguards": Field(
        "the day the Notice of Procedural Safeguards was given for it", "casemgr sent {id} safeguards"
    ),
    "discipline_on_file": Field("the day on which the notice went out with this letter", by_hand=False),
    "emergency_form_on_file": Field("the day on which the report was completed", by_hand=False),
    # Records
    "request_waiting": Field("a request for records that is not answered yet", _COPIES, by_hand=False),
    "request_date": Field("the day of the request for records", _COPIES),
    "former_district": Field(
        "the former district", "casemgr transfer-in {id} --on DATE --from DISTRICT", by_hand=False
    ),
    "receiving_district": Field("the district that asked"),
    "district_request_date": Field(
        "a request of another district", "casemgr records-request {id} --on DATE --by district", by_hand=False
    ),
    "family_request_date": Field("the day the family asked for the records", _COPIES),
    "request_due": Field("the day the copies are due"),
    "scope": Field("which records are asked for"),
    "accesses": Field(
        "who has seen or received the records", "casemgr access-log {id} --who NAME --why TEXT", by_hand=False
    ),
    "enclosed": Field("what is enclosed"),
    "pages": Field("how many pages"),
    "records_method": Field("how the copies are given"),
    "copies_on_file": Field("the day on which the family got the copies", by_hand=False),
    "transfer_on_file": Field("the day on which the records went to the district", by_hand=False),
    # Hand-off
    "handed_by": Field("who hands the case over", by_hand=False),
    "handed_over": Field("the day on which the case was handed over to the receiver", by_hand=False),
    "receiver": Field("the receiving case manager", "--to NAME"),
    "handoff_reason": Field("why the case is handed over"),
    "notes": Field("what the receiving case manager should know"),
    # Start of year
    "school_year": Field("the school year"),
}
