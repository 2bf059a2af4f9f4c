"""Corrections: what an event wrote at the head of a file is corrected with it, and typed as it was typed first."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from casemgr.store.caseload import Caseload
from conftest import Run
from outcome import data, ok

NEW = ["--name", "Cleo Marsh", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]


def suspected_of(folder: Path) -> list[str]:
    """The suspected areas at the head of the new student's file."""
    student = Caseload(folder).read_student(folder / "students/cle-m.yaml").student
    assert student
    return [*student.identity.suspected]


SUSPECTED = [
    ("reading", ["SLD"], ["specific-learning-disability"]),
    ("reading", ["SLD", "autism"], ["specific-learning-disability", "autism"]),
    ("reading", ["autism", "reading"], ["reading", "autism"]),
]


@pytest.mark.parametrize(("typed", "right", "suspected"), SUSPECTED)
@pytest.mark.parametrize(
    "style", ["[reading, motor]", "\n- reading  # from the study team\n- motor", "\n  - reading\n  - motor"]
)
def test_what_a_referral_wrote_at_the_head_is_corrected_with_it(
    caseload: Path, run: Run, typed: str, right: list[str], suspected: list[str], style: str
) -> None:
    path = caseload / "students/cle-m.yaml"
    ok(run, "refer", "cle-m", *NEW, "--area", typed, "--area", "motor")
    text = path.read_text(encoding="utf-8")
    assert "suspected: [reading, motor]\n" in text
    path.write_text(text.replace("suspected: [reading, motor]", f"suspected: {style}", 1), encoding="utf-8")
    before = path.read_text(encoding="utf-8").partition("events:")[0]
    referral = data(run, "show", "cle-m")["events"][0]["id"]
    ok(run, "correct", "cle-m", referral, *(word for area in right for word in ("--area", area)))
    assert suspected_of(caseload) == suspected
    ok(run, "undo", "cle-m")
    assert suspected_of(caseload) == ["reading", "motor"]
    if "\n" not in style:
        assert path.read_text(encoding="utf-8").partition("events:")[0] == before


def test_an_area_that_another_referral_or_a_hand_gave_stays(caseload: Path, run: Run) -> None:
    ok(run, "refer", "cle-m", *NEW, "--area", "reading", "--area", "motor", "--oral")
    ok(run, "refer", "cle-m", "--area", "motor")
    ok(run, "edit", "cle-m", "--suspected", "autism")
    first = data(run, "show", "cle-m")["events"][0]["id"]
    ok(run, "correct", "cle-m", first, "--area", "SLD")
    assert suspected_of(caseload) == ["motor", "autism", "specific-learning-disability"]


@pytest.mark.parametrize(
    ("words", "areas"),
    [
        (["--area", "academic=dana", "--area", "motor"], ["academic", "motor"]),
        (["--area", "SLD"], ["specific-learning-disability"]),
    ],
)
def test_the_areas_of_a_plan_are_corrected_as_they_were_typed(
    caseload: Path, run: Run, words: list[str], areas: list[str]
) -> None:
    plan = next(e["id"] for e in data(run, "show", "zoe-p")["events"] if e["type"] == "assessment_plan_given")
    ok(run, "correct", "zoe-p", plan, *words)
    corrected = data(run, "show", "zoe-p")["events"][-1]["areas"]
    assert [each["area"] for each in corrected] == areas
    assert corrected[0].get("assessor") == ("Dana Whitfield" if "=" in words[1] else None)


def test_an_event_without_areas_takes_none(caseload: Path, run: Run) -> None:
    ok(run, "note", "ben-k", "called")
    done = run("correct", "ben-k", data(run, "show", "ben-k")["events"][-1]["id"], "--area", "SLD")
    assert (done.returncode, done.stderr) == (2, "--area: note made has no area\n")


@pytest.mark.parametrize("words", ["10/1/2024", "2024-10-01", "10/1/24"])
def test_a_day_is_corrected_as_people_write_it(caseload: Path, run: Run, words: str) -> None:
    added = next(e for e in data(run, "show", "ben-k")["events"] if e["type"] == "student_added")
    ok(run, "correct", "ben-k", added["id"], f"last_evaluation={words}")
    events = data(run, "show", "ben-k")["events"]
    assert [e["last_evaluation"] for e in events if e["type"] == "student_added"][-1] == "2024-10-01"


