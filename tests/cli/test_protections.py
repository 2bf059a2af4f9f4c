"""Each event of the protections, of the early years and of growing up is recorded by one command, and moves its duty."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

# The command, the rule, its status after the command; and the command that meets it, if one does.
RECORDED = [
    (
        ("emergency",),
        "emergency-parent",
        ("done", "emergency-parent"),
    ),
    (("emergency",), "emergency-report", ("form", "behavior-emergency")),
    (("emergency", "--has-plan"), "emergency-plan-review", None),
    (
        ("independent-request", "--area", "academic"),
        "independent-assessment",
        ("independent-answer", "funded"),
    ),
    (("complaint", "--kind", "due-process"), "resolution-session", ("resolution", "waived")),
    (
        ("complaint", "--kind", "due-process", "--expedited"),
        "resolution-session-expedited",
        ("resolution", "no-agreement"),
    ),
    (("recording", "district", "--meeting", "12/2"), "recording-notice", ("sent", "recording-notice")),
    (("recording", "parent"), "parent-records-meeting", None),
    (("translation", "--language", "Vietnamese"), "iep-translation", ("sent", "iep-translation")),
    (("surrogate-needed",), "surrogate-parent", ("surrogate", "Lena Ortiz")),
    (
        ("foster-transfer", "--to-school", "Lakeside"),
        "foster-records",
        ("records-provided", "--to", "district"),
    ),
    (("leave-device", "speech tablet"), "device-after-move", None),
    (("next-district", "Bayview Union High"), "high-school-invitation", ("sent", "high-school-invitation")),
    (
        ("plan-exit", "--reason", "no-longer-eligible", "--expected", "2027-01-29"),
        "reassess-before-ending",
        None,
    ),
    (("plan-exit", "--reason", "graduated-diploma", "--expected", "2027-06-04"), "exit-notice", None),
    (("agree-completion", "2027-01-15"), "initial-iep-agreed", None),
    (
        ("first-enrolled", "--home-language", "Vietnamese"),
        "initial-english-test",
        ("english-tested", "english-learner"),
    ),
    (("parent-request", "--what", "OT", "--assessment"), "assessment-plan", None),
]


@pytest.mark.parametrize(("command", "rule", "met"), RECORDED, ids=lambda value: str(value)[:40])
def test_a_command_starts_the_duty_and_another_meets_it(
    caseload: Path, run: Run, command: tuple[str, ...], rule: str, met: tuple[str, ...] | None
) -> None:
    done = run(command[0], "ben-k", *command[1:])
    assert done.returncode == 0, done.stderr
    assert rule in rules_open(run)
    if met:
        done = run(met[0], "ben-k", *met[1:])
        assert done.returncode == 0, done.stderr
        assert rule not in rules_open(run)


def rules_open(run: Run) -> set[str]:
    lists = (run("due", "--student", "ben-k", *more, "--format", "json") for more in ((), ("--undated",)))
    return {each["rule"] for found in lists for each in json.loads(found.stdout)["deadlines"]}


def test_what_the_iep_includes_is_no_deadline_of_its_own(caseload: Path, run: Run) -> None:
    done = run("iep-includes", "ben-k", "transition")
    assert done.returncode == 0, done.stderr
    said = run("history", "ben-k").stdout
    assert "the IEP includes postsecondary goals and transition services" in " ".join(said.split())


def test_early_start_counts_back_from_the_third_birthday(caseload: Path, run: Run) -> None:
    new = ("--name", "Tia Small", "--born", "2024-03-02", "--grade", "IN", "--school", "Fernbrook Elementary")
    assert run("refer", "tia-s", *new, "--by", "parent").returncode == 0
    assert run("early-start", "tia-s", "--agency", "Harbor Regional Center").returncode == 0
    listed = json.loads(run("due", "--student", "tia-s", "--format", "json").stdout)["deadlines"]
    assert {each["due"] for each in listed if each["rule"] == "early-start-conference"} == {"2026-12-02"}
    assert run("early-start-conference", "tia-s").returncode == 0
    listed = json.loads(run("due", "--student", "tia-s", "--format", "json").stdout)["deadlines"]
    assert not [each for each in listed if each["rule"] == "early-start-conference"]


TIA = ("--name", "Tia Small", "--born", "2024-01-15", "--grade", "IN", "--school", "Fernbrook Elementary")


def test_early_start_puts_a_new_child_on_file_whose_iep_is_due_at_three(caseload: Path, run: Run) -> None:
    said = run("early-start", "tia-s", *TIA, "--contact", "Ruth Small, mother").stdout
    assert "Part B by age 3" in said
    assert "Early Start conference  open" in said
    assert dues_of(run, "part-b-by-3") == ["2027-01-15"]
    shown = run("show", "tia-s").stdout
    assert "Status: referred by Early Start; no referral for an assessment yet" in shown
    assert "Ruth Small" in (caseload / "students" / "tia-s.yaml").read_text(encoding="utf-8")
    assert run("refer", "tia-s", "--by", "parent").returncode == 0
    assert "Status: referred; assessment plan to be given" in run("show", "tia-s").stdout
    assert dues_of(run, "part-b-by-3") == ["2027-01-15"]


def dues_of(run: Run, rule: str) -> list[str]:
    listed = json.loads(run("due", "--student", "tia-s", "--format", "json").stdout)["deadlines"]
    return [each["due"] for each in listed if each["rule"] == rule]


def test_the_early_start_conference_is_not_asked_for_from_the_third_birthday_on(
    caseload: Path, run: Run
) -> None:
    assert run("early-start", "tia-s", *TIA).returncode == 0
    at_three = partial(run, "--as-of", "2027-01-15")
    assert "Early Start conference" in ok(run, "--as-of", "2027-01-14", "due", "--undated")
    assert "Early Start conference" not in ok(at_three, "due", "--undated")
    assert "tia-s Early Start conference birthday Fri 1/15" in " ".join(ok(at_three, "late", "--all").split())
    assert "Ended       Fri 1/15/2027 by the birthday" in ok(
        at_three, "why", "tia-s", "early-start-conference"
    )
    done = ok(at_three, "done", "tia-s", "early-start-conference", "--on", "2026-12-01")
    assert "met      Early Start conference" in done
    assert "Early Start conference" not in ok(at_three, "late", "--all")


def test_who_is_on_file_is_not_named_again_by_early_start(caseload: Path, run: Run) -> None:
    done = run("early-start", "ben-k", "--contact", "Ruth Small")
    assert (done.returncode, "casemgr edit ben-k" in done.stderr) == (2, True)
    assert "`casemgr refer` or `early-start`" in run("early-start", "nobody-x").stderr


@pytest.mark.parametrize(
    ("command", "lacking"),
    [
        (("independent-answer", "funded"), "no request for an independent assessment is on file"),
        (("resolution", "waived"), "no due process complaint is on file"),
    ],
)
def test_an_answer_without_what_it_answers_is_refused(
    caseload: Path, run: Run, command: tuple[str, ...], lacking: str
) -> None:
    done = run(command[0], "ben-k", *command[1:])
    assert (done.returncode, lacking in done.stderr) == (3, True)


def test_the_meeting_after_an_emergency_is_only_to_be_booked_in_two_days(caseload: Path, run: Run) -> None:
    assert run("emergency", "ben-k").returncode == 0
    done = run("schedule-iep", "ben-k", "2026-12-15", "--purpose", "supplemental")
    assert done.returncode == 0, done.stderr
    assert "emergency-meeting is due" not in done.stdout + done.stderr
    assert "emergency-meeting" not in rules_open(run)


def test_an_assessment_that_began_elsewhere_needs_no_plan_or_consent_here(caseload: Path, run: Run) -> None:
    new = ("--name", "Tia Small", "--born", "2017-03-02", "--grade", "3", "--school", "Fernbrook Elementary")
    assert run("refer", "tia-s", *new, "--by", "parent", "--on", "2026-11-16").returncode == 0
    assert run("agree-completion", "tia-s", "2026-12-04", "--on", "2026-11-16").returncode == 0
    due = json.loads(run("due", "--student", "tia-s", "--format", "json").stdout)["deadlines"]
    assert "assessment-plan" not in {each["rule"] for each in due}
    assert run("assessor-reported", "tia-s", "academic").returncode == 0
    held = run("hold-iep", "tia-s", "--purpose", "initial", "--outcome", "completed", "--eligible")
    assert held.returncode == 0, held.stderr


@pytest.mark.parametrize("agreed_on", ["2026-11-16", "2026-11-20"])
def test_a_consent_or_report_of_the_other_district_lies_before_the_student_came(
    caseload: Path, run: Run, agreed_on: str
) -> None:
    new = ("--name", "Tia Small", "--born", "2017-03-02", "--grade", "3", "--school", "Fernbrook Elementary")
    assert run("refer", "tia-s", *new, "--by", "parent", "--on", "2026-11-16").returncode == 0
    refused = run("consent", "tia-s", "--on", "2026-10-05")
    assert (refused.returncode, "no assessment plan" in refused.stderr) == (3, True)
    assert run("agree-completion", "tia-s", "2026-12-04", "--on", agreed_on).returncode == 0
    taken = run("consent", "tia-s", "--on", "2026-10-05")
    assert (taken.returncode, "consent to the initial assessment plan" in taken.stdout) == (0, True)
    assert run("assessor-reported", "tia-s", "academic", "--on", "2026-10-30").returncode == 0


def test_a_transfer_in_the_middle_of_a_reassessment_has_its_consent_from_before(
    caseload: Path, run: Run
) -> None:
    new = ("--name", "Leo Tran", "--born", "2014-03-02", "--grade", "7", "--school", "Fernbrook Middle")
    came = ("--on", "2026-11-10", "--from", "Lakeside Unified", "--other-selpa")
    assert run("transfer-in", "leo-t", *new, *came, "--last-annual", "2026-02-10").returncode == 0
    unsaid = run("consent", "leo-t", "--on", "2026-10-12")
    assert (unsaid.returncode, "--purpose" in unsaid.stderr) == (2, True)
    assert run("consent", "leo-t", "--on", "2026-10-12", "--purpose", "triennial").returncode == 0
    ours = run("consent", "leo-t", "--on", "2026-11-12", "--purpose", "supplemental")
    assert (ours.returncode, "no supplemental assessment plan was given" in ours.stderr) == (3, True)
    answered = run("answer-iep", "leo-t", "--agreed", "--on", "2026-10-12")
    assert (answered.returncode, "no IEP was offered" in answered.stderr) == (3, True)


def test_of_two_requests_for_an_independent_assessment_the_one_answered_is_asked_for(
    caseload: Path, run: Run
) -> None:
    def due() -> list[str]:
        found = json.loads(run("due", "--student", "ben-k", "--format", "json").stdout)["deadlines"]
        return [row["started_on"] for row in found if row["rule"] == "independent-assessment"]

    for day, area in (("11/10", "academic"), ("11/16", "speech")):
        assert run("independent-request", "ben-k", "--area", area, "--on", day).returncode == 0
    refused = run("independent-answer", "ben-k", "withdrawn", "--on", "11/20")
    assert (refused.returncode, "Say --request" in refused.stderr) == (2, True)
    assert due() == ["2026-11-10", "2026-11-16"]
    run("independent-answer", "ben-k", "withdrawn", "--request", "11/16", "--on", "11/20")
    assert due() == ["2026-11-10"]
    run("independent-answer", "ben-k", "funded", "--on", "11/20")
    assert due() == []


def test_of_two_complaints_the_one_that_the_session_is_on_is_asked_for(caseload: Path, run: Run) -> None:
    def due() -> list[str]:
        found = json.loads(run("due", "--student", "ben-k", "--format", "json").stdout)["deadlines"]
        return [row["rule"] for row in found if row["rule"].startswith("resolution-session")]

    file = ("complaint", "ben-k", "--kind", "due-process", "--on")
    assert run(*file, "11/10").returncode == 0
    assert run(*file, "11/16", "--expedited").returncode == 0
    refused = run("resolution", "ben-k", "no-agreement", "--on", "11/20")
    assert (refused.returncode, "Say --complaint" in refused.stderr) == (2, True)
    assert sorted(due()) == ["resolution-session", "resolution-session-expedited"]
    held = run("resolution", "ben-k", "no-agreement", "--complaint", "11/10", "--on", "11/20")
    assert "about the complaint of Tue 11/10" in held.stdout
    assert due() == ["resolution-session-expedited"]
    assert run("resolution", "ben-k", "waived", "--on", "11/20").returncode == 0
    assert due() == []


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ([], "parent"),
        (["--by", "district"], "district"),
        (["--filed-by", "lea"], "district"),
        (["--by", "parent"], "parent"),
    ],
)
def test_who_filed_a_complaint_is_said_with_by(
    caseload: Path, run: Run, words: list[str], party: str
) -> None:
    done = run("complaint", "ben-k", "--kind", "due-process", *words, "--on", "11/20")
    assert f"due process complaint filed by the {party} on Fri 11/20" in done.stdout, done.stderr
    assert ", by " not in done.stdout.splitlines()[0]


def rules_due(run: Run, student: str = "ben-k") -> list[tuple[str, str]]:
    found = json.loads(run("due", "--student", student, "--format", "json").stdout)["deadlines"]
    return [(row["rule"], row["started_on"]) for row in found]


def test_of_two_requests_the_one_consulted_about_is_asked_for(caseload: Path, run: Run) -> None:
    def due() -> list[str]:
        return [day for rule, day in rules_due(run) if rule == "consult-written-notice"]

    before = due()
    for day, what in (("11/10", "an aide at recess"), ("11/16", "a quiet room")):
        assert run("parent-request", "ben-k", "--what", what, "--on", day).returncode == 0
    waiting = due()
    assert len(waiting) == len(before) + 2
    consult = ("consult", "ben-k", "written-notice", "--with", "Yolanda Pryor", "--on", "11/20")
    refused = run(*consult)
    assert (refused.returncode, "Say --request" in refused.stderr) == (2, True)
    assert run(*consult, "--request", "11/10").returncode == 0
    assert due() == [day for day in waiting if day != "2026-11-10"]
    other = run("consult", "ben-k", "disagreement", "--request", "11/16", "--on", "11/20")
    assert (other.returncode, "written-notice" in other.stderr) == (2, True)


def test_of_two_matters_the_one_that_a_notice_of_our_own_is_of_is_asked_for(caseload: Path, run: Run) -> None:
    def due() -> list[str]:
        return [rule for rule, _ in rules_due(run) if rule in ("disagreement-notice", "exit-notice")]

    assert (
        run(
            "hold-iep",
            "ben-k",
            "--purpose",
            "supplemental",
            "--outcome",
            "completed",
            "--on",
            "11/16",
            "--force",
        ).returncode
        == 0
    )
    assert run("answer-iep", "ben-k", "--disagreed", "--on", "11/17").returncode == 0
    planned = (
        "plan-exit",
        "ben-k",
        "--reason",
        "no-longer-eligible",
        "--expected",
        "2027-06-03",
        "--on",
        "11/18",
    )
    assert run(*planned).returncode == 0
    assert due() == ["exit-notice", "disagreement-notice"]
    ours = ("pwn", "ben-k", "--own-proposal", "--action", "proposed", "--on", "11/20")
    refused = run(*ours)
    assert (refused.returncode, "Say --of" in refused.stderr) == (2, True)
    assert run(*ours, "--subject", "records").returncode == 0  # of neither
    assert due() == ["exit-notice", "disagreement-notice"]
    both = run(*ours, "--of", "11/17", "--of", "11/18", "--of", "11/17")
    assert both.returncode == 0
    assert due() == []
    assert run("undo", "ben-k").returncode == 0
    assert run(*ours, "--of", "11/17").returncode == 0
    assert due() == ["exit-notice"]
    assert run(*ours).returncode == 0
    assert due() == []


def test_a_notice_completes_the_one_about_its_own_request(caseload: Path, run: Run) -> None:
    def due() -> list[str]:
        return [day for rule, day in rules_due(run) if rule == "complete-notice"]

    for day, what in (("11/10", "an aide at recess"), ("11/16", "a quiet room")):
        assert run("parent-request", "ben-k", "--what", what, "--on", day).returncode == 0
    notice = ("pwn", "ben-k", "--action", "refused", "--answers")
    assert run(*notice, "11/10", "--missing", "reasons", "--on", "11/18").returncode == 0
    assert due() == ["2026-11-18"]
    assert run(*notice, "11/16", "--on", "11/19").returncode == 0
    assert due() == ["2026-11-18"]
    wrong = run(*notice, "11/10", "--of", "11/10", "--on", "11/20")
    assert (wrong.returncode, "--of" in wrong.stderr) == (2, True)
    assert run(*notice, "11/10", "--on", "11/20").returncode == 0
    assert due() == []


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("ben-k district", 0, "audio recording of the IEP meeting of Wed 12/2 announced"),
        ("ben-k district --meeting 12/2", 0, "audio recording of the IEP meeting of Wed 12/2 announced"),
        (
            "ben-k district --meeting 12/4",
            3,
            "no meeting is booked for Fri 12/4/2026, and none was held then",
        ),
        (
            "ben-k district --meeting 12/4 --force",
            0,
            "audio recording of the IEP meeting of Fri 12/4 announced",
        ),
        ("ana-r district", 2, "no meeting is booked: say --meeting DATE"),
    ],
)
def test_a_recording_is_of_a_meeting_that_there_is(
    caseload: Path, run: Run, words: str, code: int, said: str
) -> None:
    done = run("recording", *words.split())
    assert (done.returncode, said in done.stdout + done.stderr) == (code, True), done.stderr


# --- an open complaint ------------------------------------------------------------------------------


def test_an_open_complaint_is_in_the_status_until_it_ends(caseload: Path, run: Run) -> None:
    def status() -> str:
        return next(line for line in run("show", "ben-k").stdout.splitlines() if line.startswith("Status:"))

    before = status()
    ok(run, "complaint", "ben-k", "--kind", "due-process", "--on", "11/16")
    ok(run, "complaint", "ben-k", "--kind", "state", "--on", "11/18")
    said = status()
    assert said.startswith(before)
    assert (
        "; due process complaint filed by the parent on Mon 11/16 is open: Leave the student in the present placement "
        "until the due process complaint ends (34 CFR 300.518(a); 20 USC 1415(j); EC 56505(d))"
    ) in said
    assert "; state complaint filed by the parent on Wed 11/18 is open: Follow the state complaint" in said
    ok(run, "resolution", "ben-k", "no-agreement", "--on", "11/19")
    assert status() == said
    ok(run, "done", "ben-k", "state-complaint", "--on", "11/20")
    assert "state complaint" not in status()
    ok(run, "resolution", "ben-k", "agreement", "--on", "11/20")
    assert status() == before


def test_the_setting_stays_while_an_expedited_complaint_is_open(caseload: Path, run: Run) -> None:
    ok(run, "complaint", "ben-k", "--kind", "due-process", "--expedited", "--on", "11/16")
    said = run("show", "ben-k").stdout
    assert "is open: Leave the student in the interim setting" in said
    assert "present placement" not in said


def test_a_resolution_session_that_was_held_is_not_waived(caseload: Path, run: Run) -> None:
    filed = ("complaint", "ben-k", "--kind", "due-process", "--on")
    ok(run, *filed, "11/9")
    ok(run, "resolution", "ben-k", "no-agreement", "--on", "11/12")
    refused = run("resolution", "ben-k", "waived", "--on", "11/16")
    assert refused.returncode == 3
    assert (
        "the resolution session was held on Thu 11/12/2026; one that was held is not waived" in refused.stderr
    )
    ok(run, "resolution", "ben-k", "mediation", "--on", "11/17")  # at any time: 34 CFR 300.506
    ok(run, *filed, "11/18")
    ok(run, "resolution", "ben-k", "waived", "--on", "11/20")  # of the second complaint
