"""The handbook chapter, line by line: every line is a heading or belongs to a duty, and every duty is carried by a rule."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from casemgr.casefile.events import event_types
from casemgr.cli.table import COMMANDS
from casemgr.law.rules import Rule
from casemgr.law.starts import StartsOn
from casemgr.law.tables import Duty
from casemgr.reports.rule_words import DETAILS, HAPPENS, first_words, once_words
from conftest import Run
from each import each
from outcome import ok
from support import shipped_law

LAW = shipped_law()

# Place in the chapter → the first signs of the line's digest, and the duties it asks for; none for a heading.
CHAPTER: dict[int, tuple[str, str]] = {
    1: ("ba0f3ef6", ""),
    4: ("431f3360", ""),
    6: ("8321cfd0", "4b"),
    8: ("c37f8c3a", ""),
    10: ("1d844b38", "1 3"),
    12: ("57748a66", "2 3 4"),
    14: ("a9c00df2", "4c"),
    17: ("eb0cf8aa", ""),
    20: ("59ffdc52", "5"),
    22: ("23a5ff41", "6"),
    24: ("0a69c9cd", "7"),
    26: ("fe0e68c3", "8"),
    28: ("fc2e5ca2", "9 10"),
    30: ("52c0ae9e", "9"),
    32: ("2b3fbc29", "10"),
    35: ("fb8a4deb", "11"),
    37: ("fc2e5ca2", "12 13"),
    39: ("ef5a9e3c", "12"),
    41: ("d3fa594f", "13"),
    43: ("a55e1229", "14"),
    45: ("739eb17b", "15"),
    47: ("eab996f6", "16"),
    49: ("5120e716", "17"),
    50: ("a049f34b", "18"),
    52: ("3a4abe8b", "19"),
    54: ("2e764c1d", "20"),
    56: ("0ca853ad", "21"),
    58: ("25bbb4f4", "22"),
    60: ("d54f075b", ""),
    62: ("e9ac3fe7", "23"),
    64: ("465cc80f", "24"),
    66: ("d89603a0", "25"),
    68: ("44a5d84a", "26"),
    70: ("399ac7bb", "27"),
    72: ("10af7ed4", "28"),
    74: ("356ecc08", "29"),
    76: ("0dd5ba21", "30 31 32"),
    78: ("8cb2fe41", "33 34 35"),
    80: ("033b92ff", ""),
    82: ("68ccda0b", "36 37"),
    84: ("09000a80", ""),
    86: ("1b5919ca", "38"),
    88: ("518838ac", "39 40"),
    90: ("34597a7c", "41 42 43 44"),
    92: ("58fe0cc9", ""),
    94: ("898157c7", "45"),
    96: ("df804802", "46"),
    98: ("d36573e8", "47"),
    100: ("091fb4c1", "48"),
    102: ("65493efb", ""),
    104: ("353a4cd0", "49"),
    106: ("18bf42ce", "50"),
    108: ("93ffc03c", "51"),
    110: ("455b6ac5", "52"),
    112: ("7984dc86", "53"),
    114: ("379d71cb", ""),
    116: ("ab77f648", "54"),
    118: ("26f1a15d", "55 56"),
}


def test_every_duty_stands_in_the_chapter_and_every_line_leads_to_duties_that_exist() -> None:
    asked = {number for _, numbers in CHAPTER.values() for number in numbers.split()}
    assert asked == {duty.number for duty in LAW.duties}, (
        "a duty is one of the chapter's, or part of one of them"
    )


def test_the_duties_are_in_the_chapters_order() -> None:
    """The introduction asks for those of the assignment in an order of its own."""
    first = {number: line for line, (_, numbers) in reversed(CHAPTER.items()) for number in numbers.split()}
    lines = [first[duty.number] for duty in LAW.duties if duty.part != "Assignment"]
    assert lines == sorted(lines)


def test_the_lines_are_those_of_the_chapter() -> None:
    """With the chapter at hand (CASEMGR_HANDBOOK names its file), each line is held to its digest."""
    if not (named := os.environ.get("CASEMGR_HANDBOOK")):
        pytest.skip("CASEMGR_HANDBOOK does not name the chapter's text")
    lines = Path(named).read_text(encoding="utf-8").splitlines()
    digests = {
        place: hashlib.sha256(" ".join(line.split()).encode()).hexdigest()[:8]
        for place, line in enumerate(lines, 1)
        if line.strip()
    }
    assert digests == {place: digest for place, (digest, _) in CHAPTER.items()}


@each(pytest.param(duty, id=duty.number) for duty in LAW.duties)
def test_a_duty_is_carried_by_rules_and_recorded_by_a_command(duty: Duty) -> None:
    carried = {rule.id for rule in LAW.carrying(duty)}
    assert carried >= set(duty.rules) if duty.every_timeline else carried == set(duty.rules)
    assert duty.command in COMMANDS


def test_every_rule_carries_a_duty() -> None:
    lacking = [rule.id for rule in LAW.rules if not LAW.duties_of(rule)]
    assert lacking == [], "put each into `rules:` of the duty that it carries, in the handbook's duties.yaml"


def test_duties_lists_the_chapter_without_a_caseload(tmp_path: Path, run: Run) -> None:
    done = run("duties", "--format", "json")
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)["duties"]
    assert [row["number"] for row in found] == [duty.number for duty in LAW.duties]
    assert all(row["rules"] for row in found)


def test_where_the_duties_stand_for_a_student(caseload: Path, run: Run) -> None:
    found = {r["number"]: r for r in json.loads(run("duties", "ing-s", "--format", "json").stdout)["duties"]}
    assert found["15"]["standing"] == "done"
    assert found["17"]["standing"] == "not asked"
    assert found["17"]["why"] == "once consent is refused (triennial)"


def test_of_one_person_only_what_they_have_to_do_now_is_listed(caseload: Path, run: Run) -> None:
    said = ok(run, "duties", "ben-k", "--person", "priya")
    assert said.startswith("Duties of Priya Nair for Ben Kim (ben-k) as of Mon 11/23/2026: 1 open\n")
    assert "See that all providers report on the goals" in said
    assert "DONE" not in said
    assert "none open" in ok(run, "duties", "ben-k", "--person", "Helen Osei").splitlines()[0]
    assert "--person goes with STUDENT" in run("duties", "--person", "priya").stderr


def test_a_duty_that_does_not_apply_says_why(empty: Path, run: Run) -> None:
    new = ["--name", "Ana Rivera", "--born", "2016-04-12", "--grade", "4", "--school", "Fernbrook Elementary"]
    assert run("refer", "ana-r", *new, "--on", "2026-03-19").returncode == 0
    assert run("na", "ana-r", "enter-referral", "--why", "the clerk enters it").returncode == 0
    found = {r["number"]: r for r in json.loads(run("duties", "ana-r", "--format", "json").stdout)["duties"]}
    assert (found["7"]["standing"], found["7"]["why"]) == ("not applicable", "the clerk enters it")


def standing_of(run: Run, student: str) -> dict[str, dict[str, str]]:
    done = run("duties", student, "--format", "json")
    assert done.returncode == 0, done.stderr
    return {row["number"]: row for row in json.loads(done.stdout)["duties"]}


def test_what_the_whole_caseload_owes_is_not_open_for_each_child(caseload: Path, run: Run) -> None:
    for student in ("ana-r", "har-s", "dmi-k"):
        found = standing_of(run, student)
        for number in ("4b", "46"):
            assert found[number]["standing"] == "whole caseload"
            assert "casemgr duties caseload" in found[number]["why"]
    assert "school year is opened" not in standing_of(run, "ana-r")["47"]["why"]


def test_the_caseload_has_its_own_duties_and_no_others(caseload: Path, run: Run) -> None:
    found = standing_of(run, "caseload")
    assert {number: row["standing"] for number, row in found.items()} == {
        "4b": "open",
        "46": "done",
        "47": "done",
    }


def test_the_parents_reply_does_not_tell_the_participants(empty: Path, run: Run) -> None:
    """Duty 25 is ours: neither the reply nor another day for the meeting does it."""
    named = ["--name", "Ty Wong", "--born", "2015-05-01", "--grade", "5", "--school", "Fernbrook Elementary"]
    reviews = [
        "--last-annual",
        "2025-10-30",
        "--last-evaluation",
        "2024-11-10",
        "--contact",
        "Joan Wong, mother",
    ]
    at = ("--as-of", "2026-10-16")
    ok(run, "--as-of", "2026-08-03", "add", "two", *named, *reviews)
    for words in (
        ["schedule-iep", "two", "10/26", "--time", "3pm", "--purpose", "annual"],
        ["sent", "two", "meeting-notice"],
    ):
        ok(run, "--as-of", "2026-10-12", *words)
    ok(run, *at, "reply", "two", "reschedule")
    ok(run, *at, "reschedule", "two", "10/29", "--why", "work")

    def state() -> str:
        rows = json.loads(ok(run, *at, "duties", "two", "--format", "json"))["duties"]
        return next(str(row["standing"]) for row in rows if row["number"] == "25")

    assert state() != "done"
    ok(run, *at, "sent", "two", "meeting-notice")
    ok(run, *at, "reply", "two", "attending")
    assert state() == "open"
    ok(run, *at, "notify", "two", "confirmation", "--to", "principal")
    assert state() == "done"


def test_the_duties_of_a_student_who_has_left_say_so(caseload: Path, run: Run) -> None:
    assert "The student has left: exited on Fri 10/9" in run("duties", "dmi-k").stdout
    standings = {row["standing"] for row in standing_of(run, "dmi-k").values()}
    assert standings.isdisjoint({"open", "overdue"})


# --- what would make a duty apply ------------------------------------------------------------------------


@each(pytest.param(rule, id=rule.id) for rule in LAW.rules)
def test_what_starts_a_rule_is_said_in_words(rule: Rule) -> None:
    words = once_words([rule], LAW)
    assert words.startswith("once ")
    for start in rule.starts:
        if isinstance(start, StartsOn):
            assert start.event in HAPPENS, (
                f"give {start.event} its words in HAPPENS, in reports/rule_words.py"
            )
            assert (HAPPENS[start.event] in words) is not start.again
    assert not {"true", "false", "none", "on file"} & set(words.replace("(", "").replace(")", "").split())
    assert "_" not in words


def test_no_words_stand_there_for_what_there_is_not() -> None:
    assert set(HAPPENS) <= set(event_types())
    fields = {field for cls in event_types().values() for field in cls.model_fields}
    assert {field for field, _ in DETAILS} <= fields


def test_things_that_start_a_duty_in_several_ways_are_said_once() -> None:
    followed_up = next(duty for duty in LAW.duties if duty.number == "52")
    assert once_words(LAW.carrying(followed_up), LAW) == "once a manifestation review is held"
    english = next(rule for rule in LAW.rules if rule.id == "english-learner-notice")
    assert once_words([english], LAW) == "once an IEP meeting is booked for an English learner"


@each(pytest.param(duty, id=duty.number) for duty in LAW.duties)
def test_a_duty_not_needed_yet_is_said_in_one_sentence(duty: Duty) -> None:
    rules = LAW.carrying(duty)
    words, whole = first_words(rules, LAW), once_words(rules, LAW)
    if " other occasions" not in words:
        assert words == whole
        assert len(words.split(", or ")) <= 3
        return
    said, left = words.removesuffix(" other occasions").split(", and on ")
    assert whole.startswith(f"{said}, or ")
    assert len(whole.removeprefix(said).split(", or ")) - 1 == int(left) >= 2


def test_every_timeline_of_the_law_belongs_to_the_duty_to_keep_them() -> None:
    """With 15 days running, it is open, and not `not needed yet`."""
    [duty] = [duty for duty in LAW.duties if duty.every_timeline]
    of_students = [rule for rule in LAW.rules if not rule.for_caseload]
    counted = {rule.id for rule in of_students if rule.within is not None and rule.dated_by == "law"}
    assert "assessment-plan" in counted
    assert counted <= {rule.id for rule in LAW.carrying(duty)}
