"""How many commands a whole case takes with every duty recorded on its own day, and the rounds for many students."""

from __future__ import annotations

import json
import shlex
from pathlib import Path

import pytest

from conftest import Run

INITIAL = """
2026-11-30 refer mat-o --by parent --area SLD --name "Mateo Ortega" --born 2018-05-09 --grade 3 --school "Fernbrook Elementary"
2026-11-30 done mat-o enter-referral notify-referral referral-sent safeguards-at-referral
2026-12-01 release mat-o --not-needed --why "no records elsewhere"
2026-12-04 assessment-plan mat-o --area academic="Dana Whitfield" --area psychoeducational="Marcus Bell"
2026-12-11 consent mat-o --signed 12/10
2026-12-11 done mat-o enter-consent notify-consent
2027-01-25 schedule-iep mat-o 2027-02-09 --time 2:15pm --place "Room 12"
2027-01-25 invite mat-o general-ed-teacher="Joan Pruitt" education-specialist="Dana Whitfield" lea-representative="Ruth Abara" school-psychologist="Marcus Bell" --notice mail
2027-01-28 reply mat-o attending
2027-01-28 done mat-o pass-on-confirmation
2027-01-29 done mat-o draft-iep assessor-reports sld-form
2027-02-09 hold-iep mat-o --outcome completed --eligible --parent in-person --no-placement-changed --no-transportation
2027-02-09 answer-iep mat-o --agreed
2027-02-09 done mat-o complete-iep report-copy iep-copy enter-iep file-iep iep-copy-staff co-teaching
2027-02-11 review-with mat-o --staff "Joan Pruitt"
2027-02-16 service mat-o "specialized academic instruction" --starts 2/16 --started
"""

RICH = """
2026-11-30 refer mat-o --oral --by teacher --area SLD --name "Mateo Ortega" --born 2018-05-09 --grade 3 --school "Fernbrook Elementary"
2026-12-01 refer mat-o --by teacher
2026-12-01 done mat-o enter-referral notify-referral referral-sent safeguards-at-referral
2026-12-01 release mat-o "Dr. Ortiz" --asked
2026-12-02 release mat-o ortiz --signed
2026-12-04 assessment-plan mat-o --area academic="Dana Whitfield" --area psychoeducational="Marcus Bell"
2026-12-11 consent mat-o --signed 12/10
2026-12-11 done mat-o enter-consent notify-consent
2027-01-08 done mat-o release-records
2027-01-25 schedule-iep mat-o 2027-02-09 --time 2:15pm --place "Room 12"
2027-01-25 invite mat-o general-ed-teacher="Joan Pruitt" education-specialist="Dana Whitfield" lea-representative="Ruth Abara" school-psychologist="Marcus Bell" --notice mail
2027-01-28 reply mat-o attending
2027-01-29 done mat-o pass-on-confirmation draft-iep assessor-reports sld-form
2027-02-09 hold-iep mat-o --outcome completed --eligible --parent in-person --transportation --no-placement-changed
2027-02-09 done mat-o complete-iep report-copy iep-copy enter-iep file-iep iep-copy-staff transportation-form
2027-02-11 answer-iep mat-o --agreed
2027-02-11 review-with mat-o --staff "Joan Pruitt"
2027-02-16 done mat-o implement-iep co-teaching
"""
"""With an oral referral, a release, the form of transportation, and an answer that comes later."""

ANNUAL = """
2027-04-05 schedule-iep dar-j 2027-04-27 --purpose annual --time 2:15pm --place "Room 12"
2027-04-06 invite dar-j general-ed-teacher="Joan Pruitt" education-specialist="Dana Whitfield" lea-representative="Ruth Abara" school-psychologist="Marcus Bell" student --notice mail
2027-04-12 reply dar-j attending
2027-04-15 done dar-j pass-on-confirmation draft-iep
2027-04-27 hold-iep dar-j --outcome completed --no-placement-changed --no-transportation
2027-04-27 answer-iep dar-j --agreed
2027-04-28 done dar-j complete-iep iep-copy enter-iep file-iep iep-copy-staff transition-in-iep rights-in-iep
2027-04-29 review-with dar-j --staff "Joan Pruitt" --all-staff
2027-04-30 done dar-j implement-iep
"""


def play(run: Run, case: str) -> int:
    """Record a case as it happens, with nothing missed on the way; how many commands that took."""
    lines = case.strip().splitlines()
    for line in lines:
        day, _, command = line.partition(" ")
        done = run("--as-of", day, *shlex.split(command))
        assert done.returncode == 0, f"{line}\n{done.stderr}"
        assert "never done" not in (done.stdout + done.stderr).lower(), line
    return len(lines)


