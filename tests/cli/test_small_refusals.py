"""What is refused or noted because a teacher would not have meant it: a second refusal, a day for a name, `none` for a reason."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Run

NEW = (
    "--name",
    "Jet Park",
    "--born",
    "2016-05-14",
    "--grade",
    "4",
    "--school",
    "Fernbrook Elementary",
    "--by",
    "parent",
)


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def referred(run: Run, *areas: str) -> None:
    ok(run, "refer", "jet-p", *NEW, *(word for area in areas for word in ("--area", area)))


def test_a_refusal_typed_twice_names_the_one_on_file(caseload: Path, run: Run) -> None:
    referred(run, "SLD")
    ok(run, "assessment-plan", "jet-p", "--area", "reading=Marcus")
    ok(run, "consent", "jet-p", "--refused")
    again = run("consent", "jet-p", "--refused")
    assert again.returncode == 3
    assert "the refusal of Mon 11/23 is on file, and no other plan waits for an answer" in again.stderr
    assert "assessment-plan jet-p" not in again.stderr
    ok(run, "consent", "jet-p")  # the parent thinks better of it


def test_without_any_plan_the_plan_comes_first(caseload: Path, run: Run) -> None:
    referred(run, "SLD")
    refused = run("consent", "jet-p", "--refused")
    assert "first: casemgr assessment-plan jet-p" in refused.stderr


DOUBT = "Ingrid Ito (SLP) has the case, and specific-learning-disability is suspected: reassign to the education specialist?"


def test_an_slp_whose_student_is_suspected_of_more_later_is_asked_about(caseload: Path, run: Run) -> None:
    referred(run, "speech")
    ok(run, "assign", "jet-p", "Ingrid Ito", "--role", "slp")
    assert "reassign" not in ok(run, "edit", "jet-p", "--preferred", "Jetty")
    assert DOUBT in ok(run, "edit", "jet-p", "--suspected", "SLD")


def test_so_is_one_whose_referral_is_corrected(caseload: Path, run: Run) -> None:
    referred(run, "speech")
    ok(run, "assign", "jet-p", "Ingrid Ito", "--role", "slp")
    text = (caseload / "students/jet-p.yaml").read_text(encoding="utf-8")
    referral = text.split("- id: ")[1].split("\n")[0]
    assert DOUBT in ok(run, "correct", "jet-p", referral, "--area", "speech", "--area", "SLD")


@pytest.mark.parametrize("who", ["9/16", "16", "…"])
def test_a_day_is_nobodys_name(caseload: Path, run: Run, who: str) -> None:
    referred(run, "SLD")
    told = run("notify", "jet-p", "referral", "--to", "principal", "--to", who)
    assert (told.returncode, f"{who} is no name: say who, by name or role" in told.stderr) == (2, True)


def test_a_reason_for_what_is_late_needs_a_code_of_the_state_for_a_meeting_alone(
    caseload: Path, run: Run
) -> None:
    ok(run, "refer", "jet-p", *NEW, "--area", "SLD", "--on", "2026-10-05")
    said = ok(run, "late", "jet-p", "assessment-plan", "--why", "SLP on jury duty")
    assert "reason: SLP on jury duty" in said
    without = run("late", "nia-c", "annual-review", "--why", "father abroad")
    assert (without.returncode, "--code (10 parent" in without.stderr) == (2, True)


def test_the_plan_of_a_triennial_is_a_plan_developed_and_given(caseload: Path, run: Run) -> None:
    def standing(number: str) -> str:
        listed = json.loads(ok(run, "duties", "ben-k", "--format", "json").partition("\nNote")[0])["duties"]
        return next(str(duty["standing"]) for duty in listed if duty["number"] == number)

    before = [standing("11"), standing("12")]
    ok(run, "assessment-plan", "ben-k", "--purpose", "triennial")
    assert [standing("11"), standing("12")] == [before[0], "done"]  # without areas nothing was worked out
    ok(run, "undo", "ben-k")
    ok(run, "assessment-plan", "ben-k", "--purpose", "triennial", "--area", "reading=Marcus")
    assert [standing("11"), standing("12")] == ["done", "done"]
    assert before == ["not asked", "not asked"]


def test_the_same_recorded_twice_on_one_day_is_to_be_undone_and_not_corrected(
    caseload: Path, run: Run
) -> None:
    referred(run, "SLD")
    told = ok(run, "sent", "jet-p", "referral", "--force")
    assert "takes this second one back" not in told
    again = ok(run, "sent", "jet-p", "referral", "--force")
    assert "casemgr undo jet-p takes this second one back" in again
    assert "If only the day was wrong" not in again


def test_no_release_needed_and_co_teaching_are_said_in_plain_words(caseload: Path, run: Run) -> None:
    referred(run, "SLD")
    said = ok(run, "release", "jet-p", "--not-needed", "--why", "no records elsewhere")
    assert "no release of information needed on Mon 11/23" in said
    ok(
        run,
        "contact",
        "jet-p",
        "--with",
        "teacher",
        "--how",
        "e-mail",
        "--result",
        "no answer",
        "--about",
        "co-teaching",
    )
    assert "co-teaching" in ok(run, "contacts")


def test_another_case_manager_and_another_referral_are_facts_of_their_own(caseload: Path, run: Run) -> None:
    assert "Meets nothing" not in ok(run, "assign", "ben-k", "Priya Nair", "--why", "caseload evened out")
    referred(run, "SLD")
    again = ok(run, "refer", "jet-p", "--by", "teacher", "--area", "autism")
    assert "Meets nothing" not in again


def test_a_tilde_that_the_shell_left_alone_is_the_home_folder(
    caseload: Path, run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))
    ok(run, "init", "~/mine", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")
    assert (tmp_path / "mine" / "casemgr.yaml").is_file()
    ok(run, "--caseload=~/mine", "list")
    ok(run, "due", "-o", "~/due.csv")
    assert (tmp_path / "due.csv").is_file()
    assert "already exists" in run("due", "-o", "~/due.csv").stderr
    (tmp_path / "few.csv").write_text("name,born\n", encoding="utf-8")
    assert "there is no such file" not in run("import", "~/few.csv").stderr
    (tmp_path / "~lock").write_text("name,born\n", encoding="utf-8")  # no home folder of somebody called lock
    assert "lock" in run("import", str(tmp_path / "~lock")).stderr


def test_the_day_of_an_event_is_corrected_by_its_option(caseload: Path, run: Run) -> None:
    refused = run("correct", "ana-r", "fctjbj", "date=2026-11-10")
    assert (refused.returncode, "corrected by --on 2026-11-10" in refused.stderr) == (2, True)


def test_a_calendar_file_of_our_own_is_copied_not_drafted(caseload: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "2027-28.yaml"
    other.write_text((caseload / "calendars" / "2026-27.yaml").read_text("utf-8"), encoding="utf-8")
    refused = run("year", "2027-28", "--from", str(other))
    assert (refused.returncode, "copy it into calendars/ of" in refused.stderr) == (2, True)


def test_what_was_undone_says_how_it_counts_again(caseload: Path, run: Run) -> None:
    ok(run, "note", "ana-r", "called the mother")
    said = run("undo", "ana-r").stdout
    command = next(line for line in said.splitlines() if line.startswith("To make it count again: casemgr "))
    ok(run, *command.removeprefix("To make it count again: casemgr ").replace("TEXT", "meant").split())
    assert "called the mother" in ok(run, "show", "ana-r")


def test_of_several_undone_the_command_is_said_once(caseload: Path, run: Run) -> None:
    ok(run, "collect", "ben-k", "teachers", "office", "--asked")
    said = [line for line in run("undo", "ben-k").stdout.splitlines() if "count again" in line]
    assert len(said) == 1
    first, second = re.fullmatch(
        r"To make it count again: casemgr void ben-k (\S+) --why TEXT; the others one by one: (\S+)", said[0]
    ).groups()  # type: ignore[union-attr]
    for each in (first, second):
        ok(run, "void", "ben-k", each, "--why", "meant")


def test_a_student_who_moves_in_without_having_left_is_noted(caseload: Path, run: Run) -> None:
    moved = (
        "transfer-in",
        "luk-g",
        "--from",
        "Lakeside Unified",
        "--other-selpa",
        "--last-annual",
        "2026-03-17",
    )
    assert "has an IEP here and has not left. If the student was away: casemgr exit luk-g" in ok(run, *moved)
    ok(run, "undo", "luk-g")
    ok(run, "exit", "luk-g", "--reason", "moved-in-state", "--on", "11/20")
    assert "has not left" not in ok(run, *moved)
    ok(run, "undo", "luk-g")
    ok(run, "undo", "luk-g")
    ok(run, "revoke-consent", "luk-g", "--signed", "11/20", "--on", "11/20", "--by", "parent")
    assert "has not left" not in ok(run, *moved)


@pytest.mark.parametrize(
    "words",
    [
        ("refer", "ana-r", "--grade", "5"),
        ("refer", "ana-r", "--contact", "Luz Rivera"),
        ("transfer-in", "ana-r", "--from", "Lakeside Unified", "--language", "EL"),
        ("transfer-in", "ana-r", "--from", "Lakeside Unified", "--provider", "Ito=OT"),
    ],
)
def test_what_only_a_new_file_holds_is_refused_of_a_student_on_file(
    caseload: Path, run: Run, words: tuple[str, ...]
) -> None:
    refused = run(*words)
    assert refused.returncode == 2
    assert refused.stderr.startswith(f"{words[-2]} goes with --name: where the student is on file, change it")
    assert "`casemgr edit ana-r`" in refused.stderr
