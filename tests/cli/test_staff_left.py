"""Who carries out the IEP has left: from that day on nothing is asked of them, and what was before stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok

AT = ("--as-of", "2026-11-10")
HEAD = "providers: [{name: Vera Holt, service: SAI}, {name: Kim Roe, service: speech}]"


def flat(text: str) -> str:
    return " ".join(text.split())


def all_of(run: Run, *words: str) -> str:
    """What is recorded, and the notes."""
    done = run(*words)
    assert not done.returncode, done.stderr
    return flat(done.stdout + done.stderr)


def head(caseload: Path, student: str = "zed-q") -> str:
    return (caseload / "students" / f"{student}.yaml").read_text(encoding="utf-8").partition("events:")[0]


@pytest.fixture
def zed(caseload: Path, run: Run) -> str:
    for student, name in (("zed-q", "Zed Quill"), ("uma-r", "Uma Rask")):
        who = ["--name", name, "--born", "2016-05-01", "--grade", "4", "--school", "Fernbrook Elementary"]
        staff = ["--provider", "Vera Holt=SAI", "--provider", "Kim Roe=speech", "--teacher", "Joan Amsel"]
        reviews = ["--last-annual", "2026-10-01", "--last-evaluation", "2025-10-01"]
        ok(run, "--as-of", "2026-10-05", "add", student, *who, *staff, *reviews)
    return "zed-q"


def test_a_review_held_before_stays_done(run: Run, zed: str) -> None:
    review = all_of(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    assert "met Staff informed" in review
    left = ["edit", zed, "--left", "Kim", "--followed-by", "Ines Paz", "--on", "11/4"]
    said = all_of(run, *AT, *left, "--full")
    assert "Kim Roe left on Wed 11/4" in said
    assert "added Ines Paz's service: speech" in said
    assert f'Once it is gone through: casemgr review-with {zed} --staff "Ines Paz"' in said
    assert said.count("started") == said.count("started New staff informed (Ines Paz)") == 1
    assert "Providers: Vera Holt (SAI), Ines Paz (speech)" in flat(ok(run, *AT, "show", zed))
    assert "Staff informed" not in ok(run, *AT, "show", zed)


def test_who_is_new_after_the_review_is_to_hear_of_the_iep(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    said = all_of(run, *AT, "edit", zed, "--teacher", "Bill Rowe")
    assert "started New staff informed (Bill Rowe)" in said
    assert "New staff informed (Bill Rowe)" in flat(ok(run, *AT, "today", "--all"))
    assert "met New staff informed" not in all_of(run, *AT, "review-with", zed, "--staff", "Joan Amsel")
    assert "met New staff informed (Bill Rowe)" in all_of(
        run, *AT, "review-with", zed, "--staff", "Bill Rowe"
    )


def test_who_went_through_it_before_being_put_on_file(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    early = all_of(run, "--as-of", "2026-10-20", "review-with", zed, "--staff", "Bill Rowe")
    assert "Bill Rowe is not on file as a teacher or provider." in early
    assert "met New staff informed (Bill Rowe)" in all_of(run, *AT, "edit", zed, "--teacher", "Bill Rowe")


def test_the_page_says_with_whom_it_has_still_to_be_gone_through(run: Run, zed: str) -> None:
    said = all_of(run, "--as-of", "2026-10-06", "review-with", zed, "--staff", "Vera")
    who = "Not gone through yet with Joan Amsel and Kim Roe"
    assert who in said
    assert "--left" not in said
    assert "Staff informed (still to do: Joan Amsel" in flat(ok(run, *AT, "today", "--all"))


def test_after_a_move_who_left_is_asked_about(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    ok(run, "--as-of", "2026-11-05", "move", zed, "Alder Creek")
    said = all_of(run, "--as-of", "2026-11-06", "review-with", zed, "--staff", "Ines Paz")
    assert f'who does not carry it out any more: casemgr edit {zed} --left "Joan Amsel"' in said


def test_everyone_is_who_was_on_file_that_day(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    ok(run, "--as-of", "2026-11-06", "edit", zed, "--teacher", "Bill Rowe")
    said = all_of(run, *AT, "review-with", zed, "--all-staff", "--on", "11/5")
    assert "Bill Rowe" not in said.split("Note: ")[0]
    assert "New staff informed (Bill Rowe)" in flat(ok(run, *AT, "today", "--all"))


def test_a_name_that_may_be_a_slip_is_asked_about(run: Run, zed: str) -> None:
    done = run(*AT, "review-with", zed, "--staff", "Vera Hold")
    assert "did you mean Vera Holt?" in done.stderr
    assert "11/9 is no name" in run(*AT, "review-with", zed, "--staff", "11/9").stderr


def test_who_is_new_and_leaves_is_to_hear_of_nothing(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-06", "review-with", zed, "--all-staff")
    ok(run, *AT, "edit", zed, "--teacher", "Bill Rowe", "--teacher", "Ann Hill")
    said = all_of(run, *AT, "edit", zed, "--left", "Bill Rowe")
    assert "ended New staff informed (Bill Rowe) closed: left" in said
    page = flat(ok(run, *AT, "today", "--all"))
    assert "New staff informed (Ann Hill)" in page
    assert "New staff informed (Bill Rowe)" not in page


def test_a_review_before_a_move_is_not_for_the_new_school(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-11-09", "review-with", zed, "--all-staff")
    assert "started Staff informed" in all_of(run, *AT, "move", zed, "Alder Creek")
    assert "met Staff informed" in all_of(run, *AT, "done", zed, "staff-informed", "--on", "11/9")


def test_who_left_is_awaited_for_nothing(run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--left", "Kim", "--followed-by", "Ines Paz")
    made = all_of(run, *AT, "done", zed, "providers-report")
    assert "reported by Vera Holt" in made
    assert "reported by Ines Paz" in made
    assert "Kim Roe" not in made


def test_the_last_one_missing_leaves(run: Run, zed: str) -> None:
    ok(run, *AT, "provider-reported", zed, "Vera")
    said = all_of(run, *AT, "edit", zed, "--left", "Kim")
    assert "met Providers report" in said
    assert "Nobody on file gives speech now" in said


def test_a_report_that_went_home_waits_no_more(run: Run, zed: str) -> None:
    ok(run, "--as-of", "2026-10-20", "provider-reported", zed, "Vera")
    assert "Kim Roe" in all_of(run, "--as-of", "2026-10-21", "progress-sent", zed)
    assert "met Providers report" in all_of(run, *AT, "edit", zed, "--left", "Kim", "--on", "11/4")
    assert "Went home before all had reported" not in ok(run, *AT, "progress-due")


def test_the_staff_on_the_day_of_the_review_counts(run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--left", "Kim", "--followed-by", "Ines Paz", "--on", "11/4")
    names = ("--staff", "Vera", "--staff", "Amsel")
    before = all_of(run, *AT, "review-with", zed, *names, "--staff", "Kim Roe", "--on", "11/3")
    assert "met Staff informed" in before
    ok(run, *AT, "undo", zed)
    assert "met Staff informed" not in all_of(run, *AT, "review-with", zed, *names, "--on", "11/5")
    assert "met Staff informed" in all_of(run, *AT, "review-with", zed, "--staff", "Ines", "--on", "11/6")


def test_undone_the_file_is_as_it_was(caseload: Path, run: Run, zed: str) -> None:
    was = head(caseload)
    assert HEAD in was
    ok(run, *AT, "edit", zed, "--left", "Kim", "--followed-by", "Ines Paz")
    assert "left: " in head(caseload)
    ok(run, *AT, "undo", zed)
    assert head(caseload) == was


def test_for_every_student(caseload: Path, run: Run, zed: str) -> None:
    ok(run, *AT, "edit", "--all", "--left", "Kim Roe", "--followed-by", "Ines Paz", "--except", "uma")
    assert "Ines Paz" in head(caseload)
    assert "Ines Paz" not in head(caseload, "uma-r")
    round_ = all_of(run, *AT, "edit", "--all", "--left", "Joan", "--followed-by", "Bo Lind")
    assert "uma-r" in round_
    assert "teachers: [Bo Lind]" in head(caseload)
    assert "teachers: [Bo Lind]" in head(caseload, "uma-r")


def test_a_teacher_leaves(caseload: Path, run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--teacher", "Bo Lind")
    ok(run, *AT, "edit", zed, "--left", "Amsel")
    assert "teachers: [Bo Lind]" in head(caseload)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["zed-q", "--left", "Nobody"], "no provider or teacher of zed-q (Joan Amsel, Vera Holt, Kim Roe)"),
        (["zed-q", "--followed-by", "Ines Paz"], "--followed-by goes with --left NAME"),
        (["zed-q", "--left", "Kim", "--followed-by", "Kim Roe"], "left"),
        (["zed-q", "--all", "--left", "Kim"], "name a student, or say --all"),
        (["--all"], "say who left"),
        (["--all", "--left", "Nobody"], "Nobody is no student's provider or teacher"),
        (["--left", "Kim"], "name the student"),
        (["zed-q", "--teacher", "Joan Amsel"], "Joan Amsel is on file already"),
    ],
)
def test_what_cannot_be(run: Run, zed: str, words: list[str], said: str) -> None:
    done = run(*AT, "edit", *words)
    assert done.returncode == 2
    assert said in flat(done.stderr)


def test_one_who_left_may_come_back(run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--left", "Kim")
    ok(run, *AT, "edit", zed, "--provider", "Kim Roe=speech")
    assert "Kim Roe (speech)" in ok(run, *AT, "show", zed)


def test_a_round_is_undone_as_a_round(caseload: Path, run: Run, zed: str) -> None:
    ok(run, *AT, "edit", "uma-r", "--provider", "Ines Paz=OT")
    ok(run, *AT, "edit", zed, "--provider", "Bo Lind=OT")
    was = head(caseload), head(caseload, "uma-r")
    said = all_of(run, *AT, "edit", "--all", "--left", "Kim Roe", "--followed-by", "Ines Paz")
    assert "Undo: casemgr undo uma-r --round" in said or "Undo: casemgr undo zed-q --round" in said
    ok(run, *AT, "undo", zed, "--round", "--yes")
    assert (head(caseload), head(caseload, "uma-r")) == was


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Joan Amsel", ["Bo Lind", "Cleo Fay"]),
        ("Bo Lind", ["Joan Amsel", "Cleo Fay"]),
        ("Cleo Fay", ["Joan Amsel", "Bo Lind"]),
    ],
)
def test_one_of_several_teachers_leaves(
    caseload: Path, run: Run, zed: str, name: str, rest: list[str]
) -> None:
    ok(run, *AT, "edit", zed, "--teacher", "Bo Lind", "--teacher", "Cleo Fay")
    was = head(caseload)
    said = all_of(run, "--as-of", "2026-11-12", "edit", zed, "--left", name)
    assert f"{name} left" in said
    assert f"teachers: [{', '.join(rest)}]" in head(caseload)
    history = ok(run, "--as-of", "2026-11-12", "history", zed)
    assert f"{name} left" in history
    for other in rest:
        assert f"{other} left" not in history
    assert "from" not in "".join(line for line in history.splitlines() if "11/12" in line)
    ok(run, "--as-of", "2026-11-12", "undo", zed)
    assert head(caseload) == was
    ok(run, "--as-of", "2026-11-12", "edit", zed, "--left", name, "--followed-by", "Ines Paz")
    assert name not in head(caseload)
    ok(run, "--as-of", "2026-11-12", "undo", zed)
    assert head(caseload) == was
    ok(run, "check")


def test_who_was_there_before_a_teacher_left_is_known(caseload: Path, run: Run, zed: str) -> None:
    ok(run, *AT, "edit", zed, "--teacher", "Bo Lind", "--on", "10/6")
    ok(run, *AT, "edit", zed, "--left", "Joan Amsel", "--on", "11/4")
    names = [word for name in ("Vera", "Kim Roe", "Bo Lind") for word in ("--staff", name)]
    # On 11/3 Joan Amsel is still missing, and with the day she left nobody is.
    before = all_of(run, *AT, "review-with", zed, *names, "--on", "11/3")
    assert "met Staff informed on Wed 11/4" in before
    ok(run, *AT, "undo", zed)
    assert "met Staff informed on Thu 11/5" in all_of(run, *AT, "review-with", zed, *names, "--on", "11/5")
