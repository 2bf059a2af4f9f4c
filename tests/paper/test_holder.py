"""Papers for staff and the district say whose rights they are: the parent's, or the student's once of age (34 CFR 300.520)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_letters import shipped

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-10-14")
MINOR, OF_AGE = "2011-08-20", "2008-08-20"
TURNED_18 = "2008-10-10"
"""18 between the day of the notice and that of the answer."""


def student(run: Run, born: str, *more: str) -> None:
    named = ["--name", "Joe Reed", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-11-05", "--last-evaluation", "2024-11-19"]
    contact = more or ("--contact", "Ann Reed, mother")
    ok(run, "--as-of", "2026-08-13", "add", "joe-r", *named, *reviews, *contact)


def answered(run: Run) -> None:
    ok(run, *AT, "schedule-iep", "joe-r", "11/4", "--purpose", "annual", "--on", "10/7")
    ok(run, *AT, "sent", "joe-r", "meeting-notice", "--on", "10/8")
    ok(run, *AT, "reply", "joe-r", "attending", "--on", "10/13")


def paper(run: Run, kind: str, *more: str) -> str:
    return " ".join(ok(run, *AT, "letter", kind, "joe-r", "--format", "md", "--force", *more).split())


@pytest.mark.parametrize(("born", "who"), [(MINOR, "parent"), (TURNED_18, "student"), (OF_AGE, "student")])
def test_who_confirmed_the_meeting_and_who_excuses_a_member(
    caseload: Path, run: Run, born: str, who: str
) -> None:
    student(run, born)
    answered(run)
    text = paper(run, "staff-notice", "--about", "confirmation")
    assert "Notice to staff: IEP meeting confirmed" in text
    assert f"The {who} has confirmed the IEP meeting." in text
    assert f"may be excused only if the {who} agrees in writing" in text


TOPICS = ["referral", "consent", "confirmation", "records-request", "removal", ""]


@pytest.mark.parametrize("topic", TOPICS)
def test_no_notice_to_staff_about_a_student_of_age_speaks_of_the_parent(
    topic: str, caseload: Path, run: Run
) -> None:
    student(run, OF_AGE)
    answered(run)
    more = ["--about", topic] if topic else ["--blank"]
    text = paper(run, "staff-notice", *more).replace("parent or adult student", "reader")
    assert "parent" not in text


OURS = [
    kind
    for kind in shipped().kinds
    if (letter := shipped().choose(kind, "en")).audience != "parent"
    and letter.subject == "student"
    and kind != "staff-notice"
]


@pytest.mark.parametrize("kind", OURS)
def test_no_paper_of_ours_about_a_student_of_age_speaks_of_the_parent(
    kind: str, caseload: Path, run: Run
) -> None:
    student(run, OF_AGE)
    answered(run)
    text = paper(run, kind).replace("the student and the parent", "both")
    assert not re.search(r"\b[Tt]he parent\b|parent and district", text)


def test_a_consent_given_before_that_day_was_the_parents(caseload: Path, run: Run) -> None:
    student(run, TURNED_18)
    plan = ["--purpose", "triennial", "--area", "speech-language=Kim Sato", "--on", "9/14"]
    ok(run, *AT, "assessment-plan", "joe-r", *plan)
    ok(run, *AT, "consent", "joe-r", "--on", "9/21")
    text = paper(run, "staff-notice", "--about", "consent")
    assert "The parent has consented to the assessment plan" in text
    assert "| Area the parent agreed to |" in text
    assert "before the student has consented" in paper(run, "staff-notice", "--about", "referral")


def test_who_has_the_rights_in_the_place_of_a_student_of_age_is_named_so(caseload: Path, run: Run) -> None:
    student(run, OF_AGE, "--contact", "Ann Reed, conservator")
    answered(run)
    text = paper(run, "staff-notice", "--about", "confirmation")
    assert "The conservator has confirmed the IEP meeting." in text
    assert "only if the conservator agrees in writing" in text


def test_the_sheet_for_teachers_says_who_agreed_to_part_of_the_iep(caseload: Path, run: Run) -> None:
    student(run, OF_AGE, "--contact", "Ann Reed, mother", "--teacher", "Mr. Ochs")
    held = ["--on", "10/7", "--purpose", "annual", "--outcome", "completed", "--parent", "in-person"]
    ok(run, *AT, "hold-iep", "joe-r", *held, "--no-transportation", "--no-placement-changed", "--force")
    ok(run, *AT, "answer-iep", "joe-r", "--partly", "--items", "all but speech", "--on", "10/9")
    assert "**The student agreed to part of this IEP**" in paper(run, "at-a-glance")
    assert "Carry out only what the student agreed to." in paper(run, "at-a-glance")
    printed = ok(run, *AT, "letter", "at-a-glance", "--teacher", "Mr. Ochs", "--format", "md")
    assert "**The student agreed to part of it**" in printed
    warned = run(*AT, "letter", "at-a-glance", "joe-r").stderr
    assert "the student agreed to part of the IEP on" in warned
