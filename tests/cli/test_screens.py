"""The lists on a terminal of eighty columns and twenty-four lines, as a teacher's laptop shows them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from conftest import Run, on_screen
from outcome import ok

ROOMY = {
    "Name",
    "What",
    "Met",
    "Left",
    "Due",
    "Assessors",
    "By",
    *["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
}
"""Heads of the columns for which a screen may have room, and the days that stand in them."""


def shown_lines(folder: Path, *words: str, width: int = 80, lines: int = 24) -> list[str]:
    """The lines on a screen of this size, without their colors."""
    return on_screen(*words, cwd=folder, width=width, lines=lines).rstrip("\n").split("\n")


def numbers(page: list[str]) -> list[str]:
    return [line.split()[0] for line in page if re.match(r"\d+ {2,}", line)]


# --- today ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(80, 24), (120, 24), (80, 30), (70, 24), (80, 12), (100, 40)])
def test_today_fits_the_screen_with_a_line_for_the_prompt(caseload: Path, size: tuple[int, int]) -> None:
    width, lines = size
    page = shown_lines(caseload.parent, "today", width=width, lines=lines)
    assert all(len(line) <= width for line in page)
    assert page[0].startswith("Mon 11/23 · 1 legal deadline overdue")
    said = " ".join(" ".join(page).split())
    # What the law asks is never cut, nor what is late by the handbook, or new of it: since Friday, 11/20.
    assert len(page) < lines or re.search(
        r"HANDBOOK \(3 of \d+\) \d+ OVERDUE 11/20 eli-m .* since 11/20 luk-g .* since 11/20 rav-m", said
    )
    assert re.search(r"\d+ more lines? and \d+ reminders: casemgr today --all", said)
    assert re.search(r"LAW.*eli-m.*rav-m.*cal-d", said)


def test_today_is_as_long_as_in_a_pipe_where_there_is_room(caseload: Path, run: Run) -> None:
    tall = shown_lines(caseload.parent, "today", lines=110)
    assert (
        numbers(tall)
        == numbers(run("today").stdout.splitlines())
        == [str(n) for n in range(1, len(numbers(tall)) + 1)]
    )
    assert "" in tall  # the parts are set off by empty lines


def test_what_today_leaves_out_is_counted(caseload: Path, run: Run) -> None:
    page = shown_lines(caseload.parent, "today", lines=40)
    parts = json.loads(run("today", "--format", "json").stdout)["parts"]
    shown = len(numbers(page))
    handbook = len(parts["handbook"])
    listed = sum(len(lines) for part, lines in parts.items() if part not in ("reminders", "handbook"))
    said = " ".join(" ".join(page).split())
    more = sum(map(int, re.findall(r"(\d+) more (?:handbook )?lines?", said)))
    assert re.search(r"\d+ more handbook lines: casemgr next", said)
    assert shown + more == listed + handbook


@pytest.mark.parametrize("size", [(80, 24), (100, 40), (80, 100)])
@pytest.mark.parametrize("as_of", ["2026-11-20", "2026-11-23", "2026-11-24", "2026-12-16"])
def test_what_is_to_be_done_before_a_break_is_on_the_page_or_counted_with_its_command(
    caseload: Path, run: Run, size: tuple[int, int], as_of: str
) -> None:
    width, lines = size
    parts = json.loads(run("--as-of", as_of, "today", "--format", "json").stdout)["parts"]
    page = shown_lines(caseload.parent, "--as-of", as_of, "today", width=width, lines=lines)
    said = " ".join(" ".join(page).split())
    heading = re.search(
        r"BY (?:THE END OF TODAY|\w+ [\d/]+), (?:before|the last)[^(]*?(\((\d+) of)? ?\d+\)? ", said
    )
    counted = re.search(r"(\d+) more lines? by [\w /]+, .*?: casemgr due --before ([\d/]+)", said)
    shown = 0 if heading is None else int(heading[2]) if heading[2] else len(parts["before_break"])
    assert shown + (int(counted[1]) if counted else 0) == len(parts["before_break"]) > 0
    if counted:
        due = run("--as-of", as_of, "due", "--before", counted[2]).stdout
        for line in parts["before_break"]:
            assert all(step["short"] in due for step in line["steps"])


def test_the_numbers_are_those_of_the_screen_that_was_shown(caseload: Path, run: Run) -> None:
    page = shown_lines(caseload.parent, "today")
    number = next(line.split()[0] for line in page if "luk-g" in line and "Safeguards, yearly" in line)
    done = run("done", number, HOME=str(caseload.parent))
    assert done.returncode == 0
    assert "(luk-g): procedural safeguards sent" in done.stdout


def test_a_line_that_only_its_own_command_can_record_names_it_for_that_student(
    caseload: Path, run: Run
) -> None:
    page = run("today").stdout.splitlines()
    number = next(line.split()[0] for line in page if "aal-r" in line and "Give triennial plan" in line)
    assert run("done", number).returncode == 0
    page = run("today", "--all").stdout.splitlines()
    number = next(line.split()[0] for line in page if "tho-q" in line and "Prior written notice" in line)
    done = run("done", f"{number}.1")
    assert done.returncode == 2
    assert "casemgr pwn tho-q" in done.stderr


def test_the_journal_is_its_own_case_managers(caseload: Path, run: Run) -> None:
    def students(words: list[str]) -> set[str]:
        found = json.loads(run("today", *words, "--format", "json").stdout)["items"]
        return {item["student"] for item in found}

    assert "caseload" not in students(["--case-manager", "priya"])
    assert "caseload" in students(["--case-manager", "whitfield"])
    assert "caseload" in students([])


# --- where a calendar is missing ------------------------------------------------------------------------


def test_a_missing_calendar_is_named_with_what_is_unknown_for_it(caseload: Path, run: Run) -> None:
    (caseload / "calendars/2026-27.yaml").unlink()
    page = " ".join("\n".join(shown_lines(caseload.parent, "today")).split())
    assert "UNKNOWN without the school calendar 2026-27: add it with casemgr year 2026-27" in page
    assert "DATE UNKNOWN" in page
    due = " ".join(run("due", "--within", "30").stdout.split())
    assert "UNKNOWN without the school calendar 2026-27: add it with casemgr year 2026-27" in due
    assert "add it with casemgr year 2026-27" in run("why", "jos-n", "initial-iep").stdout
    assert "add it with casemgr year 2026-27" in " ".join(run("show", "jos-n").stdout.split())


def test_a_track_s_missing_calendar_is_named_as_its_file(caseload: Path, run: Run) -> None:
    path = caseload / "students/jos-n.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("\nschool:", "\ntrack: west\nschool:", 1), encoding="utf-8")
    assert "add it with casemgr year 2026-27 --track west" in run("why", "jos-n", "initial-iep").stdout


# --- eighty columns -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["today", "--all"],
        ["due"],
        ["list"],
        ["late"],
        ["late", "--all"],
        ["triennials"],
        ["progress-due"],
        ["supplies"],
        ["show", "luk-g"],
        ["history", "jos-n"],
        ["sent", "ben-k"],
        ["why", "jos-n", "initial-iep"],
        ["duties"],
        ["duties", "ana-r"],
        ["duties", "caseload"],
        ["start-year"],
        ["rules"],
    ],
    ids=" ".join,
)
def test_a_list_fits_eighty_columns_and_breaks_no_word(caseload: Path, run: Run, words: list[str]) -> None:
    page = shown_lines(caseload.parent, *words)
    assert [line for line in page if len(line) > 80] == []
    picture = next((place for place, line in enumerate(page) if "█" in line), len(page))  # a pipe has none
    shown = set(re.findall(r"\w+", "\n".join(page[:picture])))
    said = set(re.findall(r"\w+", run(*words).stdout + run(*words, "--format", "csv").stdout))
    said |= {word.lstrip("0") for word in said}  # 2026-11-05 is 11/5 on a screen
    assert shown - said - ROOMY == set()


def test_a_wide_screen_shows_the_names(caseload: Path) -> None:
    page = "\n".join(shown_lines(caseload.parent, "due", "--within", "14", width=120))
    assert "Aaliyah Robinson" in page


# --- late -------------------------------------------------------------------------------------------------


def test_late_says_how_many_practice_dates_were_left_out(caseload: Path, run: Run) -> None:
    assert "15 dates set by neither law nor handbook were not kept: casemgr late --all" in run("late").stdout
    found = json.loads(run("late", "--all", "--format", "json").stdout)["late"]
    passed = [row for row in found if row["missed_on"]]
    assert sum("practice" in (row["kind"], row.get("number")) for row in passed) == 15
    assert "Progress report  OVERDUE 3 days" in run("late").stdout
    page = run("late", "--all").stdout
    assert "Review IEP yourself  year started Wed 8/5" in page
    assert "Invite the team      meeting held Fri 10/9" in page
    dates = [row["due"] for row in passed]
    assert dates == sorted(dates)
    assert found[: len(passed)] == passed
    assert {row["status"] for row in found[len(passed) :]} == {"ended"}


# --- ages years ahead ---------------------------------------------------------------------------------------


def test_birthdays_years_ahead_are_no_next_step(caseload: Path, run: Run) -> None:
    rows = {r["student"]: r for r in json.loads(run("list", "--format", "json").stdout)["students"]}
    assert (rows["ing-s"]["next"], rows["ing-s"]["act_by"]) == (None, None)
    assert "Next: nothing is waiting." in run("show", "ing-s").stdout
    assert rows["luk-g"]["next"] == "rights-at-18"  # in twelve days


def test_what_would_be_due_past_the_age_limit_is_apart(caseload: Path, run: Run) -> None:
    old = ("--name", "Old Hand", "--born", "2005-03-03", "--grade", "12", "--school", "Fernbrook High")
    run("add", "old-h", *old, "--last-annual", "2026-03-10", "--last-evaluation", "2025-03-10")
    shown = run("show", "old-h").stdout
    assert "Only if the student stays after Exit at 22, 6/30/2027: Triennial 3/10/2028\n" in shown
    assert "Later:" not in shown
    passed = run("--as-of", "2027-07-01", "show", "old-h").stdout
    assert "Triennial" in passed
    assert "Only if" not in passed


def test_what_is_owed_whatever_happens_is_listed_past_the_age_limit(caseload: Path, run: Run) -> None:
    old = ("--name", "Old Hand", "--born", "2005-03-03", "--grade", "12", "--school", "Fernbrook High")
    run("add", "old-h", *old, "--last-annual", "2026-03-10", "--last-evaluation", "2025-03-10")
    ok(run, "--as-of", "2027-06-28", "records-request", "old-h", "--by", "parent", "--on", "2027-06-28")
    shown = run("--as-of", "2027-06-28", "show", "old-h").stdout
    assert "Records copies" in shown
    assert "Only if the student stays after Exit at 22, 6/30/2027: Triennial 3/10/2028\n" in shown


def test_birthdays_years_ahead_are_counted_where_others_are_listed(caseload: Path, run: Run) -> None:
    shown = run("show", "jos-n").stdout
    assert "Years ahead: 4 dates by age, the first Transition at 16 on 3/24/2032" in shown
    assert "Later: Triennial 11/17/2029\n" in shown
    handed = run("hand-off", "jos-n", "--to", "Ruth Abara", "--dry-run").stdout
    assert "Years ahead, and not in this list: 4 dates by age, the first Transition at 16" in handed
    assert not [line for line in handed.splitlines() if "age-22-exit" in line]
    referred = (
        run("hand-off", "hon-n", "--to", "Ruth Abara", "--dry-run").stdout + run("show", "hon-n").stdout
    )
    assert "Years ahead" not in referred  # what an IEP must say at an age, before there is any


def test_due_keeps_listing_every_birthday(caseload: Path, run: Run) -> None:
    rules = {
        d["rule"]
        for d in json.loads(run("due", "--student", "ing-s", "--format", "json").stdout)["deadlines"]
    }
    assert rules == {"transition-16", "rights-at-17", "rights-at-18", "age-22-exit"}


def test_the_hand_off_letter_counts_them_and_has_one_form_of_date(caseload: Path, run: Run) -> None:
    letter = run("letter", "hand-off", "hon-n").stdout
    assert "4 dates by age, the first Transition at 16 on June 7, 2034" in letter
    assert "since consent on October 21, 2026; initial meeting booked for January 14, 2027" in letter
    assert re.findall(r"\d{4}-\d\d-\d\d", letter) == []


# --- the ledger and the supplies --------------------------------------------------------------------------


def test_the_ledger_shows_the_proof_at_eighty_columns(caseload: Path, run: Run) -> None:
    given = ["sent", "ben-k", "iep-copy", "--to", "Grace Kim", "--language", "Korean"]
    assert run(*given, "--proof", "signed receipt of 11/23").returncode == 0
    page = shown_lines(caseload.parent, "sent", "ben-k")
    place = next(n for n, line in enumerate(page) if "Grace Kim, Korean" in line)
    assert page[place + 1].strip() == "proof: signed receipt of 11/23"
    assert all(len(line) <= 80 for line in page)


def test_the_next_step_is_that_of_the_request_just_recorded(caseload: Path, run: Run) -> None:
    told = run("supplies", "request", "20", "--what", "paper").stdout
    (new,) = set(re.findall(r"casemgr supplies approved (\w+)", told))
    assert new != "uzdqhh"
    approved = run("supplies", "approved", new).stdout
    assert f"casemgr supplies ordered {new}" in approved


def test_more_than_is_left_of_the_allocation_is_told(caseload: Path, run: Run) -> None:
    told = "$290 asked for, $40 more than the $250 left"
    assert told in run("supplies", "request", "230", "--what", "paper").stderr
    assert told in run("supplies").stdout
    assert run("supplies", "refused", "uzdqhh").returncode == 0
    assert "more than" not in run("supplies").stdout


def test_a_step_of_supplies_without_a_request_lists_those_that_it_comes_next_for(
    caseload: Path, run: Run
) -> None:
    new = re.findall(r"approved (\w+)", run("supplies", "request", "20", "--what", "paper").stdout)[0]
    assert f"{new} (paper, $20)" in run("supplies", "approved").stderr
    run("supplies", "approved", new)
    assert new not in run("supplies", "approved").stderr
    assert f"{new} (paper, $20)" in run("supplies", "ordered").stderr
