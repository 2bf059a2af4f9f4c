"""What is worth a note about hand-offs, consents, meetings, progress reports, written notices and manifestation reviews."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from casemgr.casefile.events import (
    AssessmentPlanGiven,
    CaseManagerAssigned,
    ConsentRevoked,
    DocumentSent,
    Event,
    HandedOff,
    ManifestationReviewHeld,
    MeetingHeld,
    PriorWrittenNoticeSent,
    ProgressReportSent,
    ReferralReceived,
    StaffNotified,
    StaffReviewed,
)
from casemgr.checks.asked_for import already_in_hand, spoken_later
from casemgr.checks.case_manager import case_words, has_it_already, role_doubts
from casemgr.checks.consent import agreement, not_in_plan
from casemgr.checks.hand_off import assigned_to_another, why_not_handed_off
from casemgr.checks.meeting_notes import continuing, held_of_it, is_new_meeting, to_call_off
from casemgr.checks.notified import (
    not_notified,
    not_reviewed_with,
    to_pass_on,
)
from casemgr.checks.progress import nobody_to_ask, not_reported_yet
from casemgr.checks.receivers import staff_without_copy, without_the_student
from casemgr.checks.review import still_to_review, verdict, waiting_for_review
from casemgr.checks.written_notice import element_meant, elements_said, notice_notes
from casemgr.docket.derive import derive
from casemgr.errors import UsageError
from recorded import case_of, recorded
from support import context_with, fact, shipped_law, student_of

DANA, TOM = "Dana Whitfield", "Tom Reyes"
ADDED = fact("student_added", "2026-08-12", last_annual="2025-12-14", last_evaluation="2024-10-14")
TO_TOM = fact("case_manager_assigned", "2026-09-01", case_manager=TOM)
HANDED = fact("handed_off", "2026-09-02", to=TOM)
CONFIRMED = fact("hand_off_acknowledged", "2026-09-03")


def events(*facts: dict[str, Any]) -> tuple[Event, ...]:
    return student_of(*facts).events


@pytest.mark.parametrize(
    ("facts", "to", "why"),
    [
        ([], TOM, None),
        ([], "dana whitfield", "is the case manager already: say with --to"),
        ([TO_TOM], TOM, None),
        ([TO_TOM, HANDED], TOM, "what is missing is the confirmation: casemgr hand-off ana-r --acknowledged"),
        ([TO_TOM, HANDED, CONFIRMED], TOM, "has confirmed its deadlines: nothing is missing"),
    ],
)
def test_why_a_case_is_not_handed_off(facts: list[dict[str, Any]], to: str, why: str | None) -> None:
    found = why_not_handed_off("ana-r", events(ADDED, *facts), DANA, to)
    assert found is None if why is None else why in (found or "")


def test_a_case_that_another_was_assigned_is_noted() -> None:
    assert not [*assigned_to_another(*recorded(HandedOff, ADDED, HANDED))]
    assert not [*assigned_to_another(*recorded(HandedOff, ADDED, TO_TOM, HANDED))]
    (note,) = assigned_to_another(*recorded(HandedOff, ADDED, TO_TOM, {**HANDED, "to": "Ruth Abara"}))
    assert note.endswith('casemgr assign ana-r "Ruth Abara"')


def test_providers_who_have_not_reported_are_named() -> None:
    sent = fact("progress_report_sent", "2026-10-23")
    for providers, said in (
        ([], None),
        (
            ["Ito"],
            'not reported yet: Ito; that stays open. Once it is in: casemgr provider-reported ana-r "Ito"',
        ),
        (["Ito", "Nair"], "Once they are in: casemgr provider-reported ana-r NAME"),
    ):
        found = [
            *not_reported_yet(
                *recorded(ProgressReportSent, ADDED, sent, today=date(2026, 10, 23), providers=providers)
            )
        ]
        assert len(found) == bool(said)
        assert all(note.endswith(said) for note in found if said)


def test_nothing_is_said_where_each_has_a_provider() -> None:
    assert nobody_to_ask([]) == ""
    assert nobody_to_ask(["a", "b"]).endswith('casemgr edit a --provider "NAME=SERVICE"')


def test_the_elements_of_a_written_notice_as_they_are_typed() -> None:
    assert elements_said(["reas = the data", "other-f=none"]) == {
        "reasons": "the data",
        "other-factors": "none",
    }
    assert element_meant("evidence") == "evidence"
    for words in ("reasons", "reasons= "):
        with pytest.raises(UsageError, match="write NAME=TEXT"):
            elements_said([words])
    with pytest.raises(UsageError, match="is not one of"):
        element_meant("price")


def test_what_a_written_notice_lacks_is_noted() -> None:
    asked = fact("consulted", "2026-09-01", topic="written-notice", with_whom="Lena Ortiz")
    sent = fact("prior_written_notice_sent", "2026-09-02", action="proposed")
    assert not [*notice_notes(*recorded(PriorWrittenNoticeSent, asked, sent))]
    assert [*notice_notes(*recorded(PriorWrittenNoticeSent, asked, {**sent, "missing": ["help"]}))] == [
        "The notice lacks help. A complete one is still to be sent."
    ]
    asked_for = fact("parent_request_received", "2026-09-01", what="an aide")
    answer = {**sent, "missing": ["help"], "notice_of": ["e1"]}
    assert "The request stays open until a complete notice is sent." in str(
        [*notice_notes(*recorded(PriorWrittenNoticeSent, asked, asked_for, answer))]
    )
    (note,) = notice_notes(*recorded(PriorWrittenNoticeSent, sent))
    assert note.endswith("casemgr consult ana-r written-notice")


def test_which_of_several_a_review_is_of() -> None:
    decided = [fact("placement_change_decided", day) for day in ("2026-10-05", "2026-10-07")]
    student = student_of(ADDED, *decided)
    clocks = derive(student, context_with("sample-2026-27"), date(2026, 10, 8))
    assert waiting_for_review(clocks, date(2026, 10, 6)) == [student.events[1]]
    waiting = waiting_for_review(clocks, date(2026, 10, 8))
    assert waiting == [*student.events[1:]]
    assert not [*still_to_review(waiting[:1], "correct {}".format)]
    (note,) = still_to_review(waiting, "correct {}".format)
    assert "Mon 10/5/2026. Still open: placement change decided of Wed 10/7/2026." in note
    assert note.endswith(f"If it was of another: correct review_of={waiting[1].id}")


@pytest.mark.parametrize(
    ("booked", "held", "all_of_it"),
    [
        (["manifestation"], [["manifestation"]], None),
        (["manifestation", "annual"], [["manifestation"]], "manifestation,annual"),
        (["manifestation", "annual"], [["manifestation", "annual"]], None),
        (["manifestation", "annual"], [["manifestation"], ["annual"]], None),
        (["manifestation", "annual", "exit"], [["manifestation"], ["annual"]], "annual,exit"),
    ],
)
def test_the_rest_of_a_meeting_is_named_once(
    booked: list[str], held: list[list[str]], all_of_it: str | None
) -> None:
    student = student_of(
        ADDED,
        fact("meeting_scheduled", "2026-10-05", meeting_date="2026-10-16", purposes=booked),
        *(fact("meeting_held", "2026-10-16", purposes=each, outcome="completed") for each in held),
    )
    case = case_of(student, new=len(held))
    notes = [note for each in case.new if isinstance(each, MeetingHeld) for note in held_of_it(each, case)]
    assert len(notes) == (all_of_it is not None)
    assert all(f"purposes={all_of_it}; if not, book it again." in note for note in notes)


@pytest.mark.parametrize(("oral", "said"), [("2026-11-27", True), ("2026-11-06", False)])
def test_an_oral_referral_of_a_later_day_is_not_put_in_writing(oral: str, said: bool) -> None:
    spoken = fact("referral_received", oral, form="oral")
    notes = list(spoken_later(*recorded(ReferralReceived, spoken, fact("referral_received", "2026-11-09"))))
    assert len(notes) == said
    assert all("of Fri 11/27/2026, after this one" in note for note in notes)


def test_an_oral_referral_that_was_put_in_writing_since_is_not_said_to_be_open() -> None:
    spoken, written = (
        fact("referral_received", "2026-11-27", form="oral"),
        fact("referral_received", "2026-11-30"),
    )
    backdated = fact("referral_received", "2026-11-09")
    assert [*spoken_later(*recorded(ReferralReceived, spoken, written, backdated))] == []


@pytest.mark.parametrize(
    ("caused", "not_implemented"), [(True, False), (False, True), (True, True), (False, False)]
)
def test_yes_to_either_question_makes_it_a_manifestation(caused: bool, not_implemented: bool) -> None:
    held = fact("manifestation_review_held", "2026-10-16", caused=caused, not_implemented=not_implemented)
    (said,) = verdict(*recorded(ManifestationReviewHeld, ADDED, held))
    assert ("not a" in said.text) is not (caused or not_implemented)


PLAN = fact(
    "assessment_plan_given", "2026-09-10", purpose="initial", areas=[{"area": "academic"}, {"area": "health"}]
)
MADE_IEP = fact("meeting_held", "2026-10-05", purposes=["initial"], outcome="completed", eligible=True)


@pytest.mark.parametrize(
    ("since", "areas", "is_said", "counts_as"),
    [
        ([], ("academic",), False, ("initial", ("academic",))),
        ([], ("academic", "health"), False, ("initial", ())),
        ([MADE_IEP], ("academic",), False, ("supplemental", ("academic",))),
        ([MADE_IEP], ("academic",), True, ("initial", ("academic",))),
    ],
)
def test_what_a_consent_counts_as(
    since: list[dict[str, Any]], areas: tuple[str, ...], is_said: bool, counts_as: tuple[str, tuple[str, ...]]
) -> None:
    known = events(PLAN, *since)
    plan = known[0]
    assert isinstance(plan, AssessmentPlanGiven)
    found = agreement(known, known, plan, "initial", areas, is_said=is_said)
    assert found[:2] == counts_as
    assert bool(found.note) is (counts_as[0] == "supplemental")


def test_an_area_that_the_plan_does_not_have() -> None:
    known = events(PLAN)
    plan = known[0]
    assert isinstance(plan, AssessmentPlanGiven)
    assert not_in_plan(known, plan, "initial", ("motor",)) == (
        "motor is not an area of the plan of Thu 9/10/2026"
    )
    assert not_in_plan(known, plan, "initial", ("health",)) is None
    assert not_in_plan(known, None, "initial", ("motor",)) is None


def session(day: str) -> MeetingHeld:
    (event,) = events(fact("meeting_held", day, purposes=["annual"], outcome="continued"))
    assert isinstance(event, MeetingHeld)
    return event


@pytest.mark.parametrize(
    ("held", "continues", "is_new"),
    [
        (None, None, False),
        ("2026-11-02", None, False),
        ("2026-11-02", True, False),
        ("2026-11-02", False, True),
        ("2026-05-27", None, False),  # 180 days
        ("2026-05-26", True, False),
        ("2026-05-26", False, True),
    ],
)
def test_whether_a_meeting_goes_on_with_an_unfinished_one(
    held: str | None, continues: bool | None, is_new: bool
) -> None:
    unfinished = session(held) if held else None
    assert is_new_meeting(unfinished, date(2026, 11, 23), continues) is is_new
    session_of = fact("meeting_held", held or "", purposes=["annual"], outcome="continued")
    meeting = fact("meeting_held", "2026-11-23", purposes=["annual"], outcome="completed", new_meeting=is_new)
    found = recorded(MeetingHeld, *([session_of] if held else []), meeting)
    assert bool([*continuing(*found)]) is bool(held and not is_new)


def test_whether_a_meeting_is_a_new_one_must_be_said_after_half_a_year() -> None:
    with pytest.raises(UsageError, match="was never completed: say --continues"):
        is_new_meeting(session("2026-05-26"), date(2026, 11, 23), None)
    with pytest.raises(UsageError, match="there is no unfinished meeting"):
        is_new_meeting(None, date(2026, 11, 23), True)


def test_booked_meetings_are_to_be_called_off() -> None:
    booked = fact("meeting_scheduled", "2026-10-05", meeting_date="2026-12-16", purposes=["annual"])
    revoked = fact("consent_revoked", "2026-10-06")
    (note,) = to_call_off(*recorded(ConsentRevoked, booked, revoked))
    assert note.startswith(
        "the annual meeting booked for Wed 12/16/2026 is to be called off: casemgr cancel ana-r"
    )


def test_who_has_a_case_of_speech_alone() -> None:
    (speech,) = shipped_law().cases_of_one_area
    assert case_words("ana-r", DANA, speech, ["Priya Nair"]).startswith("Priya Nair has the case")
    assert "no SLP is among the staff" in case_words("ana-r", DANA, speech, [])
    assert "several SLPs are among the staff" in case_words("ana-r", DANA, speech, ["A", "B"])


def test_a_role_whose_the_case_is_by_one_row_is_in_no_doubt_by_another() -> None:
    (speech,) = shipped_law().cases_of_one_area
    law = shipped_law().having(cases_of_one_area=(speech, speech.model_copy(update={"only": "deafness"})))
    assigned, case = recorded(
        CaseManagerAssigned,
        fact("referral_received", "2026-11-02", areas=["deafness"]),
        fact("case_manager_assigned", "2026-11-02", case_manager="Priya Nair", role="slp"),
    )
    assert [*role_doubts(assigned, case)] == [
        "Priya Nair (SLP) has the case, and deafness is suspected: reassign to the education specialist? "
        "casemgr assign ana-r NAME"
    ]
    assert [*role_doubts(assigned, replace(case, context=replace(case.context, law=law)))] == []


def test_who_has_the_case_already_is_named_with_what_says_so() -> None:
    held = {**MADE_IEP, "placement_changed": True}
    clocks = derive(student_of(PLAN, held), context_with("sample-2026-27"), date(2026, 10, 6))
    assert has_it_already("ana-r", DANA, ()) == f"{DANA} is the case manager already"
    assert "; if that stays so: casemgr done ana-r " in has_it_already("ana-r", DANA, clocks)


def test_what_is_passed_on_of_a_consent() -> None:
    consent = fact("consent_received", "2026-10-05", purpose="initial")
    heard = {
        topic: recorded(
            StaffNotified,
            PLAN,
            consent,
            fact("staff_notified", "2026-10-06", topic=topic, to=["nurse"]),
            today=date(2026, 10, 6),
        )
        for topic in ("referral", "consent")
    }
    assert not [*not_notified(*heard["consent"])]
    (line,) = to_pass_on(*heard["consent"])
    assert (line.text[:12], line.strength) == ("To pass on: ", "say")
    assert not [*to_pass_on(*heard["referral"])]


STAFF: dict[str, str | None] = {
    "Rita Amsel": "principal",
    "Paula Lund": "general-ed-teacher",
    "Ingrid Ito": "slp",
}


@pytest.mark.parametrize(
    ("named", "left"),
    [
        (["nurse"], "the principal and the classroom teacher"),
        (["principal (Rita Amsel)"], "the classroom teacher"),
        (["Rita Amsel"], "the classroom teacher"),
        (["classroom teacher"], "the principal"),
        (["Rita Amsel", "Paula Lund"], None),
        (["principal", "teacher"], None),
        (["everyone"], None),
    ],
)
def test_the_two_whom_the_handbook_names_are_notified_of_a_referral(
    named: list[str], left: str | None
) -> None:
    notified = fact("staff_notified", "2026-10-02", topic="referral", to=named)
    case = recorded(StaffNotified, fact("referral_received", "2026-10-01"), notified, staff=STAFF)
    said = [*not_notified(*case)]
    assert bool(said) == bool(left)
    assert not left or said[0].startswith(
        f"The handbook also names {left}. To add: casemgr notify ana-r referral --to "
    )


@pytest.mark.parametrize(
    ("copies", "left"),
    [
        (["Tom Reyes"], "Ingrid Ito and Ann Berg"),
        (["Tom Reyes", "Ingrid Ito, Joanna Berger"], "Ann Berg"),
        (["Tom Reyes, Ingrid Ito", "Ann Berg"], None),
        (["Tom Reyes", None], None),
        (["Tom Reyes", "providers"], None),
        (["Rosa Delgado", "teachers"], "Tom Reyes, Ingrid Ito and Ann Berg"),
    ],
)
def test_the_providers_who_got_no_copy_of_the_iep_are_named(
    copies: list[str | None], left: str | None
) -> None:
    case = recorded(
        DocumentSent,
        fact("case_manager_assigned", "2026-09-01", case_manager="Rosa Delgado"),
        fact("meeting_held", "2026-10-01", purposes=["annual"], outcome="completed"),
        *(fact("document_sent", "2026-10-02", document="iep-copy-staff", to=to) for to in copies),
        providers=["Tom Reyes", "Ingrid Ito", "Ann Berg"],
    )
    said = [*staff_without_copy(*case)]
    assert bool(said) == bool(left)
    assert not left or said[0].startswith(
        f"No copy yet, of those on file: {left}. To add: casemgr sent ana-r iep-copy-staff"
    )


@pytest.mark.parametrize(
    ("born", "copies", "said"),
    [
        ("2008-10-01", ["Beth Orton"], True),
        ("2008-10-02", ["Beth Orton"], False),  # of age a day later
        ("2008-10-01", ["Ana Rivera", "Beth Orton"], False),
        ("2008-10-01", ["Beth Orton and the student"], False),
        ("2008-10-01", [None], False),
    ],
)
def test_a_paper_that_a_student_of_age_has_not_got_is_named(
    born: str, copies: list[str | None], said: bool
) -> None:
    copied = [fact("document_sent", "2026-10-01", document="iep-copy", to=to) for to in copies]
    found = [*without_the_student(*recorded(DocumentSent, *copied, born=born))]
    assert bool(found) == said
    assert not said or found[0].endswith('casemgr sent ana-r iep-copy --to "Ana Rivera"')


@pytest.mark.parametrize(
    ("reviews", "left"),
    [
        ([("2026-08-06", "Paula Lund")], "Ingrid Ito and Ann Berg"),
        ([("2026-08-06", "Paula Lund"), ("2026-08-14", "Ingrid Ito")], "Ann Berg"),
        ([("2026-08-06", "Ingrid Ito"), ("2026-08-14", "Ann Berg")], None),
        ([("2026-06-05", "Ingrid Ito"), ("2026-08-14", "Ann Berg")], "Ingrid Ito"),  # of the year before
        ([("2026-09-30", "Ingrid Ito"), ("2026-10-02", "Ann Berg")], "Ingrid Ito"),  # of the IEP before
    ],
)
def test_the_providers_with_whom_the_iep_was_not_reviewed_are_named(
    reviews: list[tuple[str, str]], left: str | None
) -> None:
    reviewed, case = recorded(
        StaffReviewed,
        TO_TOM,
        *(fact("staff_reviewed", day, staff=[name]) for day, name in reviews if day < "2026-10-01"),
        *(
            [fact("meeting_held", "2026-10-01", purposes=["annual"], outcome="completed")]
            if reviews[-1][0] > "2026-10-01"
            else []
        ),
        *(fact("staff_reviewed", day, staff=[name]) for day, name in reviews if day > "2026-10-01"),
        providers=["Tom Reyes", "Ingrid Ito", "Ann Berg"],
    )
    said = [*not_reviewed_with(reviewed, replace(case, clocks=()))]  # where no duty asks
    assert bool(said) == bool(left)
    assert not left or said[0].startswith(
        f"Not gone through yet with {left}. To add: casemgr review-with ana-r --staff "
    )


def test_the_members_invited_are_told_that_the_parent_will_come() -> None:
    case = recorded(
        StaffNotified,
        fact("meeting_scheduled", "2026-10-01", meeting_date="2026-10-30", purposes=["annual"]),
        fact(
            "team_invited",
            "2026-10-02",
            to=[
                {"role": "parent"},
                {"role": "principal"},
                {"role": "slp", "name": "Ingrid Ito"},
                {"role": "school-nurse"},
            ],
        ),
        fact("staff_notified", "2026-10-05", topic="confirmation", to=["Rita Amsel"]),
        staff=STAFF,
    )
    assert [*not_notified(*case)] == [
        'Also invited: Ingrid Ito and school nurse. To add: casemgr notify ana-r confirmation --to "Ingrid Ito" --to '
        "school-nurse"
    ]


@pytest.mark.parametrize(
    ("since", "said"),
    [
        ((), "assessment plan of Thu 9/3/2026 (not answered)"),
        (
            (fact("consent_received", "2026-09-10", purpose="initial"),),
            "assessment plan of Thu 9/3/2026 and consent",
        ),
    ],
)
def test_a_plan_in_hand_that_the_parent_has_not_answered_says_so(
    since: tuple[dict[str, Any], ...], said: str
) -> None:
    student = student_of(
        fact("referral_received", "2026-09-01"),
        fact("assessment_plan_given", "2026-09-03", purpose="initial"),
        *since,
    )
    clocks = derive(student, context_with("sample-2026-27"), date(2027, 2, 3))
    (line,) = already_in_hand(student.events, clocks)
    assert said in line
