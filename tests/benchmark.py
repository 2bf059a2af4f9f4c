"""How fast the installed program is, as ratios to floors measured in the same run.

    python tests/benchmark.py [--casemgr PROGRAM] [--students 1000,10000] [--repeat 7]

Run by hand and by CI, on an installed and compiled program; it prints a table and judges nothing by the clock. Work and
floor are run in turn, and the medians compared: absolute times differ from machine to machine, and from minute to
minute, the ratios far less. All students are invented: copies of the example's, and three small ones.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from peers import Peer, peers_with

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "caseload"
STACK = "import typer, rich.console, rich.table, pydantic, yaml; pydantic.BaseModel, yaml.CSafeLoader"
PAIR = "import typer, pydantic; pydantic.BaseModel"
PARSED = """
import sys, yaml, pathlib
for path in sorted(pathlib.Path(sys.argv[1], "students").glob("*.yaml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
DERIVED = """
import gc, sys, time, pathlib
from datetime import date
from casemgr.cli.program.context import context_of
from casemgr.docket.derive import derive_from
from casemgr.docket.facts import Facts
from casemgr.store.caseload import Caseload
gc.disable()
caseload = Caseload(pathlib.Path(sys.argv[1]))
context, day = context_of(caseload), caseload.settings.as_of
facts = [Facts.of(file.student, context, day) for file in caseload.students() if file.student]
begin = time.process_time()
clocks = sum(len(derive_from(each, context, day)) for each in facts)
took = time.process_time() - begin
days = ["2026-11-23"] * clocks
begin = time.process_time()
for text in days:
    date.fromisoformat(text)
print(took, time.process_time() - begin, clocks)
"""
MANY = 10_000
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The surroundings of all that is measured: with that word a checkout would be compiled anew at every start."""
A_DAY = re.compile(r"\b20\d\d-\d\d-\d\d\b")


class Row(NamedTuple):
    """A line of the table: the work and what it is measured against, in seconds, and the ratio that is asked for."""

    work: str
    took: float
    floor: str
    floor_took: float
    goal: str


# --- caseloads ----------------------------------------------------------------------------------


def like_the_example(folder: Path, count: int) -> None:
    """The example's students, each copy with all its days moved by another number of days."""
    _frame(folder)
    texts = [path.read_text(encoding="utf-8") for path in sorted((EXAMPLE / "students").glob("*.yaml"))]
    for number in range(count):
        _student(folder, number, _moved(texts[number % len(texts)], -(number // len(texts) * 7 % 120)))


def small(folder: Path, count: int) -> None:
    """Files of 0.8 KB with 24 clocks each."""
    _frame(folder)
    for number in range(count):
        _student(folder, number, SMALL[number % len(SMALL)])


def _frame(folder: Path) -> None:
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns("students", ".casemgr"))
    (folder / "students").mkdir()


def _student(folder: Path, number: int, text: str) -> None:
    text = re.sub(r"^id: .*$", f"id: s{number:05d}", text, count=1, flags=re.MULTILINE)
    (folder / "students" / f"s{number:05d}.yaml").write_text(text, encoding="utf-8")


def _moved(text: str, days: int) -> str:
    return A_DAY.sub(lambda found: str(date.fromisoformat(found[0]) + timedelta(days=days)), text)


SMALL = tuple(
    (HERE / "small" / f"{name}.yaml").read_text(encoding="utf-8") for name in ("one", "two", "three")
)


# --- measuring ----------------------------------------------------------------------------------

Command = Callable[[], list[str]]


def medians(commands: Sequence[Command], repeat: int) -> list[float]:
    """The median seconds of each command as a whole process, the commands run in turn; each first once uncounted, so that what is kept between runs is there."""
    for command in commands:
        _seconds(command())
    took: list[list[float]] = [[] for _ in commands]
    for _ in range(repeat):
        for place, command in enumerate(commands):
            took[place].append(_seconds(command()))
    return [statistics.median(each) for each in took]


def _seconds(command: list[str]) -> float:
    begin = time.perf_counter()
    done = subprocess.run(
        command,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        env={**COMPILED, "COLUMNS": "100"},
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}: exit {done.returncode}: {done.stderr.decode()[-400:]}")
    return time.perf_counter() - begin


def peak_memory(command: list[str]) -> float:
    """The most memory that one process of a command held, in MB; read in a process that starts nothing else."""
    script = (
        "import resource, subprocess, sys\n"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, check=True, env=COMPILED
    )
    return float(done.stdout)


def python(script: str, *words: str) -> Command:
    return lambda: [sys.executable, "-c", script, *words]


def table(rows: Sequence[Row]) -> str:
    lines = [f"{'work':<44}{'ms':>8}  {'floor':<34}{'ms':>8}{'ratio':>8}   must / aim"]
    for row in rows:
        ratio = row.took / row.floor_took
        times = f"{row.took * 1e3:>8.0f}  {row.floor:<34}{row.floor_took * 1e3:>8.0f}{ratio:>8.2f}"
        lines.append(f"{row.work:<44}{times}   {row.goal}")
    return "\n".join(lines)


# --- the rows -----------------------------------------------------------------------------------


def start_up(program: str, repeat: int, scratch: Path) -> list[Row]:
    folder = scratch / "example"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".casemgr"))
    base = [program, "--caseload", str(folder)]
    student = min((folder / "students").glob("*.yaml")).stem
    due, record, whole, one, stack, pair = medians(
        [
            lambda: [*base, "due", "--format", "json"],
            lambda: [*base, "sent", student, "iep-copy", "--note", str(time.perf_counter_ns())],
            lambda: [program, "--help"],
            lambda: [program, "due", "--help"],
            python(STACK),
            python(PAIR),
        ],
        repeat,
    )
    four, two = "import typer, rich, pydantic, yaml", "import typer, pydantic"
    return [
        Row("due --format json, example", due, four, stack, "2.2 / 1.9"),
        Row("recording (sent), lock and fsync", record, four, stack, "1.9 / 1.7"),
        Row("casemgr --help", whole, four, stack, "0.6 / 0.5"),
        Row("casemgr due --help", one, two, pair, "1.3 / 1.1"),
    ]


def over_many(
    program: str, folder: Path, what: str, count: int, goals: tuple[str, str], repeat: int
) -> list[Row]:
    base = [program, "--caseload", str(folder)]
    as_json, today, parsed = medians(
        [
            lambda: [*base, "due", "--format", "json"],
            lambda: [*base, "today"],
            python(PARSED, str(folder)),
        ],
        repeat,
    )
    floor = "CSafeLoader, the same bytes"
    return [
        Row(f"due --format json, {count:,} {what}", as_json, floor, parsed, goals[0]),
        Row(f"today, {count:,} {what}", today, floor, parsed, goals[1]),
    ]


def derivation(folder: Path) -> Row:
    done = subprocess.run(python(DERIVED, str(folder))(), capture_output=True, check=True, env=COMPILED)
    took, floor, clocks = map(float, done.stdout.split())
    print(f"derivation: {took / clocks * 1e6:.1f} microseconds a clock (must 35, aim 28)", flush=True)
    return Row(f"deriving {clocks:,.0f} clocks", took, "date.fromisoformat, as often", floor, "")


def against(peers: Sequence[Peer], program: str, folder: Path, count: int, repeat: int) -> list[Row]:
    """`due` of the next 14 days beside other programs that list as many dated items."""
    own = [program, "--caseload", str(folder), "due", "--within", "14"]
    rows = []
    for peer in peers:
        if peer.command is None:
            print(f"{peer.name}: not installed", flush=True)
            continue
        command = peer.command
        took, floor = medians([lambda: own, lambda command=command: command], repeat)  # type: ignore[misc]
        goal = "1.0 / 0.8" if peer.name == "todoman" and count < MANY else ""
        rows.append(
            Row(f"due --within 14, {count:,} small", took, f"{peer.name}, as many items", floor, goal)
        )
    return rows


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--casemgr", default=str(Path(sys.executable).parent / "casemgr"))
    parser.add_argument("--students", default="1000,10000")
    parser.add_argument("--repeat", type=int, default=7)
    given = parser.parse_args()
    program: str = given.casemgr
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        rows = start_up(program, given.repeat, scratch)
        for count in [int(each) for each in given.students.split(",") if each]:
            repeat = given.repeat if count < MANY else 1
            like, few = scratch / f"like-{count}", scratch / f"small-{count}"
            small(few, count)
            if count < MANY:
                like_the_example(like, count)
                rows += over_many(program, like, "like the example", count, ("1.5 / 1.2", ""), repeat)
                rows.append(derivation(like))
            goals = ("2.8 / 2.2", "") if count < MANY else ("2.4 / 1.8", "2.4 / 1.6")
            rows += over_many(program, few, "small", count, goals, repeat)
            most = peak_memory([program, "--caseload", str(few), "due", "--format", "json"])
            print(
                f"largest process, due --format json, {count:,} small: {most:.0f} MB (150 / 120)", flush=True
            )
            rows += against(peers_with(scratch / f"peers-{count}", 17 * count), program, few, count, repeat)
    print(table(rows))


if __name__ == "__main__":
    main()
