"""What the commands of the day say where something is missing, cannot be read, or does not fit what is on file."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from casemgr.paper.screen import screen_text
from casemgr.reports.report import Column, Report
from conftest import Run


def ok(run: Run, *words: str) -> str:
    """What a command says, on both streams."""
    done = run(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr


def data(run: Run, *words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def broken(caseload: Path, name: str) -> None:
    path = caseload / name
    path.write_text(path.read_text("utf-8").removesuffix("...\n") + "x: [broken\n", "utf-8")


# --- next -------------------------------------------------------------------------------------------------------


def test_next_says_first_which_student_file_cannot_be_read(caseload: Path, run: Run) -> None:
    broken(caseload, "students/ben-k.yaml")
    damaged, incomplete, question, *_ = run("next").stderr.splitlines()
    assert damaged.startswith("students/ben-k.yaml:")
    assert incomplete.startswith("INCOMPLETE: 1 file could not be read")
    assert question.startswith("Nothing was recorded")


@pytest.mark.parametrize("student", [[], ["jos-n"]])
def test_next_says_first_that_a_calendar_cannot_be_read(
    caseload: Path, run: Run, student: Sequence[str]
) -> None:
    broken(caseload, "calendars/2026-27.yaml")
    damaged, incomplete, unknown, *_ = run("next", *student).stderr.splitlines()
    assert damaged.startswith("calendars/2026-27.yaml:")
    assert incomplete.startswith("INCOMPLETE: 1 file")
    assert unknown.startswith("Not asked about: ")
    assert "UNKNOWN without the school calendar 2026-27: mend calendars/2026-27.yaml" in unknown


def test_next_says_which_dates_are_not_known_without_a_calendar(caseload: Path, run: Run) -> None:
    (caseload / "calendars/2026-27.yaml").unlink()
    assert "UNKNOWN without the school calendar 2026-27: add it" in run("next").stderr.splitlines()[0]


def test_where_nothing_is_open_in_what_can_be_read_next_says_so(caseload: Path, run: Run) -> None:
    broken(caseload, "calendars/2026-27.yaml")
    done = run("next", "ing-s")
    assert done.returncode == 3
    assert done.stdout == (
        "Nothing is open in what can be read that asks for a record now: casemgr today --all\n"
    )


def test_where_there_is_no_student_next_says_how_to_add_one(empty: Path, run: Run) -> None:
    assert run("next").stdout.startswith("No student yet. Add one: casemgr add ID")
    assert run("next", "caseload").stdout.startswith("Nothing is open")


def test_of_a_whole_caseload_next_says_nothing_is_missing(caseload: Path, run: Run) -> None:
    said = run("next").stderr
    assert "INCOMPLETE" not in said
    assert "Not asked about" not in said


# --- who receives a case ----------------------------------------------------------------------------------------

RUTH = "Ruth Abara is not among the staff in casemgr.yaml; recorded as typed"
NOT_PRIYA = 'the case is assigned to Priya Nair, and not to Marcus Bell; if Marcus Bell takes it: casemgr assign hon-n "Marcus Bell"'


@pytest.mark.parametrize(
    ("words", "notes"),
    [
        (["ana-r", "--to", "Ruth Abara"], [RUTH]),
        (["ana-r", "--to", "Priya"], []),
        (["hon-n", "--to", "Priya Nair"], []),
        (["hon-n", "--to", "marcus"], [NOT_PRIYA]),
    ],
)
def test_a_hand_off_says_what_differs_from_the_file(
    caseload: Path, run: Run, words: list[str], notes: list[str]
) -> None:
    said = run("hand-off", *words).stderr.splitlines()
    assert [line for line in said if "staff" in line or "assigned" in line] == [f"Note: {n}" for n in notes]


def test_a_stranger_who_was_assigned_the_case_is_no_stranger_to_its_hand_off(
    caseload: Path, run: Run
) -> None:
    assert RUTH in ok(run, "assign", "ana-r", "Ruth Abara")
    assert RUTH not in ok(run, "hand-off", "ana-r", "--to", "ruth abara")
    assert "to: Ruth Abara" in (caseload / "students/ana-r.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "words", [["assign", "ben-k", "Marcus Bll"], ["hand-off", "ben-k", "--to", "Marcus Bll"]]
)
def test_a_slip_for_one_of_the_staff_is_refused(caseload: Path, run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 3
    assert "did you mean Marcus Bell? If this is correct, add --force" in done.stderr
    assert "Marcus Bll" in ok(run, *words, "--force")


# --- contacts and providers -------------------------------------------------------------------------------------


def test_a_contact_with_commas_is_taken_as_add_takes_it(caseload: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--contact", "Rosa Ortega, mother, 555-0100")
    assert '- {name: Rosa Ortega, relation: mother, phone: "555-0100"}\n' in (
        caseload / "students/ana-r.yaml"
    ).read_text("utf-8")
    ok(run, "edit", "ana-r", "--contact", "Ortega, Rosa", "--phone", "555-0199")
    ok(run, "edit", "ana-r", "--contact", "Rosa Ortega, r@example.org")
    assert '- {name: Rosa Ortega, relation: mother, phone: "555-0199", email: "r@example.org"}\n' in (
        caseload / "students/ana-r.yaml"
    ).read_text("utf-8")


def test_a_detail_said_twice_is_refused(caseload: Path, run: Run) -> None:
    done = run("edit", "ana-r", "--contact", "Rosa Ortega, 555-0100", "--phone", "555-0199")
    assert done.returncode == 2
    assert "--phone is given too; say it once" in done.stderr


NOBODY_FOR = "No provider is on file, so nobody can be asked, for eli-m, gid-e, kou-v, nia-c, rav-m, yas-h"


def test_a_round_of_providers_names_the_students_nobody_can_be_asked_for(caseload: Path, run: Run) -> None:
    assert f"Note: {NOBODY_FOR}" in ok(run, "provider-reported", "--all-due", "dana", "--yes")
    nobody = run("provider-reported", "--all-due", "tomás")
    assert nobody.returncode == 2
    assert NOBODY_FOR in nobody.stderr
    ok(run, "edit", "eli-m", "--provider", "Dana Whitfield=SAI")
    assert "for gid-e, kou-v" in ok(run, "provider-reported", "--all-due", "dana", "--yes")


def test_a_report_sent_without_a_providers_says_what_stays_open(caseload: Path, run: Run) -> None:
    said = ok(run, "progress-sent", "tho-q")
    assert (
        "not reported yet: Dana Whitfield; that stays open. Once it is in: casemgr provider-reported tho-q"
        in said
    )
    assert "Providers report for 11/23: Dana Whitfield missing" in ok(run, "due", "--student", "tho-q")
    ok(run, "undo", "tho-q")
    ok(run, "enter", "tho-q", "progress")  # which meets the duty without the report
    said = ok(run, "progress-sent", "tho-q")
    assert "not reported yet: Dana Whitfield" in said
    assert "stays open" not in said


SENT_WITHOUT = "2026-11-30"


def sent_without(run: Run, *more: str) -> None:
    """tho-q's report went home without that of Dana Whitfield."""
    ok(run, "--as-of", SENT_WITHOUT, "progress-sent", "tho-q", *more)