MEETING = (
    "schedule-iep",
    "ben-k",
    "12/10",
    "--purpose",
    "supplemental",
    "--time",
    "9am",
    "--place",
    "Room 1",
)
TYPED = [
    ("time=3pm", "time", "15:00:00"),
    ("time=2:15 p.m.", "time", "14:15:00"),
    ("meeting_date=12/11", "meeting_date", "2026-12-11"),
    ("meeting_date=1/8", "meeting_date", "2027-01-08"),
    ("purposes=supplemental, trans", "purposes", ["supplemental", "transition"]),
    ("purposes=[supplemental]", "purposes", ["supplemental"]),
    ("short_notice_agreed=yes", "short_notice_agreed", True),
    ("by=whitfield", "by", "Dana Whitfield"),
]


@pytest.mark.parametrize(("words", "field", "value"), TYPED, ids=[row[0] for row in TYPED])
def test_a_field_is_typed_as_on_the_command_that_records_it(
    caseload: Path, run: Run, words: str, field: str, value: object
) -> None:
    ok(run, *MEETING, "--short-notice-agreed" if field == "purposes" else "--force")
    booked = data(run, "show", "ben-k")["events"][-1]
    said = ok(run, "correct", "ben-k", booked["id"], words, "place=Room 2")
    assert data(run, "show", "ben-k")["events"][-1][field] == value
    assert said.endswith("Undo: casemgr undo ben-k\n")
    ok(run, "undo", "ben-k")
    student = Caseload(caseload).read_student(caseload / "students/ben-k.yaml").student
    assert student
    assert booked["id"] in [event.id for event in student.known(date(2026, 11, 23))]


@pytest.mark.parametrize(
    ("change", "was"),
    [
        ("time=3pm", "Thu 12/10 9:00 am Room 1"),
        ("place=Room 2", "Thu 12/10 9:00 am Room 1"),
        ("purposes=transition", "supplemental as the purpose"),
        ("place=room 1", None),
        ("interpreter=Ji-woo Han", None),
        ("note=by telephone", None),
    ],
)
def test_a_correction_of_the_booking_says_what_the_notice_may_hold(
    caseload: Path, run: Run, change: str, was: str | None
) -> None:
    ok(run, *MEETING)
    booked = data(run, "show", "ben-k")["events"][-1]["id"]
    before = run("correct", "ben-k", booked, change, "--dry-run").stderr
    assert "notice of" not in before
    ok(run, "sent", "ben-k", "meeting-notice", "--meeting", "12/10", "--method", "mail")
    said = run("correct", "ben-k", booked, change).stderr
    assert (f"If it said {was}, send a new one: casemgr sent ben-k" in said) == (was is not None)
    assert ("If it said" in said) == (was is not None)


def test_a_correction_of_day_and_purpose_names_both(caseload: Path, run: Run) -> None:
    ok(run, *MEETING)
    booked = data(run, "show", "ben-k")["events"][-1]["id"]
    ok(run, "sent", "ben-k", "meeting-notice", "--meeting", "12/10", "--method", "mail")
    said = run("correct", "ben-k", booked, "time=3pm", "purposes=transition").stderr
    assert "If it said Thu 12/10 9:00 am Room 1 and supplemental as the purpose, send a new one" in said


def test_a_removal_corrected_below_the_limit_says_the_sum(caseload: Path, run: Run) -> None:
    ok(run, "--as-of", "2026-09-01", "add", "cle-m", *NEW, "--last-annual", "2026-03-02")
    ok(run, "--as-of", "2026-10-06", "removal", "cle-m", "--days", "11", "--on", "10/5")
    ok(run, "--as-of", "2026-10-21", "done", "cle-m", "services-from-day-11")
    ok(
        run,
        "--as-of",
        "2026-10-21",
        "mdr",
        "cle-m",
        "--held",
        "10/19",
        "--caused",
        "no",
        "--not-implemented",
        "no",
    )
    at = ("--as-of", "2026-11-10")
    ok(run, *at, "removal", "cle-m", "--days", "4", "--on", "11/9")
    first = next(
        each["id"] for each in data(run, *at, "show", "cle-m")["events"] if each["type"] == "removal"
    )
    done = run(*at, "correct", "cle-m", first, "days=6.5")
    assert "10.5 school days of removal in 2026-27" in " ".join((done.stdout + done.stderr).split())
    first = next(word for word in done.stdout.replace(";", " ").split() if word.endswith("-2"))
    done = run(*at, "correct", "cle-m", first, "days=2")
    assert "6 school days of removal in 2026-27" in " ".join((done.stdout + done.stderr).split())
    # A review has been held: every removal after it is looked at, however few days the year has.
    assert "Pattern of removals" in ok(run, *at, "due", "--student", "cle-m")


