"""The facts of letters: what each is, and what supplies one that is missing. `--set NAME=TEXT` supplies any of them."""

from __future__ import annotations

from casemgr.paper.letters.field import Field
from casemgr.paper.letters.fields_with_iep import WITH_IEP

_EDIT = "casemgr edit {id}"
_SETTINGS = "schools: in casemgr.yaml"
_MEETING = "casemgr schedule-iep {id} DATE"
_PLAN = "casemgr assessment-plan {id} --area AREA=ASSESSOR"

FIELDS: dict[str, Field] = {
    # People and places
    "student": Field("the student's name"),
    "recipient": Field("to whom the letter goes", f"--to NAME, or {_EDIT} --contact NAME"),
    "recipient_address": Field("the recipient's address", f"{_EDIT} --contact NAME --address TEXT"),
    "recipient_phone": Field("the recipient's telephone", f"{_EDIT} --contact NAME --phone TEXT"),
    "school_address": Field("the school's address", f"address under {_SETTINGS}"),
    "school_phone": Field("the school's telephone", f"phone under {_SETTINGS}"),
    "sender_phone": Field("your telephone number", "case_manager: in casemgr.yaml"),
    "sender_email": Field("your e-mail address", "case_manager: in casemgr.yaml"),
    "adult_since": Field(
        "that the student is of age",
        f"not before the birthday; if that is wrong, {_EDIT} --born DATE",
        by_hand=False,
    ),
    "home_language": Field("the language spoken at home", f"{_EDIT} --language STATUS:LANGUAGE"),
    "language_status": Field("the English language status", f"{_EDIT} --language STATUS"),
    "proficiency": Field("how well the student knows English and the home language"),
    "return_to": Field("where the signed paper is to be returned"),
    "to_staff": Field("to which staff it goes", "--to NAME"),
    # Referral
    "referral_date": Field("the day the referral was received", "casemgr refer {id} --on DATE"),
    "referral_by": Field("who made the referral", "casemgr refer {id} --by WHO"),
    "areas": Field("the areas of concern", "casemgr refer {id} --area AREA"),
    "reason": Field("the reason for the referral"),
    "interventions": Field("what was tried in general education, and with what result"),
    "health": Field("health, vision and hearing"),
    "attendance": Field("attendance"),
    "prior_assessment": Field("previous assessments (including independent)"),
    "referral_on_file": Field("the day on which the copy of this referral went out", by_hand=False),
    "assisted_by": Field("who helped to put the referral in writing"),
    # Safeguards
    "safeguards_reason": Field("why the notice is given now"),
    "safeguards_on_file": Field("the day of this copy, if it is on file as given", by_hand=False),
    "edition": Field("the edition (date) of the Notice of Procedural Safeguards"),
    # Assessment plan
    "plan_purpose": Field("the purpose of the assessment", "casemgr assessment-plan {id} --purpose PURPOSE"),
    "plan_areas": Field("the areas to be assessed", _PLAN, by_hand=False),
    "assessors": Field("who assesses each area", _PLAN, by_hand=False),
    "assessor_titles": Field("the title of an examiner", "role: under staff: in casemgr.yaml", by_hand=False),
    "plan_details": Field(
        "what is done in an area that the law files do not name", "by hand on the page", by_hand=False
    ),
    "plan_reason": Field("why the assessment is proposed"),
    "plan_options": Field("the other options considered, and why not"),
    "alternative_means": Field("other ways of assessing, where a standard test does not fit"),
    "plan_unanswered": Field(
        "an assessment plan that the parent has not answered",
        "casemgr assessment-plan {id} --on DATE",
        by_hand=False,
    ),
    "plan_on_file": Field("the day on which this plan was given", by_hand=False),
    "consent": Field("the parent's consent to assess", "casemgr consent {id} --on DATE", by_hand=False),
    # Release of information
    "release_on_file": Field("the day on which this release was asked for or signed", by_hand=False),
    "release_not_needed": Field("that no release is needed", by_hand=False),
    "source": Field("who holds the records", "--source NAME"),
    "source_address": Field("the source's address or telephone"),
    "direction": Field("whether information is asked for, given, or both: get, give or both"),
    "records": Field("which records"),
    "use": Field("what the information is for"),
    "expires": Field("the day the permission ends"),
    # Meeting
    "meeting_date": Field("the day of the meeting", _MEETING),
    "meeting_time": Field("the time of the meeting", f"{_MEETING} --time HH:MM"),
    "place": Field("the place of the meeting", f"{_MEETING} --place TEXT"),
    "purposes": Field("what the meeting is for", f"{_MEETING} --purpose PURPOSE"),
    "team": Field(
        "who is invited, every member the law asks for", "casemgr invite {id} ROLE=NAME", by_hand=False
    ),
    "agencies": Field("the agencies invited to plan the transition, with the family's consent"),
    "interpreter": Field("the interpreter"),
    "short_notice": Field("that the notice is late", by_hand=False),
    "notice_number": Field("whether it is the first, second or third notice"),
    "notice_on_file": Field("the day of this notice, if it is on file as sent", by_hand=False),
    "notice_before": Field("the day on which a notice of this meeting was sent before", by_hand=False),
    "called_off": Field("the day of a meeting that was called off", by_hand=False),
    "moved_from": Field("the day that the meeting is moved from", by_hand=False),
    "time_was": Field("the hour that the meeting was set for on the same day", by_hand=False),
    "place_was": Field("where it was to be on the same day", by_hand=False),
    "purposes_were": Field("what the meeting was for", by_hand=False),
    **dict.fromkeys(
        ("student_moved_from", "student_time_was", "student_place_was", "student_purposes_were"),
        Field("the same, as the student was invited", by_hand=False),
    ),
    "student_invited": Field("the day on which the student was invited to this meeting", by_hand=False),
    "topics": Field("points of the agenda"),
    "confirmed": Field("the answer that they will come", "casemgr reply {id} attending", by_hand=False),
    # Excusal
    "member": Field("the member to be excused", "--member NAME or ROLE"),
    "excused_on": Field("the day on which this agreement was recorded", by_hand=False),
    "member_role": Field("the member's role", "--member ROLE"),
    "member_area": Field("the member's area of the curriculum or services"),
    "area_discussed": Field("whether the member's area is discussed: yes or no"),
    "input_date": Field("the day the member's written input went to parent and team"),
    # Prior Written Notice
    "action": Field("element 1, the action proposed or refused", "--action TEXT"),
    "reasons": Field("element 2, why", "--reasons TEXT"),
    "evidence": Field("element 3, each assessment, record and report it rests on", "--evidence TEXT"),
    "safeguards": Field("element 4, the safeguards statement"),
    "help": Field("element 5, whom to contact for help"),
    "other_options": Field(
        "element 6, the other options considered and why they were rejected", "--other-options TEXT"
    ),
    "other_factors": Field("element 7, other factors that matter", "--other-factors TEXT"),
    "decision": Field(
        "element 1, whether the district proposes or refuses it", "--decision proposed or refused"
    ),
    "pwn_on_file": Field("the day of this notice, if it is on file as sent", by_hand=False),
    "subject": Field("what it is about: assessment, placement, services, eligibility …"),
    "effective_date": Field("the day from which it applies"),
    # Independent evaluation
    "independent_request": Field(
        "a request for an independent evaluation", "casemgr independent-request {id} --on DATE", by_hand=False
    ),
    "independent_answer": Field("the answer: funded or hearing", "casemgr independent-answer {id} ANSWER"),
    "criteria": Field("where an evaluation can be had, and the district's criteria"),
    # Behavioral emergency
    "emergency_date": Field("a behavior emergency", "casemgr emergency {id} --on DATE", by_hand=False),
    "emergency_plan": Field(
        "whether there is a behavior plan: yes or no", "casemgr emergency {id} --on DATE --has-plan"
    ),
    "emergency_place": Field("the setting and location of the emergency"),
    "emergency_staff": Field("the staff and others involved"),
    "emergency_events": Field("what happened, and what came before it"),
    "emergency_intervention": Field("the emergency intervention used"),
    "emergency_injuries": Field("injuries, in detail"),
    **WITH_IEP,
}


def near(name: str) -> str:
    """For a name that is no fact's: the one that was probably meant."""
    from casemgr.casefile.names import names_near

    found = names_near(name, FIELDS)
    return f"; did you mean {found[0]}?" if found else ""
