"""A word in capitals that a suggested command shows in place of what only a person knows is never recorded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casemgr.cli.loading.arguments import SUGGESTED
from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS
from conftest import Run
from support import shipped_law

PLACE = re.compile(r"[A-Z][A-Z_]+")
NOT_OURS = {"ID", "HEADER"}
"""An id is never in capitals, and is refused as unknown; a header is the word of another program's table."""


def test_every_place_of_a_rule_s_next_command_is_known() -> None:
    places = {place for rule in shipped_law().rules for place in PLACE.findall(rule.next)}
    assert "WHO" in places
    assert places <= set(SUGGESTED)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_place_in_a_command_s_help_is_refused(run: Run, name: str) -> None:
    command = load(name)
    for param in command.params:
        option = [param.opts[-1]] if param.param_type_name == "option" else []
        for place in set(PLACE.findall(param.metavar or "")) - NOT_OURS:
            done = run(name, *option, place)
            assert done.returncode == 2
            assert f"{place} only shows where something goes: type " in done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["sent", "lei-a", "iep-copy-staff", "--to", "WHO"],
            "WHO only shows where something goes: type a name",
        ),
        (["sent", "lei-a", "iep-copy-staff", "--to=NAME"], "type a name"),
        (["provider-reported", "sio-o", "NAME"], "type a name"),
        (["develop-plan", "ana-r", "--area", "SLD=ASSESSOR"], "ASSESSOR only"),
        (["develop-plan", "ana-r", "--area", "SLD=NAME"], "NAME only"),
        (["mdr", "ana-r", "--held", "DATE"], "type a day, like 9/14"),
        (["add", "cle-m", "--name", "Cleo Moss", "--contact", "NAME, mother"], "type a name"),
        (["why", "STUDENT", "initial-iep"], "STUDENT only shows"),
    ],
)
def test_it_is_refused_wherever_it_is_typed(caseload: Path, run: Run, words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in caseload.rglob("*.yaml")}
    done = run(*words)
    assert done.returncode == 2
    assert said in done.stderr
    assert done.stderr.count("\n") == 1
    assert {path: path.read_bytes() for path in caseload.rglob("*.yaml")} == before


@pytest.mark.parametrize(
    "words",
    [
        ["sent", "ana-r", "safeguards", "--to", "JO", "--dry-run"],
        ["sent", "ana-r", "safeguards", "--note", "WHO sent a form; the DATE is on it", "--dry-run"],
        ["done", "SLD", "form", "--help"],
        ["count", "initial-iep", "--from", "9/14"],
        ["sent", "lei-a", "--to", "WHO", "--help"],
    ],
)
def test_other_words_go_through(caseload: Path, run: Run, words: list[str]) -> None:
    done = run(*words)
    assert done.returncode == 0, done.stderr


def test_capitals_that_are_areas_go_through(caseload: Path, run: Run) -> None:
    done = run("develop-plan", "ana-r", "--area", "SLD=Joan Pruitt", "--area", "OT", "--dry-run")
    assert "only shows" not in done.stderr


def test_a_column_may_be_called_name(caseload: Path, run: Run) -> None:
    (caseload.parent / "list.csv").write_text("NAME,DATE\nCleo Moss,2026-09-14\n", encoding="utf-8")
    done = run("import", "list.csv", "--column", "name=NAME", "--dry-run")
    assert "only shows" not in done.stderr
