"""What an import asks at a keyboard, and that nothing is written that was declined, not asked, or only supposed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from conftest import Run
from outcome import data
from terminal import asked

HEAD = "Last Name,First Name,Birthdate,Grade,School,Status,Disability,Home Language,Last IEP Date,Last Triennial,Case Manager,Parent,Phone"
DAY = ("--as-of", "2026-11-23")

XIMENA = (
    "Garcia,Ximena,1/19/2018,3,Fernbrook Elementary,Eligible,SLI,English,12/4/2025,12/8/2023,Dana Whitfield,,"
)


def table(
    folder: Path,
    *rows: str,
    name: str = "own.csv",
) -> str:
    """A table of a teacher's own, whose columns are all known by their headers."""
    (folder / name).write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return name


def stone(*, home: str = "", manager: str = "Dana Whitfield", parent: str = "", phone: str = "") -> str:
    return f"Stone,Ray,4/23/2017,4,Fernbrook Elementary,Eligible,SLD,{home},3/13/2026,3/13/2025,{manager},{parent},{phone}"


def taken(run: Run, folder: Path, *rows: str) -> None:
    done = run(*DAY, "import", table(folder, *rows), "--kind", "table", "--yes")
    assert done.returncode == 0, done.stderr


def again(folder: Path, answers: list[str], *rows: str) -> str:
    return asked(folder, [*DAY, "import", table(folder, *rows, name="newer.csv"), "--kind", "table"], answers)


def head(run: Run, student: str) -> dict[str, Any]:
    found: dict[str, Any] = data(run, *DAY, "show", student)["student"]
    return found


