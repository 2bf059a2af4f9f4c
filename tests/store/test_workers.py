"""Two processes give what one gives: the same bytes, the same errors in the same place, and no process left behind."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from casemgr.cli.terminal.progress import watched
from casemgr.errors import BadFile, CasemgrError, Problem
from casemgr.store.forked import PORTION, ROOM, in_order_by_forks
from casemgr.store.workers import MANY, in_order
from conftest import needs_unix, surroundings

FEW = 40
"""Students, from which on a program of these tests starts its second process: fewer than for a user's, for less to wait for."""
SOONER = f"import os, sys, casemgr.store.workers as workers; workers.MANY = {FEW}"
ON_ONE = f"{SOONER}; os.sched_setaffinity(0, {{min(os.sched_getaffinity(0))}})"
ON_ALL = SOONER
RUN = "from casemgr.__main__ import main; sys.argv = ['casemgr', *sys.argv[1:]]; main()"
linux = pytest.mark.skipif(sys.platform != "linux", reason="a second process is started on Linux only")


def many_copies(folder: Path) -> None:
    """More students than one process reads, three of the files damaged."""
    students = folder / "students"
    small = sorted(students.glob("*.yaml"), key=lambda path: path.stat().st_size)[:8]
    originals = [(path.stem, path.read_text(encoding="utf-8")) for path in small]
    for path in students.iterdir():
        path.unlink()
    for number in range(FEW + 30):
        name, text = originals[number % len(originals)]
        text = text.replace(f"id: {name}\n", f"id: s{number:03d}\n", 1)
        if number in (3, 52, 69):
            text = text.replace("type: student_added", "type: student_aded").replace("\n...", "")
        (students / f"s{number:03d}.yaml").write_text(text, encoding="utf-8")


def printed(folder: Path, start: str, *words: str) -> tuple[int, bytes, bytes]:
    command = [sys.executable, "-c", f"{start}; {RUN}", "--caseload", str(folder), *words]
    done = subprocess.run(
        command, capture_output=True, env=surroundings(folder.parent), timeout=60, check=False
    )
    return done.returncode, done.stdout, done.stderr


@linux
@pytest.mark.process
@pytest.mark.skipif(os.cpu_count() == 1, reason="there is one processor")
def test_two_processes_print_what_one_prints(caseload: Path) -> None:
    many_copies(caseload)
    for words in (
        ["due", "--format", "json"],
        ["due", "--all"],
        ["due", "--within", "30", "--case-manager", "Dana"],
        ["today", "--format", "json"],
    ):
        one, all_ = printed(caseload, ON_ONE, *words), printed(caseload, ON_ALL, *words)
        assert one == all_
        assert one[0] == 3  # there is damage
        assert one[2].count(b"has no end mark") == 3
        assert len(one[1]) > 5_000


class Shared:
    """Something that is sent by its place."""


def double(number: int) -> int:
    return 2 * number


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_is_made_comes_in_the_order_of_the_items() -> None:
    items = range(3 * PORTION + 1)
    assert list(in_order_by_forks(double, items, ())) == [2 * number for number in items]
    assert list(in_order(double, range(5))) == [0, 2, 4, 6, 8]


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_whoever_is_free_takes_the_next_portion() -> None:
    made = list(in_order_by_forks(slow_here(os.getpid()), range(40 * PORTION), ()))
    portions = [made[start : start + PORTION] for start in range(0, len(made), PORTION)]
    assert all(len(set(portion)) == 1 for portion in portions)
    takers = [portion[0] for portion in portions]
    assert len(set(takers)) == 2
    assert takers.count(os.getpid()) < 20


def slow_here(own: int) -> Callable[[int], int]:
    """Work by which a process gives its number: the process of a number takes its time."""

    def work(_number: int) -> int:
        time.sleep(0.002 if os.getpid() == own else 0.0002)
        return os.getpid()

    return work


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_what_is_made_may_be_larger_than_the_pipe() -> None:
    large = 3 * ROOM // PORTION
    made = in_order_by_forks(lambda number: str(number % 10) * large, range(4 * PORTION), ())
    assert [(text[0], len(text)) for text in made] == [(str(n % 10), large) for n in range(4 * PORTION)]


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_shared_value_stays_the_one_it_is() -> None:
    shared = [Shared(), Shared()]
    made = list(in_order_by_forks(lambda number: (number, shared[number % 2]), range(60), shared))
    assert all(each is shared[number % 2] for number, each in made)


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
@pytest.mark.parametrize("place", [7, PORTION + 7, 2 * PORTION])
def test_an_error_is_raised_where_its_item_would_come(place: int) -> None:
    problems = (Problem("students/x.yaml", 3, "is wrong"),)

    def work(number: int) -> int:
        if number == place:
            raise BadFile(problems)
        return number

    made: list[int] = []
    with pytest.raises(BadFile) as raised:
        made.extend(in_order_by_forks(work, range(4 * PORTION), ()))
    assert raised.value.problems == problems
    assert made == list(range(place))


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_a_process_that_is_killed_is_an_error() -> None:
    number_here = slow_here(own := os.getpid())

    def work(number: int) -> int:
        if number_here(number) != own:
            os.kill(os.getpid(), signal.SIGKILL)
        return number

    with pytest.raises(CasemgrError, match="was stopped"):
        list(in_order_by_forks(work, range(4 * PORTION), ()))


@needs_unix
@pytest.mark.filterwarnings("ignore:.*fork:DeprecationWarning")
def test_no_process_is_left_where_the_reader_stops_early() -> None:
    made: Iterator[int] = in_order_by_forks(slow_here(os.getpid()), range(100 * PORTION), ())
    process = next(each for each in made if each != os.getpid())
    made.close()  # type: ignore[attr-defined]
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "total", "is_drawn"),
    [(Terminal, MANY + 100, True), (Terminal, MANY, False), (io.StringIO, MANY + 100, False)],
)
def test_a_bar_is_drawn_on_a_terminal_while_there_is_much_to_do(
    stream: type[io.StringIO], total: int, is_drawn: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen = stream()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm-256color")
    assert list(watched(iter(range(total)), total)) == list(range(total))
    assert ("Reading the students' files" in screen.getvalue()) is is_drawn
