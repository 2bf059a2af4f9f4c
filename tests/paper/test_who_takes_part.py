"""The meeting notice names as taking part who was invited or is on file for the student, and nobody else of the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-20")
ROLE = {"en": "Education specialist", "es": "Maestro(a) de educación especial"}


def settings(caseload: Path, own_role: str) -> None:
    path = caseload / "casemgr.yaml"
    lines = path.read_text(encoding="utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("case_manager:"))
    lines[place] = f"case_manager: {{name: Dana Whitfield, role: {own_role}}}"
    place = lines.index("staff:")
    lines.insert(place + 1, "- {name: Lee Moss, role: education-specialist}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def booked(run: Run, *more: str) -> None:
    named = ["--name", "Zac Orton", "--born", "2012-10-01", "--grade", "9", "--school", "Fernbrook High"]
    reviews = ["--last-annual", "2025-12-06", "--last-evaluation", "2024-12-07"]
    ok(
        run,
        "--as-of",
        "2026-09-01",
        "add",
        "zac-o",
        *named,
        *reviews,
        "--contact",
        "Beth Orton, mother",
        *more,
    )
    ok(run, *AT, "schedule-iep", "zac-o", "2026-12-04", "--purpose", "annual")


def notice(run: Run, language: str = "en") -> str:
    return " ".join(ok(run, *AT, "letter", "meeting-notice", "zac-o", "--language", language).split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_colleague_whom_nobody_invited_does_not_take_part(caseload: Path, run: Run, language: str) -> None:
    settings(caseload, "case-manager")
    booked(run)
    text = notice(run, language)
    assert "Lee Moss" not in text
    assert f"{ROLE[language]}: ____" in text
    assert "Beth Orton" in text
    ok(run, *AT, "invite", "zac-o", "education-specialist=Lee Moss")
    assert f"{ROLE[language]}: Lee Moss" in notice(run, language)


def test_a_provider_of_the_student_is_on_file(caseload: Path, run: Run) -> None:
    settings(caseload, "case-manager")
    booked(run, "--provider", "Lee Moss=SAI")
    assert "Education specialist: Lee Moss" in notice(run)


def test_an_examiner_of_the_assessment_plan_is_on_file(caseload: Path, run: Run) -> None:
    settings(caseload, "case-manager")
    booked(run)
    ok(run, *AT, "assessment-plan", "zac-o", "--purpose", "triennial", "--area", "academic=Lee Moss")
    assert "Education specialist: Lee Moss" in notice(run)


def test_the_case_manager_fills_the_position_of_the_own_role(caseload: Path, run: Run) -> None:
    settings(caseload, "education-specialist")
    path = caseload / "casemgr.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("- {name: Lee Moss, role: education-specialist}\n", "")
    )
    booked(run)
    assert "Education specialist: Dana Whitfield" in notice(run)


def test_who_has_the_role_alone_is_meant_by_an_invitation_of_the_role(caseload: Path, run: Run) -> None:
    settings(caseload, "case-manager")
    booked(run)
    ok(run, *AT, "invite", "zac-o", "education-specialist=Lee Moss", "lea-representative")
    ok(run, *AT, "reschedule", "zac-o", "2026-12-05", "--why", "the room is taken")
    assert "Education specialist: Lee Moss" in notice(run)


def test_the_student_is_named_once_invited(caseload: Path, run: Run) -> None:
    settings(caseload, "case-manager")
    booked(run)
    ok(run, *AT, "invite", "zac-o", "student", "lea-representative=Al Poe")
    assert "Student: Zac Orton" in notice(run)


def test_a_student_of_age_is_named_once_the_notice_has_invited(caseload: Path, run: Run) -> None:
    settings(caseload, "case-manager")
    booked(run)
    ok(run, *AT, "edit", "zac-o", "--born", "2008-10-01")
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Zac Orton", "--method", "in person")
    mother = ["letter", "meeting-notice", "zac-o", "--to", "Beth Orton"]
    assert "Student: Zac Orton" in " ".join(ok(run, *AT, *mother).split())


# --- after the meeting was moved ----------------------------------------------------------------------------------

TEAM = ["general-ed-teacher=Mr. Ochs", "interpreter=Eva Paz", "student"]


def moved(run: Run) -> None:
    ok(run, *AT, "reschedule", "zac-o", "12/8", "--why", "ill")


def test_everyone_invited_before_a_move_is_expected_again_the_interpreter_too(
    caseload: Path, run: Run
) -> None:
    booked(run)
    ok(run, *AT, "invite", "zac-o", *TEAM)
    moved(run)
    for language, words in (("en", "Interpreter: Eva Paz"), ("es", "Intérprete: Eva Paz")):
        assert words in notice(run, language)
    assert "| Interpreter | Eva Paz |" in ok(run, *AT, "letter", "agenda", "zac-o")
    ok(run, *AT, "schedule-iep", "zac-o", "12/9", "--purpose", "annual", "--interpreter", "Luz Rey")
    assert "| Interpreter | Luz Rey |" in notice(run)
    assert "Eva Paz" not in notice(run)


def test_a_student_invited_by_name_and_by_role_is_named_once(caseload: Path, run: Run) -> None:
    booked(run)
    ok(run, *AT, "invite", "zac-o", *TEAM)
    ok(run, *AT, "invite", "zac-o", "student=Zac Orton", "--force")
    moved(run)
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Zac Orton")
    assert notice(run).count("Student: Zac Orton") == 1
    ok(run, *AT, "invite", "zac-o", "student")
    assert notice(run).count("Student: Zac Orton") == 1


@pytest.mark.parametrize("invited", [True, False])
def test_the_parent_of_an_adult_is_expected_again_where_invited(
    caseload: Path, run: Run, invited: bool
) -> None:
    booked(run)
    ok(run, *AT, "edit", "zac-o", "--born", "2008-10-01")
    if invited:
        ok(run, *AT, "invite", "zac-o", "parent=Beth Orton", "general-ed-teacher=Mr. Ochs")
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Beth Orton", "--to", "Zac Orton")
    moved(run)
    assert ("Parent or guardian: Beth Orton" in notice(run)) == invited


def test_who_holds_the_rights_of_an_adult_takes_part(caseload: Path, run: Run) -> None:
    booked(run)
    ok(run, *AT, "edit", "zac-o", "--born", "2008-10-01", "--contact", "Tom Orton, father")
    ok(run, *AT, "edit", "zac-o", "--contact", "Beth Orton, conservator")
    assert "Conservator: Beth Orton; Student: Zac Orton" in notice(run)
    ok(run, *AT, "sent", "zac-o", "meeting-notice", "--to", "Beth Orton")
    assert "Conservator: Beth Orton; Student: Zac Orton" in notice(run)
