"""The year's round and the morning's page: start-year, today's numbers, edits of the head, late reasons, many at once."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

import seis
from conftest import Run
from outcome import data, ok

HEAD = """\
schema: 1
id: ana-r  # the short code
name: {first: Ana, last: "Rivera Ñúñez"}
born: 2016-04-12
grade: "4"
school: Fernbrook Elementary
contacts:
# mornings only
- {name: Luz Rivera, phone: "555-0121"}   # work

events:
- id: a1
  type: student_added
  date: 2025-08-13
  recorded: 2025-08-13
  last_annual: 2026-01-20
  last_evaluation: 2024-01-18
...
"""


@pytest.fixture
def ana(empty: Path) -> Path:
    path = empty / "students/ana-r.yaml"
    path.write_text(HEAD, encoding="utf-8")
    return path


# --- the head of a file -------------------------------------------------------------------------


def test_an_edit_changes_one_value_and_no_other_byte(ana: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--phone", "555-0188")
    text = ana.read_text(encoding="utf-8")
    assert text.startswith(HEAD[: HEAD.index("...")].replace("555-0121", "555-0188"))
    assert "field: contacts.0.phone" in text


def test_an_edit_adds_what_was_not_there(ana: Path, run: Run) -> None:
    ok(
        run,
        "edit",
        "ana-r",
        "--contact",
        "Pía Ñúñez",
        "--relation",
        "aunt",
        "--provider",
        "Priya Nair=speech",
    )
    text = ana.read_text(encoding="utf-8")
    assert '- {name: Luz Rivera, phone: "555-0121"}   # work\n- {name: Pía Ñúñez, relation: aunt}\n' in text
    assert "providers: [{name: Priya Nair, service: speech}]\nevents:\n" in text
    assert "# mornings only\n" in text


def test_undo_puts_the_value_back(ana: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--grade", "5")
    ok(run, "undo", "ana-r")
    assert ana.read_text(encoding="utf-8").startswith(HEAD[: HEAD.index("...")])


def test_what_an_edit_added_is_taken_out_by_hand(ana: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--track", "west", "--force")
    before = ana.read_bytes()
    done = run("undo", "ana-r")
    assert done.returncode == 3
    assert "take it out of the file by hand" in done.stderr
    assert ana.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--grade", "14"], "no such grade"),
        (["--born", "2016-02-30"], "does not exist"),
        (["--contact", "nobody here"], "nothing to change"),
        (["--grade", "4"], "nothing to change: it is so on file already"),
        ([], "nothing to change: name an option"),
        (["--phone", "a\x1bb"], "cannot be printed safely"),
    ],
)
def test_a_bad_edit_changes_nothing(ana: Path, run: Run, words: list[str], message: str) -> None:
    before = ana.read_bytes()
    done = run("edit", "ana-r", *words)
    if message == "nothing to change" and words:  # a new contact's name alone is something
        assert done.returncode == 0
        return
    assert done.returncode in (2, 3)
    assert message in done.stderr
    assert ana.read_bytes() == before


def test_a_past_day_sees_the_school_of_that_day(ana: Path, run: Run) -> None:
    ok(run, "move", "ana-r", "Fernbrook High")
    assert data(run, "show", "ana-r")["student"]["school"] == "Fernbrook High"
    assert data(run, "--as-of", "2026-03-19", "show", "ana-r")["student"]["school"] == "Fernbrook Elementary"
    assert "school: Fernbrook High\n" in ana.read_text(encoding="utf-8")


def test_a_move_to_the_same_school_is_refused(ana: Path, run: Run) -> None:
    done = run("move", "ana-r", "Fernbrook Elementary")
    assert done.returncode == 3
    assert "is at Fernbrook Elementary already" in done.stderr


# --- start of year ------------------------------------------------------------------------------


def test_the_year_is_opened_after_a_preview(ana: Path, empty: Path, run: Run) -> None:
    settings = empty / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    school = "- {name: Fernbrook Elementary, level: elementary"
    settings.write_text(
        text.replace(school, f'{school}, top_grade: "4", next: Fernbrook High'), encoding="utf-8"
    )
    preview = data(run, "--as-of", "2026-08-05", "start-year")
    assert preview["students"] == [
        {"student": "ana-r", "grade": "5", "school": "Fernbrook High", "changes": True}
    ]
    assert ana.read_text(encoding="utf-8") == HEAD
    ok(run, "--as-of", "2026-08-05", "start-year", "--open")
    text = ana.read_text(encoding="utf-8")
    assert 'grade: "5"\nschool: Fernbrook High\n' in text
    season = {
        d["rule"]: (d["done"], d["of"]) for d in data(run, "--as-of", "2026-08-05", "start-year")["duties"]
    }
    assert season["iep-review"] == (0, 1)
    assert season["master-calendar"] == (0, 1)
    again = run("--as-of", "2026-08-06", "start-year", "--open")
    assert again.returncode == 3
    assert "is open already" in again.stderr


def test_printing_the_whole_year_to_a_file_meets_the_duty_to_print_it(ana: Path, run: Run) -> None:
    def printed() -> tuple[int, int]:
        duties = data(run, "--as-of", "2026-08-06", "start-year")["duties"]
        return next((d["done"], d["of"]) for d in duties if d["rule"] == "master-calendar")

    ok(run, "--as-of", "2026-08-05", "start-year", "--open")
    wall = ("--as-of", "2026-08-06", "calendar", "--year", "2026-27")
    ok(run, *wall)
    ok(run, *wall, "-o", "few.html", "--only", "annual")
    ok(run, *wall, "-o", "school.html", "--school", "Fernbrook Elementary")
    ok(run, *wall, "-o", "year.ics")
    ok(run, "--as-of", "2026-08-06", "calendar", "--year", "2025-26", "-o", "old.html")
    assert printed() == (0, 1)
    done = ok(run, *wall, "-o", "year.html")
    assert "Whole caseload (caseload): done on Thu 8/6: Print the master calendar of IEP due dates" in done
    assert printed() == (1, 1)
    again = ok(run, *wall, "-o", "year.html", "--overwrite")
    assert "Whole caseload" not in again


def test_who_repeats_the_grade_stays(ana: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-08-05", "start-year", "--open", "--repeats", "ana-r")
    assert 'grade: "4"\nschool: Fernbrook Elementary\n' in ana.read_text(encoding="utf-8")


def test_who_joined_in_the_year_has_its_grade_already(ana: Path, run: Run) -> None:
    ok(run, "--as-of", "2025-09-01", "start-year", "--open")
    assert 'grade: "4"\n' in ana.read_text(encoding="utf-8")


def test_a_year_without_a_calendar_cannot_be_opened(ana: Path, run: Run) -> None:
    done = run("start-year", "--year", "2027-28")
    assert done.returncode == 2
    assert "there is no calendar for 2027-28: casemgr year 2027-28 --first DATE --last DATE" in done.stderr


def test_a_year_opened_by_mistake_is_revoked(ana: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-08-05", "start-year", "--open")
    ok(run, "--as-of", "2026-08-05", "undo", "ana-r")
    assert ana.read_text(encoding="utf-8").startswith(HEAD[: HEAD.index("...")])


def test_the_supply_allocation_goes_step_by_step(empty: Path, run: Run) -> None:
    ok(run, "supplies", "allocate", "100")
    ok(run, "supplies", "request", "60.5", "--what", "two headphones")
    (request,) = data(run, "supplies")["requests"]
    refused = run("supplies", "received", request["id"])
    assert refused.returncode == 3
    assert "the request is requested, so it cannot be received now" in refused.stderr
    ok(run, "supplies", "approved", request["id"], "--by", "Ruth Abara")
    assert data(run, "supplies")["left"] == 39.5
    assert run("supplies", "approved", "zzzzzz").returncode == 2


# --- the morning --------------------------------------------------------------------------------


def test_today_numbers_serve_done_until_it_is_printed_again(caseload: Path, run: Run) -> None:
    page = ok(run, "today", "--all").splitlines()
    number = next(line.split()[0] for line in page if "nia-c" in line and "Co-teaching" in line)
    ok(run, "done", number)
    assert "co-teaching" not in {d["rule"] for d in data(run, "due", "--student", "nia-c")["deadlines"]}
    again = run("done", number)
    assert again.returncode == 3
    assert "is not open for this student" in again.stderr
    assert run("done", "999").returncode == 2


def test_looking_at_today_changes_nothing_in_the_caseload(caseload: Path, run: Run) -> None:
    """But for `.casemgr`, where commands may remember things."""

    def files() -> dict[Path, bytes]:
        found = (p for p in caseload.rglob("*") if p.is_file() and p.parent.name != ".casemgr")
        return {path: path.read_bytes() for path in found}

    before = files()
    ok(run, "today")
    assert files() == before


def test_every_section_of_today_is_in_its_order(caseload: Path, run: Run) -> None:
    sections = [item["section"] for item in data(run, "today")["items"]]
    assert list(dict.fromkeys(sections)) == [
        "meetings",
        "law",
        "handbook",
        "book_now",
        "before_break",
        "ahead",
        "book",
        "waiting",
        "reminders",
    ]
    assert sections == sorted(sections, key=list(dict.fromkeys(sections)).index)
    kinds = {item["kind"] for item in data(run, "today")["items"] if item["section"] == "law"}
    assert kinds == {"law"}


def test_a_duty_with_a_command_of_its_own_cannot_be_ticked(caseload: Path, run: Run) -> None:
    done = run("done", "tho-q", "annual-review")
    assert done.returncode == 2
    assert "casemgr schedule-iep tho-q DATE --purpose annual" in done.stderr


def test_one_duty_is_ticked_for_everyone_but_those_excepted(caseload: Path, run: Run) -> None:
    ok(run, "done", "--all", "co-teaching", "--except", "nia-c", "--yes")
    left = [d["student"] for d in data(run, "due")["deadlines"] if d["rule"] == "co-teaching"]
    assert left == ["nia-c"]
    assert run("done", "--all", "co-teaching", "--except", "nia-c").returncode == 2


def test_reports_are_sent_for_all_that_are_due(caseload: Path, run: Run) -> None:
    done = run("progress-sent", "--all-due", "--within", "7", "--except", "eli-m")
    assert done.returncode == 0, done.stderr
    *sent, undo = done.stdout.splitlines()
    assert [line.split()[0] for line in sent] == ["dar-j", "tho-q"]
    assert undo.startswith("Undo: casemgr undo ")
    assert "dar-j, tho-q: not reported yet: Dana Whitfield" in done.stderr


def test_a_case_managers_students_are_listed_alone(caseload: Path, run: Run) -> None:
    mine = [row["student"] for row in data(run, "list", "--case-manager", "priya")["students"]]
    assert mine == ["hon-n", "oli-b"]
    due = data(run, "due", "--case-manager", "priya")["deadlines"]
    assert {d["student"] for d in due} == {"hon-n", "oli-b"}


def test_a_late_deadline_gets_its_reason_once(caseload: Path, run: Run) -> None:
    late = data(run, "late")["late"]
    assert ("nia-c", "annual-review") in {(row["student"], row["rule"]) for row in late}
    ok(run, "late", "nia-c", "annual-review", "--code", "20", "--why", "father abroad")
    assert ("nia-c", "annual-review") not in {(r["student"], r["rule"]) for r in data(run, "late")["late"]}
    explained = [row for row in data(run, "late", "--all")["late"] if row["code"]]
    assert [(row["student"], row["why"]) for row in explained] == [("nia-c", "father abroad")]
    assert run("late", "nia-c", "annual-review", "--code", "77", "--why", "x").returncode == 2
    refused = run("late", "sof-l", "annual-review", "--code", "20", "--why", "x")
    assert refused.returncode == 3
    assert "neither overdue nor was it met late" in refused.stderr


def test_a_late_deadline_keeps_its_date(caseload: Path, run: Run) -> None:
    before = [
        d for d in data(run, "due")["deadlines"] if d["student"] == "nia-c" and d["rule"] == "annual-review"
    ]
    ok(run, "late", "nia-c", "annual-review", "--code", "20", "--why", "father abroad")
    after = [
        d for d in data(run, "due")["deadlines"] if d["student"] == "nia-c" and d["rule"] == "annual-review"
    ]
    assert before == after


# --- progress reports and papers ------------------------------------------------------------------


def report_due(run: Run) -> list[str]:
    return [d["due"] for d in data(run, "due")["deadlines"] if d["rule"] == "progress-report"]


def test_the_districts_report_dates_count_where_they_come_sooner(ana: Path, empty: Path, run: Run) -> None:
    ok(run, "progress-sent", "ana-r", "--on", "2026-03-13")
    assert report_due(run) == ["2026-06-05"]
    settings = empty / "casemgr.yaml"
    dates = "progress_reports: {elementary: [2026-03-13, 2026-04-24, 2026-08-28]}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + dates, encoding="utf-8")
    assert report_due(run) == ["2026-04-24"]
    assert "is set for progress reports" in ok(run, "why", "ana-r", "progress-report")


def test_a_round_at_the_years_end_where_the_district_wants_it(ana: Path, empty: Path, run: Run) -> None:
    ok(run, "progress-sent", "ana-r", "--on", "2026-03-19")
    assert report_due(run) > ["2026-06-05"]
    settings = empty / "casemgr.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8") + "progress_reports: {year_end: true}\n", encoding="utf-8"
    )
    last_day = "2026-06-05"
    assert report_due(run) == [last_day]


def test_the_ieps_own_weeks_count_where_they_are_fewer(ana: Path, run: Run) -> None:
    ok(run, "progress-sent", "ana-r", "--on", "2026-03-13")
    ok(run, "edit", "ana-r", "--progress-weeks", "4")
    assert report_due(run) == ["2026-04-10"]


def test_the_ledger_tells_each_copy_of_the_safeguards_with_its_reason(caseload: Path, run: Run) -> None:
    rows = data(run, "sent", "ana-r")["documents"]
    copies = [(row["date"], row["reason"]) for row in rows if row["document"] == "safeguards"]
    assert copies == [("2026-10-15", "referral"), ("2026-10-27", "assessment-plan")]


def test_history_tells_what_was_revoked(caseload: Path, run: Run) -> None:
    told = ok(run, "history", "eli-m")
    assert "(void) removal of" in told
    assert "entered twice" in told


# --- what a later change must not undo --------------------------------------------------------------


def last_event(run: Run, student: str) -> str:
    return str(data(run, "show", student)["events"][-1]["id"])


def head_of(ana: Path) -> str:
    return ana.read_text(encoding="utf-8").partition("events:")[0]


def test_a_corrected_move_moves_the_student_to_the_right_school(ana: Path, run: Run) -> None:
    before = head_of(ana)
    ok(run, "move", "ana-r", "Fernbrook High", "--on", "2026-03-19")
    ok(run, "correct", "ana-r", last_event(run, "ana-r"), "school=Fernbrook Middle", "--on", "2026-03-18")
    assert "school: Fernbrook Middle\n" in head_of(ana)
    ok(run, "correct", "ana-r", last_event(run, "ana-r"), "--on", "2026-03-17")
    assert "school: Fernbrook Middle\n" in head_of(ana)
    for school in ("Fernbrook Middle", "Fernbrook High"):
        ok(run, "undo", "ana-r")
        assert f"school: {school}\n" in head_of(ana)
    ok(run, "undo", "ana-r")
    assert head_of(ana) == before


def test_a_correction_of_what_was_changed_again_since_is_refused(ana: Path, run: Run) -> None:
    ok(run, "move", "ana-r", "Fernbrook High", "--on", "2026-03-18")
    first = last_event(run, "ana-r")
    ok(run, "move", "ana-r", "Fernbrook Middle", "--on", "2026-03-19")
    done = run("correct", "ana-r", first, "school=Fernbrook Elementary")
    assert (done.returncode, "was changed again since" in done.stderr) == (3, True)
    assert "school: Fernbrook Middle\n" in head_of(ana)


def test_a_corrected_phone_number_is_the_one_at_the_head(ana: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--contact", "Luz Rivera", "--phone", "555-0111")
    ok(run, "correct", "ana-r", last_event(run, "ana-r"), "after=555-0112")
    assert "555-0112" in head_of(ana)
    assert "555-0111" not in head_of(ana)


def test_taking_back_an_older_change_does_not_overwrite_a_newer_one(ana: Path, run: Run) -> None:
    ok(run, "move", "ana-r", "Fernbrook High")
    move = last_event(run, "ana-r")
    ok(run, "edit", "ana-r", "--school", "Fernbrook Middle", "--force")
    before = ana.read_bytes()
    done = run("void", "ana-r", move, "--why", "wrong")
    assert done.returncode == 3
    assert "was changed again since" in done.stderr
    assert ana.read_bytes() == before


def test_what_was_added_and_taken_out_by_hand_can_be_undone(ana: Path, run: Run) -> None:
    ok(run, "edit", "ana-r", "--track", "west", "--force")
    ana.write_text(ana.read_text(encoding="utf-8").replace("track: west\n", ""), encoding="utf-8")
    ok(run, "undo", "ana-r")


def test_a_head_changed_by_hand_since_does_not_hide_the_past(ana: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-03-17", "edit", "ana-r", "--contact", "Pia", "--phone", "1")
    ok(run, "--as-of", "2026-03-18", "edit", "ana-r", "--contact", "Pia", "--phone", "2")
    text = ana.read_text(encoding="utf-8")
    ana.write_text(text.replace('- {name: Pia, phone: "2"}\n', ""), encoding="utf-8")
    assert run("--as-of", "2026-03-17", "due").returncode == 0


def test_a_report_sent_just_before_its_date_was_the_one_for_it(ana: Path, empty: Path, run: Run) -> None:
    settings = empty / "casemgr.yaml"
    dates = "progress_reports: {elementary: [2026-03-20, 2026-04-24]}\n"
    settings.write_text(settings.read_text(encoding="utf-8") + dates, encoding="utf-8")
    ok(run, "progress-sent", "ana-r", "--on", "2026-03-18")
    assert report_due(run) == ["2026-04-24"]


def test_a_notice_that_answers_a_request_is_not_the_one_before_services_stop(ana: Path, run: Run) -> None:
    ok(run, "parent-request", "ana-r", "--what", "an aide", "--on", "2026-03-17")
    ok(run, "revoke-consent", "ana-r", "--on", "2026-03-18")
    ok(run, "pwn", "ana-r", "--subject", "services")
    rules = {d["rule"] for d in data(run, "due")["deadlines"]}
    assert "revocation-notice" in rules
    ok(run, "pwn", "ana-r", "--own-proposal", "--subject", "services")
    assert "revocation-notice" not in {d["rule"] for d in data(run, "due")["deadlines"]}


def test_a_letter_of_the_district_records_and_does_nothing_else(ana: Path, empty: Path, run: Run) -> None:
    (empty / "letters").mkdir()
    head = "---\ntitle: x\nfor: parent\nrecord: due -o stolen.csv\n---\ntext\n"
    (empty / "letters/own.en.md").write_text(head, encoding="utf-8")
    done = run("letter", "own", "ana-r", "-o", "x.html", "--record")
    assert done.returncode == 3
    assert "letters/own.en.md:4: `record`: a letter cannot run `due`" in done.stderr
    assert not (empty.parent / "stolen.csv").exists()
    assert not (empty.parent / "x.html").exists()


# --- what is said before it is too late ---------------------------------------------------------------


def test_a_meeting_booked_past_its_due_date_is_said_and_stays_unbooked(caseload: Path, run: Run) -> None:
    done = run("schedule-iep", "oli-b", "2027-02-25", "--purpose", "initial")
    assert done.returncode == 0
    assert "Thu 2/25/2027 is after Initial IEP is due" in done.stderr
    items = {(i["student"], i["rule"]): i for i in data(run, "today")["items"]}
    assert items["oli-b", "initial-iep"]["nothing_booked"]


def test_the_staffs_copy_is_not_taken_for_the_parents(caseload: Path, run: Run) -> None:
    done = run("sent", "lei-a", "iep-copy", "--to", "Priya Nair")
    assert done.returncode == 3
    assert "theirs is iep-copy-staff" in done.stderr


def test_records_sent_to_another_district_stand_in_the_access_log(caseload: Path, run: Run) -> None:
    assert "Fri 10/16" in ok(run, "access-log", "dmi-k")


def test_consent_to_every_area_by_name_is_consent_in_whole(caseload: Path, run: Run) -> None:
    ok(run, "consent", "zoe-p", "--agreed", "psychoeducational", "--agreed", "health")
    rules = {d["rule"] for d in data(run, "due", "--student", "zoe-p")["deadlines"]}
    assert "initial-iep" in rules
    assert "refused-areas" not in rules


def test_revoked_consent_is_where_the_case_stands(caseload: Path, run: Run) -> None:
    ok(run, "revoke-consent", "aal-r")
    assert "consent to all special education revoked on Mon 11/23" in ok(run, "show", "aal-r")


def test_an_extension_signed_too_late_says_so(caseload: Path, run: Run) -> None:
    done = run(
        "--as-of",
        "2026-12-15",
        "extend",
        "jos-n",
        "initial-iep",
        "--until",
        "2027-01-15",
        "--signed",
        "2026-12-14",
    )
    assert done.returncode == 0
    assert "Signed after the deadline of Sat 11/28, so it still counts as late." in done.stderr


def test_a_notice_without_an_action_is_no_refusal_and_no_proposal(caseload: Path, run: Run) -> None:
    said = run("pwn", "sof-l")
    assert "(sof-l): prior written notice sent on Mon 11/23" in said.stdout
    assert re.search("casemgr correct sof-l [a-z0-9-]+ action=proposed, or action=refused", said.stderr)
    assert data(run, "show", "sof-l")["events"][-1].get("action") is None
    assert "prior written notice about services sent" in ok(run, "pwn", "tho-q", "--subject", "services")


def test_a_notice_about_an_assessment_must_say_whether_it_refuses(caseload: Path, run: Run) -> None:
    before = (caseload / "students/sof-l.yaml").read_bytes()
    done = run("pwn", "sof-l", "--subject", "assessment")
    assert (done.returncode, "Say --action proposed or refused" in done.stderr) == (2, True)
    assert (caseload / "students/sof-l.yaml").read_bytes() == before


def test_the_parent_is_among_those_who_take_part(caseload: Path, run: Run) -> None:
    assert "| Who takes part | Parent or guardian: Grace Kim; " in ok(
        run, "letter", "meeting-notice", "ben-k"
    )


def test_a_number_ticks_its_own_line_and_no_other_clock_of_the_duty(caseload: Path, run: Run) -> None:
    """Two consents, each to be entered in the system: the line that is ticked is the one that is done."""
    for words in (
        "assessment-plan ben-k --purpose supplemental --area motor --on 2026-03-02",
        "consent ben-k --purpose supplemental --on 2026-03-04",
        "assessment-plan ben-k --purpose triennial --area academic --on 2026-03-05",
        "consent ben-k --purpose triennial --on 2026-03-06",
    ):
        done = run(*words.split())
        assert done.returncode == 0, done.stderr
    page = run("today", "--all").stdout.split("HANDBOOK")[1].splitlines()
    number = next(line.split()[0] for line in page if " ben-k " in line)
    which = run("done", number)
    assert which.returncode == 2
    first, second = re.findall(r"([\d.]+) ben-k enter-consent", which.stderr)
    done = run("done", second)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("met      Enter consent") == 1
    left = json.loads(run("due", "--student", "ben-k", "--format", "json").stdout)["deadlines"]
    # The newest is named first, so that the second number is that of the older one.
    assert [d["started_on"] for d in left if d["rule"] == "enter-consent"] == ["2026-03-06"]
    assert run("done", first).returncode == 0


def test_late_lists_what_was_extended_only_after_it_was_missed(caseload: Path, run: Run) -> None:
    words = "--name|Zed Quiroga|--born|2016-04-12|--grade|4|--school|Fernbrook Elementary|--on|2026-02-02"
    ok(run, "refer", "zed-q", *words.split("|"))
    ok(run, "extend", "zed-q", "assessment-plan", "--until", "2026-12-01", "--signed", "2026-03-19")
    (row,) = [row for row in data(run, "late")["late"] if row["student"] == "zed-q" and row["kind"] == "law"]
    assert (row["rule"], row["missed_on"], row["due"], row["status"]) == (
        "assessment-plan",
        "2026-02-17",
        "2026-12-01",
        "running",
    )
    assert "extended too late" in ok(run, "late")
    ok(run, "late", "zed-q", "assessment-plan", "--code", "90", "--why", "overlooked")
    assert "extended too late" not in ok(run, "late")


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2026-07-28", ""),
        ("2026-07-29", "begins Wed 8/12"),
        ("2026-08-12", "begins Wed 8/12"),
        ("2026-08-13", "began Wed 8/12"),
        ("2026-09-09", "began Wed 8/12"),
        ("2026-09-10", ""),
    ],
)
def test_the_morning_says_that_a_school_year_is_not_opened(
    ana: Path, run: Run, today: str, said: str
) -> None:
    note = f"The school year 2026-27 {said} and is not opened: what its start asks is on no list until then: casemgr start-year"
    morning = run("--as-of", today, "today").stdout.splitlines()
    assert (note in morning, "not opened" in morning[0]) == (bool(said), bool(said))
    if said:
        preview = run("--as-of", today, "start-year", "--year", "2026-27")
        command = "casemgr start-year --year 2026-27 --open"
        assert command in preview.stdout + preview.stderr
        assert run("--as-of", today, *command.split()[1:]).returncode == 0
        assert "not opened" not in run("--as-of", today, "today").stdout


def test_without_a_student_the_morning_says_nothing_of_the_year(empty: Path, run: Run) -> None:
    morning = run("--as-of", "2026-08-05", "today")
    assert "not opened" not in morning.stdout
    assert "No student yet. Add one: casemgr add" in morning.stdout


# --- who joins between the opening and the first day ------------------------------------------------------------------

CLEO = [
    "cle-m",
    "--name",
    "Cleo Marsh",
    "--born",
    "2016-04-12",
    "--grade",
    "4",
    "--school",
    "Fernbrook Elementary",
]
REVIEWS = ["--last-annual", "2026-01-20", "--last-evaluation", "2024-01-18"]


def started(run: Run, *words: str) -> list[tuple[str, str]]:
    """The school years that the new student has gone into, with the grade."""
    events = data(run, *words, "show", "cle-m")["events"]
    return [(e["school_year"], e["grade"]) for e in events if e["type"] == "year_started"]


@pytest.mark.parametrize("command", [["add"], ["transfer-in", "--from", "Lakeside Unified"]])
def test_who_joins_before_the_first_day_goes_into_the_year_that_is_open(
    ana: Path, run: Run, command: list[str]
) -> None:
    ok(run, "--as-of", "2026-08-05", "start-year", "--open", "--yes")
    now = ["--as-of", "2026-08-10"]
    ok(run, *now, command[0], *CLEO, *REVIEWS, *command[1:])
    assert started(run, *now) == [("2026-27", "4")]
    owed = {d["rule"] for d in data(run, *now, "due", "--student", "cle-m")["deadlines"]}
    assert {"safeguards-yearly", "iep-review", "staff-informed-new-year"} <= owed


def test_who_is_imported_before_the_first_day_goes_into_it_too(ana: Path, run: Run, tmp_path: Path) -> None:
    ok(run, "--as-of", "2026-08-05", "start-year", "--open", "--yes")
    file = tmp_path / "dates.csv"
    file.write_text(seis.iep_dates(2, date(2026, 8, 10)), encoding="utf-8")
    ok(run, "--as-of", "2026-08-10", "import", str(file), "--yes")
    ids = {path.stem for path in (ana.parent).glob("*.yaml")} - {"ana-r"}
    assert len(ids) == 2
    for student in ids:
        events = data(run, "--as-of", "2026-08-10", "show", student)["events"]
        assert [e["school_year"] for e in events if e["type"] == "year_started"] == ["2026-27"]


@pytest.mark.parametrize(("opening", "joined"), [(None, "2026-08-10"), ("2026-08-05", "2026-08-20")])
def test_who_joins_a_year_that_is_not_open_or_has_begun_does_not(
    ana: Path, run: Run, opening: str | None, joined: str
) -> None:
    if opening:
        ok(run, "--as-of", opening, "start-year", "--open", "--yes")
    ok(run, "--as-of", joined, "add", *CLEO, *REVIEWS)
    assert started(run, "--as-of", joined) == []