def missing_in(run: Run, day: str) -> list[str]:
    """What is open of the providers' reports of tho-q, as `due` says it."""
    lines = ok(run, "--as-of", day, "due", "--student", "tho-q").splitlines()
    return [
        " ".join(line.split("Providers report")[1].split()[:5]) for line in lines if "Providers r" in line
    ]


def test_a_report_dated_after_a_sending_that_is_recorded_later_can_be_said_to_be_for_it(
    run: Run, caseload: Path
) -> None:
    ok(run, "--as-of", "2026-12-01", "provider-reported", "tho-q", "dana", "--on", "2026-12-01")
    sent = run("--as-of", "2026-12-02", "progress-sent", "tho-q", "--on", "2026-11-30")
    found = re.search(
        r"counts for the next one. If it was for this one: casemgr (correct tho-q .*)", sent.stderr
    )
    assert found, sent.stderr
    assert any("Dana Whitfield" in each for each in missing_in(run, "2026-12-02"))
    ok(run, "--as-of", "2026-12-02", *found[1].split())
    assert not any("Dana Whitfield" in each for each in missing_in(run, "2026-12-02"))


def test_a_report_that_comes_in_late_counts_for_the_one_it_was_missing_for(run: Run, caseload: Path) -> None:
    sent_without(run)
    assert missing_in(run, "2026-12-01")[0] == "for 11/30: Dana Whitfield missing"
    page = ok(run, "--as-of", "2026-12-01", "today", "--all")
    assert "Providers report for 11/30: Dana Whitfield missing" in page
    said = ok(run, "--as-of", "2026-12-02", "provider-reported", "tho-q", "dana")
    assert "counted for the progress report of Mon 11/30, which went home without it" in said
    assert "late, for the progress report of Mon 11/30" in said
    assert "met      Providers report" in said
    assert len(missing_in(run, "2026-12-03")) == 1
    (row,) = [
        each
        for each in data(run, "--as-of", "2026-12-03", "progress-due", "--within", "200")["reports"]
        if each["student"] == "tho-q"
    ]
    assert row["not_reported"] == ["Dana Whitfield", "Priya Nair"]


