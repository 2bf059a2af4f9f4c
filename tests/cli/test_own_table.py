"""A table of one's own: its columns are asked about once, and known the next time."""

from __future__ import annotations

from pathlib import Path

from conftest import Run
from terminal import asked

TABLE = """My caseload,,,,,,
Student,Gr,DOB,Campus,IEP Due,3-Yr Due,Room
"Rivera, Ana",4,4/22/2017,Fernbrook Elementary,10/14/2026,10/14/2027,12
"Kim, Ben",K,4/12/2020,Fernbrook Elementary,9/30/2026,9/30/2028,12
"""


def test_the_columns_are_asked_about_once(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    refused = run("import", "own.csv", "--yes")
    assert refused.returncode == 3
    assert "--column" in refused.stderr
    columns = ["y", "9", "1", "-", "", "4", "?", "hall", "school", "1", "name", ""]
    besides = ["n", "", ""]
    said = asked(tmp_path, ["import", "own.csv"], [*columns, *besides, "y"])
    assert " 3  DOB       4/22/2017                 date of birth" in said
    assert " 7  Room      12                        (not taken)" in said
    assert "9: type the number of a column" in said
    assert "Which column holds the names?" in said
    assert "hall: there is no such field" in said
    assert "Recorded for 2 students." in said
    assert "last_annual: 2025-10-14" in (empty / "students" / "ar1.yaml").read_text(encoding="utf-8")
    assert "tables:" in (empty / "casemgr.yaml").read_text(encoding="utf-8")
    assert run("check").returncode == 0
    (tmp_path / "next.csv").write_text(TABLE.replace('"Rivera, Ana",4', '"Rivera, Ana",5'), encoding="utf-8")
    again = run("import", "next.csv", "--yes")
    assert again.returncode == 0, again.stderr
    assert "ar1      grade  4     5" in again.stdout
    assert run("drift", "next.csv").returncode == 0


NO_YEARS = """Kid,Gr.,D.O.B.,Annual,Tri Due,Gen Ed Teacher,Elig.
"Rivera, Ana Jr.",4,4/22/2017,10/14,10/14/2027,Park,speech
"Kim, Ben",K,4/12/2020,May 5,9/30/2028,Hall,SLD
Moved:,,,,,,
"Lee, Cy",K,4/12/2020,was 10/1,9/30/2028,Hall,SLD
"""


def test_a_list_made_by_hand_asks_once_for_the_years_and_nothing_about_who_has_left(
    empty: Path, run: Run, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text(NO_YEARS, encoding="utf-8")
    settings = empty / "casemgr.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace("- {name: Fernbrook High, level: secondary}\n", ""), encoding="utf-8")
    said = asked(tmp_path, ["import", "list.csv"], ["y", "", "2", "", "Ben 4/1 2:15", "", "", "", "y"])
    assert "Annual: 2 days like “10/14” have no year" in said
    assert "was 10/1" not in said
    assert "Cy Lee  has exited" in said
    assert "Fernbrook Elementary is taken, the only one in casemgr.yaml" in said
    assert "Recorded for 2 students." in said
    ana, ben = ((empty / "students" / f"{each}.yaml").read_text(encoding="utf-8") for each in ("ar1", "bk1"))
    assert "name: {first: Ana, last: Rivera, suffix: Jr.}" in ana
    assert "suspected: [speech-language]" in ana
    assert "last_annual: 2025-10-14" in ana
    assert "last_annual: 2025-05-05" in ben
    assert "meeting_date: 2026-04-01" in ben


EITHER = """Student,DOB,Gr,School,Annual,Tri,Re-eval
"Rivera, Ana",4/22/2017,4,Fernbrook Elementary,2/3/2026,2/4/2025,
"Kim, Ben",4/12/2020,K,Fernbrook Elementary,1/15/2026,2/4/2028,
"""


def test_last_or_next_is_shown_as_the_days_say(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(EITHER, encoding="utf-8")
    answers = ["y", "6", "last_evaluation", "", "n", "", "", "y"]
    said = asked(tmp_path, ["import", "own.csv"], answers)
    assert " 5  Annual   2/3/2026                  last annual review" in said
    assert " 6  Tri      2/4/2025                  (not taken: last or next?)" in said
    assert " 6  Tri      2/4/2025                  last evaluation" in said
    ana = (empty / "students" / "ar1.yaml").read_text(encoding="utf-8")
    assert "last_annual: 2026-02-03" in ana
    assert "last_evaluation: 2025-02-04" in ana


def test_without_a_keyboard_both_options_are_named(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(EITHER, encoding="utf-8")
    done = run("import", "own.csv", "--yes", "--kind", "table")
    assert done.returncode == 0, done.stderr
    assert "“Annual” as last annual review" in done.stderr
    assert "“Tri” says neither last nor next: --column last_evaluation=Tri or" in done.stderr
    ana = (empty / "students" / "ar1.yaml").read_text(encoding="utf-8")
    assert "last_annual: 2026-02-03" in ana
    assert "last_evaluation" not in ana


def test_columns_that_led_to_nothing_are_not_kept(empty: Path, run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.csv").write_text(TABLE, encoding="utf-8")
    done = run("import", "own.csv", "--yes", "--column", "name=Student", "--column", "grade=Gr")
    assert done.returncode == 1
    assert "tables:" not in (empty / "casemgr.yaml").read_text(encoding="utf-8")


def test_a_birth_date_that_is_only_undecided_is_not_missing(empty: Path, run: Run, tmp_path: Path) -> None:
    rows = 'Student,Birthday,Gr,School\n"Lopez, Ana",3/4/16,4,Fernbrook Elementary\n"Kim, Bo",5/6/15,5,Fernbrook Elementary\n'
    (tmp_path / "own.csv").write_text(rows, encoding="utf-8")
    said = run("import", "own.csv", "--kind", "table", "--dry-run").stderr
    assert "Every day in Birthday fits month first as well as day first" in said
    assert "has no birth date" not in said
    (tmp_path / "own.csv").write_text(
        rows.replace("3/4/16", "").replace("5/6/15", "5/16/15"), encoding="utf-8"
    )
    said = run("import", "own.csv", "--kind", "table", "--dry-run").stderr
    assert "own.csv:2: has no birth date; a new student needs it" in said
    assert "own.csv:3: has no birth date" not in said
