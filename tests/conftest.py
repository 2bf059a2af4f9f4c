"""The example caseload in a scratch folder, the installed program, and golden files."""

from __future__ import annotations

import gc
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from casemgr.days.calendar import Calendar
from casemgr.store.calendarfiles import calendar_of
from casemgr.store.studentfile import read_file
from inprocess import call_here

if sys.platform != "win32":
    import pty

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parent / "caseload"
GOLDEN = HERE / "golden"
PROGRAM = Path(sys.executable).parent / "casemgr"

Run = Callable[..., subprocess.CompletedProcess[str]]

# How long an example takes says how busy the machine is, not whether it is right.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

needs_unix = pytest.mark.skipif(
    sys.platform == "win32", reason="needs a Unix terminal, shell, signal, file mode, link or pipe"
)
needs_full_device = pytest.mark.skipif(
    not Path("/dev/full").exists(), reason="needs /dev/full, the full disk that only Linux has"
)


MANY_FILES = 2**31
"""The bytes that must be free in memory before the tests make their folders there."""


def pytest_configure() -> None:
    """The tests make some hundred thousand small files and wait for each to be on the disk: they go into memory where
    Linux has a place for files there with room to spare."""
    memory = Path("/dev/shm")
    if "TMPDIR" not in os.environ and memory.is_dir() and shutil.disk_usage(memory).free > MANY_FILES:
        os.environ["TMPDIR"] = str(memory)
        tempfile.tempdir = None


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: a test that waits for a program leaves its own to another."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_finish() -> None:
    """The thousands of tests themselves are no garbage: they are not looked through again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def each_text_read_once() -> Iterator[None]:
    """What the file of a student or a calendar says follows from its text alone. The example's files would be read some
    forty thousand times in this process; here each text is read once, and what a calendar counts is kept. A process of its
    own reads as ever."""
    with pytest.MonkeyPatch.context() as patch:
        read_once = lru_cache(maxsize=4096)(read_file)
        patch.setattr("casemgr.store.caseload.read_file", read_once)
        patch.setattr("casemgr.store.recordtext.read_file", read_once)
        patch.setattr("casemgr.store.calendarfiles.calendar_of", lru_cache(maxsize=1024)(calendar_of))
        patch.setattr(Calendar, "of", lru_cache(maxsize=1024)(Calendar.of))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write what is printed into tests/golden")


def call(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The program as a user runs it, in this process; nothing on standard input."""
    return call_here(words, cwd, surroundings(cwd, **environment))


def on_screen(*words: str, cwd: Path, width: int, lines: int = 24) -> str:
    """What the program prints on a terminal of this size, in this process, without its colors."""
    screen = {"COLUMNS": str(width), "LINES": str(lines), "TERM": "xterm-256color", "NO_COLOR": "1"}
    done = call_here(words, cwd, surroundings(cwd, **screen), on_a_terminal=True)
    assert done.returncode in (0, 1, 3), done.stderr
    return re.sub(r"\x1b\[[0-9;]*m", "", done.stdout)


def start(*words: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The same as a process of its own: the installed program."""
    return subprocess.run(
        [str(PROGRAM), *words],
        cwd=cwd,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        stdin=subprocess.DEVNULL,
        env=surroundings(cwd, **environment),
        check=False,
    )


def surroundings(home: Path, **environment: str) -> dict[str, str]:
    """The whole environment of a command: nothing of the person's who runs the tests but the programs on the path."""
    return {
        "COLUMNS": "80",
        "LC_ALL": "C.UTF-8",
        "PAGER": "cat",
        "PATH": os.environ["PATH"],
        "HOME": str(home),
        **(
            {"SYSTEMROOT": os.environ["SYSTEMROOT"]} if "SYSTEMROOT" in os.environ else {}
        ),  # Windows starts nothing without
        **environment,
    }


def on_a_terminal(folder: Path, *words: str, width: int, lines: int = 24, **more: str) -> str:
    """What the program prints when standard output is a terminal of this size; on it errors too."""
    main, side = pty.openpty()
    size = {"COLUMNS": str(width), "LINES": str(lines), "TERM": "xterm-256color"}
    settings = surroundings(folder, **{**size, **more})
    process = subprocess.Popen(
        [str(PROGRAM), *words], cwd=folder, stdout=side, stderr=side, stdin=side, env=settings
    )
    os.close(side)
    shown = b""
    while True:
        try:
            piece = os.read(main, 65536)
        except OSError:  # the other end is closed: all is read
            break
        if not piece:
            break
        shown += piece
    process.wait(60)
    os.close(main)
    return shown.decode("utf-8").replace("\r\n", "\n")


@pytest.fixture
def caseload(tmp_path: Path) -> Path:
    """A copy of the example caseload."""
    folder = tmp_path / "caseload"
    shutil.copytree(EXAMPLE, folder, ignore=shutil.ignore_patterns(".casemgr"))
    return folder


FEW = ("ana-r", "ben-k", "dmi-k", "eli-m", "gid-e", "hon-n", "jos-n", "luk-g", "mar-f", "oli-b")


@pytest.fixture
def few(caseload: Path) -> Path:
    """The same with ten students: enough where a test asks of every list what does not depend on how long it is."""
    return _only(caseload, FEW)


HANDFUL = ("ana-r", "hon-n", "nia-c", "pah-x")


@pytest.fixture
def handful(caseload: Path) -> Path:
    """The same with four students, where a process of its own reads them: their files are most of its work."""
    return _only(caseload, HANDFUL)


def _only(caseload: Path, students: Sequence[str]) -> Path:
    for path in (caseload / "students").iterdir():
        if path.stem not in students:
            path.unlink()
    return caseload


@pytest.fixture(scope="session")
def new_caseload(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `empty` is a copy of: made once, for many tests begin with it."""
    place = tmp_path_factory.mktemp("new")
    folder = place / "caseload"
    named = ("--district", "Fernbrook Unified", "--case-manager", "Dana Whitfield")
    made = call("init", str(folder), *named, cwd=place)
    assert made.returncode == 0, made.stderr
    settings = folder / "casemgr.yaml"
    schools = (
        "schools:\n- {name: Fernbrook Elementary, level: elementary}\n- {name: Fernbrook High, level: secondary}\n"
        "as_of: 2026-03-20\n"
    )
    settings.write_text(settings.read_text(encoding="utf-8") + schools, encoding="utf-8")
    for year in ("2025-26", "2026-27"):
        shutil.copy(HERE / "calendars" / f"redwood-city-{year}.yaml", folder / "calendars" / f"{year}.yaml")
    return folder


@pytest.fixture
def empty(tmp_path: Path, new_caseload: Path) -> Path:
    """A new caseload with two real calendars and no student, as of 2026-03-20."""
    return shutil.copytree(new_caseload, tmp_path / "caseload")


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """The program in the folder that holds `caseload`."""

    def run_here(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return call(*words, cwd=tmp_path, **environment)

    return run_here


WANTED = "if the change is one that you want, add --update-golden, then read git diff"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare text with a file of tests/golden, or write it there with --update-golden."""

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.exists(), f"tests/golden/{name} is not there yet: {WANTED}"
        assert path.read_text(encoding="utf-8") == text, f"tests/golden/{name}: {WANTED}"

    return compare