@pytest.mark.parametrize(("which", "left"), [("next", 2), ("11/30", 1)])
def test_for_which_report_a_late_one_is_can_be_said(run: Run, caseload: Path, which: str, left: int) -> None:
    sent_without(run)
    said = ok(run, "--as-of", "2026-12-02", "provider-reported", "tho-q", "dana", "--for", which)
    assert "counted for" not in said
    assert len(missing_in(run, "2026-12-03")) == left
    refused_ = run("--as-of", "2026-12-02", "provider-reported", "tho-q", "priya", "--for", "11/30")
    assert refused_.returncode == 3
    assert "no progress report without it 11/30" in refused_.stderr


def test_a_round_of_a_provider_takes_late_reports_of_the_day_named_alone(run: Run, caseload: Path) -> None:
    ok(run, "--as-of", "2026-11-27", "provider-reported", "--all-due", "dana", "--except", "tho-q", "--yes")
    sent_without(run)
    before = missing_in(run, "2026-12-03")
    words = ("--as-of", "2026-12-02", "provider-reported", "--all-due", "dana", "--yes")
    refused_ = run(*words)
    assert refused_.returncode == 2
    assert "went home without Dana Whitfield's, for tho-q. If that has come in: casemgr " in refused_.stderr
    assert '--all-due "Dana Whitfield" --for 11/30' in refused_.stderr
    assert missing_in(run, "2026-12-03") == before
    ok(run, *words, "--for", "11/30")
    assert missing_in(run, "2026-12-03") != before
    none = run(*words, "--for", "11/30")
    assert (none.returncode, "no report of Mon 11/30 went home without" in none.stderr) == (2, True)


@pytest.mark.parametrize("words", [("done",), ("na", "--why", "no service since October")])
def test_of_two_the_report_that_went_home_is_ticked(run: Run, caseload: Path, words: tuple[str, ...]) -> None:
    sent_without(run)
    command, *more = words
    ok(run, "--as-of", "2026-12-02", command, "tho-q", "providers-report", *more)
    (left,) = missing_in(run, "2026-12-03")
    assert "11/30" not in left


def test_what_several_reports_lack_is_one_line(run: Run, caseload: Path) -> None:
    sent_without(run)
    ok(run, "--as-of", "2027-02-12", "progress-sent", "tho-q")
    open_ones = missing_in(run, "2027-02-15")
    assert [each for each in open_ones if "Whitfield" in each] == ["for 11/30: Dana Whitfield missing"]
    assert len(open_ones) == 2  # and the next report
    said = ok(
        run, "--as-of", "2027-02-16", "provider-reported", "tho-q", "priya"
    )  # missing in the second alone
    assert "counted for the progress report of Fri 2/12" in said
    said = ok(run, "--as-of", "2027-02-16", "provider-reported", "tho-q", "dana")
    assert "(that of Fri 2/12), or casemgr correct tho-q " in said
    assert "late_for= (the next one)" in said
    assert missing_in(run, "2027-02-17")[0] == "for 2/12: Dana Whitfield missing"
    ok(run, "--as-of", "2027-02-17", "done", "--all", "providers-report", "--yes")
    assert len(missing_in(run, "2027-02-18")) == 1


