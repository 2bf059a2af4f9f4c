"""What an import asks about a cell: whose it is, and that an answer is not asked for again."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from terminal import asked

HEAD = "Last Name,First Name,Date of Birth,Grade,School,Last Annual IEP,Last Eval"
ROWS = """Johnson,Tyrell,2/30/2016,4,Fernbrook Elementary,10/12/2025,5/14/2024
Schmidt,Hannah,9/23/2017,3,Fernbrook Elementary,3/3/2026,10/6/2025
Ruiz,Mateo,11/20/2016,4,Fernbrook Elementary,2/29/2026,10/6/2025
"""
OF_SEIS = ["SEIS ID", *(f"700101{number}" for number in range(3))]
OWN = ["No", "1", "2", "3"]
ANSWERS = ["2/28/2016", "3/2/2026", "", "", "y"]


def file_of(folder: Path, ids: list[str], text: str = ROWS) -> None:
    lines = [HEAD, *text.splitlines()]
    made = [f"{own},{line}" for own, line in zip(ids, lines, strict=False)]
    (folder / "mine.csv").write_text("\n".join(made) + "\n", encoding="utf-8")


@pytest.mark.parametrize(("ids", "kind", "first"), [(OF_SEIS, [], []), (OWN, ["--kind", "table"], [""])])
def test_a_cell_in_doubt_names_its_row_and_student_and_is_asked_about_once(
    empty: Path, run: Run, ids: list[str], kind: list[str], first: list[str]
) -> None:
    file_of(empty.parent, ids)
    said = asked(empty.parent, ["import", "mine.csv", *kind], [*first, *ANSWERS])
    assert "Date of Birth: “2/30/2016” is not a day\n  mine.csv:2 (Tyrell Johnson)\n" in said
    assert "Last Annual IEP: “2/29/2026” is not a day\n  mine.csv:4 (Mateo Ruiz)\n" in said
    assert "Recorded for 3 students." in said
    again = run("import", "mine.csv", *kind, "--yes")
    assert again.returncode == 0, again.stderr
    assert "tj1: Date of Birth: “2/30/2016” is not a day; what is on file stays" in again.stderr
    assert "mr1: Last Annual IEP: “2/29/2026” is not a day; what is on file stays" in again.stderr
    assert "The same on both sides: 3" in again.stdout
    assert run("drift", "mine.csv", *kind).returncode == 0


def test_what_is_not_on_file_is_still_asked(empty: Path, run: Run) -> None:
    file_of(empty.parent, OF_SEIS)
    assert run("import", "mine.csv", "--yes").returncode == 1
    again = run("import", "mine.csv", "--yes")
    assert again.returncode == 1
    assert "mine.csv:4: Last Annual IEP: “2/29/2026” is not a day\n" in again.stderr
    assert "mine.csv:2: Date of Birth: “2/30/2016” is not a day\n" in again.stderr


def test_another_student_of_the_name_is_not_taken_for_the_one_on_file(empty: Path, run: Run) -> None:
    file_of(empty.parent, OWN)
    asked(empty.parent, ["import", "mine.csv", "--kind", "table"], ["", *ANSWERS])
    file_of(empty.parent, OWN, ROWS.replace("2/30/2016,4", "2/30/2016,3"))
    other = run("import", "mine.csv", "--kind", "table", "--yes")
    assert other.returncode == 1
    assert (
        "Are these one student? Tyrell Johnson, born 2016-02-28, grade 4, Fernbrook Elementary (students/tj1.yaml) and "
        "Tyrell Johnson, grade 3, Fernbrook Elementary (mine.csv, row 2) (same or different)" in other.stderr
    )


def test_two_rows_that_may_be_one_student_are_both_named(empty: Path, run: Run) -> None:
    """Elsewhere a line says `this student`; here it would say it twice."""
    rows = "Ruiz,Mateo,11/20/2016,4,Fernbrook Elementary,3/2/2026,10/6/2025\n"
    file_of(empty.parent, OWN, f"{rows}{rows.replace('Elementary', 'High')}")
    said = run("import", "mine.csv", "--kind", "table", "--yes").stderr
    assert (
        "Are these one student? Mateo Ruiz, born 2016-11-20, grade 4, Fernbrook Elementary (mine.csv, row 2) and "
        "Mateo Ruiz, born 2016-11-20, grade 4, Fernbrook High (mine.csv, row 3) (same or different)" in said
    )


def test_another_column_shows_in_which_order_the_days_of_a_file_are_written(empty: Path, run: Run) -> None:
    file_of(empty.parent, OWN, ROWS.splitlines()[1])
    done = run("import", "mine.csv", "--kind", "table", "--yes")
    assert done.returncode == 0, done.stderr
    assert "Tue 3/3 " in done.stdout
    assert "Mon 10/6" in done.stdout


def test_an_answer_may_be_kept_open_where_two_columns_differ(empty: Path, run: Run) -> None:
    row = "Schmidt,Hannah,9/23/2017,3,Fernbrook Elementary,23/3/2026,10/6/2025"
    file_of(empty.parent, OWN, row)
    done = run("import", "mine.csv", "--kind", "table", "--yes")
    assert "Every day in Last Eval fits month first as well as day first" in done.stderr
