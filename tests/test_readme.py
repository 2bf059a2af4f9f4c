"""README and the guide are run: every `$ casemgr …` block prints exactly what stands there, and every command is named."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from casemgr.cli.table import COMMANDS
from casemgr.store.guide import page, topics
from conftest import HERE, WANTED, Run, call, on_screen
from each import each

README = HERE.parent / "README.md"
GUIDE = HERE.parent / "src/casemgr/guide"
PAGES = [README, *(GUIDE / f"{topic}.md" for topic in topics())]
WITH_EXAMPLES = [each_page for each_page in PAGES if "```console" in each_page.read_text(encoding="utf-8")]
BLOCK = re.compile(r"```console\n\$ (casemgr(?:[^\n]*\\\n)*[^\n]*)\n(.*?)```", re.DOTALL)
MOST_LINES_OF_README = 170
A_COMMAND = re.compile(r"`casemgr(?: --[a-z-]+(?: [A-Z0-9][A-Z0-9-]*)?)* ([a-z][a-z-]*)")


def name_of(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize("path", WITH_EXAMPLES, ids=name_of)
def test_every_example_prints_what_stands_there(
    caseload: Path, run: Run, tmp_path: Path, request: pytest.FixtureRequest, path: Path
) -> None:
    """The blocks of a page are one story: they run in order on one copy of the example."""
    text = path.read_text(encoding="utf-8")
    printed: list[str] = []

    def play(match: re.Match[str]) -> str:
        done = call(*shlex.split(match[1].replace("\\\n", ""))[1:], cwd=tmp_path)
        assert done.returncode == 0, f"{match[1]}: {done.stderr}"
        printed.append(match[1])
        return f"```console\n$ {match[1]}\n{done.stdout}```"

    now = BLOCK.sub(play, text)
    assert printed
    if request.config.getoption("--update-golden"):
        path.write_text(now, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == now, f"{path.name}: {WANTED}"


@each(COMMANDS)
def test_every_command_is_in_the_guide_and_has_help_with_an_example(name: str, tmp_path: Path) -> None:
    listed = f"`{name}`" in (GUIDE / "commands.md").read_text(encoding="utf-8")
    assert listed, f"write `{name}` into the table of src/casemgr/guide/commands.md"
    done = call(name, "--help", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert COMMANDS[name].summary in " ".join(done.stdout.split())
    assert f"`casemgr {name}" in " ".join(done.stdout.split())
    assert all(len(line) <= 80 for line in done.stdout.splitlines())


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_a_page_names_only_what_there_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for _, output in BLOCK.findall(text):
        assert all(len(line) <= 130 for line in output.splitlines())
    assert {*A_COMMAND.findall(text)} - {*COMMANDS} == set()
    for topic in re.findall(r"casemgr help ([a-z-]+)", text):
        assert topic in (*topics(), *COMMANDS)
    for target in re.findall(r"\]\(([^)#:]+)\)", text):
        assert (path.parent / target).exists(), target


def test_readme_names_every_page_of_the_guide() -> None:
    named = re.findall(r"\]\(src/casemgr/guide/([a-z-]+)\.md\)", README.read_text(encoding="utf-8"))
    assert sorted(named) == sorted({*topics()} - {"completion"})  # README says itself how to install that


def test_readme_is_short_enough_to_be_read() -> None:
    assert len(README.read_text(encoding="utf-8").splitlines()) <= MOST_LINES_OF_README


@pytest.mark.parametrize("topic", topics())
def test_help_prints_the_page(topic: str, tmp_path: Path) -> None:
    done = call("help", topic, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, (GUIDE / f"{topic}.md").read_text(encoding="utf-8"))
    assert topic in call("help", cwd=tmp_path).stdout


def test_help_on_a_terminal_draws_the_page(tmp_path: Path) -> None:
    page = on_screen("help", "counting", cwd=tmp_path, width=80)
    assert "How days are counted" in page
    assert "```" not in page
    assert "|---" not in page
    assert all(len(line) <= 80 for line in page.splitlines() if "·" not in line)


@pytest.mark.parametrize("width", [80, 100])
def test_a_page_of_the_guide_shows_its_examples_as_they_are_printed(tmp_path: Path, width: int) -> None:
    for topic in topics():
        shown = [line.strip() for line in on_screen("help", topic, cwd=tmp_path, width=width).splitlines()]
        assert all(len(line) <= width for line in shown)
        examples = "".join(re.findall(r"```\w*\n(.*?)```", page(topic), re.DOTALL))
        whole = [line.strip() for line in examples.splitlines() if len(line) <= width - 4]
        assert [line for line in whole if line not in shown] == [], topic
