"""Every recording command through the installed program: what it prints, what it writes, what it refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Run

NEW = ["--name", "Ana Rivera", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
OURS = [*NEW, "--last-annual", "2025-10-09", "--last-evaluation", "2024-10-09"]


def deadlines(run: Run, rule: str, *more: str) -> list[dict[str, object]]:
    done = run(*more, "due", "--all", "--format", "json")
    assert done.returncode == 0, done.stderr
    return [d for d in json.loads(done.stdout)["deadlines"] if d["rule"] == rule]


def ok(run: Run, *words: str) -> str:
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return re.sub(" {2,}", " ", done.stdout)


def assessing(run: Run) -> None:
    """A student from referral to consent."""
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02", "--by", "parent", "--area", "SLD")
    ok(
        run,
        "assessment-plan",
        "ana-r",
        "--on",
        "2026-03-09",
        "--area",
        "reading=School Psychologist",
        "--area",
        "speech-language",
    )
    ok(run, "consent", "ana-r", "--on", "2026-03-16", "--signed", "2026-03-13")


def test_a_referral_makes_a_student_and_names_the_next_step(empty: Path, run: Run) -> None:
    said = ok(run, "refer", "ana-r", *NEW, "--on", "3/16", "--by", "parent", "--area", "SLD")
    assert "Ana Rivera (ana-r): written referral received on Mon 3/16, by parent" in said
    assert "started Assessment plan due Tue 3/31 · EC 56321(a), EC 56043(a)" in said
    assert "casemgr sent ana-r safeguards" in said
    text = (empty / "students/ana-r.yaml").read_text(encoding="utf-8")
    assert "suspected: [specific-learning-disability]\n" in text
    assert " areas: [specific-learning-disability]\n" in text
    assert text.endswith(" case_manager: Dana Whitfield\n  role: case-manager\n...\n")


def test_recording_on_another_day_is_said(empty: Path, run: Run) -> None:
    done = run("refer", "ana-r", *NEW)
    assert "recorded as of Fri 3/20/2026, which is not today's date" in done.stderr


def test_from_consent_to_the_iep(empty: Path, run: Run) -> None:
    assessing(run)
    said = ok(run, "schedule-iep", "ana-r", "2026-05-04", "--time", "14:15", "--place", "Room 12")
    assert "initial IEP meeting for Mon 5/4 at 2:15 pm booked on Fri 3/20; place: Room 12" in said
    assert "Meeting notice due Fri 4/24" in said
    said = ok(run, "--as-of", "2026-04-20", "sent", "ana-r", "meeting-notice", "--method", "mail")
    assert "met Meeting notice on Mon 4/20" in said
    found = ["--eligible", "--disability", "SLD", "--no-placement-changed", "--no-transportation"]
    said = ok(run, "--as-of", "2026-05-04", "hold-iep", "ana-r", "--outcome", "completed", *found)
    assert "met Initial IEP on Mon 5/4" in said
    assert "started Annual review due Tue 5/4/2027" in said
    assert "; 7 more: casemgr duties ana-r" in said
    said = ok(run, "--as-of", "2026-05-05", "answer-iep", "ana-r", "--agreed")
    assert "started Progress report due" in said
    assert "started Implement the IEP" in said
    assert "started 1 step: casemgr next ana-r" in said


def test_not_eligible_starts_nothing(empty: Path, run: Run) -> None:
    assessing(run)
    said = ok(run, "hold-iep", "ana-r", "--purpose", "initial", "--outcome", "completed", "--not-eligible")
    assert "met Initial IEP" in said
    assert "annual-review" not in said
    assert deadlines(run, "annual-review") == []


def test_a_meeting_continued_keeps_the_clock_and_the_next_session_continues_it(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "hold-iep", "ben-k", "--on", "2026-03-16", "--purpose", "annual", "--outcome", "continued")
    done = run("--as-of", "2026-03-27", "hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed")
    assert "continues the meeting of Mon 3/16/2026" in done.stderr
    found = deadlines(run, "annual-review", "--as-of", "2026-03-27")
    assert [(d["due"], d["status"], d["met_on"]) for d in found] == [
        ("2026-10-09", "met", "2026-03-16"),
        ("2027-03-16", "running", None),
    ]


@pytest.mark.parametrize("purposes", [["annual"], ["annual", "triennial"], ["parent-request"]])
def test_the_meeting_that_continues_another_is_for_the_same(
    empty: Path, run: Run, purposes: list[str]
) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    words = [word for purpose in purposes for word in ("--purpose", purpose)]
    ok(run, "hold-iep", "ben-k", "--on", "2026-03-16", *words, "--outcome", "continued")
    said = ok(run, "schedule-iep", "ben-k", "2026-03-27")
    assert f"{' and '.join(purposes)} IEP meeting for Fri 3/27 booked" in said
    ok(run, "--as-of", "2026-03-27", "hold-iep", "ben-k", "--outcome", "continued")
    assert f"{' and '.join(purposes)} IEP meeting" in ok(
        run, "--as-of", "2026-03-27", "schedule-iep", "ben-k", "4/17"
    )


def test_a_second_booking_replaces_the_first(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "schedule-iep", "ben-k", "2026-05-04", "--purpose", "annual")
    done = run("schedule-iep", "ben-k", "2026-05-11", "--purpose", "annual")
    assert "replaces the annual meeting booked for Mon 5/4/2026" in done.stderr
    assert [d["due"] for d in deadlines(run, "meeting-notice")] == ["2026-05-01"]


def test_a_notice_entered_after_the_fact_meets_the_booking(empty: Path, run: Run) -> None:
    """Both are entered on the same day: the booking is dated today, the notice on the day it went out."""
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "sent", "ben-k", "meeting-notice", "--on", "2026-03-02")
    ok(run, "schedule-iep", "ben-k", "2026-03-27", "--purpose", "annual")
    assert [(d["status"], d["due"]) for d in deadlines(run, "meeting-notice")] == [("running", "2026-03-20")]
    ok(run, "sent", "ben-k", "meeting-notice", "--on", "2026-03-10")
    assert [(d["status"], d["met_on"]) for d in deadlines(run, "meeting-notice")] == [("met", "2026-03-10")]


@pytest.mark.parametrize("option", ["--refused", "--withdrawn"])
def test_consent_to_assess_is_withdrawn_with_one_plain_command(empty: Path, run: Run, option: str) -> None:
    """What that ends, and what is left to do, is said; the plan may be agreed to again (34 CFR 300.9(c)(3))."""
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    ok(run, "assessment-plan", "ana-r", "--on", "2026-03-09", "--area", "reading")
    ok(run, "consent", "ana-r", "--on", "2026-03-16")
    ok(run, "schedule-iep", "ana-r", "2026-04-14", "--on", "2026-03-17")
    done = run("consent", "ana-r", option, "--on", "2026-03-18")
    assert done.returncode == 0
    assert "plan withdrawn on Wed 3/18" in done.stdout
    assert (
        "closed with this: Initial IEP; Release of information; Tell staff: consent; Assessors' reports"
        in done.stdout
    )
    assert "Still to do: Enter consent." in done.stderr
    assert "To call it off: casemgr cancel ana-r --meeting 2026-04-14 --why TEXT" in done.stderr
    assert deadlines(run, "initial-iep") == []
    assert run("assessor-reported", "ana-r", "reading").returncode == 3
    assert run("consent", "ana-r", "--withdrawn", "--on", "2026-03-19").returncode == 3
    ok(run, "consent", "ana-r", "--on", "2026-03-20")
    assert deadlines(run, "initial-iep")[-1]["status"] == "running"


def test_of_two_plans_the_one_that_waits_is_refused_and_the_one_agreed_to_withdrawn(
    empty: Path, run: Run
) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    for day, area in (("2026-03-02", "motor"), ("2026-03-10", "health")):
        ok(run, "assessment-plan", "ben-k", "--on", day, "--purpose", "supplemental", "--area", area)
        if area == "motor":
            ok(run, "consent", "ben-k", "--on", "2026-03-05")
    assert "plan refused" in ok(run, "consent", "ben-k", "--refused", "--on", "2026-03-12")
    assert [d["status"] for d in deadlines(run, "reassessment-iep")] == ["running"]
    assert "plan withdrawn" in ok(run, "consent", "ben-k", "--withdrawn", "--on", "2026-03-16")
    assert deadlines(run, "reassessment-iep") == []


def test_revoking_all_consent_before_there_is_an_iep_names_the_command_for_consent_to_assess(
    empty: Path, run: Run
) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    assert "--withdrawn" not in run("revoke-consent", "ana-r", "--on", "2026-03-03").stderr
    ok(run, "assessment-plan", "ana-r", "--on", "2026-03-09", "--area", "reading")
    ok(run, "consent", "ana-r", "--on", "2026-03-16")
    refused = run("revoke-consent", "ana-r", "--on", "2026-03-17")
    assert (refused.returncode, "casemgr consent ana-r --withdrawn" in refused.stderr) == (3, True)


def test_partial_consent_starts_the_clock_for_what_was_agreed(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    ok(run, "assessment-plan", "ana-r", "--on", "2026-03-09", "--area", "reading", "--area", "motor")
    refused = run("consent", "ana-r", "--on", "2026-03-16", "--agreed", "hearing")
    assert (refused.returncode, "hearing is not an area of the plan" in refused.stderr) == (3, True)
    said = ok(run, "consent", "ana-r", "--on", "2026-03-16", "--agreed", "reading")
    assert "for these areas only: reading" in said
    assert "started Initial IEP" in said


def test_an_extension_moves_the_date(empty: Path, run: Run) -> None:
    assessing(run)
    said = ok(run, "extend", "ana-r", "initial-iep", "--until", "2026-06-01", "--signed", "2026-03-18")
    assert "moved Initial IEP from Fri 5/15 to Mon 6/1" in said
    wrong = run("extend", "ana-r", "annual-review", "--until", "2026-06-01", "--signed", "2026-03-18")
    assert wrong.returncode == 2
    assert "cannot be extended" in wrong.stderr


def test_a_notice_answers_the_request_it_names(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "parent-request", "ben-k", "--on", "2026-03-10", "--what", "more reading")
    ok(run, "parent-request", "ben-k", "--on", "2026-03-12", "--what", "an aide", "--meeting")
    unclear = run("pwn", "ben-k")
    assert unclear.returncode == 2
    assert "Which parent request? Say --answers with the day or the id: " in unclear.stderr
    ok(run, "pwn", "ben-k", "--answers", "3/10")
    ok(run, "pwn", "ben-k")
    assert [d["status"] for d in deadlines(run, "written-notice")] == ["met", "met"]
    assert [d["status"] for d in deadlines(run, "parent-requested-iep")] == ["running"]


def test_the_plan_given_has_the_areas_of_the_plan_worked_out(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    ok(run, "develop-plan", "ana-r", "--area", "reading=Marcus Bell", "--area", "motor", "--on", "2026-03-03")
    said = ok(run, "assessment-plan", "ana-r", "--on", "2026-03-04")
    assert "areas: reading (Marcus Bell) and motor" in said
    ok(run, "consent", "ana-r", "--on", "2026-03-06")
    assert [d["status"] for d in deadlines(run, "assessor-reports")] == ["running"]
    ok(run, "assessor-reported", "ana-r", "reading", "--on", "2026-03-10")
    ok(run, "assessor-reported", "ana-r", "motor", "--on", "2026-03-10")
    assert [d["status"] for d in deadlines(run, "assessor-reports")] == ["met"]


def test_areas_that_are_typed_take_the_place_of_those_worked_out(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    ok(run, "develop-plan", "ana-r", "--area", "reading=Marcus Bell", "--on", "2026-03-03")
    said = ok(run, "assessment-plan", "ana-r", "--on", "2026-03-04", "--area", "math")
    assert "areas: math" in said
    assert "reading" not in said


def test_refusing_to_assess_ends_the_plan_clock(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    said = ok(run, "pwn", "ana-r", "--action", "refused", "--subject", "assessment")
    assert "ended Assessment plan" in said
    assert deadlines(run, "assessment-plan") == []
    assert "Ended" in ok(run, "why", "ana-r", "assessment-plan")


def test_an_oral_referral_is_put_in_writing_by_a_second(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02", "--oral")
    assert deadlines(run, "assessment-plan") == []
    assert [d["status"] for d in deadlines(run, "written-referral")] == ["open"]
    ok(run, "refer", "ana-r", "--on", "2026-03-05")
    assert [d["due"] for d in deadlines(run, "assessment-plan")] == ["2026-03-20"]
    assert [d["status"] for d in deadlines(run, "written-referral")] == ["met"]


def test_removals_are_tallied_and_warned_of(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "removal", "ben-k", "--on", "2025-09-15", "--days", "4.5")
    done = run("removal", "ben-k", "--on", "2025-10-20", "--days", "0.5", "--kind", "sent-home")
    assert "WARNING: 5 school days of removal in 2025-26" in done.stderr
    ok(
        run,
        "removal",
        "ben-k",
        "--on",
        "2025-10-27",
        "--days",
        "3",
        "--kind",
        "in-school",
        "--services-continued",
    )
    said = ok(run, "removal", "ben-k", "--on", "2026-03-16", "--days", "6", "--proposed")
    assert "started Manifestation review due Mon 3/30" in said
    assert "started Safeguards, discipline due Mon 3/16" in said
    done = run("removal", "ben-k", "--on", "2026-03-17", "--days", "5")
    assert "proposed on Mon 3/16 is counted already" in done.stderr


def test_after_a_review_a_later_removal_asks_for_another_look(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "removal", "ben-k", "--on", "2025-11-03", "--days", "11")
    said = ok(run, "mdr", "ben-k", "--held", "2025-11-12", "--caused", "yes", "--not-implemented", "no")
    assert "The conduct is a manifestation of the disability." in said
    assert "met Manifestation review" in said
    said = ok(run, "removal", "ben-k", "--on", "2026-02-03", "--days", "1")
    assert "started Pattern of removals open" in said
    assert len(deadlines(run, "manifestation-review")) == 1


def test_records_to_another_district_are_another_clock(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "records-request", "ben-k", "--on", "2026-03-12", "--by", "district")
    ok(run, "records-request", "ben-k", "--on", "2026-03-13", "--oral")
    assert [d["due"] for d in deadlines(run, "records-transfer")] == ["2026-03-19"]
    assert [d["due"] for d in deadlines(run, "records-copies")] == ["2026-03-20"]
    unclear = run("records-provided", "ben-k")
    assert (
        unclear.returncode,
        "Say whom these are for: casemgr records-provided ben-k --to " in unclear.stderr,
    ) == (2, True)
    ok(run, "records-provided", "ben-k", "--to", "district")
    assert [d["status"] for d in deadlines(run, "records-copies")] == ["running"]


def test_a_transfer_is_counted_as_the_stricter_case_unless_said(empty: Path, run: Run) -> None:
    done = run("transfer-in", "leo-t", *NEW, "--from", "Lakeside Unified", "--on", "2026-03-02")
    assert "counted as another SELPA" in done.stderr
    assert [d["due"] for d in deadlines(run, "interim-placement")] == ["2026-04-01"]
    ok(run, "transfer-in", "max-o", *NEW, "--from", "Reno", "--out-of-state", "--on", "2026-03-02")
    assert [d["status"] for d in deadlines(run, "interim-placement-out-of-state")] == ["open"]
    ok(run, "records-received", "max-o", "--on", "2026-03-10")
    assert [d["due"] for d in deadlines(run, "interim-placement-out-of-state")] == ["2026-04-09"]


def not_reported(run: Run) -> list[str]:
    """The providers of the only report due who have not reported."""
    (report,) = json.loads(ok(run, "progress-due", "--format", "json"))["reports"]
    return list(report["not_reported"])


def test_what_was_owed_before_a_meeting_and_has_no_record_can_be_ticked_afterwards(
    empty: Path, run: Run
) -> None:
    assessing(run)
    ok(run, "schedule-iep", "ana-r", "2026-05-04")
    ok(run, "--as-of", "2026-05-04", "hold-iep", "ana-r", "--outcome", "completed", "--eligible")

    def unrecorded(of: str) -> list[str]:
        found = json.loads(ok(run, "--as-of", "2026-05-06", "late", "--all", "--format", "json"))["late"]
        return [row["rule"] for row in found if row["status"] == of]

    assert {"enter-referral", "notify-referral", "referral-sent", "invite-team"} <= set(unrecorded("ended"))
    page = ok(run, "--as-of", "2026-05-06", "duties", "ana-r")
    group = page[page.index("NOT RECORDED\n") : page.index("\nDONE\n")]
    assert "7 not recorded Enter the referral" in " ".join(group.split())
    assert "casemgr done ana-r" in page
    assert "Enter referral" not in ok(run, "--as-of", "2026-05-06", "today", "--all")
    early = run("--as-of", "2026-05-06", "done", "ana-r", "enter-referral=3/1")
    assert (early.returncode, "and Sun 3/1/2026 came before" in early.stderr) == (3, True)
    said = ok(run, "--as-of", "2026-05-06", "done", "ana-r", "enter-referral=3/10", "notify-referral")
    assert "met Enter referral on Tue 3/10" in said
    assert "met Tell staff: referral on Wed 5/6" in said
    assert "type: entered_in_system\n  date: 2026-03-10" in (empty / "students/ana-r.yaml").read_text("utf-8")
    said = ok(run, "--as-of", "2026-05-06", "na", "ana-r", "referral-sent", "--why", "handed over")
    assert "ended Referral to parent closed: not applicable" in said
    left = set(unrecorded("ended"))
    assert {"enter-referral", "notify-referral", "referral-sent"}.isdisjoint(left)
    again = run("--as-of", "2026-05-07", "done", "ana-r", "enter-referral")
    assert (again.returncode, "is not open" in again.stderr) == (3, True)


def test_progress_from_provider_to_parent_to_file(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    path = empty / "students/ben-k.yaml"
    text = path.read_text(encoding="utf-8")
    providers = "providers:\n- {name: Priya Nair, service: speech}\n- {name: Omar Haddad}\nevents:"
    path.write_text(text.replace("events:", providers), encoding="utf-8")
    assert not_reported(run) == ["Priya Nair", "Omar Haddad"]
    ok(run, "provider-reported", "ben-k", "priya")
    assert not_reported(run) == ["Omar Haddad"]
    grid = ok(run, "progress-due").splitlines()
    assert grid[2].split()[-2:] == ["Haddad", "Nair"]
    assert grid[3].split()[-3:] == ["○", "●", "3/20"]
    done = run("progress-sent", "ben-k")
    assert "not reported yet: Omar Haddad" in done.stderr
    said = ok(run, "done", "ben-k", "progress-report-filed")
    assert "met File progress report" in said


def test_done_and_na_close_duties_that_have_no_command(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    assert "met Transition at 16" in ok(run, "done", "ben-k", "transition-16")
    assert "ended Rights notice at 17" in ok(
        run, "na", "ben-k", "rights-at-17", "--why", "moves abroad in May"
    )
    own = run("done", "ben-k", "annual-review")
    assert (own.returncode, "Use `casemgr schedule-iep" in own.stderr) == (2, True)
    twice = run("done", "ben-k", "transition-16")
    assert (twice.returncode, "is not open" in twice.stderr) == (3, True)


def test_void_takes_back_an_event_and_leaves_it_in_the_file(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "progress-sent", "ben-k")
    event = json.loads(ok(run, "show", "ben-k", "--format", "json"))["events"][-1]["id"]
    ok(run, "void", "ben-k", event, "--why", "wrong student")
    assert [d["status"] for d in deadlines(run, "progress-report")] == ["overdue"]
    assert event in (empty / "students/ben-k.yaml").read_text(encoding="utf-8")
    assert "(void)" in ok(run, "show", "ben-k")


def test_an_exit_ends_every_clock_but_records(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "records-request", "ben-k", "--on", "2026-03-19")
    ok(run, "exit", "ben-k", "--reason", "moved-in-state")
    found = json.loads(ok(run, "due", "--format", "json"))["deadlines"]
    assert {d["rule"] for d in found} == {"records-copies", "collect-records", "notify-records-request"}


def test_withdrawing_a_referral_ends_its_clock(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    assert "ended Assessment plan" in ok(run, "withdraw-referral", "ana-r")


def test_a_dry_run_writes_nothing(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    before = sorted((p, p.read_bytes()) for p in empty.rglob("*.yaml"))
    said = ok(run, "hold-iep", "ben-k", "--purpose", "annual", "--outcome", "completed", "--dry-run")
    assert "met Annual review" in said
    assert "Dry run: nothing was written." in said
    ok(run, "add", "leo-t", *OURS, "--dry-run")
    assert sorted((p, p.read_bytes()) for p in empty.rglob("*.yaml")) == before


REFUSED = [
    (
        ["consent", "ana-r", "--on", "2026-03-16"],
        3,
        "no assessment plan given on or before Mon 3/16/2026 is waiting for consent",
    ),
    (
        ["hold-iep", "ana-r", "--on", "2026-03-01", "--purpose", "initial", "--outcome", "continued"],
        3,
        "no referral",
    ),
    (
        ["hold-iep", "ana-r", "--purpose", "initial", "--outcome", "completed"],
        2,
        "--eligible or --not-eligible",
    ),
    (["hold-iep", "ana-r", "--purpose", "initial"], 2, "--outcome completed or continued"),
    (["answer-iep", "ana-r", "--agreed"], 3, "no IEP was offered"),
    (["records-provided", "ana-r"], 3, "no request for records"),
    (["progress-sent", "ana-r", "--on", "2026-03-25"], 3, "Wed 3/25/2026 is in the future"),
    (["progress-sent", "ana-r", "--on", "2015-01-01"], 3, "before the student was born"),
    (["progress-sent", "ana-r", "--on", "2026-02-30"], 2, "2026-02-30 is not a date"),
    (["progress-sent", "ana-r", "--on", "soon"], 2, "soon is not a date"),
    (["progress-sent", "nobody"], 2, "No student matches"),
    (["progress-sent", "ana-q"], 2, "Did you mean ana-r (Ana Rivera)"),
    (["refer", "new-s", "--born", "2016-01-01"], 2, "needs --name"),
    (["refer", "ana-r", *NEW], 2, "this id is taken already"),
    (["schedule-iep", "ana-r", "2026-05-04"], 2, "--purpose"),
    (["schedule-iep", "ana-r", "2026-05-04", "--purpose", "anual"], 2, "Did you mean annual?"),
    (["schedule-iep", "ana-r", "2036-05-04", "--purpose", "initial"], 3, "more than two years away"),
    (["plan-exit", "ana-r", "--reason", "certificate", "--expected", "2062-06-04"], 3, "two years away"),
    (["plan-exit", "ana-r", "--reason", "aged-out", "--expected", "2027-06-04"], 3, "age limit of 22 before"),
    (["exit", "ana-r", "--reason", "aged-out"], 3, "does not reach the age limit of 22 before"),
    (["plan-exit", "ana-r", "--reason", "certificate", "--expected", "2016-06-03"], 3, "two years before"),
    (["agree-completion", "ana-r", "2062-06-04"], 3, "more than two years away"),
    (["service", "ana-r", "speech-language", "--starts", "2062-06-04"], 3, "more than two years away"),
    (["answer-iep", "ana-r", "--undecided", "--expected", "2062-06-04"], 3, "more than two years away"),
    (["removal", "ana-r", "--days", "0.3"], 2, "days"),
    (["mdr", "ana-r"], 2, "say either --decided"),
    (["pwn", "ana-r"], 3, "no parent request is open"),
    (
        ["extend", "ana-r", "assessment-plan", "--until", "2026-03-10", "--signed", "2026-03-05"],
        3,
        "not later than",
    ),
    (["why", "ana-r", "anual-review"], 2, "did you mean annual-review"),
    (["consnt", "ana-r"], 2, "No such command 'consnt'. Did you mean 'consent'"),
    (["sent", "ana-r", "meting-notice"], 3, "did you mean meeting-notice?"),
    (["due", "--within", "soon"], 2, "--within"),
    (["sent", "ana-r", "iep-copy", "--note", "a\x1b[31mb"], 2, "cannot be printed safely"),
]


@pytest.mark.parametrize(("words", "code", "message"), REFUSED, ids=[" ".join(r[0])[:60] for r in REFUSED])
def test_what_cannot_be_is_refused_in_one_line(
    empty: Path, run: Run, words: list[str], code: int, message: str
) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-03-02")
    before = (empty / "students/ana-r.yaml").read_bytes()
    done = run(*words)
    assert done.returncode == code, done.stderr
    assert message in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert (empty / "students/ana-r.yaml").read_bytes() == before


def test_the_same_event_twice_is_refused_unless_forced(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "progress-sent", "ben-k")
    again = run("progress-sent", "ben-k")
    assert (again.returncode, "recorded already" in again.stderr) == (3, True)
    ok(run, "progress-sent", "ben-k", "--force")


def test_names_find_the_student_whatever_the_accents(empty: Path, run: Run) -> None:
    named = ["--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
    ok(run, "add", "jose-n", "--name", "José Núñez", *named)
    ok(run, "add", "josie-n", "--name", "Josie Ng", *named)
    assert "jose-n" in ok(run, "show", "jose nunez")
    assert "jose-n" in ok(run, "show", "NÚÑEZ")
    both = run("show", "jos")
    assert both.returncode == 2
    assert "jose-n (José Núñez), josie-n (Josie Ng)" in both.stderr


def test_a_name_like_one_on_file_is_warned_of(empty: Path, run: Run) -> None:
    ok(run, "add", "ana-r", *OURS)
    done = run("add", "ana-r2", *[w.replace("Ana Rivera", "Anna Rivera") for w in OURS])
    assert done.returncode == 0
    assert "ana-r is Ana Rivera, born the same day" in done.stderr


def test_undo_takes_back_the_last_event_and_only_that(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "progress-sent", "ben-k", "--on", "2026-03-02")
    ok(run, "contact", "ben-k", "--how", "telephone", "--result", "no answer")
    assert "contact made" in run("undo", "ben-k").stdout
    assert "progress report of Mon 3/2" in run("undo", "ben-k", "--why", "wrong student").stdout
    assert [d["status"] for d in deadlines(run, "progress-report")] == ["overdue"]
    text = (empty / "students/ben-k.yaml").read_text(encoding="utf-8")
    assert text.count("type: void") == 2
    assert "wrong student" in text


def test_notes_and_contacts_stand_in_the_student_s_story(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    ok(run, "note", "ben-k", "sits in front", "--on", "2026-03-02")
    said = ok(
        run, "contact", "ben-k", "--how", "e-mail", "--result", "will come on Friday", "--on", "yesterday"
    )
    assert "contact with the parent (e-mail) on Thu 3/19: will come on Friday" in said
    shown = ok(run, "show", "ben-k")
    assert "sits in front" in shown
    assert "will come on Friday" in shown


@pytest.mark.parametrize(
    ("purposes", "reviewed", "status"),
    [
        (["triennial"], [], "met"),
        (["triennial"], ["--plan-reviewed"], "met"),
        (["triennial"], ["--plan-not-reviewed"], "running"),
        (["triennial", "transition"], ["--plan-not-reviewed"], "running"),
        (["annual", "triennial"], [], "met"),
    ],
)
def test_a_triennial_is_the_annual_review_unless_it_left_the_plan(
    empty: Path, run: Run, purposes: list[str], reviewed: list[str], status: str
) -> None:
    ok(run, "add", "ana-r", *OURS)
    said = [word for each in purposes for word in ("--purpose", each)]
    later = ("--as-of", "2026-03-20")
    ok(run, *later, "hold-iep", "ana-r", "--on", "2026-03-18", *said, "--outcome", "completed", *reviewed)
    found = {each["due"]: each["status"] for each in deadlines(run, "annual-review", *later)}
    assert found == {"2026-10-09": status} | ({"2027-03-18": "running"} if status == "met" else {})
    running = [each["due"] for each in deadlines(run, "triennial", *later) if each["status"] == "running"]
    assert running == ["2029-03-18"]


@pytest.mark.parametrize("purposes", [["annual"], ["annual", "triennial"], ["initial"], ["supplemental"]])
def test_only_a_triennial_leaves_the_plan_for_another_day(empty: Path, run: Run, purposes: list[str]) -> None:
    ok(run, "add", "ana-r", *OURS)
    said = [word for each in purposes for word in ("--purpose", each)]
    how = ["--outcome", "continued", "--plan-not-reviewed"]
    done = run("hold-iep", "ana-r", "--on", "2026-03-16", *said, *how)
    assert done.returncode == 2
    assert done.stderr.startswith("--plan-not-reviewed is for a triennial that left the annual review")


@pytest.mark.parametrize(
    "command", [["schedule-iep", "ana-r", "2026-03-27"], ["reschedule", "ana-r", "2026-03-27"]]
)
def test_short_notice_that_the_parent_agreed_to_is_on_file(empty: Path, run: Run, command: list[str]) -> None:
    ok(run, "add", "ana-r", *OURS)
    if command[0] == "reschedule":
        ok(run, "schedule-iep", "ana-r", "2026-05-01", "--purpose", "annual")
        command = [*command, "--why", "the parent works that day"]
    else:
        command = [*command, "--purpose", "annual"]
    said = ok(run, *command, "--short-notice-agreed")
    assert "the parent agreed to shorter notice" in said
    assert "short_notice_agreed: true\n" in (empty / "students/ana-r.yaml").read_text(encoding="utf-8")
    (notice,) = [each for each in deadlines(run, "meeting-notice") if each["status"] != "met"]
    assert notice["due"] == notice["started_on"]


# --- which of several is meant ----------------------------------------------------------------------------------


def asked_twice(run: Run) -> list[str]:
    """Two requests of the parent; the rest of a command that provides the records."""
    ok(run, "add", "ben-k", *OURS)
    ok(run, "--as-of", "2026-03-18", "records-request", "ben-k", "--on", "2026-03-16")
    ok(run, "--as-of", "2026-03-18", "records-request", "ben-k", "--on", "2026-03-17")
    return ["--as-of", "2026-03-18", "records-provided", "ben-k"]


@pytest.mark.parametrize(
    ("request_", "statuses"),
    [("3/16", ["met", "running"]), ("3/17", ["running", "met"]), ("all", ["met", "met"])],
)
def test_of_two_requests_by_one_party_the_one_answered_is_said(
    empty: Path, run: Run, request_: str, statuses: list[str]
) -> None:
    provide = asked_twice(run)
    unclear = run(*provide)
    assert (unclear.returncode, "Which request for records? Say --request all" in unclear.stderr) == (2, True)
    ok(run, *provide, "--request", request_)
    found = deadlines(run, "records-copies", "--as-of", "2026-03-18")
    assert [each["status"] for each in sorted(found, key=lambda each: str(each["started_on"]))] == statuses
    assert run("check").returncode == 0


def test_the_request_answered_is_named_by_who_asked(empty: Path, run: Run) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    for day, who in (("2026-03-16", "parent"), ("2026-03-17", "advocate")):
        ok(run, "--as-of", "2026-03-18", "records-request", "ben-k", "--on", day, "--by", who)
    ok(run, "--as-of", "2026-03-18", "records-provided", "ben-k", "--request", "advocate")
    assert "to: representative" in (empty / "students/ben-k.yaml").read_text(encoding="utf-8")


def test_a_request_of_another_day_or_party_is_not_the_one(empty: Path, run: Run) -> None:
    provide = asked_twice(run)
    ok(run, "--as-of", "2026-03-18", "records-request", "ben-k", "--on", "2026-03-18", "--by", "district")
    for words in (
        ["--request", "3/13"],
        ["--request", "nonsense"],
        ["--to", "district", "--request", "3/16"],
    ):
        done = run(*provide, "--to", "parent", *words) if "--to" not in words else run(*provide, *words)
        assert done.returncode == 3
        assert "no request for records" in done.stderr
    ok(run, *provide, "--to", "district")
    assert [each["status"] for each in deadlines(run, "records-transfer", "--as-of", "2026-03-18")] == ["met"]


@pytest.mark.parametrize(
    ("review", "open_"),
    [([], "2026-02-23"), (["--review", "1/12"], "2026-02-23"), (["--review", "2/23"], "2026-01-12")],
)
def test_a_review_is_of_the_oldest_unless_another_is_named(
    empty: Path, run: Run, review: list[str], open_: str
) -> None:
    ok(run, "add", "ben-k", *OURS, "--on", "2025-08-20")
    for day in ("2026-01-12", "2026-02-23"):
        ok(run, "removal", "ben-k", "--on", day, "--days", "11")
    done = run("mdr", "ben-k", "--held", "2026-03-13", "--caused", "no", "--not-implemented", "no", *review)
    assert done.returncode == 0, done.stderr
    assert ("Still open" in done.stderr) == (not review)
    found = deadlines(run, "manifestation-review")
    assert [each["started_on"] for each in found if each["met_on"] is None] == [open_]
    assert run("check").returncode == 0


@pytest.mark.parametrize("more", [["--agreed", "health"], []])
def test_consent_to_what_was_left_over_is_a_reassessment_once_there_is_an_iep(
    empty: Path, run: Run, more: list[str]
) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-01-12", "--by", "parent", "--area", "SLD")
    ok(run, "assessment-plan", "ana-r", "--on", "2026-01-13", "--area", "reading", "--area", "health")
    ok(run, "consent", "ana-r", "--on", "2026-01-14", "--agreed", "reading")
    ok(
        run,
        "hold-iep",
        "ana-r",
        "--on",
        "2026-03-10",
        "--purpose",
        "initial",
        "--outcome",
        "completed",
        "--eligible",
    )
    done = run("consent", "ana-r", "--on", "2026-03-17", *more)
    assert done.returncode == 0, done.stderr
    assert "recorded as a consent to a supplemental assessment" in done.stderr
    assert [each["status"] for each in deadlines(run, "initial-iep")] == ["met"]
    (again,) = deadlines(run, "reassessment-iep")
    assert (again["started_on"], again["due"]) == ("2026-03-17", "2026-05-16")
    assert "areas: [health]" in (empty / "students/ana-r.yaml").read_text(encoding="utf-8")


def test_before_the_meeting_it_is_more_of_the_initial_assessment(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-01-12", "--by", "parent", "--area", "SLD")
    ok(run, "assessment-plan", "ana-r", "--on", "2026-01-13", "--area", "reading", "--area", "health")
    ok(run, "consent", "ana-r", "--on", "2026-01-14", "--agreed", "reading")
    ok(run, "consent", "ana-r", "--on", "2026-03-17", "--agreed", "health")
    assert deadlines(run, "reassessment-iep") == []


@pytest.mark.parametrize(
    ("purposes", "open_"),
    [
        (["triennial"], ["supplemental"]),
        (["supplemental"], ["triennial"]),
        (["triennial", "supplemental"], []),
        (["annual"], ["triennial", "supplemental"]),
    ],
)
def test_an_assessment_that_the_meeting_was_not_about_is_named(
    empty: Path, run: Run, purposes: list[str], open_: list[str]
) -> None:
    ok(run, "add", "ana-r", *OURS, "--on", "2025-08-20")
    for purpose, day in (("triennial", "2026-02-02"), ("supplemental", "2026-02-09")):
        ok(run, "assessment-plan", "ana-r", "--on", day, "--purpose", purpose, "--area", "reading")
        ok(run, "consent", "ana-r", "--on", day, "--purpose", purpose)
    said = [word for each in purposes for word in ("--purpose", each)]
    done = run("hold-iep", "ana-r", "--on", "2026-03-17", *said, "--outcome", "completed")
    assert done.returncode == 0, done.stderr
    assert re.findall(r"Still open: the (\w+) assessment", done.stderr) == open_
    left = [each for each in deadlines(run, "reassessment-iep") if each["met_on"] is None]
    assert len(left) == len(open_)
    later = run("hold-iep", "ana-r", "--on", "2026-03-18", *said, "--outcome", "continued")
    assert "Still open" not in later.stderr  # nothing is settled before the meeting ends


@pytest.mark.parametrize(("day", "noted"), [("2026-03-19", True), ("2026-03-20", False)])
@pytest.mark.parametrize("purpose", ["triennial", "supplemental"])
def test_a_second_evaluation_within_a_year_is_noted(
    empty: Path, run: Run, day: str, noted: bool, purpose: str
) -> None:
    """34 CFR 300.303(b)(1). The evaluation before the student was added counts, and so does a meeting since."""
    ok(
        run,
        "add",
        "ana-r",
        *NEW,
        "--last-annual",
        "2025-10-09",
        "--last-evaluation",
        "2025-03-20",
        "--on",
        "2025-08-20",
    )
    plan = ("assessment-plan", "ana-r", "--purpose", purpose, "--area", "reading")
    done = run(*plan, "--on", day)
    assert ("the last evaluation was on Thu 3/20/2025, less than a year before" in done.stderr) == noted
    ok(run, "hold-iep", "ana-r", "--on", "2026-03-20", "--purpose", "triennial", "--outcome", "completed")
    again = run(*plan[:-1], "health", "--on", "2026-03-20")
    assert "the last evaluation was on Fri 3/20/2026" in again.stderr


def test_what_is_still_left_over_may_be_agreed_to_later(empty: Path, run: Run) -> None:
    ok(run, "refer", "ana-r", *NEW, "--on", "2026-01-12", "--by", "parent", "--area", "SLD")
    plan = [word for area in ("reading", "health", "motor") for word in ("--area", area)]
    ok(run, "assessment-plan", "ana-r", "--on", "2026-01-13", *plan)
    ok(run, "consent", "ana-r", "--on", "2026-01-14", "--agreed", "reading")
    how = ("--purpose", "initial", "--outcome", "completed", "--eligible")
    ok(run, "hold-iep", "ana-r", "--on", "2026-03-10", *how)
    ok(run, "consent", "ana-r", "--on", "2026-03-17", "--agreed", "health")
    ok(run, "consent", "ana-r", "--on", "2026-03-18", "--agreed", "motor")
    done = run("consent", "ana-r", "--on", "2026-03-19", "--agreed", "motor")
    assert (done.returncode, "no other plan waits for one" in done.stderr) == (3, True)


def test_where_another_deadline_asks_for_a_meeting_too_the_purpose_is_asked(caseload: Path, run: Run) -> None:
    """tho-q's annual, triennial and two more are due by 12 December."""
    ok(run, "hold-iep", "tho-q", "--on", "11/20", "--purpose", "supplemental", "--outcome", "continued")
    done = run("schedule-iep", "tho-q", "12/3")
    assert done.returncode == 2
    assert "What is the meeting for? Due: triennial by Sun 12/6/2026, annual by Wed 12/9/2026" in done.stderr


