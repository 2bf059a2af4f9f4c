"""What a student is called: one name, a suffix, a preferred name, a label of its own, ids that are never printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

HEAD = """\
schema: 1
id: te-1
name: {first: Teresa, preferred: Tess}
label: TEA
ids: {seis: "1234567", ssid: "9876543210"}
born: 2016-04-12
grade: "4"
school: Fernbrook Elementary
events:
- id: abcdef
  type: student_added
  date: 2026-03-02
  recorded: 2026-03-02
  last_annual: 2025-10-09
  last_evaluation: 2024-10-09
...
"""


def write(caseload: Path) -> None:
    (caseload / "students" / "te-1.yaml").write_text(HEAD, encoding="utf-8")


def test_one_name_a_preferred_name_and_a_label(empty: Path, run: Run) -> None:
    write(empty)
    assert run("check").returncode == 0
    for words in ("te-1", "Teresa", "tess", "TEA"):
        shown = run("show", words)
        assert shown.returncode == 0, shown.stderr
        assert "Teresa, called Tess, (te-1)" in shown.stdout
    assert "TEA" in run("calendar", "--format", "text").stdout
    assert "Tess" in run("letter", "progress-cover", "te-1").stdout


def test_ids_of_other_systems_are_never_printed(empty: Path, run: Run) -> None:
    write(empty)
    for words in (["show", "te-1"], ["list"], ["due", "--format", "json"], ["history", "te-1"], ["calendar"]):
        done = run(*words)
        assert "1234567" not in done.stdout + done.stderr, words
        assert "9876543210" not in done.stdout + done.stderr, words


def test_a_suffix_is_no_part_of_another_name(empty: Path, run: Run) -> None:
    words = ["--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
    done = run("add", "js-1", "--name", "Smith, Jr., John", *words)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("John Smith Jr. (js-1)")
    text = (empty / "students" / "js-1.yaml").read_text(encoding="utf-8")
    assert "name: {first: John, last: Smith, suffix: Jr.}" in text


BORN = ["--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
NEW = [["add"], ["refer"], ["transfer-in", "--from", "Lakeside"]]


@pytest.mark.parametrize("command", NEW, ids=lambda words: words[0])
@pytest.mark.parametrize(
    ("typed", "in_file", "found_by"),
    [
        ("Cher", "{first: Cher}", "cher"),
        ("Smith, Jr., John", "{first: John, last: Smith, suffix: Jr.}", "john smith"),
        ("Maria (Mia) Lopez", "{first: Maria, last: Lopez, preferred: Mia}", "mia lopez"),
        ('Lopez Soto, Maria "Mia"', "{first: Maria, last: Lopez Soto, preferred: Mia}", "mia"),
        ("Łukasz Żółw", "{first: Łukasz, last: Żółw}", "lukasz zolw"),
        ("Søren Ødegård", "{first: Søren, last: Ødegård}", "soren odegard"),
        ("Strauß, Jörg", "{first: Jörg, last: Strauß}", "jorg strauss"),
    ],
)
def test_a_name_is_typed_as_it_is_and_found_by_plain_letters(
    empty: Path, run: Run, command: list[str], typed: str, in_file: str, found_by: str
) -> None:
    done = run(command[0], "new-1", *command[1:], "--name", typed, *BORN)
    assert done.returncode == 0, done.stderr
    assert ("is the only name" in done.stderr) == (typed == "Cher")
    assert f"name: {in_file}" in (empty / "students/new-1.yaml").read_text(encoding="utf-8")
    assert "(new-1)" in run("show", found_by).stdout
    assert "1 of 1 student" in run("list").stdout


def test_the_name_a_student_goes_by_is_an_option_too(empty: Path, run: Run) -> None:
    assert run("add", "te-1", "--name", "Teresa Soto", "--preferred", "Tess", *BORN).returncode == 0
    assert "Teresa Soto, called Tess, (te-1)" in run("show", "tess").stdout
    assert run("edit", "te-1", "--preferred", "Tessa").returncode == 0
    assert "called Tessa" in run("show", "te-1").stdout


@pytest.mark.parametrize("typed", ["Smith,", ", Ana", "(Mia)", " "])
def test_half_a_name_is_refused(empty: Path, run: Run, typed: str) -> None:
    done = run("add", "te-1", "--name", typed, *BORN)
    assert done.returncode == 2
    assert "name" in done.stderr


def test_a_last_name_is_added_to_one_name_but_does_not_get_lost(empty: Path, run: Run) -> None:
    assert run("add", "ch-1", "--name", "Cher", *BORN).returncode == 0
    assert run("edit", "ch-1", "--name", "Cher Sarkisian").returncode == 0
    refused = run("edit", "ch-1", "--name", "Cher")
    assert refused.returncode == 2
    assert "give first and last name" in refused.stderr


def test_a_name_that_letters_would_print_in_small_letters_is_said_once(caseload: Path, run: Run) -> None:
    new = ("--born", "2017-01-02", "--grade", "4", "--school", "Fernbrook Elementary")
    said = run("refer", "low", "--name", "maria gomez", *new, "--contact", "rosa gomez, mother").stderr
    student, contact = "casemgr edit low --name", "casemgr edit low --contact"
    assert (
        f'Note: letters print the name maria gomez as it is typed here. To write it the usual way: {student} "Gomez, Maria"'
        in said
    )
    assert f'{contact} "rosa gomez" --contact-name "Rosa Gomez"' in said
    assert run("edit", "low", "--name", "Gomez, Maria").returncode == 0
    after = run("edit", "low", "--contact", "rosa gomez", "--contact-name", "Rosa Gomez")
    assert after.returncode == 0
    assert "letters print" not in after.stderr + run("sent", "low", "safeguards").stderr


def test_an_import_says_once_whose_names_are_in_capitals(caseload: Path, run: Run) -> None:
    roster = caseload / "roster.csv"
    roster.write_text(
        "Last Name,First Name,DOB,Grade,School,Next Annual,Next Triennial\n"
        "O'MALLEY,SIOBHAN,2017-01-02,4,Fernbrook Elementary,2027-03-01,2028-03-01\n"
        "rivas,ben,2017-02-02,4,Fernbrook Elementary,2027-03-01,2028-03-01\n"
        "Stone,Amy,2017-02-03,4,Fernbrook Elementary,2027-03-01,2028-03-01\n",
        encoding="utf-8",
    )
    said = run("import", str(roster), "--kind", "table", "--yes").stderr
    (note,) = [line for line in said.splitlines() if "letters print" in line]
    assert note.startswith(
        "Note: some names are all lowercase or all capitals, and letters print them that way: so1 and br1."
    )
    assert 'casemgr edit so1 --name "O\'Malley, Siobhan"' in note


def test_of_a_student_only_the_contact_is_in_capitals_and_only_that_name_is_offered(
    caseload: Path, run: Run
) -> None:
    roster = caseload / "roster.csv"
    roster.write_text(
        "Last Name,First Name,DOB,Grade,School,Next Annual,Next Triennial,Parent\n"
        "McKay,Ian,2017-01-02,4,Fernbrook Elementary,2027-03-01,2028-03-01,LUZ MCKAY\n",
        encoding="utf-8",
    )
    said = run("import", str(roster), "--kind", "table", "--yes").stderr
    assert 'usual way: casemgr edit im1 --contact "LUZ MCKAY" --contact-name "Luz Mckay"' in said