def test_a_parents_cell_that_is_not_clear_is_left_with_its_words(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    """It is asked at a keyboard; with --yes the student comes without it, and no letter begins with a guess."""
    rows = (
        stone(parent="Lucia Stone works nights"),
        stone(parent="Juan Stone (dad) 510-555-0133").replace("Ray", "Ana"),
    )
    done = run(*DAY, "import", table(tmp_path, *rows), "--kind", "table", "--yes")
    assert done.returncode == 1
    assert "own.csv:2: Parent: “Lucia Stone works nights” may mean more than one thing" in done.stderr
    assert (
        "What is not certain is left out: write the cell so, or later casemgr edit STUDENT --contact"
        in done.stderr
    )
    assert re.search(r"as1 +Juan Stone +dad +510-555-0133", done.stdout)
    assert not head(run, "rs1")["contacts"]
    said = again(tmp_path, ["", "Lucia Stone, works nights", "Lucia Stone (mom), Spanish", "all"], *rows)
    assert said.count("who is it?") > 1  # once more for an answer that is no clearer
    (lucia,) = head(run, "rs1")["contacts"]
    assert (lucia["name"], lucia["relation"], lucia["language"]) == ("Lucia Stone", "mom", "Spanish")


@pytest.mark.parametrize(
    "older", ["Eva Stone NO CONTACT", "Eva Stone; Call First", "Eva Stone (mom) / Juan Stone"]
)
def test_a_contact_that_an_older_version_wrote_with_more_in_its_name_is_not_added_once_more(
    empty: Path, run: Run, tmp_path: Path, older: str
) -> None:
    taken(run, tmp_path, stone())
    assert run(*DAY, "edit", "rs1", "--contact", f"{older}, parent").returncode == 0
    done = run(*DAY, "import", table(tmp_path, stone(parent="Eva Stone (mom)")), "--kind", "table", "--yes")
    assert done.returncode == 1
    assert f"rs1: Eva Stone may be the contact “{older}” on file, and is not added" in done.stderr
    assert [each["name"] for each in head(run, "rs1")["contacts"]] == [older]
    drift = run(*DAY, "drift", "own.csv", "--kind", "table")
    assert "may be somebody on file under a longer name" in drift.stdout
    # both remedies that it names
    renamed = run(*DAY, "edit", "rs1", "--contact", older, "--contact-name", "Eva Stone")
    assert renamed.returncode == 0, renamed.stderr
    taken(run, tmp_path, stone(parent="Eva Stone (mom) 510-555-0133"))
    assert [each["phone"] for each in head(run, "rs1")["contacts"]] == ["510-555-0133"]


@pytest.mark.parametrize("home", ["English", "Spanish"])
def test_the_language_status_that_was_declined_is_not_written_with_the_home_language(
    empty: Path, run: Run, tmp_path: Path, home: str
) -> None:
    taken(run, tmp_path, stone())
    said = again(tmp_path, ["", "each", "y", "n"] if home == "English" else ["", "all"], stone(home=home))
    assert ("language status — → EO. Take it?" in said) is (home == "English")
    assert head(run, "rs1")["language"] == {"home": home}
    assert f"Language: {home} at home" in run(*DAY, "show", "rs1").stdout
    assert "language.status" not in (empty / "students" / "rs1.yaml").read_text(encoding="utf-8")


def test_what_was_declined_of_a_pair_is_not_written_with_the_other(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    taken(run, tmp_path, stone())
    again(tmp_path, ["", "each", "n", "y"], stone(home="English"))
    assert head(run, "rs1")["language"] == {"status": "EO"}


def test_a_number_written_in_another_way_is_not_written_with_another_change(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    taken(run, tmp_path, stone(parent="Lea Stone", phone="(510) 555-0142"))
    row = stone(parent="Lea Stone", phone="510-555-0142") + ",Spanish"
    name = table(tmp_path, row, name="newer.csv")
    text = (tmp_path / name).read_text(encoding="utf-8").replace("Phone\n", "Phone,Parent Language\n")
    (tmp_path / name).write_text(text, encoding="utf-8")
    asked(
        tmp_path,
        [*DAY, "import", name, "--kind", "table", "--column", "contact_language=Parent Language"],
        ["all"],
    )
    (contact,) = head(run, "rs1")["contacts"]
    assert (contact["phone"], contact["language"]) == ("(510) 555-0142", "Spanish")


def hughes(status: str, last: str = "", *, name: str = "Hughes,Owen") -> str:
    return f"{name},10/22/2020,K,Fernbrook Elementary,{status},SLI,English,{last},,Dana Whitfield,,"


WITHOUT_IEP = ["Pending", "referred", "Initial", "Initial Eval.", "In evaluation", "PENDING - INITIAL"]


@pytest.mark.parametrize("status", WITHOUT_IEP)
def test_who_is_being_evaluated_is_not_added_with_an_iep(
    empty: Path, run: Run, tmp_path: Path, status: str
) -> None:
    done = run(*DAY, "import", table(tmp_path, hughes(status), stone()), "--kind", "table", "--yes")
    assert done.returncode == 1
    assert "own.csv:2: is being evaluated, and the file has no day" in done.stderr
    assert "casemgr refer records it" in done.stderr
    assert [path.stem for path in (empty / "students").iterdir()] == ["rs1"]


def test_the_day_of_the_referral_is_asked_and_recorded_as_refer_does(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    rows = (hughes("Pending"), hughes("Referred", name="Brown,Mia"), stone())
    answers = ["", "5/1", "12/25/2026", "nonsense", "10/6", "", "", "", "11/12", "y"]
    said = asked(tmp_path, [*DAY, "import", table(tmp_path, *rows), "--kind", "table"], answers, code=1)
    assert (
        "Owen Hughes, born 2020-10-22: being evaluated, with no IEP yet. When did you receive the referral?"
        in said
    )
    assert "5/1 may be Fri 5/1/2026 or Sat 5/1/2027: type the year too" in said
    assert "Fri 12/25/2026 lies ahead" in said
    assert "oh1: referral received Tue 10/6/2026" in said
    assert "When did the last progress reports of the 1 new student with an IEP go home?" in said
    assert "own.csv:3: is being evaluated, and the file has no day" in said
    assert {path.stem for path in (empty / "students").iterdir()} == {"oh1", "rs1"}
    text = (empty / "students" / "oh1.yaml").read_text(encoding="utf-8")
    assert "type: referral_received\n  date: 2026-10-06" in text
    assert "type: case_manager_assigned\n  date: 2026-11-23" in text  # nobody said an earlier day
    assert "student_added" not in text
    assert "progress" not in text
    assert "Assessment plan" in run(*DAY, "due", "--student", "oh1", "--all").stdout
    second = asked(tmp_path, [*DAY, "import", "own.csv", "--kind", "table"], ["", ""], code=1)
    assert "Nothing to record." in second
    assert (empty / "students" / "oh1.yaml").read_text(encoding="utf-8") == text


@pytest.mark.parametrize(("answer", "is_served"), [("1", True), ("2", False), ("", None)])
def test_a_status_without_an_iep_and_dates_of_one_are_asked_about(
    empty: Path, run: Run, tmp_path: Path, answer: str, *, is_served: bool | None
) -> None:
    name = table(tmp_path, hughes("Pending", "3/13/2026"))
    done = run(*DAY, "import", name, "--kind", "table", "--yes")
    assert done.returncode == 1
    question = (
        "the status says being evaluated, but the file has last annual review 3/13/2026. Which is right?"
    )
    assert question in done.stderr
    more = {"1": ["", "", "", "y"], "2": ["10/6", "y"], "": []}[answer]
    said = asked(
        tmp_path,
        [*DAY, "import", name, "--kind", "table"],
        ["", answer, *more],
        code=1 if is_served is None else 0,
    )
    assert question in said
    path = empty / "students" / "oh1.yaml"
    assert path.exists() is (is_served is not None)
    if path.exists():
        assert ("last_annual: 2026-03-13" in path.read_text(encoding="utf-8")) is is_served
        assert ("referral_received" in path.read_text(encoding="utf-8")) is not is_served


@pytest.mark.parametrize("status", ["SST", "504", "Watch list", "N/A", "TBD"])
def test_a_word_of_status_that_is_not_known_is_never_taken_as_having_an_iep(
    empty: Path, run: Run, tmp_path: Path, status: str
) -> None:
    done = run(*DAY, "import", table(tmp_path, hughes(status, "3/13/2026")), "--kind", "table", "--yes")
    assert done.returncode == 1
    assert (
        f"“{status}” is no status that is known: active (has an IEP), pending (is being evaluated)"
        in done.stderr
    )
    assert list((empty / "students").iterdir()) == []


@pytest.mark.parametrize(
    ("status", "why"),
    [("DNQ", "is not eligible"), ("Not Eligible", "is not eligible"), ("Exited", "has exited")],
)
def test_who_is_not_eligible_or_gone_is_left_out(
    empty: Path, run: Run, tmp_path: Path, status: str, why: str
) -> None:
    name = table(tmp_path, hughes(status, "3/13/2026"), stone())
    done = run(*DAY, "import", name, "--kind", "table", "--yes")
    assert (done.returncode, f"Owen Hughes  {why}" in done.stdout) == (0, True)
    assert [path.stem for path in (empty / "students").iterdir()] == ["rs1"]


def test_a_sheet_to_fill_in_keeps_the_status(empty: Path, run: Run, tmp_path: Path) -> None:
    rows = (hughes("Pending"), hughes("Watch list", "3/13/2026", name="Brown,Mia"))
    run(*DAY, "import", table(tmp_path, *rows), "--kind", "table", "--yes", "--fill-in", "missing.xlsx")
    done = run(*DAY, "import", "missing.xlsx", "--yes")
    assert done.returncode == 1
    assert "is being evaluated, and the file has no day" in done.stderr
    assert "“Watch list” is no status that is known" in done.stderr
    assert list((empty / "students").iterdir()) == []


@pytest.mark.parametrize(("answer", "were_there"), [("", True), ("y", True), ("n", False)])
def test_whether_the_safeguards_went_with_the_plan_is_asked(
    empty: Path, run: Run, tmp_path: Path, answer: str, *, were_there: bool
) -> None:
    answers = ["", "10/6", answer, "", "", "", "y"]
    said = asked(tmp_path, [*DAY, "import", table(tmp_path, XIMENA), "--kind", "table"], answers)
    assert "Tue 10/6/2026\n  Were the procedural safeguards with it? (yes or no; Enter = yes" in said
    events = data(run, *DAY, "history", "xg1")["events"]
    (plan,) = [each for each in events if each["type"] == "assessment_plan_given"]
    assert plan["safeguards"] is were_there


def events_of(run: Run, student: str, kind: str) -> list[dict[str, Any]]:
    return [each for each in data(run, *DAY, "history", student)["events"] if each["type"] == kind]


def test_each_meeting_typed_is_echoed_with_what_it_replaces_and_the_notes_of_its_day(
    caseload: Path, run: Run, tmp_path: Path
) -> None:
    lines = ["ximena 12/1 8:00 am", "XG 12/12 8am", "xg1", ""]
    answers = ["", "", *lines, "", "", "y"]
    said = asked(tmp_path, [*DAY, "import", table(tmp_path, XIMENA), "--kind", "table"], answers)
    assert "xg1: annual and triennial meeting booked for Tue 12/1/2026 at 8:00 am\n" in said
    assert "booked for Sat 12/12/2026 at 8:00 am, in place of Tue 12/1/2026 at 8:00 am\n" in said
    assert "Note: Sat 12/12/2026 is not a school day (weekend)" in said
    assert "Note: Sat 12/12/2026 is after Triennial is due" in said
    assert "write ID DATE TIME" in said
    (booked,) = events_of(run, "xg1", "meeting_scheduled")
    assert (booked["meeting_date"], booked["time"]) == ("2026-12-12", "08:00:00")


def test_a_removal_typed_again_for_its_day_takes_the_place_of_the_first(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    answers = ["", "", "", "xg1 1 11/3", "xg1 2 11/3", "xg1 .5 11/5", "", "", "y"]
    said = asked(tmp_path, [*DAY, "import", table(tmp_path, XIMENA), "--kind", "table"], answers)
    assert "xg1: suspension of 1 school day from Tue 11/3/2026\n" in said
    assert "xg1: suspension of 2 school days from Tue 11/3/2026, in place of 1 school day\n" in said
    found = [(each["date"], each["days"]) for each in events_of(run, "xg1", "removal")]
    assert found == [("2026-11-03", 2), ("2026-11-05", 0.5)]


SPEAKERS = (
    XIMENA.replace("English", "Spanish"),
    "Chen,Lily,9/19/2018,2,Fernbrook Elementary,Eligible,SLI,Mandarin,4/2/2026,4/5/2024,Dana Whitfield,,",
    stone(home="English"),
)


def test_a_language_status_that_the_file_lacks_is_asked_and_never_supposed(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    lines = ["ximena el", "lc1 fluent", "lc1", "rs1 EL", ""]
    answers = ["", *lines, "", "", "", "", "y"]
    said = asked(tmp_path, [*DAY, "import", table(tmp_path, *SPEAKERS), "--kind", "table"], answers)
    assert "These have a home language and no language status: xg1 (Spanish), lc1 (Mandarin)." in said
    assert "xg1: EL\n" in said
    assert "fluent: no such language status; write EO, IFEP, EL, RFEP, TBD or ADEL" in said
    assert "write ID STATUS: EO" in said
    assert "rs1: no new student is called so" in said
    assert "Not in the file: language status (1)" in said
    assert head(run, "xg1")["language"] == {"status": "EL", "home": "Spanish"}
    assert head(run, "lc1")["language"] == {"home": "Mandarin"}


def test_without_anybody_to_ask_the_home_language_is_kept_alone_and_no_duty_of_learners_runs(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    done = run(
        *DAY, "import", table(tmp_path, *SPEAKERS), "--kind", "table", "--yes", "--fill-in", "more.xlsx"
    )
    assert (done.returncode, "TBD" in done.stdout) == (0, False)
    assert head(run, "xg1")["language"] == {"home": "Spanish"}
    assert "nglish" not in run(*DAY, "due", "--student", "xg1", "--all").stdout
    assert (
        "native language" not in run(*DAY, "assessment-plan", "xg1", "--area", "reading=Ingrid Sato").stderr
    )
    letter = run(*DAY, "letter", "meeting-notice", "xg1", "--format", "md", "--force")
    assert "determined" not in letter.stdout


NAMES = ["WHITFIELD DANA", "Whitfield Dana", "Dana", "Whitfield/Reyes"]


@pytest.mark.parametrize("written", NAMES)
@pytest.mark.parametrize("others", [(), ("Paula Reyes", "Dana Whitfield")])
def test_whether_a_name_is_the_own_case_manager_is_asked_and_said_in_one_way(
    empty: Path, run: Run, tmp_path: Path, written: str, others: tuple[str, ...]
) -> None:
    more = [stone(manager=name).replace("Stone,Ray", f"Other{name[0]},Kim") for name in others]
    name = table(tmp_path, stone(manager=written), stone(manager=written).replace("Ray", "Bo"), *more)
    done = run(*DAY, "import", name, "--kind", "table", "--yes")
    said = f"the case manager “{written}” may or may not be Dana Whitfield"
    assert (done.returncode, done.stderr.count(said), "has another case manager: W" in done.stdout) == (
        1,
        2,
        False,
    )
    assert f"Ray Stone  {said}" in " ".join(done.stdout.split()).replace("Ray Stone ", "Ray Stone  ")
    assert not (empty / "students" / "rs1.yaml").exists()
    assert written not in run(*DAY, "list", "--case-manager", "all").stdout
    asks = [*DAY, "import", name, "--kind", "table"]
    refused = asked(tmp_path, [*asks, "--dry-run"], ["", "no", *[""] * 3])
    assert refused.count(f"Is the case manager “{written}” Dana Whitfield?") == 1
    assert "may or may not" not in refused
    taken = asked(tmp_path, asks, ["", "yes", "", "", "", "y"])
    assert "Recorded for 2 students." in taken
    assert "case_manager_assigned" not in (empty / "students" / "rs1.yaml").read_text(encoding="utf-8")
    again = run(*DAY, "import", name, "--kind", "table", "--yes")
    assert (again.returncode, "Nothing to record." in again.stdout) == (0, True)


def test_what_is_due_or_past_due_is_asked_in_plain_words(empty: Path, run: Run, tmp_path: Path) -> None:
    late = XIMENA.replace("12/4/2025", "11/4/2025")
    said = asked(
        tmp_path,
        [*DAY, "import", table(tmp_path, late), "--kind", "table"],
        ["", "11/10", "", "", "", "", "y"],
    )
    due = "xg1: the annual review was due Wed 11/4/2026. If it has been held, on which day?"
    assert f"{due} (a day, like 10/14; Enter = not held yet; q = stop)" in said
    assert "If the assessment plan has gone out, on which day? (a day, like 10/14; Enter = not yet" in said
    (added,) = events_of(run, "xg1", "student_added")
    assert added["last_annual"] == "2026-11-10"


def test_a_school_is_asked_once_also_for_a_row_that_waits_for_another_answer(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    """A digit is no school."""
    settings = empty / "casemgr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").partition("schools:\n")[0], encoding="utf-8")
    rows = [stone(), XIMENA.replace("Dana Whitfield", "WHITFIELD DANA")]
    name = table(tmp_path, *[row.replace("Fernbrook Elementary", "") for row in rows])
    answers = ["", "2", "Fernbrook Elementary", "1", *[""] * 4, "y"]
    said = asked(tmp_path, [*DAY, "import", name, "--kind", "table"], answers)
    assert "“2” is no name of a school" in said
    assert said.count("The file does not say the school") == 2  # and again after the digit
    assert head(run, "xg1")["school"] == head(run, "rs1")["school"] == "Fernbrook Elementary"
