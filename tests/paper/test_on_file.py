"""What a letter says and asks of what is on file already: it is not offered to be recorded once more, promises no day that has
passed, and asks for nothing that the file holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.docket.facts import Facts
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.paper.letters.facts.notice import notice
from casemgr.paper.letters.facts.source import Choices, Office, Person, Source
from casemgr.paper.letters.fields import FIELDS
from casemgr.store.letterfiles import read_letters
from conftest import Run
from outcome import ok
from support import context_with, fact, student_of

WHO = (
    "--name",
    "Trey Washington Jr.",
    "--born",
    "2014-05-22",
    "--grade",
    "6",
    "--school",
    "Fernbrook Middle",
)


def added(run: Run) -> None:
    contact = ("--contact", "Loretta Washington, mother", "--language", "EO")
    ok(run, "--as-of", "2026-08-17", "add", "tw1", *WHO, "--last-annual", "2025-11-20", *contact)


def printed(run: Run, day: str, kind: str, *more: str) -> tuple[str, str]:
    """The letter, and what is said of it."""
    done = run("--as-of", day, "letter", kind, "tw1", "--format", "md", *more)
    assert done.returncode == 0, done.stderr
    return done.stdout, done.stderr


def test_a_sentence_that_ends_with_an_abbreviation_has_one_period(caseload: Path, run: Run) -> None:
    added(run)
    text, _ = printed(run, "2026-10-20", "safeguards")
    assert "**Student:** Trey Washington Jr. **Born:**" in text
    assert "Jr.." not in text


BEFORE_AND_AFTER = [
    (
        "records-cover",
        ["records-request", "tw1", "--on", "10/12"],
        "records-provided tw1",
        ["records-provided", "tw1", "--on", "10/14"],
    ),
    (
        "referral",
        ["refer", "tw1", "--on", "10/12", "--by", "parent"],
        'sent tw1 referral --to "Loretta Washington" --language English',
        ["sent", "tw1", "referral", "--on", "10/14"],
    ),
    (
        "iep-copy-cover",
        ["hold-iep", "tw1", "--on", "10/12", "--purpose", "annual", "--outcome", "completed"],
        'sent tw1 iep-copy --to "Loretta Washington" --language English',
        ["sent", "tw1", "iep-copy", "--on", "10/14"],
    ),
    (
        "placement-decision",
        ["mdr", "tw1", "--decided", "10/12"],
        'sent tw1 safeguards --reason discipline --to "Loretta Washington" --language English',
        ["sent", "tw1", "safeguards", "--on", "10/14", "--reason", "discipline"],
    ),
    (
        "student-invitation",
        ["schedule-iep", "tw1", "11/10", "--purpose", "annual", "--time", "2pm", "--on", "10/12"],
        "invite tw1 student --meeting 2026-11-10",
        ["invite", "tw1", "student", "--on", "10/14"],
    ),
    (
        "emergency-report",
        ["emergency", "tw1", "--on", "10/12"],
        "form tw1 behavior-emergency",
        ["form", "tw1", "behavior-emergency", "--on", "10/14"],
    ),
    (
        "records-transfer",
        ["records-request", "tw1", "--on", "10/12", "--by", "district"],
        "records-provided tw1 --to district",
        ["records-provided", "tw1", "--to", "district", "--on", "10/14"],
    ),
]


@pytest.mark.parametrize(("kind", "first", "command", "recording"), BEFORE_AND_AFTER)
def test_what_is_on_file_is_not_offered_once_more(
    caseload: Path, run: Run, kind: str, first: list[str], command: str, recording: list[str]
) -> None:
    added(run)
    ok(run, "--as-of", "2026-10-20", *first)
    assert f"casemgr {command}" in printed(run, "2026-10-20", kind)[1].splitlines()[-1]
    ok(run, "--as-of", "2026-10-20", *recording)
    _, said = printed(run, "2026-10-20", kind)
    assert said.splitlines()[-1] == "Printed; it is on file already (Wed 10/14/2026)"
    # what asks for it once more makes it due again
    later = [word.replace("10/12", "10/19").replace("11/10", "11/17") for word in first]
    ok(run, "--as-of", "2026-10-20", *later)
    again = printed(run, "2026-10-20", kind, *(["--meeting", "11/17"] if "11/17" in later else []))[1]
    assert f"casemgr {command.replace('11-10', '11-17')}" in again.splitlines()[-1]


def test_pages_typed_for_the_cover_are_in_the_command(caseload: Path, run: Run) -> None:
    added(run)
    ok(run, "--as-of", "2026-10-20", "records-request", "tw1", "--on", "10/12")
    _, said = printed(
        run, "2026-10-20", "records-cover", "--set", "pages=112", "--set", "records_method=mail"
    )
    assert "casemgr records-provided tw1 --method mail --pages 112" in said


def test_a_plan_printed_again_has_the_day_on_which_it_was_given(caseload: Path, run: Run) -> None:
    added(run)
    plan = ("assessment-plan", "tw1", "--purpose", "supplemental", "--area", "academic", "--on", "10/12")
    ok(run, "--as-of", "2026-10-20", *plan)
    assert "**Plan of:** October 12, 2026" in printed(run, "2026-10-20", "assessment-plan")[0]
    assert (
        "**Plan del:** 12 de octubre de 2026"
        in printed(run, "2026-10-20", "assessment-plan", "--language", "es")[0]
    )


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_referral_printed_late_promises_no_day_that_has_passed(
    caseload: Path, run: Run, language: str
) -> None:
    added(run)
    ok(run, "--as-of", "2026-10-20", "refer", "tw1", "--on", "10/12", "--by", "parent")

    def next_steps(day: str) -> str:
        return printed(run, day, "referral", "--language", language)[0].split("\n1. ")[1]

    assert "27" in next_steps("2026-10-27")  # 15 days after 10/12
    assert "27" not in next_steps("2026-10-28")


def test_comparable_services_that_began_are_in_the_letter(caseload: Path, run: Run) -> None:
    """They are recorded as begun, without a plan of ours; and the letter promises no day that has passed."""
    who = [*WHO, "--last-annual", "2026-02-10", "--contact", "Loretta Washington, mother"]
    ok(
        run,
        "--as-of",
        "2026-10-01",
        "transfer-in",
        "tw1",
        "--on",
        "10/1",
        "--from",
        "Elsewhere Unified",
        *who,
    )
    ok(run, "--as-of", "2026-10-02", "service", "tw1", "specialized academic instruction", "--started")
    text, said = printed(run, "2026-10-05", "interim-placement")
    assert "| Specialized academic instruction |  |  | 10/2/2026 |" in text
    assert "the services of the IEP" not in said
    assert "By **Saturday, October 31, 2026** we adopt that IEP" in text
    text, _ = printed(run, "2026-11-02", "interim-placement")
    assert "Then we adopt that IEP" in text
    assert "October 31" not in text
    starts = (
        "service",
        "tw1",
        "specialized academic instruction",
        "--starts",
        "10/12",
        "--minutes",
        "200 weekly",
    )
    ok(run, "--as-of", "2026-11-02", *starts)
    text, _ = printed(run, "2026-11-02", "interim-placement")
    assert text.count("pecialized academic instruction") == 1
    assert "| 200 weekly |" in text
    ok(run, "--as-of", "2026-11-02", "service", "tw1", "specialized academic instruction", "--ended")
    assert "pecialized academic instruction" not in printed(run, "2026-11-02", "interim-placement")[0]


def test_what_is_missing_is_added_by_a_command_and_not_in_a_file() -> None:
    """Of a student; what is said of the caseload once is in the settings."""
    assert [name for name, each in FIELDS.items() if "students/" in each.supply] == []


@pytest.mark.parametrize(
    ("kind", "hint", "edit"),
    [
        ("referral", "casemgr edit tw1 --language STATUS:LANGUAGE", ["--language", "EL:Spanish"]),
        ("progress-cover", "casemgr edit tw1 --provider NAME=SERVICE", ["--provider", "Ken Ito=speech"]),
        ("safeguards", "--to NAME, or casemgr edit tw1 --contact NAME", ["--contact", "Loretta Washington"]),
    ],
)
def test_the_command_named_adds_it(caseload: Path, run: Run, kind: str, hint: str, edit: list[str]) -> None:
    ok(run, "--as-of", "2026-08-17", "add", "tw1", *WHO, "--last-annual", "2025-11-20")
    assert hint in printed(run, "2026-10-20", kind, "--force")[1]
    ok(run, "--as-of", "2026-10-20", "edit", "tw1", *edit)
    assert hint not in printed(run, "2026-10-20", kind, "--force")[1]


# --- what meets a duty, or why nothing does ------------------------------------------------------------------------


def test_every_shipped_letter_about_a_student_says_what_records_it_or_why_nothing_does() -> None:
    silent = [
        template.place
        for template in Catalogue(read_letters(None)).readable()
        if template.subject == "student" and bool(template.record) == bool(template.not_recorded)
    ]
    assert silent == []


def test_the_letter_on_rights_at_18_meets_its_duty(caseload: Path, run: Run, tmp_path: Path) -> None:
    new = ("--name", "Eve Hart", "--born", "2008-12-05", "--grade", "12", "--school", "Fernbrook High")
    last = ("--last-annual", "2026-03-10", "--last-evaluation", "2025-03-10")
    ok(run, "add", "eve-h", *new, *last)
    letter = (
        "--as-of",
        "2026-12-05",
        "letter",
        "rights-at-18",
        "eve-h",
        "-o",
        str(tmp_path / "r.md"),
        "--overwrite",
    )
    assert "once it is sent: casemgr done eve-h rights-at-18" in run(*letter).stderr
    recorded = run(*letter, "--record")
    assert "met      Rights at 18" in recorded.stdout + recorded.stderr
    assert "it is on file already (Sat 12/5/2026)" in run(*letter).stderr
    again = run(*letter, "--record")
    assert again.returncode == 2
    assert "it is on file already" in again.stderr


def test_a_letter_without_an_open_duty_names_no_command_that_would_be_refused(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    """Eighteen before the student came."""
    new = ("--name", "Eve Hart", "--born", "2008-10-05", "--grade", "12", "--school", "Fernbrook High")
    ok(run, "add", "eve-h", *new, "--last-annual", "2026-03-10", "--last-evaluation", "2025-03-10")
    said = run("letter", "rights-at-18", "eve-h", "-o", str(tmp_path / "r.md")).stderr
    assert "nothing is recorded of this one: no duty is open that it meets" in said
    assert "casemgr done" not in said


def test_a_reminder_of_the_plan_is_recorded_as_a_contact_about_it(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    new = ("--name", "Eve Hart", "--born", "2014-10-05", "--grade", "6", "--school", "Fernbrook High")
    ok(run, "refer", "eve-h", *new, "--on", "10/1", "--by", "parent")
    ok(run, "edit", "eve-h", "--contact", "Ada Hart, mother")
    ok(
        run,
        "assessment-plan",
        "eve-h",
        "--on",
        "10/12",
        "--purpose",
        "initial",
        "--area",
        "academic=Dana Whitfield",
    )
    said = run("letter", "consent-reminder", "eve-h", "-o", str(tmp_path / "r.md"), "--record")
    assert said.returncode == 0, said.stderr
    assert "contact with Ada Hart (letter) about the assessment plan on Mon 11/23: sent" in said.stdout
    assert "met      Consent fol" in said.stdout


def test_a_paper_that_records_nothing_says_what_does(caseload: Path, run: Run, tmp_path: Path) -> None:
    said = run("letter", "agenda", "ben-k", "--force", "-o", str(tmp_path / "a.md")).stderr
    assert "Printed; nothing is recorded of this one: it is for the meeting" in said
    assert "casemgr hold-iep ben-k" in said


@pytest.mark.parametrize(("lacks", "still_open"), [((), []), (("evidence",), ["e0"])])
def test_a_request_is_open_until_a_complete_notice_has_answered_it(
    lacks: tuple[str, ...], still_open: list[str]
) -> None:
    student = student_of(
        fact("parent_request_received", "2026-11-09", what="an aide"),
        fact("prior_written_notice_sent", "2026-11-16", answers=["e0"], missing=lacks),
    )
    context, today = context_with("redwood-city-2026-27"), date(2026, 11, 23)
    office = Office("Fernbrook Unified", Person("Dana Whitfield"))
    source = Source(Facts.of(student, context, today), (), context, office, Choices(), today)
    assert [each.id for each in notice(source)["requests_open"]] == still_open
