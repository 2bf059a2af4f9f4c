"""README is run: every `$ casemgr …` block prints exactly what stands there, and every command is named."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from casemgr.cli.table import COMMANDS
from conftest import HERE, Run, call

README = HERE.parent / "README.md"
BLOCK = re.compile(r"```console\n\$ (casemgr(?:[^\n]*\\\n)*[^\n]*)\n(.*?)```", re.DOTALL)


def test_every_example_prints_what_stands_there(
    caseload: Path, run: Run, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """The blocks are one story: they run in order on one copy of the example."""
    text = README.read_text(encoding="utf-8")
    printed: list[str] = []

    def play(match: re.Match[str]) -> str:
        done = call(*shlex.split(match[1].replace("\\\n", ""))[1:], cwd=tmp_path)
        assert done.returncode == 0, f"{match[1]}: {done.stderr}"
        printed.append(match[1])
        return f"```console\n$ {match[1]}\n{done.stdout}```"

    now = BLOCK.sub(play, text)
    assert len(printed) >= 10
    if request.config.getoption("--update-golden"):
        README.write_text(now, encoding="utf-8")
    assert README.read_text(encoding="utf-8") == now


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_readme_and_has_help_with_an_example(name: str, tmp_path: Path) -> None:
    assert f"`{name}`" in README.read_text(encoding="utf-8")
    done = call(name, "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert COMMANDS[name].summary in " ".join(done.stdout.split())
    assert f"`casemgr {name}" in " ".join(done.stdout.split())
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


def test_no_line_of_an_example_is_wider_than_a_page() -> None:
    for _, output in BLOCK.findall(README.read_text(encoding="utf-8")):
        assert all(len(line) <= 130 for line in output.splitlines())