def days_apart(run: Run, student: str, case: str) -> list[str]:
    """The events of a case that were recorded on another day than the one on which they happened."""
    days = [line.partition(" ")[0] for line in case.strip().splitlines()]
    events = json.loads(run("--as-of", days[-1], "history", student, "--format", "json").stdout)["events"]
    of_case = [each for each in events if each["recorded"] in days]
    assert len(of_case) >= len(days)
    return [each["what"] for each in of_case if each["date"] != each["recorded"]]


def left_open(run: Run, student: str, day: str) -> set[str]:
    """The duties of law and handbook that are open without a date, or overdue, or were missed."""
    done = run("--as-of", day, "due", "--student", student, "--format", "json")
    late = json.loads(run("--as-of", day, "late", "--all", "--format", "json").stdout)["late"]
    return {
        each["rule"]
        for each in json.loads(done.stdout)["deadlines"]
        if each["kind"] != "practice" and each["status"] in ("open", "overdue")
    } | {each["rule"] for each in late if each["student"] == student}


OF_AN_INITIAL = {"4c"} | set(map(str, (1, 2, *range(6, 15), 16, 21, *range(24, 29), 30, 31, 32, 38, 39)))
"""The duties of the handbook's chapter 17 that every initial case with a specific learning disability has."""


@pytest.mark.parametrize(
    ("case", "besides"), [(INITIAL, set()), (RICH, {"5", "29"})], ids=["plain", "with all that may come"]
)
def test_an_initial_from_referral_to_the_iep_carried_out(
    caseload: Path, run: Run, case: str, besides: set[str]
) -> None:
    assert play(run, case) <= 18
    assert left_open(run, "mat-o", "2027-02-16") == set()
    assert days_apart(run, "mat-o", case) == []
    done = json.loads(run("--as-of", "2027-02-16", "duties", "mat-o", "--format", "json").stdout)
    standing = {duty["number"]: duty["standing"] for duty in done["duties"]}
    assert not {"overdue", "ended"} & set(standing.values())
    assert {number for number in OF_AN_INITIAL | besides if standing[number] != "done"} == set()


def test_an_annual_from_the_booking_to_the_iep_carried_out(caseload: Path, run: Run) -> None:
    before = left_open(run, "dar-j", "2027-04-04")
    assert play(run, ANNUAL) <= 9
    assert left_open(run, "dar-j", "2027-04-30") - before == set()
    assert days_apart(run, "dar-j", ANNUAL) == []


def test_each_duty_of_one_command_has_its_own_day(caseload: Path, run: Run) -> None:
    done = run("done", "lei-a", "file-iep=11/19", "iep-copy-staff=11/20")
    assert done.returncode == 0, done.stderr
    history = json.loads(run("history", "lei-a", "--format", "json").stdout)["events"]
    assert [(each["type"], each["date"]) for each in history if each["recorded"] == "2026-11-23"] == [
        ("filed", "2026-11-19"),
        ("document_sent", "2026-11-20"),
    ]


def test_a_successor_takes_a_caseload_over_and_gives_it_back(caseload: Path, run: Run) -> None:
    words = ("assign", "--all", "--from", "Dana", "--to", "Ruth Abara", "--why", "leave")
    asked = run(*words)
    assert asked.returncode == 3
    assert "24 students" in asked.stderr
    assert "Undo: casemgr undo aal-r --round" in run(*words, "--yes").stdout
    assert "24 of 24" in run("list", "--case-manager", "Ruth Abara").stdout
    assert "26 of 26" in run("list").stdout  # nobody has left the page of the folder's own case manager
    assert run("undo", "aal-r", "--round", "--yes").returncode == 0
    assert "24 of 24" in run("list", "--case-manager", "Dana Whitfield").stdout


SEVERAL = ("ana-r", "ben-k", "eli-m")


@pytest.mark.parametrize(
    ("command", "said"), [("assign", "case manager assigned"), ("hand-off", "handed off: started")]
)
def test_several_cases_are_named_and_go_to_one(caseload: Path, run: Run, command: str, said: str) -> None:
    done = run(command, *SEVERAL, "Eli", "--to", "Priya Nair")
    assert (done.returncode, done.stdout.count(said)) == (0, 3), done.stderr
    assert [each for each in SEVERAL if f"{each} " in done.stdout] == [*SEVERAL]
    four = run(command, *SEVERAL, "nia-c", "--to", "Ruth Abara")
    assert (four.returncode, "this is for 4 students" in four.stderr) == (3, True)
    assert run(command, *SEVERAL, "nia-c", "--to", "Ruth Abara", "--yes").returncode == 0


