"""`import`: what is shown, asked, written, and left alone."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from datetime import date
from pathlib import Path

import pytest

import seis
from conftest import PROGRAM, Run, needs_unix, surroundings
from terminal import asked

AS_OF = date(2026, 3, 20)  # that of the empty caseload
FILES = Path(__file__).parent.parent / "exchange" / "files"


@pytest.fixture
def export(tmp_path: Path) -> Path:
    path = tmp_path / "iep-dates.csv"
    path.write_text(seis.iep_dates(28, AS_OF), encoding="utf-8-sig", newline="")
    return path


def students(folder: Path) -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in (folder / "students").iterdir()}


def with_cells(export: Path, old: str, new: str) -> None:
    """The export with one text in place of another, which it must hold."""
    text = export.read_bytes().decode("utf-8-sig")
    assert old in text
    export.write_text(text.replace(old, new), encoding="utf-8-sig", newline="")


def test_a_whole_caseload_comes_in_with_one_command_and_a_second_one_changes_nothing(
    empty: Path, run: Run, export: Path
) -> None:
    done = run("import", export.name, "--yes")
    assert done.returncode == 0, done.stderr
    assert "New: 28 students" in done.stdout
    assert "Recorded for 28 students." in done.stdout
    before = students(empty)
    assert len(before) == 28
    assert run("check").returncode == 0
    again = run("import", export.name, "--yes")
    assert again.returncode == 0, again.stderr
    assert "The same on both sides: 28" in again.stdout
    assert "Nothing to record." in again.stdout
    assert students(empty) == before


def test_who_is_past_every_duty_is_named_by_the_import_and_by_check(
    empty: Path, run: Run, export: Path
) -> None:
    """22 on the day they come in; one who turns 22 here leaves by a date of the law's."""
    rows = export.read_bytes().decode("utf-8-sig").splitlines()
    born = rows[0].split(",").index("Date of Birth")
    old, younger = rows[1].split(",")[born], rows[2].split(",")[born]
    with_cells(export, old, "03/20/2004")
    with_cells(export, younger, "03/21/2004")
    done = run("import", export.name, "--yes")
    assert done.returncode == 0, done.stderr
    note = "a student born 3/20/2004 is 22 years old and eligible until Tue 6/30 (EC 56026(c)(4)); where the student"
    assert done.stderr.count("no duty says so") == 1
    assert note in done.stderr
    check = run("check")
    assert (check.returncode, check.stderr.count("no duty says so"), note in check.stderr) == (0, 1, True)
    assert "no duty says so" in run("--as-of", "2026-06-30", "check").stderr
    past = "a student born 3/20/2004 is 22 years old, and no duty reaches past 22; check the birth date"
    assert past in run("--as-of", "2026-07-01", "check").stderr
    (student,) = [name for name, text in students(empty).items() if "born: 2004-03-20" in text]
    assert run("exit", student, "--reason", "aged-out", "--on", "2026-03-20", "--force").returncode == 0
    assert "3/20/2004" not in run("check").stderr


def test_each_fact_has_its_source_and_next_dates_become_last_ones(
    empty: Path, run: Run, export: Path
) -> None:
    assert run("import", export.name, "--yes", "--last-progress", "2/20").returncode == 0
    text = students(empty)["aa1"]
    assert 'ids: {seis: "6200000", ssid: "9100000000"}' in text
    assert "last_annual: 2026-03-15" in text
    assert "last_evaluation: 2026-03-15" in text
    assert "last_progress: 2026-02-20" in text
    assert "imported from iep-dates.csv on 2026-03-20" in text
    shown = run("due", "--student", "aa1").stdout
    assert "3/15/27" in shown or "3/15/2027" in shown


def test_without_yes_many_are_refused_and_nothing_is_written(empty: Path, run: Run, export: Path) -> None:
    done = run("import", export.name)
    assert done.returncode == 3
    assert "New: 28 students" in done.stdout
    assert "this is for 28 students. If that is right, add --yes." in done.stderr
    assert students(empty) == {}
    dry = run("import", export.name, "--dry-run")
    assert dry.returncode == 0
    assert dry.stdout.endswith("Dry run: nothing was written.\n")
    assert students(empty) == {}


