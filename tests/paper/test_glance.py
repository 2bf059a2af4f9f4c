"""What the IEP asks of the classroom: kept with the IEP, printed for its staff, and for a teacher's students on one sheet."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from casemgr.state.iep_contents import Kept, contents_of
from conftest import Run
from outcome import ok
from readers import text_of
from support import fact, student_of

MEETING = fact("meeting_held", "2026-01-12", purposes=["annual"], outcome="completed")
AGREED = [MEETING, fact("iep_answered", "2026-01-20", answer="agreed")]
OF_THAT = fact("iep_contents", "2026-01-21", iep="2026-01-12", accommodations=["More time"], goals=["Read"])


ENGLISH = re.compile(
    r"\b(assessment|review|consent|received|meeting|legal day|today|ahead|school|annual|triennial|initial|progress|days?|"
    r"years?|page|counted|due|rights|transition|at|by|to|from|of|pause|mon|tue|wed|thu|fri|jan|apr|aug|dec)\b",
    re.IGNORECASE,
)


def kept_of(*facts: dict[str, Any]) -> Kept | None:
    return contents_of(student_of(*facts).events)


# --- what is kept ----------------------------------------------------------------------------------------------------


def test_what_is_kept_belongs_to_the_iep_in_effect() -> None:
    kept = kept_of(*AGREED, OF_THAT)
    assert kept
    assert kept.parts == {"accommodations": ("More time",), "goals": ("Read",)}
    newer = [
        fact("meeting_held", "2026-10-01", purposes=["annual"], outcome="completed"),
        fact("iep_answered", "2026-10-05", answer="agreed"),
    ]
    assert kept_of(*AGREED, OF_THAT, newer[0]) == kept  # offered alone changes nothing
    assert kept_of(*AGREED, OF_THAT, *newer) is None


def test_a_later_entry_replaces_its_own_part_alone() -> None:
    later = fact("iep_contents", "2026-02-01", iep="2026-01-12", goals=["Write"])
    kept = kept_of(*AGREED, OF_THAT, later)
    assert kept
    assert kept.parts == {"accommodations": ("More time",), "goals": ("Write",)}


def test_after_a_change_of_the_iep_they_are_still_there_and_said_to_be_older() -> None:
    change = [
        fact("meeting_held", "2026-03-02", purposes=["amendment"], outcome="completed"),
        fact("iep_answered", "2026-03-04", answer="agreed"),
    ]
    kept = kept_of(*AGREED, OF_THAT, *change)
    assert kept
    assert kept.iep == date(2026, 1, 12)
    assert kept.is_amended


def test_without_an_iep_in_effect_there_are_none() -> None:
    assert kept_of(MEETING, OF_THAT) is None


def test_who_gets_the_sheet_signs_it_first_and_once(caseload: Path, run: Run) -> None:
    page = ok(run, "letter", "at-a-glance", "ben-k", "--to", "Joan Amsel", "--to", "Priya Nair")
    signing = page.partition("| Name | Role or class")[2]
    assert signing.index("| Joan Amsel |") < signing.index("| Dana Whitfield |")
    assert signing.count("Priya Nair") == 1


# --- the command -----------------------------------------------------------------------------------------------------


def test_what_is_typed_is_printed(caseload: Path, run: Run) -> None:
    ok(run, "iep-contents", "ben-k", "--accommodation", "Seat near the board", "--accommodation", "Breaks")
    ok(run, "iep-contents", "ben-k", "--behavior", "Card for a break", "--goal", "Read 90 words a minute")
    done = run("letter", "at-a-glance", "ben-k", "--to", "Joan Amsel")
    assert "| Accommodations in class | • Seat near the board • Breaks |" in done.stdout
    assert "| Behavior plan | Card for a break |" in done.stdout
    assert "- Read 90 words a minute" in done.stdout
    assert "| For | Joan Amsel |" in done.stdout
    assert "accommodations in class" not in done.stderr
    assert 'review-with ben-k --staff "Joan Amsel"' in done.stderr


def test_a_sheet_fills_many_and_names_a_row_it_cannot_place(caseload: Path, run: Run, tmp_path: Path) -> None:
    sheet = tmp_path / "contents.csv"
    sheet.write_text(
        'Student,Accommodations,Goals in short\nben-k,"Breaks; Extra time","Read\nWrite"\n"Aaliyah Robinson",None,\n'
    )
    ok(run, "iep-contents", "--file", str(sheet))
    page = ok(run, "letter", "at-a-glance", "ben-k")
    assert "• Breaks • Extra time" in page
    assert "- Read\n- Write" in page
    sheet.write_text("Student,Goals\nnobody-x,Read\n")
    done = run("iep-contents", "--file", str(sheet))
    assert done.returncode != 0
    assert "contents.csv:2" in done.stderr


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        (["iep-contents", "ben-k"], "--accommodation TEXT"),
        (["iep-contents", "ana-r", "--goal", "Read"], "no IEP is on file"),
        (["iep-contents", "ben-k", "--goal", "Read", "--iep", "2020-01-01"], "there is no IEP of 2020-01-01"),
        (["iep-contents", "--goal", "Read"], "say of which student"),
    ],
)
def test_what_cannot_be_kept_is_refused(words: list[str], wanted: str, caseload: Path, run: Run) -> None:
    done = run(*words)
    assert done.returncode != 0
    assert wanted in done.stderr


# --- a teacher's sheet, and rounds -------------------------------------------------------------------------------------


def test_a_teachers_sheet_has_the_teachers_students_alone(caseload: Path, run: Run) -> None:
    ok(run, "iep-contents", "ben-k", "--accommodation", "Breaks")
    done = run("letter", "at-a-glance", "--teacher", "priya")
    assert re.findall(r"^## (.+), grade", done.stdout, re.MULTILINE) == [
        "Aaliyah Robinson",
        "Ben Kim",
        "Thomas Quintero",
    ]
    assert "what the IEP asks of the classroom, of aal-r, tho-q (casemgr iep-contents STUDENT)" in done.stderr
    assert 'review-with aal-r ben-k tho-q --staff "Priya Nair"' in done.stderr


def test_a_teacher_nobody_knows_is_named_with_those_who_are(caseload: Path, run: Run) -> None:
    done = run("letter", "at-a-glance", "--teacher", "Zorro")
    assert done.returncode == 2
    assert "Priya Nair" in done.stderr
    assert run("letter", "pwn", "--teacher", "priya").returncode == 2


@pytest.mark.parametrize("words", [["--all"], ["--teacher", "all"]])
def test_a_round_goes_into_one_pdf(words: list[str], caseload: Path, run: Run, tmp_path: Path) -> None:
    target = tmp_path / "round.pdf"
    done = run("letter", "at-a-glance", *words, "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert target.read_bytes().startswith(b"%PDF")
    made = re.search(r"Wrote (\d+) of \d+ letters", done.stderr)
    assert made
    assert int(made[1]) > 5


def test_what_is_missing_of_a_round_is_a_line_a_student(caseload: Path, run: Run, tmp_path: Path) -> None:
    done = run("letter", "at-a-glance", "--all", "-o", str(tmp_path / "round.pdf"))
    lines = [line for line in done.stderr.splitlines() if line.startswith("ben-k: Missing: ")]
    assert len(lines) == 1
    assert "accommodations in class; accommodations in tests" in lines[0]


def test_the_timeline_is_a_letter_by_name(caseload: Path, run: Run, tmp_path: Path) -> None:
    page = ok(run, "letter", "timeline", "ana-r", "--language", "English")
    assert "ANA RIVERA" in page
    assert "Only a part" not in page
    assert "18 days not counted: Winter Break" in page
    target = tmp_path / "ana.html"
    ok(run, "letter", "timeline", "ana-r", "-o", str(target))
    assert "<svg" in target.read_text()
    assert run("letter", "timeline").returncode == 2
    assert run("letter", "timeline", "ana-r", "--record").returncode == 2


@pytest.mark.parametrize("ending", ["html", "pdf", "md"])
def test_the_timeline_comes_in_the_contacts_language(
    caseload: Path, run: Run, tmp_path: Path, ending: str
) -> None:
    ok(run, "letter", "timeline", "ana-r", "-o", f"ana.{ending}")
    path = tmp_path / f"ana.{ending}"
    page = " ".join((text_of(path)[0] if ending == "pdf" else path.read_text("utf-8")).split())
    for words in (
        "Del consentimiento a la primera reunión del IEP",
        "mar 26 ene 2027",
        "18 días que no se cuentan: Winter Break",
        "60 días calendario, sin contar los recesos de más de 5 días escolares",
        "hasta el mar 26 ene Primera reunión del IEP",
        "CONFIDENCIAL: información del estudiante",
    ):
        assert words in page
    for words in ("received", "Legal day", "Today", "This school year", "Tue", "page 1"):
        assert words not in page


def test_every_word_of_the_timelines_has_its_spanish(caseload: Path, run: Run) -> None:
    for path in sorted((caseload / "students").glob("*.yaml")):
        page = ok(run, "letter", "timeline", path.stem, "--language", "Spanish")
        assert not ENGLISH.findall(page), path.stem


def test_a_timeline_in_a_language_that_is_not_there_says_so(caseload: Path, run: Run) -> None:
    done = run("letter", "timeline", "ben-k", "--language", "Vietnamese")
    assert "there is no timeline in Vietnamese; it is printed in English." in done.stderr
    assert run("letter", "timeline", "ben-k", "--language", "Klingon").returncode == 2


def test_what_was_set_by_hand_is_offered_to_be_kept(caseload: Path, run: Run) -> None:
    done = run(
        "letter",
        "at-a-glance",
        "ben-k",
        "--set",
        "accommodations=Breaks; Extra time",
        "--set",
        "place=Room 3",
    )
    wanted = 'casemgr iep-contents ben-k --accommodation Breaks --accommodation "Extra time"'
    assert f"To keep it with the IEP: {wanted}" in done.stderr
    assert "Typed for this printing only: the place of the meeting" in done.stderr
    assert "schedule-iep ben-k DATE --place TEXT" in done.stderr


# --- an IEP agreed to in part ----------------------------------------------------------------------------------------


def test_what_the_parent_refused_of_the_iep_is_said_to_who_carries_it_out(caseload: Path, run: Run) -> None:
    assert run("answer-iep", "lei-a", "--partly", "--items", "no speech").returncode == 0
    done = run("letter", "at-a-glance", "lei-a")
    assert "**The parent agreed to part of this IEP** (Monday, November 23, 2026): no speech" in done.stdout
    assert "Carry out only what the parent agreed to." in done.stdout
    assert "EC 56346(e)" in done.stdout
    assert "the parent agreed to part of the IEP on Mon 11/23/2026 (no speech)" in done.stderr
    sheet = run("letter", "at-a-glance", "--teacher", "Priya Nair").stdout
    assert ("| **The parent agreed to part of it** | no speech. Carry out only" in sheet) is (
        "Leilani" in sheet
    )
    assert run("answer-iep", "lei-a", "--agreed").returncode == 0
    assert "agreed to part" not in run("letter", "at-a-glance", "lei-a").stdout


def test_a_part_that_nobody_named_is_said_too(caseload: Path, run: Run) -> None:
    assert run("answer-iep", "lei-a", "--partly").returncode == 0
    done = run("letter", "at-a-glance", "lei-a")
    assert "(Monday, November 23, 2026). Which part, the case manager knows." in done.stdout
    assert "which part is not on file" in done.stderr