def test_the_one_review_that_is_due_is_the_purpose_of_a_booking(caseload: Path, run: Run) -> None:
    """dar-j's annual review is due by 30 April, the triennial years later."""
    due = json.loads(run("due", "--student", "dar-j", "--format", "json").stdout)["deadlines"]
    days = {each["rule"]: each["due"] for each in due}
    assert (days["annual-review"][:4], days["triennial"] > "2027-12") == ("2027", True)
    booked = run("schedule-iep", "dar-j", days["annual-review"])
    assert booked.returncode == 0, booked.stderr
    assert "annual IEP meeting for" in booked.stdout
    held = run("hold-iep", "tho-q", "--outcome", "completed")  # what was held is evidence: it is asked for
    assert held.returncode == 2
    assert "Due: parent-request by" in held.stderr


def test_of_a_student_who_left_and_is_referred_again_the_plan_is_an_initial_one(
    empty: Path, run: Run
) -> None:
    ok(run, "add", "ana-r", *NEW, "--on", "2025-09-01", "--last-annual", "2025-03-10")
    ok(run, "revoke-consent", "ana-r", "--on", "2025-10-01")
    ok(run, "exit", "ana-r", "--reason", "parent-revoked", "--on", "2025-10-06")
    ok(run, "refer", "ana-r", "--by", "parent", "--area", "SLD", "--on", "2026-01-12")
    assert "Status: referred; assessment plan to be given" in run("show", "ana-r").stdout
    said = ok(run, "assessment-plan", "ana-r", "--on", "2026-01-13", "--area", "reading")
    assert "initial assessment plan given" in said
    ok(run, "consent", "ana-r", "--on", "2026-01-14")
    again = run("consent", "ana-r", "--on", "2026-01-20")
    assert "the consent of Wed 1/14 is on file, and no other plan waits for one" in again.stderr
    assert "casemgr correct ana-r " in again.stderr