def test_several_hand_offs_are_confirmed_at_once(caseload: Path, run: Run) -> None:
    run("hand-off", "ana-r", "ben-k", "--to", "Priya Nair")
    done = run("hand-off", "ana-r", "ben-k", "--acknowledged")
    assert (done.returncode, done.stdout.count("met Hand-off confirmed")) == (0, 2), done.stdout + done.stderr


def test_one_case_is_assigned_with_the_name_behind_to_or_without(caseload: Path, run: Run) -> None:
    assert "case assigned to Priya Nair" in run("assign", "ana-r", "--to", "priya").stdout
    refused = run("assign", "ana-r", "Tom", "Reyes")
    assert (refused.returncode, "in quotes; for several students say --to NAME" in refused.stderr) == (
        2,
        True,
    )


def test_a_takeover_of_nobody_names_who_has_students(caseload: Path, run: Run) -> None:
    done = run("assign", "--all", "--from", "Nobody")
    assert done.returncode == 2
    assert "Nobody has no student; case managers: Dana Whitfield, Priya Nair" in done.stderr


def test_a_document_goes_to_everyone_to_whom_it_is_owed(caseload: Path, run: Run) -> None:
    words = ("sent", "safeguards", "--all", "--reason", "yearly", "--method", "mail")
    assert run(*words).returncode == 3  # four students: it asks
    assert run(*words[:1], "nps", *words[2:]).stderr == run(*words).stderr  # by another of its names
    said = run(*words, "--except", "yas-h").stdout
    assert [line.split()[0] for line in said.splitlines() if "met Safeguards, yearly" in line] == [
        "jad-b",
        "luk-g",
        "nia-c",
    ]
    assert "Undo: casemgr undo jad-b --round" in said
    assert run("undo", "jad-b", "--round").returncode == 0
    assert "safeguards-yearly" in left_open(run, "nia-c", "2026-11-23")


def test_copies_are_filed_for_everyone_for_whom_it_is_open(caseload: Path, run: Run) -> None:
    assert "file progress-report" not in run("file", "progress-report", "--all").stderr
    assert "progress-report-filed" not in left_open(run, "luk-g", "2026-11-23")


def test_a_round_of_nobody_and_a_round_with_a_student_are_refused(caseload: Path, run: Run) -> None:
    assert "no open duty asks for it" in run("file", "iep", "--all", "--except", "lei-a").stderr
    assert "leave ana-r out" in run("file", "ana-r", "iep", "--all").stderr
    assert "goes with --all" in run("sent", "ana-r", "safeguards", "--school", "Fernbrook High").stderr


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


NEW = ("--name", "Roy Vega", "--born", "2016-05-02", "--grade", "4", "--school", "Fernbrook Elementary")


def test_a_referral_after_one_that_was_withdrawn_begins_again_and_keeps_the_case_manager(
    caseload: Path, run: Run
) -> None:
    ok(run, "--as-of", "2026-11-30", "refer", "roy", "--by", "parent", *NEW)
    ok(run, "--as-of", "2026-12-01", "enter", "roy", "referral")
    ok(run, "--as-of", "2026-12-02", "withdraw-referral", "roy", "--by", "parent")
    said = ok(run, "--as-of", "2027-02-03", "refer", "roy", "--by", "teacher")
    assert "case assigned to Dana Whitfield" in said
    assert "met      Case manager" in said
    due = ok(run, "--as-of", "2027-02-03", "due", "--student", "roy")
    assert all(step in due for step in ("Enter referral", "Tell staff: referral", "Referral to parent"))
    beside = ok(run, "--as-of", "2027-02-04", "refer", "roy", "--by", "parent")  # the first is still in hand
    assert "started" not in beside
    assert "case assigned" not in beside


def test_a_plan_before_another_s_referral_is_named_and_can_be_said_to_be_for_the_same_matter(
    caseload: Path,
    run: Run,
) -> None:
    ok(run, "--as-of", "2026-11-30", "refer", "roy", "--by", "parent", *NEW)
    ok(run, "--as-of", "2026-12-01", "assessment-plan", "roy", "--area", "academic=Dana")
    words = "casemgr na roy assessment-plan safeguards-at-referral develop-plan"
    assert words in ok(run, "--as-of", "2026-12-03", "refer", "roy", "--by", "agency")
    refused = run("--as-of", "2026-12-04", "done", "roy", "assessment-plan=12/1")
    assert refused.returncode == 3
    assert 'casemgr na roy assessment-plan --why "same matter"' in refused.stderr
    settled = ok(run, "--as-of", "2026-12-04", *words.split()[1:], "--why", "same matter")
    assert "ended    Assessment plan" in settled
    assert run("--as-of", "2026-12-04", "na", "roy", "plan-answer", "--why", "x").returncode != 0
