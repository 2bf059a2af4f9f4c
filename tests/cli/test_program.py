"""The program as a whole: started either way, its version, its manners on a terminal and in a pipe."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from casemgr import __version__
from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS
from casemgr.docket.next_steps import GOES_ROUND
from conftest import PROGRAM, Run, needs_unix, on_a_terminal, on_screen, start


@pytest.mark.process
def test_python_m_casemgr_is_the_same_program(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "casemgr", "--version"], capture_output=True, text=True, check=True
    )
    assert done.stdout == start("--version", cwd=tmp_path).stdout == f"casemgr {__version__}\n"


@needs_unix
@pytest.mark.process
def test_a_table_on_a_terminal_fits_it_and_cuts_no_date(caseload: Path) -> None:
    due = ("due", "--within", "60")
    screens = [on_screen(*due, cwd=caseload.parent, width=width) for width in (60, 80, 120, 200)]
    for shown in (on_a_terminal(caseload.parent, *due, width=60), *screens):
        assert "Thu 10/15" in shown
        assert "10/1…" not in shown
        assert "open since 10/15" in shown


@needs_unix
@pytest.mark.process
def test_color_is_for_terminals_and_goes_with_no_color(handful: Path, run: Run) -> None:
    assert "\x1b[" in on_a_terminal(handful.parent, "today", width=80)
    assert "\x1b" not in run("today", FORCE_COLOR="").stdout


@needs_unix
@pytest.mark.process
def test_a_reader_that_leaves_early_is_no_error(few: Path) -> None:
    command = f"{PROGRAM} --caseload {few} due | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Deadlines as of")
    assert "Traceback" not in done.stderr


@pytest.mark.process
def test_commands_work_from_a_sub_folder_and_a_path_with_spaces(handful: Path, tmp_path: Path) -> None:
    moved = tmp_path / "Año 26–27" / "my caseload"
    moved.parent.mkdir()
    handful.rename(moved)
    done = subprocess.run(
        [str(PROGRAM), "today"], cwd=moved / "students", capture_output=True, text=True, check=True
    )
    assert done.stdout.startswith("Mon 11/23 · ")


@pytest.mark.process
def test_the_lists_need_no_holiday_package(handful: Path) -> None:
    """Starting it would cost more than all the rest; the reviewed table stands in for it."""
    script = (
        "import sys; sys.argv = ['casemgr', 'due']\nimport casemgr.cli\ncasemgr.cli._run()\n"
        "sys.exit('holidays' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=handful, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.process
@pytest.mark.parametrize(
    ("words", "unneeded"),
    [
        (["--help"], ["pydantic", "casemgr.casefile", "casemgr.cli.declared.builder"]),
        (["due", "--help"], ["pydantic", "casemgr.casefile.events", "casemgr.docket", "yaml"]),
        (["consent", "--help"], ["casemgr.casefile.events", "casemgr.docket", "casemgr.store", "yaml"]),
        (["note", "--help"], ["casemgr.docket", "casemgr.store", "yaml"]),
    ],
)
def test_help_loads_no_more_than_it_says(handful: Path, words: list[str], unneeded: list[str]) -> None:
    script = (
        f"import sys; sys.argv = ['casemgr', *{words}]\nimport casemgr.cli\ncasemgr.cli._run()\n"
        f"sys.exit(', '.join(set({unneeded}) & sys.modules.keys()) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=handful, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.process
def test_no_help_of_a_command_that_decides_loads_the_events(tmp_path: Path) -> None:
    """They are a third of what a start costs. A command that only records one event has its options from them."""
    script = (
        "import sys\nfrom casemgr.cli.loading.command import load\nfrom casemgr.cli.table import COMMANDS\n"
        "from casemgr.cli.table.row import Records\n"
        "deciding = [name for name, row in COMMANDS.items() if not isinstance(row, Records)]\n"
        "loading = [n for n in deciding if load(n).params is None or 'casemgr.casefile.events' in sys.modules]\n"
        "sys.exit(', '.join(loading[:1]) or len(deciding) < 40)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_day_that_may_be_of_two_years_is_no_day_to_look_from(caseload: Path, run: Run) -> None:
    """It would be recorded as of last year."""
    coming = date.today() + timedelta(days=30)  # noqa: DTZ011 - a person's calendar date
    asked = run("--as-of", f"{coming.month}/{coming.day}", "today")
    assert (asked.returncode, str(coming) in asked.stderr) == (2, True), asked.stderr
    assert run("--as-of", str(coming), "today").returncode == 0


def test_the_commands_that_go_round_have_an_option_for_everyone() -> None:
    for name in GOES_ROUND:
        assert COMMANDS[name].round, name
        assert any("--all" in param.opts for param in load(name).params), name