def test_copies_for_one_who_asked_leave_the_request_of_another_open(empty: Path, run: Run) -> None:
    ok(run, "add", "ana-r", *NEW, "--on", "2026-01-05", "--last-annual", "2025-06-10")
    ok(run, "records-request", "ana-r", "--by", "parent", "--on", "2026-02-02")
    ok(run, "records-request", "ana-r", "--by", "representative", "--on", "2026-02-04")
    asked = run("records-provided", "ana-r", "--on", "2026-02-05")
    assert "Say whom these are for: casemgr records-provided ana-r --to parent" in asked.stderr
    said = ok(run, "records-provided", "ana-r", "--request", "2026-02-02", "--on", "2026-02-05")
    assert "records provided to the parent" in said
    assert [row["status"] for row in deadlines(run, "records-copies")].count("met") == 1
    assert len([row for row in deadlines(run, "collect-records") if row["status"] != "ended"]) == 1
    assert "records provided to the representative" in ok(
        run, "records-provided", "ana-r", "--on", "2026-02-06"
    )


def test_staff_are_invited_by_their_names_alone(caseload: Path, run: Run) -> None:
    said = run("invite", "ben-k", "marcus", "parent").stdout
    assert "school psychologist (Marcus Bell)" in said
    assert run("invite", "ben-k", "Nobody Known").returncode == 2


