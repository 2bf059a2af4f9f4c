"""How fast the installed program is, as ratios to floors measured in the same run.

    python tests/benchmark.py [--casemgr PROGRAM] [--students 1000,10000] [--repeat 7]

Run by hand and by CI; it prints a table and judges nothing by the clock. Absolute times differ from machine to
machine, the ratios do not. All students are generated and invented.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "caseload"
STACK = "import typer, yaml, rich.console, rich.table, pydantic\nclass M(pydantic.BaseModel): a: int"
CSAFE = """
import sys, yaml, pathlib
kept = [yaml.load(path.read_bytes(), yaml.CSafeLoader) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))]
"""
EVENTS_A_STUDENT = 34


def student_text(number: int) -> str:
    """A student's file of about 8 KB: three years of events, in the order they would happen."""
    pick = random.Random(number)
    added = date(2024, 8, 15) + timedelta(days=pick.randrange(30))
    level = pick.choice(["Fernbrook Elementary", "Fernbrook High"])
    head = (
        f"schema: 1\nid: s{number:05d}\nname: {{first: First{number}, last: Last{number}}}\n"
        f'born: {2007 + pick.randrange(10)}-03-14\ngrade: "4"\nschool: {level}\nevents:\n'
    )
    lines = [
        _event(
            number, 0, "student_added", added, "  last_annual: 2024-02-10\n  last_evaluation: 2023-05-04\n"
        ),
    ]
    kinds = [
        ("progress_report_sent", ""),
        ("document_sent", "  document: meeting-notice\n"),
        ("parent_request_received", '  what: "more reading support in the afternoon, please"\n'),
        ("provider_reported", '  provider: "Priya Nair"\n'),
        ("records_requested", "  requester: parent\n"),
        ("records_provided", "  to: parent\n"),
        ("meeting_held", "  purposes: [annual]\n  outcome: completed\n"),
        ("iep_answered", "  answer: agreed\n"),
    ]
    day = added
    for place in range(1, EVENTS_A_STUDENT):
        day += timedelta(days=pick.randrange(10, 32))
        name, fields = kinds[place % len(kinds)]
        lines.append(_event(number, place, name, min(day, date(2026, 11, 20)), fields))
    return head + "".join(lines) + "...\n"


def _event(number: int, place: int, name: str, day: date, fields: str) -> str:
    note = f'  note: "Event {place} of student {number}: what was said, by whom, and what was promised for next week."\n'
    return f"- id: e{number:05d}x{place}\n  type: {name}\n  date: {day}\n  recorded: {day}\n  by: Dana\n{fields}{note}"


def generate(folder: Path, count: int) -> None:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("students", ".casemgr"))
    (folder / "students").mkdir()
    for number in range(count):
        (folder / "students" / f"s{number:05d}.yaml").write_text(student_text(number), encoding="utf-8")


def seconds(command: list[str], repeat: int) -> float:
    """The median time of a whole process."""
    found = []
    for _ in range(repeat):
        begin = time.perf_counter()
        done = subprocess.run(command, capture_output=True, check=False, env={**os.environ, "COLUMNS": "100"})
        found.append(time.perf_counter() - begin)
        if done.returncode:
            sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode()[-400:]}")
    return statistics.median(found)


def peak_memory(command: list[str]) -> float:
    """The most memory a command held, in MB; read in a process that starts nothing else."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    return float(done.stdout)


def table(rows: list[tuple[str, float, str, float, str]]) -> str:
    """Each row: the work, its time, the floor's name, the floor's time, the goal."""
    lines = [f"{'work':<44}{'ms':>8}  {'floor':<24}{'ms':>8}{'ratio':>8}   goal"]
    for work, took, floor_name, floor, goal in rows:
        lines.append(
            f"{work:<44}{took * 1e3:>8.0f}  {floor_name:<24}{floor * 1e3:>8.0f}{took / floor:>8.2f}   {goal}"
        )
    return "\n".join(lines)


def small(program: str, repeat: int, scratch: Path) -> list[tuple[str, float, str, float, str]]:
    typer = seconds([sys.executable, "-c", "import typer"], repeat)
    stack = seconds([sys.executable, "-c", STACK], repeat)
    copy = scratch / "example"
    shutil.copytree(EXAMPLE, copy)
    base = [program, "--caseload", str(copy)]
    student = min((copy / "students").glob("*.yaml")).stem
    terminal = ["script", "-qec", " ".join([*base, "due"]), "/dev/null"]

    def recording() -> list[str]:
        return [*base, "sent", student, "iep-copy", "--note", str(time.perf_counter_ns())]

    return [
        ("casemgr --help", seconds([program, "--help"], repeat), "import typer", typer, "≤ 2.0"),
        (
            "due --format json, example",
            seconds([*base, "due", "--format", "json"], repeat),
            "import stack",
            stack,
            "≤ 2.0",
        ),
        ("due as a table on a terminal, example", seconds(terminal, repeat), "import stack", stack, "≤ 2.5"),
        ("recording (sent), lock and fsync", fresh(recording, repeat), "import stack", stack, "≤ 2.2"),
    ]


def fresh(command: Callable[[], list[str]], repeat: int) -> float:
    """The median where each run must be another command: the same event is not recorded twice."""
    return statistics.median(seconds(command(), 1) for _ in range(repeat))


def large(program: str, counts: list[int], scratch: Path) -> list[tuple[str, float, str, float, str]]:
    rows = []
    for count in counts:
        folder = scratch / str(count)
        generate(folder, count)
        due = [program, "--caseload", str(folder), "due", "--format", "json"]
        repeat = 3 if count <= 1000 else 1
        floor = seconds([sys.executable, "-c", CSAFE, str(folder / "students")], repeat)
        goal = "≤ 0.5" if count <= 1000 else "≤ 0.45"
        rows.append(
            (
                f"due --format json, {count:,} students",
                seconds(due, repeat),
                "CSafeLoader, same bytes",
                floor,
                goal,
            )
        )
        plain = [program, "--caseload", str(folder), "due"]
        rows.append(
            (f"due, {count:,} students", seconds(plain, repeat), "CSafeLoader, same bytes", floor, goal)
        )
        print(
            f"peak memory, due, {count:,} students: {peak_memory(plain):.0f} MB (goal ≤ 100 at 10,000)",
            flush=True,
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--casemgr", default=str(Path(sys.executable).parent / "casemgr"))
    parser.add_argument("--students", default="1000,10000")
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args()
    counts = [int(n) for n in given.students.split(",") if n]
    with tempfile.TemporaryDirectory() as scratch:
        rows = small(given.casemgr, given.repeat, Path(scratch))
        rows += large(given.casemgr, counts, Path(scratch))
    print(table(rows))


if __name__ == "__main__":
    main()
