"""A scripted school year through every branch of the handbook's chapter: `tests/year/story.txt`, played day by day."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import pytest

from casemgr.casefile.student import CASELOAD_ID, Student
from casemgr.cli.program.context import context_of
from casemgr.docket.context import Context
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.duties import duty_states
from casemgr.docket.facts import Facts
from casemgr.store.caseload import Caseload
from conftest import HERE, call

STORY = HERE / "year" / "story.txt"
SETTINGS = """\
schema: 1
district: Fernbrook Unified
case_manager: {name: Dana Whitfield, role: education-specialist}
schools:
- {name: Fernbrook Elementary, level: elementary, top_grade: "5", next: Fernbrook High}
- {name: Fernbrook High, level: secondary}
staff:
- {name: Priya Nair, role: slp}
- {name: Marcus Bell, role: school-psychologist}
- {name: Tomás Arriaga, role: occupational-therapist}
- {name: Ruth Abara, role: principal}
- {name: Yolanda Pryor, role: district-support}
links:
  english-learners: "Handbook chapter 7, on the district's drive"
  manifestation-determination: "Handbook chapter 15, on the district's drive"
"""


class Line(NamedTuple):
    """One line of the story: its number in the file, the day, the command, and what must hold after it."""

    number: int
    day: date
    command: str
    checks: tuple[str, ...]


def story() -> list[Line]:
    """The story by day; what happens on one day in the order of the page."""
    found = []
    for number, text in enumerate(STORY.read_text(encoding="utf-8").splitlines(), 1):
        if text and not text.startswith("#"):
            day, _, rest = text.partition(": ")
            command, _, checks = rest.partition(" => ")
            checked = tuple(check.strip() for check in checks.split(";") if check.strip())
            found.append(Line(number, date.fromisoformat(day), command, checked))
    return sorted(found, key=lambda line: line.day)


def wrong(line: Line, printed: str, folder: Path) -> Iterator[str]:
    """What does not hold after a line, of what the story says must hold."""
    caseload = Caseload(folder)
    student = subject_of(line.command, caseload)
    context = context_of(caseload)
    clocks = clocks_of(student, caseload, context, line.day)
    open_rules = {clock.rule.id for clock in clocks if clock.is_open}
    facts = Facts.of(student, context, line.day) if student else None
    done = {s.duty.number for s in duty_states(context.law, facts, clocks) if s.done} if facts else set()
    holds: dict[str, Callable[[str], bool]] = {
        "done": lambda number: number in done,
        "open": lambda rule: rule in open_rules,
        "not": lambda rule: rule not in open_rules and rule in context.law.ids,
        "says": lambda text: text in " ".join(printed.split()),
    }
    for check in line.checks:
        verb, _, what = check.partition(" ")
        if not holds[verb](what):
            yield f"story line {line.number} `{line.command}`: {check}\n  open: {sorted(open_rules)}\n{printed}"


def subject_of(command: str, caseload: Caseload) -> Student | None:
    """The student a command is about, or the caseload as a whole."""
    for word in shlex.split(command):
        if word in (CASELOAD_ID, "supplies"):
            return caseload.journal().student
        path = caseload.root / "students" / f"{word}.yaml"
        if path.is_file():
            return caseload.read_student(path).student
    return None


def clocks_of(
    student: Student | None, caseload: Caseload, context: Context, day: date
) -> tuple[Deadline, ...]:
    """A student's clocks, and those of the caseload as a whole."""
    journal = caseload.journal().student
    both = [each for each in (student, journal) if each]
    unique = {each.id: each for each in both}.values()
    return tuple(clock for each in unique for clock in derive(each, context, day))


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[str]]:
    """The year played once: the transcript, and what did not hold."""
    home = tmp_path_factory.mktemp("year")
    folder = home / "caseload"
    call("init", "caseload", "--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield", cwd=home)
    (folder / "casemgr.yaml").write_text(SETTINGS, encoding="utf-8")
    for name in ("2025-26", "2026-27"):
        shutil.copy(HERE / "calendars" / f"redwood-city-{name}.yaml", folder / "calendars" / f"{name}.yaml")
    transcript, faults, request = [], [], ""
    for line in story():
        command = line.command.replace("REQUEST", request)
        done = call("--as-of", line.day.isoformat(), *shlex.split(command), cwd=home)
        printed = done.stdout + without_the_date(done.stderr)
        transcript.append(f"[{line.day:%a %Y-%m-%d}] $ casemgr {command}\n{printed}\n")
        if done.returncode:
            faults.append(f"story line {line.number} `{command}`: exit {done.returncode}\n{done.stderr}")
            continue
        if command.startswith("supplies request"):
            journal = (folder / "journal.yaml").read_text(encoding="utf-8")
            request = re.findall(r"- id: (\w+)\n  type: supplies_requested", journal)[-1]
        faults += wrong(line, printed, folder)
    return "".join(transcript), faults


def without_the_date(text: str) -> str:
    """Standard error without the note that the day is not the system's."""
    return "".join(line for line in text.splitlines(keepends=True) if "which is not today's" not in line)


def test_every_line_of_the_year_holds(year: tuple[str, list[str]]) -> None:
    assert year[1] == []


def test_the_year_reads_well(year: tuple[str, list[str]], golden: Callable[[str, str], None]) -> None:
    golden("year.txt", year[0])


def test_nothing_is_said_twice_in_a_row_or_has_a_day_that_nobody_set(year: tuple[str, list[str]]) -> None:
    lines = year[0].splitlines()
    assert [one for one, other in pairwise(lines) if one and one == other] == []
    assert "9999" not in year[0]


def test_the_year_sees_every_duty_of_the_chapter_done() -> None:
    from support import shipped_law

    seen = {check.split()[1] for line in story() for check in line.checks if check.startswith("done ")}
    assert seen >= {duty.number for duty in shipped_law().duties}
