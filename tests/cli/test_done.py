"""`done` for one duty and for a round of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.checks.its_command import not_needed_command
from conftest import Run
from outcome import data
from support import shipped_law


def last_event(caseload: Path, student: str) -> str:
    return (caseload / f"students/{student}.yaml").read_text(encoding="utf-8").rsplit("\n- id:", 1)[1]


def open_for(run: Run, rule: str) -> list[str]:
    return [d["student"] for d in data(run, "due")["deadlines"] if d["rule"] == rule]


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        (["sof-l", "meeting-notice"], "type: document_sent\n  date: 2026-11-20\n  recorded: 2026-11-23\n  document: meeting-notice\n..."),
        (["lei-a", "file-iep"], "type: filed\n  date: 2026-11-20\n  recorded: 2026-11-23\n  what: iep\n..."),
        (["cal-d", "written-referral"], "type: referral_received\n  date: 2026-11-20\n  recorded: 2026-11-23\n  form: written\n  areas: [autism]\n..."),
        (["luk-g", "safeguards-yearly"], "document: safeguards\n  reason: yearly\n..."),
    ],
)  # fmt: skip
def test_the_event_of_its_own_command_is_recorded_with_the_day(
    caseload: Path, run: Run, words: list[str], holds: str
) -> None:
    done = run("done", *words, "--on", "11/20")
    assert done.returncode == 0, done.stderr
    assert holds in last_event(caseload, words[0])


@pytest.mark.parametrize(
    ("words", "command"),
    [
        (["zoe-p", "consent-follow-up"], "casemgr consent zoe-p"),
        (["lei-a", "iep-answer-expected"], "casemgr answer-iep lei-a --agreed"),
        (["ben-k", "booked-meeting"], "casemgr hold-iep ben-k --on 2026-12-02"),
        (["rav-m", "manifestation-review"], "casemgr mdr rav-m --held DATE"),
        (["tho-q", "written-notice"], "casemgr pwn tho-q"),
        (["jos-n", "parent-reply"], "casemgr reply jos-n"),
        (["jos-n", "initial-iep"], "casemgr hold-iep jos-n --on 2026-11-24"),
    ],
)
def test_what_only_a_person_can_say_is_left_to_its_command(
    caseload: Path, run: Run, words: list[str], command: str
) -> None:
    before = {path: path.read_bytes() for path in (caseload / "students").iterdir()}
    done = run("done", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert command in done.stderr
    assert {path: path.read_bytes() for path in (caseload / "students").iterdir()} == before


def test_how_it_was_done_is_recorded_where_the_event_can_say_it(caseload: Path, run: Run) -> None:
    assert run("done", "luk-g", "safeguards-yearly", "--method", "mail").returncode == 0
    assert "method: mail" in last_event(caseload, "luk-g")
    refused = run("done", "lei-a", "file-iep", "--method", "mail")
    assert (refused.returncode, "does not say how" in refused.stderr) == (2, True)


def test_a_round_is_one_command_for_a_school(caseload: Path, run: Run) -> None:
    everyone = open_for(run, "safeguards-yearly")
    school = {s["student"]: s["school"] for s in data(run, "list")["students"]}
    high = [each for each in everyone if school[each] == "Fernbrook High"]
    assert high
    assert len(high) < len(everyone)
    done = run("done", "--all", "safeguards-yearly", "--school", "Fernbrook High", "--yes")
    assert done.returncode == 0, done.stderr
    assert open_for(run, "safeguards-yearly") == [each for each in everyone if each not in high]
    assert run("done", "nia-c", "co-teaching", "--school", "Fernbrook High").returncode == 2


def test_a_round_leaves_what_is_due_later(caseload: Path, run: Run) -> None:
    def rule(name: str) -> dict[str, str]:
        found = data(run, "due")["deadlines"]
        return {d["student"]: d["hold_by"] or d["due"] for d in found if d["rule"] == name}

    everyone = rule("providers-report")
    soon = {student for student, day in everyone.items() if day <= "2026-12-07"}
    assert 3 < len(soon) < len(everyone)
    last = (date.fromisoformat(max(everyone.values())) - date(2026, 11, 23)).days
    done = run("done", "--all", "providers-report", "--yes")
    assert set(rule("providers-report")).isdisjoint(soon)
    left = len(everyone) - len(soon)
    said = f"Not taken, as not due within 14 days: {left} deadlines of providers-report, the first by "
    assert said in done.stderr
    assert f"add --within {last}." in done.stderr
    none = run("na", "--all", "providers-report", "--why", "x", "--within", "0", "--yes")
    assert (none.returncode, "as not due within 0 days" in none.stderr) == (2, True)
    done = run("done", "--all", "providers-report", "--within", str(last), "--yes")
    assert (done.returncode, "Not taken" in done.stderr) == (0, False)
    alone = run("done", "ben-k", "progress-report", "--within", "3")
    assert (alone.returncode, "--within goes with --all" in alone.stderr) == (2, True)


def test_a_round_of_documents_leaves_what_is_due_later(caseload: Path, run: Run) -> None:
    """A booking of another year asks for its notice long before the day."""
    booked = run("schedule-iep", "zoe-p", "2027-03-18", "--time", "9:00", "--purpose", "annual", "--force")
    assert booked.returncode == 0, booked.stderr
    done = run("sent", "meeting-notice", "--all", "--dry-run")
    assert "zoe-p" not in done.stdout
    assert "Not taken, as not due within 14 days: 3 deadlines of meeting-notice, the first by" in done.stderr


def test_a_round_names_what_it_leaves_of_those_it_takes(caseload: Path, run: Run) -> None:
    """Both students are taken for the yearly safeguards, and one of two drafts is taken."""
    done = run("done", "--all", "progress-report", "safeguards-yearly", "--dry-run")
    left = [d for d in data(run, "due")["deadlines"] if d["rule"] == "progress-report"]
    later = [d for d in left if (d["hold_by"] or d["due"]) > "2026-12-07"]
    assert f"14 days: {len(later)} deadlines of progress-report, the first by" in done.stderr
    assert "student" not in done.stderr.split("Not taken")[1]
    booked = run(
        "schedule-iep", "ben-k", "2027-02-18", "--time", "9:00", "--purpose", "supplemental", "--force"
    )
    assert booked.returncode == 0, booked.stderr
    others = [
        d["student"]
        for d in data(run, "due")["deadlines"]
        if d["rule"] == "draft-iep" and d["student"] != "ben-k"
    ]
    alone = [word for other in set(others) for word in ("--except", other)]
    done = run("done", "--all", "draft-iep", "--dry-run", *alone)
    assert (done.returncode, done.stdout.split()[0]) == (0, "Ben")
    assert (
        "within 14 days: 1 deadline of draft-iep, by Mon 2/8. To take these too, add --within 77."
        in done.stderr
    )


def test_a_round_leaves_a_date_that_is_not_known(caseload: Path, run: Run) -> None:
    """The next report falls in a year without a calendar: its date is not known, and not due now."""
    assert run("--as-of", "2027-05-19", "done", "ben-k", "providers-report").returncode == 0
    assert run("--as-of", "2027-05-20", "progress-sent", "ben-k").returncode == 0
    dry = run("--as-of", "2027-05-25", "done", "--all", "providers-report", "--dry-run")
    assert (dry.returncode, "ben-k" in dry.stdout) == (0, False)
    assert (
        "Not taken, as the date is not known: 1 deadline of providers-report. What is missing: "
        "casemgr why ben-k providers-report"
    ) in dry.stderr
    others = [each["student"] for each in data(run, "list")["students"] if each["student"] != "ben-k"]
    alone = [word for other in others for word in ("--except", other)]
    none = run("--as-of", "2027-05-25", "done", "--all", "providers-report", *alone)
    assert none.returncode == 2
    assert "providers-report: Not taken, as the date is not known" in none.stderr


def test_a_notice_that_was_sent_is_not_sent_again_while_members_are_not_invited(
    caseload: Path, run: Run
) -> None:
    waiting, owed = open_for(run, "invite-team"), open_for(run, "meeting-notice")
    assert "nia-c" in set(waiting) - set(owed)
    done = run("sent", "meeting-notice", "--all", "--dry-run", "--within", "60")
    assert (done.returncode, "nia-c" in done.stdout) == (0, False)


# --- rounds ------------------------------------------------------------------------------------------------------


def files(caseload: Path) -> dict[str, bytes]:
    return {path.stem: path.read_bytes() for path in (caseload / "students").iterdir()}


def test_one_undo_takes_a_round_back(caseload: Path, run: Run) -> None:
    everyone = open_for(run, "safeguards-yearly")
    assert len(everyone) > 3
    refused = run("done", "--all", "safeguards-yearly")
    assert (refused.returncode, f"this is for {len(everyone)} students" in refused.stderr) == (3, True)
    done = run("done", "--all", "safeguards-yearly", "--yes")
    assert f"Undo: casemgr undo {everyone[0]} --round" in done.stdout
    assert run("note", "ana-r", "called").returncode == 0
    assert open_for(run, "safeguards-yearly") == []
    before = files(caseload)
    dry = run("undo", everyone[0], "--round", "--dry-run")
    assert dry.stdout.count("undone") == 0
    assert len([line for line in dry.stdout.splitlines() if "reopened Safeguards, yearly" in line]) == len(
        everyone
    )
    assert files(caseload) == before
    refused = run("undo", everyone[0], "--round")
    assert (refused.returncode, f"this is for {len(everyone)} students" in refused.stderr) == (3, True)
    undone = run("undo", everyone[0], "--round", "--yes")
    assert undone.returncode == 0, undone.stderr
    assert open_for(run, "safeguards-yearly") == everyone
    assert "by_undo" not in (caseload / "students/ana-r.yaml").read_text(encoding="utf-8")


def test_a_provider_who_reported_on_everyone_is_one_command(caseload: Path, run: Run) -> None:
    before = files(caseload)
    dry = run("provider-reported", "--all-due", "dana", "--dry-run")
    assert dry.returncode == 0, dry.stderr
    students = [line.split()[0] for line in dry.stdout.splitlines()[:-1]]
    assert len(students) == 3
    assert files(caseload) == before
    done = run("provider-reported", "--all-due", "dana", "--except", students[0], "--on", "11/20")
    assert done.returncode == 0, done.stderr
    assert "provider: Dana Whitfield" in last_event(caseload, students[1])
    assert files(caseload)[students[0]] == before[students[0]]
    again = run("provider-reported", "--all-due", "dana", "--except", students[0])
    assert (again.returncode, "no report by Dana Whitfield is due within 14 days" in again.stderr) == (
        2,
        True,
    )
    assert run("provider-reported", "ben-k").returncode == 2
    assert run("provider-reported", "ben-k", "--all-due", "dana").returncode == 2


def test_what_comes_with_a_school_year_names_the_year_that_is_not_opened(empty: Path, run: Run) -> None:
    words = ("--name", "Ben Kim", "--born", "2009-05-02", "--grade", "10", "--school", "Fernbrook High")
    assert run("--as-of", "2025-07-20", "add", "ben-k", *words).returncode == 0
    refused = run("--as-of", "2025-08-20", "done", "--all", "co-teaching")
    assert refused.returncode == 2
    assert "the school year 2025-26, which is not opened yet: casemgr start-year" in refused.stderr
    assert "not opened yet" in run("--as-of", "2026-03-20", "done", "--all", "co-teaching").stderr
    opened = run("--as-of", "2026-03-20", "start-year", "--year", "2025-26", "--open", "--yes")
    assert opened.returncode == 0, opened.stderr
    assert run("--as-of", "2026-03-20", "done", "--all", "co-teaching", "--yes").returncode == 0
    assert "open for no student" in run("--as-of", "2026-03-20", "done", "--all", "co-teaching").stderr


def test_a_round_that_is_refused_names_those_for_whom_that_duty_is_open(caseload: Path, run: Run) -> None:
    waiting, owed = open_for(run, "parent-reply"), open_for(run, "safeguards-yearly")
    assert set(owed) - set(waiting)
    refused = run("done", "--all", "safeguards-yearly", "parent-reply").stderr
    said = f"parent-reply is open for {len(waiting)} students: {', '.join(waiting)}. None is recorded"
    assert said in refused
    refused = run("na", "--all", "parent-reply", "safeguards-yearly", "--why", "x").stderr
    assert f"{len(owed)} students: {', '.join(owed)}. None is recorded" in refused


@pytest.mark.parametrize(
    "words", [["eli-m", "draft-iep", "--on", "9/1"], ["har-s", "assessor-reports", "--on", "8/1"]]
)
def test_a_day_before_a_closed_duty_began_is_recorded_by_force(
    caseload: Path, run: Run, words: list[str]
) -> None:
    refused = run("done", *words)
    assert (refused.returncode, "came before; if this is correct, add --force" in refused.stderr) == (3, True)
    assert run("done", *words, "--force").returncode == 0


def test_what_is_not_open_is_not_said_to_be_not_applicable(caseload: Path, run: Run) -> None:
    words = ("na", "luk-g", "written-referral", "--why", "x")
    assert run(*words).returncode == 3
    assert run(*words, "--force").returncode == 0


def test_the_command_that_says_that_a_duty_is_not_needed_takes_the_words(caseload: Path, run: Run) -> None:
    """Whichever duty it is of; a triennial that is waived is planned so, and `schedule-iep` cannot say it."""
    named = {each for rule in shipped_law().rules if (each := not_needed_command(rule, "ana-r"))}
    for command in named:
        assert "--not-needed" in run(command.split()[1], "--help").stdout, command
    refused = run("na", "ben-k", "triennial", "--why", "waived").stderr
    assert "not-needed" not in refused
    assert "if it does not apply, add --force" in refused
