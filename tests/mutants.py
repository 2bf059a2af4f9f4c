"""Do the tests notice a slip? Single mutants of the clock, the law and the docket, each run against their tests.

    python tests/mutants.py [--sample N] [--seed N] [--after N] [--jobs N] [--only PART] [--show]

It draws N mutants (200) from all that `mutation.py` can make, puts each into a scratch copy of `src`, and runs the tests
below until one fails. The worktree is never changed. A mutant that no test notices is printed with its lines: write the
test that it calls for, delete code that does nothing, or, where the change cannot be seen from outside, give the reason in
`mutants-equivalent.txt`. `--only docket/tally` keeps to files, or to a file and line (`docket/tally.py:40`), and runs all of
their mutants; it may be given several times; `--after 40` goes on with the 41st; `--show` lists the mutants without running them.

Run by hand: the usual sample takes about a quarter of an hour on two cores. Exit code 1 where a mutant survives.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue
from typing import NamedTuple

from mutation import Mutant, mutants_of

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PACKAGE = ROOT / "src" / "casemgr"
ROOMS = ("days", "law", "state", "docket")
TESTS = (
    "docket/test_example_docket.py",
    "days/test_schoolyear.py",
    "days/test_calendar.py",
    "days/test_small_counts.py",
    "docket",
    "state",
    "law/test_tables.py",
    "law/test_book.py",
    "law/test_meant.py",
    "law/test_words.py",
    "law/test_in_force.py",
    "law/test_rules.py",
    "law/test_own_law.py",
    "law/test_places.py",
    "cli/test_done.py",
    "cli/test_echo.py",
    "test_stories.py",
)
"""Those that a change in these rooms runs, the quickest to fail first."""
OF_DAYS = ("days/test_counting.py",)
"""Those that a change in the counting of days runs as well, last: a random walk beside an oracle, too slow for the others."""
LEFT_OUT = "not through_the_program"  # a program started by a test is the installed one, not the mutant
EQUIVALENT = HERE / "mutants-equivalent.txt"
SAMPLE, SEED, JOBS = 200, 1, 2
SECONDS = 90  # of computing, for one mutant: it may count forever
BYTES = 2**31


class Result(NamedTuple):
    mutant: Mutant
    verdict: str
    """`killed`, `timeout` (killed too) or `SURVIVED`."""
    seconds: float


def all_mutants() -> list[Mutant]:
    return [
        mutant
        for room in ROOMS
        for path in sorted((PACKAGE / room).glob("*.py"))
        for mutant in mutants_of(f"{room}/{path.name}", path.read_text(encoding="utf-8"))
    ]


def equivalents() -> dict[tuple[str, str, str], str]:
    """The mutants that change nothing: (file, line before, line after) → why. Four lines an entry, `#` begins a comment."""
    text = EQUIVALENT.read_text(encoding="utf-8") if EQUIVALENT.exists() else ""
    blocks = [
        [line for line in block.splitlines() if not line.startswith("#")] for block in text.split("\n\n")
    ]
    return {(file, before, after): why for file, before, after, why in filter(None, blocks)}


def tests_pass(source: Path, file: str) -> bool | None:
    """Whether the tests of a file pass with the package in this folder; None where the time ran out."""
    names = (*TESTS, *OF_DAYS) if file.startswith("days/") else TESTS
    command = [sys.executable, "-m", "pytest", "-n0", "-x", "-q", "--assert=plain"]
    command += ["-p", "no:cacheprovider", "-k", LEFT_OUT]
    done = subprocess.run(
        [*command, *(str(HERE / name) for name in names)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(source)},
        capture_output=True,
        preexec_fn=_limited,
        check=False,
    )
    return None if done.returncode < 0 else done.returncode == 0


def _limited() -> None:
    """Computing time, not time by the clock, for other programs may be running; and memory."""
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))


def try_out(mutant: Mutant, source: Path) -> Result:
    """One mutant in a scratch folder, which is as it was afterwards."""
    path = source / "casemgr" / mutant.file
    original = path.read_text(encoding="utf-8")
    started = time.monotonic()
    try:
        _write(path, mutant.text)
        passed = tests_pass(source, mutant.file)
    finally:
        _write(path, original)
    verdict = {True: "SURVIVED", False: "killed", None: "timeout"}[passed]
    return Result(mutant, verdict, time.monotonic() - started)


def _write(path: Path, text: str) -> None:
    """A compiled file of the same second and length would be taken for the new one's."""
    path.write_text(text, encoding="utf-8")
    for compiled in (path.parent / "__pycache__").glob(f"{path.stem}.*.pyc"):
        compiled.unlink()


def run_all(mutants: list[Mutant], jobs: int) -> Iterator[Result]:
    """Each mutant's result, in order; so many at a time, each in a scratch copy of its own."""
    with tempfile.TemporaryDirectory() as scratch:
        free: SimpleQueue[Path] = SimpleQueue()
        for number in range(jobs):
            source = Path(scratch) / str(number)
            shutil.copytree(PACKAGE, source / "casemgr")
            free.put(source)

        def one(mutant: Mutant) -> Result:
            source = free.get()
            try:
                return try_out(mutant, source)
            finally:
                free.put(source)

        with ThreadPoolExecutor(jobs) as pool:
            yield from pool.map(one, mutants)


def say(place: int, total: int, result: Result) -> None:
    mutant = result.mutant
    print(f"{place:4}/{total} {result.verdict:8} {result.seconds:5.1f} s  {mutant.file}:{mutant.line}")
    if result.verdict == "SURVIVED":
        show(mutant)
    sys.stdout.flush()


def show(mutant: Mutant) -> None:
    print(f"          - {mutant.before}\n          + {mutant.after}")


def wanted(options: argparse.Namespace, mutants: list[Mutant]) -> list[Mutant]:
    if options.only:
        return [m for m in mutants if f"{m.file}:{m.line}".startswith(tuple(options.only))]
    return random.Random(options.seed).sample(mutants, min(options.sample, len(mutants)))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--sample", type=int, default=SAMPLE)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--after", type=int, default=0)
    parser.add_argument("--jobs", type=int, default=JOBS)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    mutants, known = all_mutants(), equivalents()
    for file, before, _ in known.keys() - {mutant.key for mutant in mutants}:
        print(f"{EQUIVALENT.name}: no such mutant any more: {file}: {before}")
    drawn = wanted(options, mutants)[options.after :]
    chosen = [mutant for mutant in drawn if mutant.key not in known]
    if options.show:
        for mutant in chosen:
            print(f"{mutant.file}:{mutant.line}")
            show(mutant)
        return 0
    if tests_pass(PACKAGE.parent, "days/") is not True:
        print("the tests fail without any mutant; mend them first")
        return 1
    results = []
    for result in run_all(chosen, options.jobs):
        results.append(result)
        say(len(results), len(chosen), result)
    return report(drawn, results)


def report(drawn: list[Mutant], results: list[Result]) -> int:
    left = [result.mutant for result in results if result.verdict == "SURVIVED"]
    killed = len(results) - len(left)
    share = 100 * killed / len(results) if results else 100.0
    print(f"\n{len(drawn)} drawn, {len(drawn) - len(results)} of them known to change nothing")
    print(f"{killed} of {len(results)} killed: {share:.1f} %")
    for mutant in left:
        print(f"survived: {mutant.file}:{mutant.line}")
        show(mutant)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main())