def test_another_hour_of_the_same_day_is_a_new_booking_and_the_same_hour_is_none(
    caseload: Path, run: Run
) -> None:
    same = run("reschedule", "ben-k", "12/2", "--time", "2:15pm", "--why", "a mistake")
    assert (same.returncode, "already; another hour: --time; another place: --place" in same.stderr) == (
        3,
        True,
    )
    moved = run("reschedule", "ben-k", "12/2", "--time", "3pm", "--why", "shift")
    assert "annual IEP meeting for Wed 12/2 at 3:00 pm booked" in moved.stdout
    assert "moved from Wed 12/2 2:15 pm; the parent needs a new notice" in moved.stderr


ASKED = (
    "parent-request",
    "ana-r",
    "--what",
    "speech testing",
    "--assessment",
    "--oral",
    "--on",
    "2026-02-02",
)


def pending(run: Run) -> list[tuple[str, object]]:
    rules = ("written-notice", "consult-written-notice", "assessment-plan", "develop-plan")
    rows = [(rule, row) for rule in rules for row in deadlines(run, rule)]
    return [(rule, row["due"]) for rule, row in rows if row["status"] in ("running", "overdue", "open")]


def test_an_oral_request_now_in_writing_is_one_request(empty: Path, run: Run) -> None:
    ok(run, "add", "ana-r", *NEW, "--on", "2026-01-05", "--last-annual", "2025-06-10")
    ok(run, *ASKED)
    notice = dict(pending(run))["written-notice"]
    done = run("parent-request", "ana-r", "--what", "Speech  Testing", "--on", "2026-02-04")
    assert "taken as the oral request of Mon 2/2, now in writing" in done.stderr
    assert "In hand already" not in done.stderr
    assert "an assessment is requested; puts in writing the parent request of Mon 2/2" in done.stdout
    assert pending(run) == [
        ("written-notice", notice),
        ("consult-written-notice", None),
        ("assessment-plan", "2026-02-19"),
        ("develop-plan", None),
    ]
    ok(run, "withdraw-request", "ana-r", "--on", "2026-02-05")
    assert pending(run) == []


def test_an_oral_request_put_in_writing_in_other_words_is_named(empty: Path, run: Run) -> None:
    ok(run, "add", "ana-r", *NEW, "--on", "2026-01-05", "--last-annual", "2025-06-10")
    ok(run, *ASKED)
    written = (
        "parent-request",
        "ana-r",
        "--what",
        "an articulation test",
        "--assessment",
        "--on",
        "2026-02-04",
    )
    done = run(*written)
    assert "The oral request of Mon 2/2 is open too (speech testing)" in done.stderr
    correct = re.search(r"in writing: casemgr (correct ana-r .* same_as=\S+)", done.stderr)
    assert correct
    assert len(pending(run)) == 6
    ok(run, *correct[1].split())
    assert len(pending(run)) == 4
    ok(run, "undo", "ana-r")
    assert len(pending(run)) == 6
    ok(run, "undo", "ana-r")
    ok(run, *written, "--same-as", "2/2")
    assert len(pending(run)) == 4
    ok(run, "undo", "ana-r", "--yes")
    assert "put" not in ok(run, "parent-request", "ana-r", "--what", "speech testing", "--same-as", "none")
    assert run(*ASKED, "--same-as", "2/2").returncode == 2
