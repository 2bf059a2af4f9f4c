"""A disability said anywhere asks for its form: at add, edit, in a plan, or at a referral. 34 CFR 300.311."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run
from outcome import ok
from terminal import asked

NEW = ("--name", "Eve Poe", "--born", "2014-02-02", "--grade", "7", "--school", "Fernbrook Middle")
REVIEWS = ("--last-annual", "2025-12-10", "--last-evaluation", "2024-12-10")
MORE = "The next assessment asks for one thing more: SLD form."


def said(run: Run, day: str, *words: str) -> str:
    done = run("--as-of", day, *words)
    assert done.returncode == 0, done.stderr
    return " ".join((done.stdout + done.stderr).split())


@pytest.mark.parametrize(
    ("at_add", "area", "asks"),
    [
        ([], "SLD=Park", True),
        ([], "specific learning disability", True),
        (["--disability", "LD"], "health", True),
        (["--disability", "SLD"], "reading", True),
        ([], "reading=Park", False),
        (["--disability", "autism"], "reading=Park", False),
    ],
)
def test_the_form_is_asked_for_with_the_consent(
    caseload: Path, run: Run, at_add: list[str], area: str, asks: bool
) -> None:
    added = said(run, "2026-11-02", "add", "slt", *NEW, *REVIEWS, *at_add)
    assert (MORE in added) == (at_add[1:] in (["LD"], ["SLD"]))
    said(run, "2026-11-03", "assessment-plan", "slt", "--purpose", "supplemental", "--area", area)
    assert ("started SLD form" in said(run, "2026-11-10", "consent", "slt")) is asks


def test_edit_says_what_follows(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS)
    found = said(run, "2026-11-24", "edit", "slt", "--disability", "ED")
    assert "added disability: emotional disturbance" in found
    assert "The next assessment asks for one thing more: ED form." in found
    assert "asks for one thing more" not in said(run, "2026-11-24", "edit", "slt", "--disability", "autism")


def test_a_slip_is_refused_and_another_word_is_kept_with_a_note(caseload: Path, run: Run) -> None:
    slip = run("add", "slt", *NEW, *REVIEWS, "--disability", "autsm")
    assert slip.returncode != 0
    assert "did you mean autism?" in slip.stderr
    assert "recorded as typed" in said(run, "2026-11-24", "add", "slt", *NEW, *REVIEWS, "--disability", "joy")


def test_a_plan_for_a_student_without_any_says_so(caseload: Path, run: Run) -> None:
    said(run, "2026-11-02", "add", "slt", *NEW, *REVIEWS)
    plan = ("assessment-plan", "slt", "--purpose", "supplemental", "--area")
    asked = "No disability is on file. If it is specific learning disability or emotional disturbance: "
    assert f"{asked}casemgr edit slt --disability AREA" in said(run, "2026-11-03", *plan, "reading=Park")
    assert asked not in said(run, "2026-11-04", *plan, "SLD=Park")
    said(run, "2026-11-05", "edit", "slt", "--disability", "autism")
    assert asked not in said(run, "2026-11-06", *plan, "reading=Park")


def head_of(run: Run, student: str) -> list[str]:
    """The lines of `show` on what the student has, and what is suspected."""
    return [
        line
        for line in run("show", student).stdout.splitlines()
        if line.startswith(("Disability:", "Suspected:"))
    ]


def test_who_has_an_iep_has_a_disability_and_a_referral_suspects_one(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS, "--disability", "SLD")
    ok(run, "refer", "slt", "--area", "autism", "--by", "teacher")
    assert head_of(run, "slt") == ["Disability: specific learning disability", "Suspected: autism"]
    assert head_of(run, "zoe-p") == ["Suspected: other health impairment"]


@pytest.mark.parametrize(
    ("options", "left", "said"),
    [
        ("--not-disability SLD", "autism, other health impairment", "removed disability: specific learning"),
        ("--not-disability SLD --disability ED", "emotional disturbance, autism, other health impairment",
         "changed disability from specific learning disability to emotional disturbance"),
        ("--not-disability OHI --not-disability SLD", "autism", "removed disability: other health impairment"),
        ("--not-disability autism --disability ED --disability VI",
         "specific learning disability, emotional disturbance, other health impairment, visual impairment",
         "added disability: visual impairment"),
        ("--not-disability SLD --not-disability autism --not-disability OHI", "", "removed disability: autism"),
    ],
)  # fmt: skip
def test_one_is_taken_out_or_another_put_in_its_place(
    caseload: Path, run: Run, options: str, left: str, said: str
) -> None:
    has = ("SLD", "autism", "OHI")
    ok(run, "add", "slt", *NEW, *REVIEWS, *(word for area in has for word in ("--disability", area)))
    before = head_of(run, "slt")
    assert said in ok(run, "edit", "slt", *options.split())
    assert head_of(run, "slt") == ([f"Disability: {left}"] if left else [])
    ok(run, "undo", "slt")
    assert head_of(run, "slt") == before


def test_what_is_not_on_file_cannot_be_taken_out(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS, "--disability", "SLD")
    done = run("edit", "slt", "--not-disability", "autism")
    assert "--not-disability autism: it is not on file (specific-learning-disability)" in done.stderr
    again = run("edit", "slt", "--not-disability", "autism", "--disability", "autism")
    assert "autism: say --disability or --not-disability, not both" in again.stderr


def test_what_a_referral_suspects_is_corrected_there(caseload: Path, run: Run) -> None:
    done = run("edit", "zoe-p", "--not-disability", "OHI")
    assert done.returncode == 2
    command = done.stderr.partition("casemgr ")[2].replace("AREA", "autism").split()
    ok(run, *command)
    assert head_of(run, "zoe-p") == ["Suspected: autism"]


HELD = ("hold-iep", "zoe-p", "--purpose", "initial", "--outcome", "completed", "--force")


@pytest.mark.parametrize(
    ("found", "head"),
    [
        (["autism"], "autism"),
        (["OHI"], "other health impairment"),
        (["SLD", "OHI"], "specific learning disability, other health impairment"),
        ([], "other health impairment"),
    ],
)
def test_what_the_team_found_takes_the_place_of_what_was_suspected(
    caseload: Path, run: Run, found: list[str], head: str
) -> None:
    options = [word for area in found for word in ("--disability", area)]
    notes = run(*HELD, "--eligible", *options).stderr
    assert set(head_of(run, "zoe-p")[0].partition(": ")[2].split(", ")) == set(head.split(", "))
    assert head_of(run, "zoe-p")[0].startswith("Disability: ")
    asks = "casemgr edit zoe-p --disability AREA --not-disability other-health-impairment"
    assert (asks in notes) == (found == [])
    ok(run, "undo", "zoe-p")
    assert head_of(run, "zoe-p") == ["Suspected: other health impairment"]


def test_a_disability_goes_with_eligible(caseload: Path, run: Run) -> None:
    assert "--disability goes with --eligible" in run(*HELD, "--not-eligible", "--disability", "SLD").stderr


@pytest.mark.parametrize(
    ("answer", "head"),
    [("", "other health impairment"), ("autism, SLD", "autism, specific learning disability")],
)
def test_at_a_keyboard_it_is_asked_for(caseload: Path, answer: str, head: str) -> None:
    decided = ("--no-placement-changed", "--no-transportation")
    said = asked(caseload, ["--as-of", "2026-11-23", *HELD, "--eligible", *decided], [answer])
    assert "Which disability did the team find? (Enter = other health impairment; q = stop)" in said
    assert f"Disability: {head}" in asked(caseload, ["show", "zoe-p"], [])
    assert "If the team found another" not in said


UNKNOWN = [
    ("SLD?", "did you mean specific-learning-disability?"),
    ("autism!", "did you mean autism?"),
    ("I don't know", "write it like ID, HH"),
    ("ADHD (OHI)", "no area of disability is called so"),
]


@pytest.mark.parametrize(("typed", "instead"), UNKNOWN)
def test_what_is_no_name_of_one_is_refused_with_the_words_that_are(
    caseload: Path, run: Run, typed: str, instead: str
) -> None:
    for words in (
        ("add", "slt", *NEW, *REVIEWS, "--disability", typed),
        ("refer", "slt", *NEW, "--area", typed),
        ("edit", "ben-k", "--disability", typed),
    ):
        refused = run(*words)
        assert (refused.returncode, instead in refused.stderr) == (2, True), refused.stderr
        assert "`suspected`" not in refused.stderr
    decided = ("--no-placement-changed", "--no-transportation")
    told = asked(caseload, ["--as-of", "2026-11-23", *HELD, "--eligible", *decided], [typed, "SLD"])
    assert instead in told
    assert "Disability: specific learning disability" in run("show", "zoe-p").stdout


def test_a_slip_at_a_keyboard_is_asked_about_at_once(caseload: Path, run: Run) -> None:
    held = (
        "hold-iep",
        "sof-l",
        "--on",
        "11/20",
        "--purpose",
        "annual",
        "--purpose",
        "triennial",
        "--outcome",
        "completed",
    )
    decided = ("--eligible", "--no-placement-changed", "--no-transportation")
    told = asked(caseload, ["--as-of", "2026-11-23", *held, *decided], ["autsm", "SLD"])
    assert "autsm is not a category of 5 CCR 3030, EC 56441.11; did you mean autism?" in told
    assert "specific learning disability" in run("show", "sof-l").stdout


def test_an_ampersand_is_an_and(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS, "--disability", "speech & language")
    assert "Disability: speech or language impairment" in run("show", "slt").stdout


def test_consent_that_is_revoked_takes_no_disability_away(caseload: Path, run: Run) -> None:
    ok(run, "add", "slt", *NEW, *REVIEWS, "--disability", "SLD")
    ok(run, "revoke-consent", "slt")
    assert head_of(run, "slt") == ["Disability: specific learning disability"]
