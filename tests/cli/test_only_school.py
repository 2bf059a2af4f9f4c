"""The school of a new student where the settings name only one: taken, and said."""

from __future__ import annotations

from pathlib import Path

import pytest

from conftest import Run

NEW = ("--name", "Eva Lopez", "--born", "2016-05-14", "--grade", "4")
COMMANDS = [
    ("add", "eva-l", *NEW, "--last-annual", "2026-02-10"),
    ("refer", "eva-l", *NEW, "--by", "parent", "--area", "SLD"),
    ("transfer-in", "eva-l", *NEW, "--from", "Lakeside Unified", "--other-selpa"),
]
TWO = "schools: [{name: Oak High, level: secondary}, {name: Elm, level: elementary}]\n"
ONE = "schools: [{name: Oak Elementary, level: elementary}]\n"


def settings(folder: Path, schools: str) -> None:
    path = folder / "casemgr.yaml"
    text = path.read_text(encoding="utf-8")
    own = text.index("\nschools:")
    path.write_text(f"{text[:own]}\n{schools}", encoding="utf-8")


@pytest.mark.parametrize("words", COMMANDS)
def test_the_only_school_is_taken_and_said(empty: Path, run: Run, words: tuple[str, ...]) -> None:
    settings(empty, ONE)
    done = run(*words)
    assert done.returncode == 0, done.stderr
    assert "School: Oak Elementary, the only one in casemgr.yaml" in done.stdout
    assert "Oak Elementary" in run("show", "eva-l").stdout


@pytest.mark.parametrize("words", COMMANDS)
def test_one_that_was_said_counts(empty: Path, run: Run, words: tuple[str, ...]) -> None:
    settings(empty, ONE)
    done = run(*words, "--school", "Elm Elementary", "--force")
    assert done.returncode == 0, done.stderr
    assert "the only one" not in done.stdout
    assert "Elm Elementary" in run("show", "eva-l").stdout


@pytest.mark.parametrize("words", COMMANDS)
@pytest.mark.parametrize("schools", ["", TWO])
def test_of_several_or_none_it_must_be_said(
    empty: Path, run: Run, words: tuple[str, ...], schools: str
) -> None:
    settings(empty, schools)
    done = run(*words)
    assert (done.returncode, "a new student needs --school" in done.stderr) == (2, True)