def test_three_come_in_without_being_asked_for(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text(seis.iep_dates(3, AS_OF), encoding="utf-8")
    assert run("import", "few.csv").returncode == 0
    assert len(students(empty)) == 3


def test_what_changed_is_shown_old_and_new_and_a_blank_erases_nothing(
    empty: Path, run: Run, export: Path
) -> None:
    assert run("import", export.name, "--yes").returncode == 0
    before = students(empty)
    with_cells(export, "Castro,Celia,,", "Castro-Bell,Celia,,Ceci")
    with_cells(export, "Fernbrook Elementary,3,", "Fernbrook High,9,")  # Dmitri and others of grade 3
    with_cells(export, "6200001,9100000001,", "6200001,,")
    done = run("import", export.name, "--yes")
    assert done.returncode == 0, done.stderr
    assert "cc1      last name  Castro" in done.stdout
    after = students(empty)
    assert "last: Castro-Bell" in after["cc1"]
    assert "preferred: Ceci" in after["cc1"]
    assert after["bb1"] == before["bb1"]
    assert 'grade: "9"' in after["dd1"]
    assert "changed school from Fernbrook Elementary to Fernbrook High" in run("history", "dd1").stdout
    assert run("import", export.name, "--yes").stdout.endswith("Nothing to record.\n")


def test_a_school_that_the_settings_do_not_list_is_noted_of_a_student_on_file_too(
    empty: Path, run: Run, export: Path
) -> None:
    assert "not among the schools" not in run("import", export.name, "--yes").stderr
    with_cells(export, "Fernbrook Elementary,3,", "Harbor Charter,3,")
    done = run("import", export.name, "--yes")
    assert "not among the schools in casemgr.yaml: Harbor Charter; add each with its level" in done.stderr


def test_a_meeting_held_there_is_left_with_its_command(empty: Path, run: Run, export: Path) -> None:
    assert run("import", export.name, "--yes").returncode == 0
    before = students(empty)
    with_cells(export, "03/15/2027,03/15/2029,03/15/2026", "03/19/2027,03/15/2029,03/19/2026")
    done = run("import", export.name, "--yes")
    assert done.returncode == 1
    assert "iep-dates.csv:2: aa1: an annual meeting of 2026-03-19 is known there and not here" in done.stderr
    assert "casemgr hold-iep aa1 --on 2026-03-19 --purpose annual" in done.stderr
    assert students(empty) == before


def test_messages_hold_ids_and_what_is_left_its_line(empty: Path, run: Run, export: Path) -> None:
    with_cells(export, "03/15/2029,03/15/2026", ",03/15/2026")  # the first student's triennial
    with_cells(export, "Bui,Bao,,,", "Bui,Bao,,,13/45/2019,")
    with_cells(export, ",Fernbrook Elementary,2,", ",Fernbrook Elementary,13,")
    done = run("import", export.name, "--yes")
    assert done.returncode == 1
    assert "iep-dates.csv:2: Note: aa1: no date of the last or next evaluation" in done.stderr
    assert "iep-dates.csv:4: Grade Level: “13” is a grade of more than one meaning" in done.stderr
    assert "Abbot" not in done.stderr
    assert "Celia" not in done.stderr
    assert "cc1" not in students(empty)


def test_other_case_managers_students_are_left_out(empty: Path, run: Run, export: Path) -> None:
    with_cells(export, 'Fernbrook Elementary,KN,"Whitfield, Dana"', 'Fernbrook Elementary,KN,"Reyes, Paula"')
    done = run("import", export.name, "--yes")
    assert done.returncode == 0, done.stderr
    assert "has another case manager: Paula Reyes" in done.stdout
    count = len(students(empty))
    assert 0 < count < 28
    everyone = run("import", export.name, "--yes", "--case-manager", "all")
    assert everyone.returncode == 0, everyone.stderr
    assert len(students(empty)) == 28
    assert "case_manager: Paula Reyes" in students(empty)["aa1"]


TRACKER = "Student,DOB,Grade,CM,Last IEP\n"
"""Of somebody's own, with the case manager in any way of writing."""


def tracker(folder: Path, *managers: str) -> None:
    rows = (
        f'"Quill, Student{"abcdefgh"[n]}",2017-04-{12 + n},4,"{name}",2025-10-{14 + n}\n'
        for n, name in enumerate(managers)
    )
    (folder / "own.csv").write_text(TRACKER + "".join(rows), encoding="utf-8")


OWN = ("import", "own.csv", "--kind", "table", "--school", "Fernbrook Elementary", "--yes")


def test_initials_or_a_last_name_alone_are_the_own_case_manager(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    tracker(tmp_path, "D. Whitfield", "Whitfield", "Dana Whitfield", "Ms. Whitfield", "Paula Reyes")
    done = run(*OWN)
    assert done.returncode == 0, done.stderr
    assert "Recorded for 4 students." in done.stdout
    assert (
        "Left out: 1 student of other case managers (Paula Reyes 1); --case-manager all takes them too"
        in done.stderr
    )
    assert not any("case_manager" in text for text in students(empty).values())
    again = run(*OWN)
    assert "The same on both sides: 4" in again.stdout


def test_a_name_that_may_be_the_own_case_manager_or_not_is_left_with_its_line(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    tracker(tmp_path, "D. Whitfield", "Dana Whitfield", "Dora Whitfield", "Dana", "Whitfield/Reyes")
    done = run(*OWN)
    assert done.returncode == 1
    assert "Recorded for 1 student." in done.stdout
    for line, name in ((2, "D. Whitfield"), (5, "Dana"), (6, "Whitfield/Reyes")):
        assert (
            f"own.csv:{line}: the case manager “{name}” may or may not be Dana Whitfield: write the whole name"
            in done.stderr
        )
    assert "Left out: 1 student of other case managers (Dora Whitfield 1)" in done.stderr
    assert "Left: 3 lines above, for you to decide" in done.stderr
    assert "Quill" not in done.stderr


def test_the_case_manager_asked_for_may_be_typed_short(empty: Path, run: Run, tmp_path: Path) -> None:
    tracker(tmp_path, "Dana Whitfield", "Reyes, Paula", "P. Reyes")
    done = run(*OWN, "--case-manager", "Reyes")
    assert "Recorded for" in done.stdout, done.stderr
    assert "Left out: 1 student of other case managers (Dana Whitfield 1)" in done.stderr


def test_a_consent_without_an_evaluation_is_an_open_initial(empty: Path, run: Run, tmp_path: Path) -> None:
    head = "Last,First,DOB,Grade,School,Referred,Consent\n"
    rows = "Osei,Kofi,4/12/2019,1,Fernbrook Elementary,2/2/2026,3/2/2026\n"
    (tmp_path / "own.csv").write_text(head + rows, encoding="utf-8")
    columns = ("last=Last", "first=First", "born=DOB", "grade=Grade", "school=School")
    more = ("referral=Referred", "consent=Consent")
    words = [word for column in columns + more for word in ("--column", column)]
    done = run("import", "own.csv", *words)
    assert done.returncode == 1, done.stdout  # month or day first is still open
    done = run("import", "own.csv", *words, "--yes")
    assert "month first as well as day first" in done.stderr
    assert students(empty) == {}
    (tmp_path / "own.csv").write_text(head + rows.replace("2/2/2026,3/2/2026", "2/13/2026,3/16/2026"))
    text = (tmp_path / "own.csv").read_text(encoding="utf-8").replace("4/12/2019", "4/22/2019")
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    assert run("import", "own.csv", *words).returncode == 0
    assert "Initial IEP" in run("due", "--student", "ko1").stdout


def test_a_wrong_file_is_refused_by_what_it_lacks(empty: Path, run: Run) -> None:
    done = run("import", str(FILES / "seis-deliveries" / "usual.csv"))
    assert done.returncode == 3
    assert done.stderr.startswith("usual.csv: is SEIS")
    assert "Date of Next Annual Plan Review" in done.stderr
    assert run("import", "nothing.csv").stderr == "nothing.csv: there is no such file; check the name\n"


@pytest.mark.process
@needs_unix
def test_a_killed_import_leaves_whole_students_and_goes_on_where_it_was(
    empty: Path, run: Run, export: Path, tmp_path: Path
) -> None:
    words = [str(PROGRAM), "import", export.name, "--yes"]
    with subprocess.Popen(
        words, cwd=tmp_path, env=surroundings(tmp_path), stdout=subprocess.DEVNULL
    ) as process:
        deadline = time.monotonic() + 30
        while len(list((empty / "students").glob("*.yaml"))) < 5 and time.monotonic() < deadline:
            time.sleep(0.002)
        os.kill(process.pid, signal.SIGKILL)
    assert run("check").returncode == 0
    assert run("import", export.name, "--yes").returncode == 0
    assert len(students(empty)) == 28
    assert run("check").returncode == 0


def test_on_a_terminal_what_no_export_holds_is_asked_once(
    empty: Path, run: Run, export: Path, tmp_path: Path
) -> None:
    export.write_text(seis.iep_dates(4, AS_OF, a_day_short=True), encoding="utf-8")
    answers = ["y", "bogus", "dd1 4/2 14:15", "", "cc1 2 3/5", "", "2/20", "y"]
    said = asked(tmp_path, ["import", export.name], answers)
    assert "The next annual dates are a year less a day after the last ones." in said
    assert "Recorded for 4 students." in said
    settings = (empty / "casemgr.yaml").read_text(encoding="utf-8")
    assert "anniversary: day_before" in settings
    found = students(empty)
    assert "type: meeting_scheduled" in found["dd1"]
    assert "type: removal" in found["cc1"]
    assert "Removal days: 2 of 10 days this school year" in run("show", "cc1").stdout
    assert "Removal days: those before Fri 3/20 are not known" in run("show", "aa1").stdout
    assert (
        "; those before Fri 3/20 are not known" in run("removal", "aa1", "--on", "3/20", "--days", "1").stdout
    )
    assert all("last_progress: 2026-02-20" in text for text in found.values())


def test_a_date_that_is_typed_shows_how_a_year_is_counted_like_one_in_the_file(
    empty: Path, tmp_path: Path
) -> None:
    text = seis.iep_dates(1, AS_OF).replace(",03/15/2027,", ",14/3/2027,")
    assert ",14/3/2027," in text
    (tmp_path / "one.csv").write_text(text, encoding="utf-8")
    said = asked(tmp_path, ["import", "one.csv"], ["1", "y", "", "", "y"])
    assert "Date of Next Annual Plan Review: “14/3/2027” is no day with month first" in said
    assert "The next annual dates are a year less a day after the last ones." in said
    assert "anniversary: day_before" in (empty / "casemgr.yaml").read_text(encoding="utf-8")
    assert "last_annual: 2026-03-15" in students(empty)["aa1"]


def test_an_enter_too_many_loses_no_answer(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text(seis.iep_dates(3, AS_OF), encoding="utf-8")
    said = asked(tmp_path, ["import", "few.csv"], ["", "", "", "", "", "y"])
    assert "Please answer yes or no." in said
    assert "Recorded for 3 students." in said
    assert len(students(empty)) == 3


def test_no_writes_nothing(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text(seis.iep_dates(3, AS_OF), encoding="utf-8")
    assert "Nothing was recorded." in asked(tmp_path, ["import", "few.csv"], ["", "", "", "n"], code=3)
    assert students(empty) == {}


def test_ids_are_asked_for_where_the_settings_say_so(empty: Path, tmp_path: Path) -> None:
    (tmp_path / "few.csv").write_text(seis.iep_dates(3, AS_OF), encoding="utf-8")
    settings = empty / "casemgr.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "new_ids: asked\n", encoding="utf-8")
    said = asked(tmp_path, ["import", "few.csv"], ["", "aa1", "No Way", "bao-b", "", "", "", "y"])
    assert "Amara Abbot, grade K: id (Enter = aa1; q = stop)" in said
    assert "aa1 is another student's" in said
    assert "No Way must be 2 to 31 small letters" in said
    assert set(students(empty)) == {"aa1", "bao-b", "cc1"}


def test_each_change_is_offered(empty: Path, run: Run, export: Path, tmp_path: Path) -> None:
    assert run("import", export.name, "--yes").returncode == 0
    before = students(empty)
    with_cells(export, "Fernbrook Elementary,1,", "Fernbrook Elementary,3,")
    text = export.read_bytes().decode("utf-8-sig")
    assert text.count("Fernbrook Elementary,3,") > 2
    said = asked(tmp_path, ["import", export.name], ["none"])
    assert "changes of students on file? (all, each, none; q = stop)" in said
    assert "Nothing to record." in said
    assert students(empty) == before
    said = asked(tmp_path, ["import", export.name], ["each", "y", *["n"] * 28])
    assert "grade 1 → 3. Take it? (yes or no; Enter = yes; q = stop)" in said
    assert "Recorded for 1 student." in said
    changed = [student for student, text in students(empty).items() if text != before[student]]
    assert len(changed) == 1
    asked(tmp_path, ["import", export.name], ["all"])
    assert run("drift", export.name).returncode == 0


def test_standard_input_is_a_file_too(empty: Path, export: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [str(PROGRAM), "import", "-", "--yes"],
        cwd=tmp_path,
        env=surroundings(tmp_path),
        input=export.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert len(students(empty)) == 28


def test_a_row_that_comes_twice_is_said_before_anything_is_written(
    empty: Path, run: Run, export: Path
) -> None:
    before = students(empty)
    lines = export.read_bytes().decode("utf-8-sig").splitlines(keepends=True)
    export.write_text("".join([*lines, lines[3], lines[4]]), encoding="utf-8-sig", newline="")
    done = run("import", export.name)  # 28 are too many without --yes
    assert "Note: row 30 says what row 4 says, and the student is taken once" in done.stderr
    assert "Note: row 31 says what row 5 says, and the student is taken once" in done.stderr
    assert students(empty) == before
    assert "New: 28 students" in run("import", export.name, "--yes").stdout


def test_the_columns_that_are_left_out_are_said_with_the_option(empty: Path, run: Run) -> None:
    name = (FILES / "table/usual.csv").name
    (empty.parent / name).write_bytes((FILES / "table/usual.csv").read_bytes())
    options = ["--column", "name=Student", "--column", "born=DOB"]
    said = run("import", name, *options, "--dry-run").stderr
    assert "Note: not taken: " in said
    assert "perhaps --column grade=" in said
    whole = run("import", name, "--dry-run").stderr
    assert "Note: read: “Student” as whole name" in whole
    text = (empty.parent / name).read_text(encoding="utf-8").replace("Student", "Pal", 1)
    (empty.parent / name).write_text(text, encoding="utf-8")
    plain = run("import", name, "--dry-run").stderr
    assert "As a table of your own, --kind table, or each column: --column name=" in plain
    assert "--column next_annual=" in plain


ROWS = (
    "SEIS ID,Last Name,First Name,Date of Birth,School of Attendance,Grade Level,"
    "Date of Next Annual Plan Review,Date of Next Reevaluation,Date of IEP\n"
    "1,Lopez,Ana,04/30/2016,Oak,4,10/14/2026,10/30/2028,10/14/2025\n"
    "2,Kim,Ben,05/31/2015,Oak,5,11/02/2026,11/30/2027,11/02/2025\n"
)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("04/30/2016", "02/30/2016", ["x.csv:2: Date of Birth: “02/30/2016” is not a day"]),
        ("Oak,4", "Oak,14", ["x.csv:2: Grade Level: “14” is a grade of more than one meaning (AD)"]),
        ("04/30/2016", "", ["x.csv:2: has no birth date; a new student needs it"]),
        ("Ana", "A" * 600, ["x.csv:2: `name.first` must be 500 letters or fewer"]),
        (
            "\n2,Kim",
            "2,Kim",
            ["x.csv:2: has 17 cells where the header has 9", "x.csv: holds no student below its header"],
        ),
        (ROWS, "", ["x.csv: is empty; export it again"]),
    ],
)
def test_a_damaged_row_is_said_in_one_line(
    empty: Path, run: Run, old: str, new: str, said: list[str]
) -> None:
    (empty.parent / "x.csv").write_text(ROWS.replace(old, new, 1), encoding="utf-8")
    done = run("import", "x.csv", "--yes")
    found = [line for line in done.stderr.splitlines() if line.startswith("x.csv")]
    assert len(found) == len(said)
    for line, words in zip(found, said, strict=True):
        assert line.startswith(words)


def test_who_is_not_taken_yet_is_named_and_what_is_the_same_of_many_is_said_once(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    rows = [
        "Student,DOB,Gr,School,Last Annual,Next Annual",
        '"Abara, Chidi",3/14/2016,4,Fernbrook Elementary,10/14/2025,10/13/2026',
        '"Diaz, Eva",4/31/2016,4,Fernbrook Elementary,11/4/2025,11/3/2026',
        '"Lund, Max",5/2/2016,4,Fernbrook Elementary,1/20/2026,1/19/2027',
        '"Park, Min",6/2/2016,4,Fernbrook Elementary,1/21/2026,3/1/2027',
    ]
    (tmp_path / "own.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    done = run("import", "own.csv", "--kind", "table", "--yes")
    assert done.returncode == 1, done.stderr
    assert "Not taken yet: 1 student" in done.stdout
    assert "Eva Diaz  3     no birth date yet" in done.stdout
    short = "a day short of 1 year after the last one, which is taken"
    assert f"own.csv:2: Note: ca1: the next annual review is {short}; also in line 3, 4" in done.stderr
    assert "the file also says 2026-03-01 (from the next one, 2027-03-01)" in done.stderr


def test_what_it_names_for_another_case_manager_is_a_command_that_is_taken(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    head = "Student,DOB,Gr,School,Last Annual,Case Manager\n"
    row = '"Abara, Chidi",3/14/2016,4,Fernbrook Elementary,10/14/2025,{}\n'
    (tmp_path / "own.csv").write_text(head + row.format("Dana Whitfield"), encoding="utf-8")
    read = ("import", "own.csv", "--kind", "table", "--case-manager", "all", "--yes")
    assert run(*read).returncode == 0
    assert run("assign", "ca1", "Tom Reyes").returncode == 0
    (tmp_path / "own.csv").write_text(head + row.format("Ann Ames"), encoding="utf-8")
    said = run(*read).stderr
    assert "casemgr hand-off ca1 --to NAME, or casemgr assign ca1 NAME" in said
    assert run("hand-off", "ca1", "--to", "Ann Ames", "--dry-run").returncode == 0