def test_a_round_ticks_what_went_home_and_what_is_due_now(run: Run, caseload: Path) -> None:
    sent_without(run)
    assert len(missing_in(run, "2027-02-10")) == 2
    ok(run, "--as-of", "2027-02-10", "done", "--all", "providers-report", "--yes")
    assert missing_in(run, "2027-02-10") == []


def test_who_became_a_provider_later_is_not_missing_in_an_earlier_report(run: Run, caseload: Path) -> None:
    ok(run, "--as-of", SENT_WITHOUT, "provider-reported", "tho-q", "dana")
    sent_without(run)
    assert len(missing_in(run, "2026-12-01")) == 1
    ok(run, "--as-of", "2026-12-02", "edit", "tho-q", "--provider", "Ann Ox=OT")
    assert len(missing_in(run, "2026-12-03")) == 1


def test_a_round_of_reports_names_the_students_without_a_provider_once(caseload: Path, run: Run) -> None:
    said = ok(run, "progress-sent", "--all-due", "--within", "14", "--yes")
    assert said.count("eli-m, yas-h: no provider is on file, so whose reports are missing is not known") == 1


# --- how it was sent --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "near"), [("emial", "email"), ("in preson", "in person"), ("certifed mial", "certified mail")]
)
@pytest.mark.parametrize("words", [["sent", "sof-l", "meeting-notice"], ["done", "sof-l", "meeting-notice"]])
def test_a_slip_in_how_it_was_sent_is_refused(
    caseload: Path, run: Run, words: list[str], typed: str, near: str
) -> None:
    refused = run(*words, "--method", typed)
    assert refused.returncode == 3
    assert f"did you mean {near}?" in refused.stderr
    assert f"method: {typed}" not in (caseload / "students/sof-l.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    "typed", ["e-mail", "Email", "mailed home", "In person", "ParentSquare message", "FedEx"]
)
def test_any_other_way_is_recorded_as_typed(caseload: Path, run: Run, typed: str) -> None:
    ok(run, "sent", "sof-l", "meeting-notice", "--method", typed)
    assert f"method: {typed}" in (caseload / "students/sof-l.yaml").read_text("utf-8").replace('"', "")


# --- a round for the caseload as a whole ------------------------------------------------------------------------


@pytest.fixture
def uncoordinated(caseload: Path) -> Path:
    journal = caseload / "journal.yaml"
    kept = [
        event
        for event in journal.read_text("utf-8").split("\n- ")
        if "rule: triennial-coordination" not in event
    ]
    journal.write_text("\n- ".join(kept), "utf-8")
    return journal


def test_a_duty_of_the_whole_caseload_is_done_in_a_round_too(uncoordinated: Path, run: Run) -> None:
    assert (
        "Fernbrook High"
        in run("done", "--all", "triennial-coordination", "--school", "Fernbrook High").stderr
    )
    assert run("done", "--all", "triennial-coordination", "--except", "caseload").returncode == 2
    assert "Whole caseload" in ok(run, "done", "--all", "triennial-coordination")
    assert "rule: triennial-coordination" in uncoordinated.read_text("utf-8")
    assert "is not open for the caseload" in run("done", "caseload", "triennial-coordination").stderr


# --- the notice of a meeting ------------------------------------------------------------------------------------


def short_lines(run: Run, *words: str) -> list[str]:
    lines = run(*words).stdout.splitlines()
    places = [place for place, line in enumerate(lines) if line.startswith("Short")]
    return (
        [line[12:] for place in places for line in lines[place:] if line[:1] in (" ", "S") and line]
        if places
        else []
    )


