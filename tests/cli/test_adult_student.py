"""What a student of age reads in the parent's place: 34 CFR 300.520(a)(1), EC 56041.5."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from conftest import Run
from outcome import data, ok

OF_AGE, MINOR = "2008-11-20", "2008-11-21"
DAY = "2026-11-20"
AT = ("--as-of", DAY)


def added(run: Run, born: str) -> None:
    named = ["--name", "Grace Nguyen", "--born", born, "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-12-01", "--last-evaluation", "2025-12-01"]
    ok(run, "--as-of", "2026-09-01", "add", "gra-n", *named, *reviews)
    ok(run, *AT, "schedule-iep", "gra-n", "2026-12-01", "--purpose", "annual")


def flat(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(("born", "who"), [(OF_AGE, "student"), (MINOR, "parent")])
def test_the_screens_name_whose_answer_it_is(caseload: Path, run: Run, born: str, who: str) -> None:
    added(run, born)
    short, title = f"{who.capitalize()} reply", f"Hear whether the {who} will come, and try again"
    assert short in ok(run, *AT, "sent", "gra-n", "meeting-notice")
    assert title in flat(ok(run, *AT, "why", "gra-n", "parent-reply"))
    other = {"student": "Parent reply", "parent": "Student reply"}[who]
    for words in (["show", "gra-n"], ["due", "--all", "--student", "gra-n"]):
        said = flat(ok(run, *AT, *words))
        assert short in said, words
        assert other not in said, words
    assert f"Invite the team; {short}" in flat(ok(run, *AT, "today"))
    rows = [row for row in data(run, *AT, "due", "--all")["deadlines"] if row["rule"] == "parent-reply"]
    ours = [row for row in rows if row["student"] == "gra-n"]
    assert [(row["title"], row["short"]) for row in ours] == [(title, short)]


@pytest.mark.parametrize(("born", "who"), [(OF_AGE, "the student and the parent"), (MINOR, "the parent")])
def test_a_notice_goes_to_both(caseload: Path, run: Run, born: str, who: str) -> None:
    added(run, born)
    ok(run, *AT, "parent-request", "gra-n", "--what", "a bus pass")
    titles = {row["rule"]: row["title"] for row in data(run, *AT, "show", "gra-n")["deadlines"]}
    assert titles["meeting-notice"].startswith(
        "Send the student and the parent the IEP" if born == OF_AGE else "Send the IEP"
    )
    wall = ok(run, *AT, "calendar", "--label", "ids", "--format", "csv")
    assert f"gra-n,meeting-notice,{titles['meeting-notice']}," in wall
    assert titles["written-notice"].endswith("to the student and the parent") == (born == OF_AGE)
    assert f"Give {who} the Notice" in ok(run, *AT, "why", "gra-n", "safeguards-complaint")


def test_an_open_duty_is_named_by_the_day_looked_at_and_a_met_one_by_the_day_it_was_met(
    caseload: Path, run: Run
) -> None:
    added(run, MINOR)
    ok(run, *AT, "sent", "gra-n", "meeting-notice")
    for day, who in ((DAY, "parent"), ("2026-11-21", "student")):
        assert f"Hear whether the {who} will come" in flat(
            ok(run, "--as-of", day, "why", "gra-n", "parent-reply")
        )
    ok(run, *AT, "reply", "gra-n", "attending")
    assert "Hear whether the parent will come" in flat(
        ok(run, "--as-of", "2026-11-23", "why", "gra-n", "parent-reply")
    )


@pytest.mark.parametrize("name", ["Student reply", "Parent reply", "parent-reply"])
def test_a_deadline_is_found_by_the_name_on_the_screen(caseload: Path, run: Run, name: str) -> None:
    added(run, OF_AGE)
    assert "parent-reply" in ok(run, *AT, "why", "gra-n", name)


@pytest.mark.parametrize(("born", "who"), [(OF_AGE, "student"), (MINOR, "parent")])
def test_the_sentences_of_events_name_whose_right_it_is(
    caseload: Path, run: Run, born: str, who: str
) -> None:
    added(run, born)
    ok(run, *AT, "parent-request", "gra-n", "--what", "a bus pass")
    ok(run, *AT, "sent", "gra-n", "meeting-notice")
    ok(run, *AT, "na", "gra-n", "parent-reply", "--why", "they called")
    said = flat(ok(run, *AT, "history", "gra-n"))
    assert f"written {who} request received" in said
    assert f"not applicable: Hear whether the {who} will come" in said


@pytest.mark.parametrize(
    ("born", "to", "met"),
    [
        (OF_AGE, "Beth", False),
        (MINOR, "Beth", True),
        (OF_AGE, "Grace N", True),
        (OF_AGE, "Beth and Grace", True),
        (OF_AGE, "the student", True),
        (OF_AGE, "Conrad Nguyen", True),
        (OF_AGE, "her conservator", True),
    ],
)
def test_a_paper_of_the_student_is_given_to_the_student(
    caseload: Path, run: Run, born: str, to: str, met: bool
) -> None:
    added(run, born)
    for contact in ("Beth Nguyen, mother", "Conrad Nguyen, uncle and conservator"):
        ok(run, *AT, "edit", "gra-n", "--contact", contact)
    done = run(*AT, "sent", "gra-n", "meeting-notice", "--to", to)
    said = flat(done.stdout + done.stderr)
    assert ("met Meeting notice" in said) == met
    assert ('casemgr sent gra-n meeting-notice --to "Grace Nguyen"' in said) == (not met)
    assert "Meets nothing" not in said
    if not met:
        assert "met Meeting notice" in flat(
            ok(run, *AT, "sent", "gra-n", "meeting-notice", "--to", "Grace N")
        )


def test_a_first_name_that_is_the_students_and_of_the_staff_is_asked_about(caseload: Path, run: Run) -> None:
    added(run, OF_AGE)
    said = run(*AT, "sent", "gra-n", "meeting-notice", "--to", "Grace")
    assert said.returncode
    assert "Grace Lindqvist, Grace Nguyen" in flat(said.stderr)


def with_mother(run: Run) -> None:
    named = ["--name", "Zac Orton", "--born", "2008-10-01", "--grade", "12", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-12-06", "--last-evaluation", "2024-12-07"]
    ok(run, *AT, "add", "zac-o", *named, *reviews, "--contact", "Beth Orton, mother, 555-0104")
    ok(run, *AT, "schedule-iep", "zac-o", "12/4", "--purpose", "annual", "--time", "2pm", "--place", "Room 9")


BOTH = "The law has this notice go to the parents too (34 CFR 300.520(a)(1)(i))"


@pytest.mark.parametrize(
    ("document", "to", "noted"),
    [
        ("meeting-notice", ["Zac"], True),
        ("meeting-notice", [], True),  # what names nobody went to the student
        ("meeting-notice", ["Zac", "Beth"], False),
        ("safeguards", ["student"], True),
        ("iep-copy", ["Zac"], False),  # a right, and no notice
    ],
)
def test_a_notice_to_the_student_alone_is_noted(
    caseload: Path, run: Run, document: str, to: list[str], noted: bool
) -> None:
    with_mother(run)
    receivers = [word for who in to for word in ("--to", who)]
    done = run(*AT, "sent", "zac-o", document, *receivers)
    assert (BOTH in flat(done.stderr)) == noted
    if noted:
        assert f'casemgr sent zac-o {document} --to "Beth Orton"' in flat(done.stderr)
        assert BOTH not in flat(run(*AT, "sent", "zac-o", document, "--to", "Beth").stderr)


def test_a_notice_to_a_student_who_has_no_contact_is_not_noted(caseload: Path, run: Run) -> None:
    added(run, OF_AGE)
    assert BOTH not in flat(run(*AT, "sent", "gra-n", "meeting-notice", "--to", "student").stderr)


def test_the_meeting_notice_invites_the_student_to_whom_it_goes(caseload: Path, run: Run) -> None:
    with_mother(run)
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Beth")
    said = flat(ok(run, *AT, "invite", "zac-o", "principal=Moreno"))
    assert "Not invited yet to the meeting of Fri 12/4: general-ed-teacher" in said
    listed = flat(ok(run, *AT, "invite", "zac-o"))
    assert "student — NOT YET" in listed
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Zac")
    listed = flat(ok(run, *AT, "invite", "zac-o"))
    assert "student — NOT YET" not in listed
    assert "student Zac Orton" in listed
    assert "parent" not in listed  # a copy informs: whom the student or the school invites comes


def test_a_notice_that_names_nobody_invites_the_student_of_age(caseload: Path, run: Run) -> None:
    with_mother(run)
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--method", "in person")
    assert "student Zac Orton" in flat(ok(run, *AT, "invite", "zac-o"))
    ok(run, *AT, "invite", "zac-o", "parent=Beth Orton")
    assert "parent Beth Orton" in flat(ok(run, *AT, "invite", "zac-o"))
    for who in ("Zac", "Beth"):
        notice = flat(ok(run, *AT, "letter", "meeting-notice", "zac-o", "--to", who))
        assert notice.count("Student: Zac Orton") == 1
        assert "Parent or guardian: Beth Orton" in notice


def test_the_notice_with_the_invitations_is_noted_too(caseload: Path, run: Run) -> None:
    with_mother(run)
    assert BOTH in flat(run(*AT, "invite", "zac-o", "student", "--notice", "in person").stderr)
    assert BOTH not in flat(run(*AT, "sent", "zac-o", "meeting-notice", "--to", "Beth").stderr)


def test_the_notice_of_a_new_day_goes_to_both_again(caseload: Path, run: Run) -> None:
    with_mother(run)
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Zac", "--to", "Beth")
    ok(run, *AT, "reschedule", "zac-o", "12/8", "--why", "ill")
    assert BOTH in flat(run(*AT, "sent", "zac-o", "meeting-notice", "--to", "Zac").stderr)
    run(*AT, "undo", "zac-o")
    assert "it stays open" in flat(run(*AT, "sent", "zac-o", "meeting-notice", "--to", "Beth").stderr)


@pytest.mark.parametrize("document", ["meeting-notice", "iep-copy"])
def test_what_named_nobody_went_to_the_student_and_is_owed_no_more(
    document: str, caseload: Path, run: Run
) -> None:
    with_mother(run)
    if document == "iep-copy":
        held = ["--purpose", "annual", "--outcome", "completed", "--parent", "in-person"]
        ok(run, *AT, "hold-iep", "zac-o", *held, "--no-transportation", "--no-placement-changed", "--force")
    ok(run, *AT, "sent", "zac-o", document, "--method", "in person")
    assert "stays open" not in flat(run(*AT, "sent", "zac-o", document, "--to", "Beth").stderr)


def test_a_conservator_has_the_parents_place(caseload: Path, run: Run) -> None:
    with_mother(run)
    ok(run, *AT, "edit", "zac-o", "--contact", "Beth Orton, conservator")
    said = flat(ok(run, *AT, "invite", "zac-o", "principal=Moreno"))
    assert "Not invited yet to the meeting of Fri 12/4: parent, general-ed-teacher" in said
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Beth")
    assert "parent Beth Orton" in flat(ok(run, *AT, "invite", "zac-o"))


def test_the_copies_of_the_student_and_of_the_parent_are_counted_by_themselves(
    caseload: Path, run: Run
) -> None:
    with_mother(run)
    for who in ("Beth", "Zac"):
        assert "First notice" in flat(ok(run, *AT, "letter", "meeting-notice", "zac-o", "--to", who))
        ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", who)
    later = ("--as-of", (date.fromisoformat(AT[1]) + timedelta(days=1)).isoformat())
    for who in ("Beth", "Zac"):
        assert "Second notice" in flat(ok(run, *later, "letter", "meeting-notice", "zac-o", "--to", who))
    assert "Second notice" in flat(ok(run, *later, "letter", "meeting-notice", "zac-o"))


@pytest.mark.parametrize(
    ("language", "own", "other"),
    [
        ("en", "a meeting of your Individualized", "a meeting of Zac's"),
        ("es", "de su Programa", "(IEP) de Zac."),
    ],
)
def test_the_letter_to_the_student_speaks_to_the_student(
    caseload: Path, run: Run, language: str, own: str, other: str
) -> None:
    with_mother(run)
    letter = [*AT, "letter", "meeting-notice", "zac-o", "--language", language]
    to_student, to_mother = flat(ok(run, *letter)), flat(ok(run, *letter, "--to", "Beth"))
    assert (own in to_student, other in to_student) == (True, False)
    assert (own in to_mother, other in to_mother) == (False, True)


def test_notes_and_the_status_name_the_student(caseload: Path, run: Run) -> None:
    with_mother(run)
    moved = run(*AT, "reschedule", "zac-o", "12/8", "--why", "a conflict")
    assert "the student and the parent need a new notice" in flat(moved.stderr)
    ok(run, *AT, "assessment-plan", "zac-o", "--purpose", "triennial", "--area", "reading=Bell")
    assert "assessment plan with the student since" in flat(ok(run, *AT, "show", "zac-o"))
    removed = flat(ok(run, *AT, "removal", "zac-o", "--days", "11", "--on", "11/2"))
    assert "Safeguards goes to the student and the parent the same day" in removed


def test_who_agrees_to_excuse_a_member_is_said_of_both(caseload: Path, run: Run) -> None:
    with_mother(run)
    refused = run(*AT, "excuse", "zac-o", "slp", "--member", "Priya Nair", "--area-discussed")
    assert "the written consent of the parent, or of the student once of age (--agreed)" in flat(
        refused.stderr
    )
