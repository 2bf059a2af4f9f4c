"""Every command that is suggested for a duty is accepted as it is printed; what it leaves open is filled in, or asked about."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conftest import Run

TODAY, AHEAD, PAST = "2026-11-23", "2026-12-10", "2026-11-20"
FILLED = {
    "ANSWER": "no",
    "AREA": "speech-language",
    "ASSESSOR": "Priya Nair",
    "NAME": "Priya Nair",
    "PURPOSE": "annual",
    "ROLE": "principal",
    "SCOPE": "comprehensive",
    "SOURCE": "Dr. Okafor",
    "WHO": "Priya Nair",
}
PLANS_A_MEETING = ("reschedule", "schedule-iep")
ASKS = re.compile(r"\? Say ")
"""What a command asks about at a keyboard is refused elsewhere with the question."""
NOT_TRIED = ("casemgr assessor-reported", "casemgr calendar")
"""Whose area only the plan knows; and what writes no event."""

MADE = """
refer una-b --name "Una Bell" --born 2015-03-03 --grade 5 --school "Fernbrook Elementary" --on 8/24 --by parent
assessment-plan una-b --on 9/1 --area "speech-language=Priya Nair"
consent una-b --on 9/8
schedule-iep una-b 10/15 --purpose initial --on 9/20
hold-iep una-b --on 10/15 --outcome completed --not-eligible
parent-request ben-k --what "an OT assessment" --assessment --on 11/20
parent-request kou-v --what "a speech assessment" --assessment --oral --on 11/20
refer lei-a --by teacher --area motor --on 11/19
records-request ben-k --on 11/20
records-request ben-k --on 11/20 --oral
refer ola-s --name "Ola Sand" --born 2015-03-03 --grade 5 --school "Fernbrook Elementary" --on 9/14 --by teacher --oral
refer ola-s --on 9/21 --by teacher
assessment-plan ola-s --on 10/1 --area "motor=Tomás Arriaga"
assessment-plan ola-s --on 11/16 --area "motor=Tomás Arriaga"
"""


def next_commands(found: Any) -> Iterator[tuple[str, str, str]]:
    """What is said under `next`, wherever it is, with its student and its rule."""
    if isinstance(found, dict):
        if isinstance(found.get("next"), str):
            yield str(found.get("student")), str(found.get("rule")), found["next"]
        for value in found.values():
            yield from next_commands(value)
    elif isinstance(found, list):
        for each in found:
            yield from next_commands(each)


AT_THE_AGE_LIMIT = "--reason aged-out"
OF_AGE = "2050-01-10"
"""Every student of the example has reached the age limit by then; before it that exit is refused."""


def suggested(run: Run) -> set[str]:
    """The commands of the morning page, and that of each deadline which is not on it."""
    page = list(next_commands(json.loads(run("today", "--format", "json").stdout)))
    due = json.loads(run("due", "--format", "json").stdout)
    there = {(student, rule) for student, rule, _ in page}
    left = {(row["student"], row["rule"]) for row in due["deadlines"]} - there
    return {command for *_, command in page} | {next_of(run, *each) for each in left if each[0] != "caseload"}


def next_of(run: Run, student: str, rule: str) -> str:
    said: str = json.loads(run("why", student, rule, "--format", "json").stdout)["next"]
    return said


def filled(command: str) -> list[str]:
    """The words of a command, with something in the place of each word in capitals."""
    _, name, *words = shlex.split(command)
    day = AHEAD if name in PLANS_A_MEETING else PAST

    def put(place: re.Match[str]) -> str:
        return day if place[0] == "DATE" else FILLED.get(place[0], place[0])

    return [name, *(re.sub(r"\b[A-Z]{3,}\b", put, word) if " " not in word else word for word in words)]


def refused(run: Run) -> list[tuple[str, str]]:
    """The commands that are not taken, each with what is said."""
    found = []
    for command in sorted(suggested(run)):
        if command.startswith(NOT_TRIED):
            continue
        held = re.search(r"hold-iep \S+ --on (\S+)", command)
        day = max(TODAY, held[1]) if held else TODAY
        if command.endswith(AT_THE_AGE_LIMIT):
            day = OF_AGE
        done = run("--as-of", day, *filled(command), "--dry-run")
        if done.returncode and not ASKS.search(done.stderr):
            found.append((command, done.stderr))
    return found


def test_of_the_example_caseload(caseload: Path, run: Run) -> None:
    assert refused(run) == []


def test_of_what_happened_to_others(caseload: Path, run: Run) -> None:
    for line in filter(None, MADE.splitlines()):
        done = run(*shlex.split(line), "--force")
        assert done.returncode == 0, done.stderr
    found = suggested(run)
    assert "casemgr assessment-plan ben-k --purpose supplemental" in found
    assert "casemgr develop-plan ben-k --area AREA=ASSESSOR --purpose supplemental" in found
    assert refused(run) == []


def test_a_student_without_an_iep_needs_no_purpose(caseload: Path, run: Run) -> None:
    name = ["--name", "Una Bell", "--born", "2015-03-03", "--grade", "5", "--school", "Fernbrook Elementary"]
    assert run("refer", "una-b", *name, "--on", "11/20", "--by", "parent").returncode == 0
    assert next_of(run, "una-b", "assessment-plan") == "casemgr assessment-plan una-b"
