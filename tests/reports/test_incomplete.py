"""A list made from damaged files says so: above and below, in JSON, on standard error, and by its exit code.

Damaged law and calendars touch every date. A student's own file, the others' and the journal touch those lists that are
made from them.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Run, on_screen
from lists import LISTINGS, Listing

BAD_YAML = "schema: 1\nx: [\n"
ABOUT_A_STUDENT = [each for each in LISTINGS if each.student]
NOT_ABOUT_ONE = [each for each in LISTINGS if not each.student]


def break_law(caseload: Path) -> str:
    (caseload / "law").mkdir()
    (caseload / "law/own.yaml").write_text(BAD_YAML, encoding="utf-8")
    return "law/own.yaml"


def break_calendar(caseload: Path) -> str:
    path = caseload / "calendars/2026-27.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("days_off:", "days_of:"), encoding="utf-8")
    return "calendars/2026-27.yaml"


def misname_calendar(caseload: Path) -> str:
    (caseload / "calendars/2025-26.yaml").rename(caseload / "calendars/2024-25.yaml")
    return "calendars/2024-25.yaml"


def break_student(caseload: Path, student: str) -> str:
    path = caseload / "students" / f"{student}.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("\nborn:", "\nborm:", 1), encoding="utf-8")
    return f"students/{student}.yaml"


def break_journal(caseload: Path) -> str:
    (caseload / "journal.yaml").write_text(BAD_YAML, encoding="utf-8")
    return "journal.yaml"


def assert_incomplete(run: Run, listing: Listing, file: str) -> None:
    """The list is printed, and does not pass for whole."""
    done = {name: run(*listing.words, "--format", name) for name in ("table", "json")}
    assert {each.returncode for each in done.values()} == {3}
    assert all(file in each.stderr for each in done.values())
    lines = done["table"].stdout.rstrip("\n").split("\n")
    assert lines[0].startswith("INCOMPLETE: 1 file "), done["table"].stdout
    assert lines[-1].startswith("INCOMPLETE: 1 file "), done["table"].stdout
    assert len(lines) > 2
    assert {problem["file"] for problem in json.loads(done["json"].stdout)["problems"]} == {file}


def assert_whole(run: Run, listing: Listing) -> None:
    for name in ("table", "json"):
        done = run(*listing.words, "--format", name)
        assert done.returncode == 0, done.stderr
        assert "INCOMPLETE" not in done.stdout
    assert json.loads(done.stdout)["problems"] == []


@pytest.mark.parametrize("listing", LISTINGS, ids=str)
def test_damaged_law_is_told_in_every_list(few: Path, run: Run, listing: Listing) -> None:
    file = break_law(few)
    assert_incomplete(run, listing, file)
    if listing.csv:
        done = run(*listing.words, "--format", "csv")
        assert (done.returncode, file in done.stderr) == (3, True)


@pytest.mark.parametrize("damage", [break_calendar, misname_calendar])
@pytest.mark.parametrize("listing", LISTINGS, ids=str)
def test_a_damaged_or_misnamed_calendar_is_told_in_every_list(
    few: Path, run: Run, listing: Listing, damage: Callable[[Path], str]
) -> None:
    file = damage(few)
    if (
        listing.words == ("start-year",) and damage is break_calendar
    ):  # without its calendar there is no season
        done = run("start-year")
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(file)
        return
    assert_incomplete(run, listing, file)


@pytest.mark.parametrize("listing", ABOUT_A_STUDENT, ids=str)
def test_a_student_s_own_damaged_file_leaves_no_list(few: Path, run: Run, listing: Listing) -> None:
    own = listing.student
    file = break_journal(few) if own == "caseload" else break_student(few, own)
    for name in ("table", "json"):
        done = run(*listing.words, "--format", name)
        assert (done.returncode, done.stdout) == (3, "")
        assert done.stderr.startswith(f"{file}:")


@pytest.mark.parametrize("listing", ABOUT_A_STUDENT, ids=str)
def test_the_damage_of_others_leaves_a_student_s_list_whole(few: Path, run: Run, listing: Listing) -> None:
    break_student(few, "oli-b")
    if listing.student != "caseload":
        break_journal(few)
    assert_whole(run, listing)


@pytest.mark.parametrize("listing", NOT_ABOUT_ONE, ids=str)
def test_a_damaged_student_is_told_in_the_lists_of_students(few: Path, run: Run, listing: Listing) -> None:
    file = break_student(few, "oli-b")
    if "students" in listing.reads:
        assert_incomplete(run, listing, file)
    else:
        assert_whole(run, listing)


@pytest.mark.parametrize("listing", NOT_ABOUT_ONE, ids=str)
def test_a_damaged_journal_is_told_in_the_lists_made_from_it(few: Path, run: Run, listing: Listing) -> None:
    file = break_journal(few)
    if "journal" in listing.reads:
        data = json.loads(run(*listing.words, "--format", "json").stdout)
        assert [problem["file"] for problem in data["problems"]] == [file]
        assert run(*listing.words, "--format", "table").stdout.count("INCOMPLETE: 1 file ") == 2
    else:
        assert_whole(run, listing)


@pytest.mark.parametrize(
    "words", [["why", "jos-n", "initial-iep"], ["show", "jos-n"], ["due"], ["today"]], ids=" ".join
)
def test_a_screen_says_it_above_and_below(few: Path, words: list[str]) -> None:
    break_law(few)
    lines = on_screen(*words, cwd=few.parent, width=120).rstrip("\n").split("\n")
    assert lines[0].startswith("INCOMPLETE: 1 file ")
    assert lines[-1].startswith("INCOMPLETE: 1 file ")


def test_the_calendar_for_paper_says_it_above_and_below(few: Path, run: Run) -> None:
    break_law(few)
    for words in (["calendar"], ["calendar", "--student", "mar-f"]):
        done = run(*words)
        lines = done.stdout.rstrip("\n").split("\n")
        assert done.returncode == 3
        assert any(line.startswith("! INCOMPLETE: 1 file ") for line in lines[:8])
        assert lines[-1].startswith("INCOMPLETE: 1 file ")
        assert "INCOMPLETE: 1 file " in run(*words, "--format", "html").stdout


def test_the_reference_of_events_needs_nothing_of_the_folder(few: Path, run: Run) -> None:
    break_law(few)
    break_student(few, "oli-b")
    (few / "casemgr.yaml").write_text(BAD_YAML, encoding="utf-8")
    done = run("events", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["as_of"] is None


# --- letters ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", [break_law, break_calendar])
@pytest.mark.parametrize(
    "words", [["meeting-notice", "mar-f"], ["hand-off", "hon-n"], ["start-of-year"]], ids=" ".join
)
def test_a_letter_with_dates_that_may_be_wrong_does_not_look_whole(
    few: Path, run: Run, words: list[str], damage: Callable[[Path], str]
) -> None:
    file = damage(few)
    done = run("letter", *words)
    assert done.returncode == 3
    assert done.stdout.count("INCOMPLETE: 1 file ") == 2
    assert file in done.stderr
    assert "Do not send this letter: mend the files, and print it again." in done.stderr
    assert run("letter", *words, "-o", "letter.html").returncode == 3
    assert (few.parent / "letter.html").read_text(encoding="utf-8").count("INCOMPLETE: 1 file ") == 2


def test_an_incomplete_letter_is_not_recorded(few: Path, run: Run) -> None:
    file = few / "students/mar-f.yaml"
    before = file.read_bytes()
    break_law(few)
    done = run("letter", "meeting-notice", "mar-f", "--to", "Rosa Fuentes", "--record", "-o", "n.html")
    assert done.returncode == 3
    assert "Not recorded." in done.stderr
    assert file.read_bytes() == before


def test_other_students_damage_is_none_of_a_student_s_letter(few: Path, run: Run) -> None:
    break_student(few, "oli-b")
    assert run("letter", "meeting-notice", "mar-f").returncode == 0
    assert run("letter", "start-of-year").returncode == 3


# --- a calendar that is there and damaged -------------------------------------------------------------------


def test_a_damaged_calendar_is_not_called_missing(few: Path, run: Run) -> None:
    break_calendar(few)
    mend = "mend calendars/2026-27.yaml, see casemgr check"
    why = run("why", "jos-n", "initial-iep").stdout
    assert f"Due: unknown. The school calendar 2026-27 cannot be read: {mend}" in why
    for words in (["show", "jos-n"], ["due", "--within", "30"], ["today"]):
        page = " ".join(run(*words).stdout.split())
        assert f"UNKNOWN without the school calendar 2026-27: {mend}" in page, words
    assert (
        f"The school calendar 2026-27 cannot be read: dates that need it are unknown; {mend}"
        in run("calendar", "--year", "2026-27").stdout
    )
    for words in (
        ["why", "jos-n", "initial-iep"],
        ["show", "jos-n"],
        ["due"],
        ["today", "--all"],
        ["calendar"],
        ["check"],
    ):
        assert "add it with casemgr year 2026-27" not in run(*words).stdout, words
        assert "add the year" not in run(*words).stdout, words


def test_a_damaged_calendar_that_is_named_for_no_year_may_be_the_one(few: Path, run: Run) -> None:
    break_calendar(few)
    (few / "calendars/2026-27.yaml").rename(few / "calendars/ours.yaml")
    assert "mend calendars/ours.yaml, see casemgr check" in run("why", "jos-n", "initial-iep").stdout


def test_another_year_s_damaged_calendar_is_not_taken_for_the_missing_one(few: Path, run: Run) -> None:
    (few / "calendars/2026-27.yaml").unlink()
    (few / "calendars/2025-26.yaml").write_text(BAD_YAML, encoding="utf-8")
    why = run("why", "jos-n", "initial-iep").stdout
    assert "There is no school calendar 2026-27: add it with casemgr year 2026-27" in why


def test_a_track_s_damaged_calendar_does_not_give_way_to_the_main_one(few: Path, run: Run) -> None:
    main = few / "calendars/2026-27.yaml"
    track = next(
        line.split()[1] for line in main.read_text(encoding="utf-8").split("\n") if line.startswith("track:")
    )
    assert run("edit", "jos-n", "--track", track).returncode == 0
    due = json.loads(run("why", "jos-n", "initial-iep", "--format", "json").stdout)["deadline"]["due"]
    assert due is not None  # so far the main calendar is this track's
    (few / f"calendars/2026-27.{track}.yaml").write_text(BAD_YAML, encoding="utf-8")
    done = run("why", "jos-n", "initial-iep", "--format", "json")
    assert done.returncode == 3
    assert json.loads(done.stdout)["deadline"]["due"] is None
    assert f"mend calendars/2026-27.{track}.yaml" in run("why", "jos-n", "initial-iep").stdout


def test_a_duty_of_a_damaged_law_file_may_be_hidden(few: Path, run: Run) -> None:
    assert "damaged" not in run("why", "jos-n", "our-own-duty").stderr
    break_law(few)
    assert (
        "(a damaged law file may hide it; see `casemgr check`)" in run("why", "jos-n", "our-own-duty").stderr
    )


# --- whose file is damaged --------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", ["ana-r", "ana", "ana r"])
def test_part_of_an_id_does_not_pass_over_the_damaged_file(few: Path, run: Run, words: str) -> None:
    text = (few / "students/ben-k.yaml").read_text(encoding="utf-8")
    other = text.replace("id: ben-k", "id: ana-x").replace("{first: Ben", "{first: Anand")
    (few / "students/ana-x.yaml").write_text(other, encoding="utf-8")
    break_student(few, "ana-r")
    done = run("show", words)
    assert (done.returncode, done.stdout) == (3, "")
    assert done.stderr.startswith("students/ana-r.yaml:")
    assert run("show", "ana-x").returncode == 0