def test_why_says_that_a_notice_was_short(caseload: Path, run: Run) -> None:
    assert short_lines(run, "why", "jos-n", "meeting-notice")[:3] == [
        "the notice went out 6 days before the meeting; 10 are asked for",
        "the meeting was booked 6 days ahead: the notice is due on the day of booking",
        "the booking does not say that the parent agreed to shorter notice",
    ]
    assert short_lines(run, "why", "ben-k", "meeting-notice") == []


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2026-11-29", []),
        ("2026-11-30", ["sent today, the notice goes out 9 days before the meeting; 10 are asked for"]),
        ("2026-12-08", ["sent today, the notice goes out 1 day before the meeting; 10 are asked for"]),
        (
            "2026-12-09",
            ["sent today, the notice goes out on the day of the meeting; 10 days before are asked for"],
        ),
    ],
)
def test_why_says_what_a_notice_sent_today_would_give(
    caseload: Path, run: Run, as_of: str, said: list[str]
) -> None:
    assert short_lines(run, "--as-of", as_of, "why", "sof-l", "meeting-notice")[:1] == said


def test_a_notice_that_goes_out_late_was_not_booked_too_late(caseload: Path, run: Run) -> None:
    assert short_lines(run, "--as-of", "2026-12-02", "why", "sof-l", "meeting-notice")[1] == (
        "the booking does not say that the parent agreed to shorter notice"
    )


def test_why_says_that_the_parent_agreed_to_shorter_notice(caseload: Path, run: Run) -> None:
    ok(run, "schedule-iep", "sio-o", "11/30", "--purpose", "amendment", "--short-notice-agreed")
    assert "the parent agreed to shorter notice" in short_lines(run, "why", "sio-o", "meeting-notice")


# --- one word for one thing -------------------------------------------------------------------------------------


def test_what_neither_law_nor_handbook_asks_is_a_reminder_everywhere(caseload: Path, run: Run) -> None:
    assert "reminder since 11/3" in next(
        line for line in run("due").stdout.splitlines() if "Consent follow-up" in line and "tre-w" in line
    )
    parts = data(run, "today")["parts"]
    assert [line["student"] for line in parts["reminders"] if "Consent follow-up" in line["text"]] == [
        "tre-w",
        "zoe-p",
    ]
    title = run("today").stdout.splitlines()[0]
    assert title.endswith(f" · {len(parts['reminders'])} reminders")


def test_the_title_of_a_students_duties_counts_as_its_parts_do(caseload: Path, run: Run) -> None:
    for student in ("rav-m", "eli-m"):
        title, *lines = run("duties", student).stdout.splitlines()
        assert ("overdue" in title) is ("OVERDUE" in lines)
    assert "OVERDUE" in lines


def style_of(words: str) -> str:
    """The color in which a terminal shows a status."""
    report = Report("T", (Column("when", "When", "status"),), ((words,),), dict)
    line = screen_text(report, 80).splitlines()[-1]
    return line[: line.index(words)]


@pytest.fixture
def colors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.usefixtures("colors")
def test_what_is_for_now_has_the_color_of_today_and_what_was_missed_a_stronger_one() -> None:
    red, strong = "\x1b[31m", "\x1b[1;31m"
    assert [style_of(words) for words in ("NOW", "TODAY", "due TODAY")] == [red] * 3
    assert [style_of(words) for words in ("OVERDUE 3 days", "OVERDUE since 11/13")] == [strong] * 2
    assert [style_of(words) for words in ("in 3 days", "open since 11/12", "since 8/11")] == [""] * 3


@pytest.mark.usefixtures("colors")
def test_what_is_overdue_has_its_color_in_running_text_too() -> None:
    columns = (Column("when", "When", "status"), Column("text", "What"))
    report = Report("T", columns, (("Thu 12/3", "annual (Annual review OVERDUE since Fri 11/13)"),), dict)
    assert "review \x1b[1;31mOVERDUE\x1b[0m since" in screen_text(report, 80)


def test_a_report_that_came_in_after_the_day_sent_is_missing_for_it(caseload: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-11-20", "provider-reported", "tho-q", "Dana Whitfield")
    said = run("--as-of", "2026-11-20", "progress-sent", "tho-q", "--on", "2026-11-19").stderr
    assert "not reported yet: Dana Whitfield" in said


def test_on_the_last_school_day_the_heading_says_today(caseload: Path, run: Run) -> None:
    page = ok(run, "--as-of", "2026-11-24", "today").splitlines()
    assert any(line.startswith("BY THE END OF TODAY, before Thanksgiving Break") for line in page)