def around(run: Run) -> str:
    """The people of `show`, above its deadlines."""
    return " ".join(run("show", "ben-k").stdout.partition("Status:")[0].split())


@pytest.mark.parametrize(
    ("typed", "added", "kept"),
    [
        (
            ["--contact", "Marta Kimm, aunt, 555-0199"],
            "added contact: Marta Kimm",
            "Marta Kim, aunt: 555-0199",
        ),
        (["--contact", "Marta Kimm"], "added contact: Marta Kimm", "Marta Kim, None"),
        (["--provider", "Marta Kimm=art therapy", "--force"], "Marta Kimm", "Marta Kim (art therapy)"),
    ],
)
def test_the_name_of_somebody_entered_with_more_is_put_right(
    caseload: Path, run: Run, typed: list[str], added: str, kept: str
) -> None:
    ok(run, "edit", "ben-k", *typed)
    rows = run("show", "ben-k").stdout.splitlines()
    event = next(row.split()[2] for row in rows if row.startswith("Mon 11/23") and added in row)
    before = around(run)
    assert run("correct", "ben-k", event, "after=Marta Kimm").returncode == 2
    ok(run, "correct", "ben-k", event, "after=Marta Kim")
    people = around(run)
    assert kept.partition(", None")[0] in people
    assert "Kimm" not in people
    again = run("correct", "ben-k", event, "after=Martha Kim")
    assert "the name was changed again since: it is Marta Kim" in again.stderr
    ok(run, "undo", "ben-k")
    assert around(run) == before


def test_a_contact_on_file_is_renamed(caseload: Path, run: Run) -> None:
    ok(run, "edit", "ben-k", "--contact", "Grace", "--contact-name", "Grace Kimura", "--phone", "555-0100")
    assert "Contact: Grace Kimura, parent: 555-0100, grace.kim@example.org" in run("show", "ben-k").stdout
    nobody = run("edit", "ben-k", "--contact", "Zed Zed", "--contact-name", "Grace Kim")
    assert "--contact-name: Zed Zed is no contact on file (Grace Kimura)" in nobody.stderr


def test_a_contact_whose_name_events_have_wrong_too_is_renamed(caseload: Path, run: Run) -> None:
    """The name that is put right is nobody who could be meant."""
    said = ok(run, "edit", "ben-k", "--contact", "Grace Kim", "--contact-name", "Gracie Kim")
    assert "changed contact from Grace Kim to Gracie Kim" in said


def _planned_and_agreed(run: Run) -> str:
    """The id of a triennial plan that the parent agreed to on its day."""
    ok(
        run,
        "--as-of",
        "2026-08-17",
        "add",
        "cle-m",
        *NEW,
        "--last-annual",
        "2025-12-01",
        "--last-evaluation",
        "2023-12-01",
    )
    ok(run, *AT, "assessment-plan", "cle-m", "--purpose", "triennial", "--on", "10/20", "--area", "reading")
    ok(run, *AT, "consent", "cle-m", "--on", "10/20")
    events = data(run, *AT, "show", "cle-m")["events"]
    return next(str(each["id"]) for each in events if each["type"] == "assessment_plan_given")


AT = ("--as-of", "2026-11-01")
UNFIT = (
    "consent to the triennial assessment plan received on Tue 10/20 does not fit the rest: no triennial assessment plan was "
    "given on or before Tue 10/20/2026. To correct it: casemgr correct cle-m "
)


@pytest.mark.parametrize("change", [("correct", "--on", "10/27"), ("void", "--why", "never sent")])
def test_what_does_not_fit_for_a_correction_is_noted_at_once(
    caseload: Path, run: Run, change: tuple[str, ...]
) -> None:
    command, *words = change
    plan = _planned_and_agreed(run)
    assert "does not fit" not in run(*AT, "correct", "cle-m", plan, "--on", "10/19", "--dry-run").stderr
    assert UNFIT in run(*AT, command, "cle-m", plan, *words, "--dry-run").stderr
    done = run(*AT, command, "cle-m", plan, *words)
    assert (done.returncode, UNFIT in done.stderr) == (0, True), done.stderr
    assert UNFIT in run(*AT, "check").stderr
    assert "does not fit" not in run(*AT, "note", "cle-m", "called").stderr
    ok(run, *AT, "undo", "cle-m")
    assert "does not fit" not in run(*AT, "undo", "cle-m").stderr
    assert UNFIT not in run(*AT, "check").stderr
