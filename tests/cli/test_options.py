"""Every option of every command: what is typed twice is kept twice, or refused; nothing is dropped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS
from casemgr.errors import UsageError
from conftest import Run
from each import each

COMMAND = {name: load(name) for name in COMMANDS}


@each(COMMAND)
def test_an_option_given_twice_keeps_both_values_or_is_refused(name: str) -> None:
    for option in COMMAND[name].params:
        if option.param_type_name == "option":
            _keeps_both_or_refuses(name, option)


def _keeps_both_or_refuses(name: str, option: Any) -> None:
    word = option.opts[-1]
    words = [word, word] if option.is_flag else [word, "7", word, "8"]
    if option.multiple:
        context = COMMAND[name].make_context(name, words, resilient_parsing=True)
        assert [*context.params[option.name]] == ["7", "8"], word
        return
    with pytest.raises(UsageError, match=f"^{name}: {word} is given 2 times; give it once$"):
        COMMAND[name].make_context(name, words)


@pytest.mark.parametrize("option", ["--caseload", "--as-of"])
def test_a_global_option_given_twice_is_refused(caseload: Path, run: Run, option: str) -> None:
    done = run(option, "today", option, "yesterday", "today")
    assert (done.returncode, done.stderr) == (2, f"casemgr: {option} is given 2 times; give it once\n")


def test_the_same_value_in_two_ways_is_given_twice(caseload: Path, run: Run) -> None:
    assert "-o is given 2 times" not in run("due", "--format=json").stderr
    assert "--format is given 2 times" in run("due", "--format=json", "--format", "csv").stderr
    assert "--output is given 2 times" in run("due", "-oa.csv", "--output", "b.csv").stderr


def test_every_provider_and_every_area_typed_is_on_file(caseload: Path, run: Run) -> None:
    done = run(
        *("edit", "ana-r", "--provider", "Ingrid Sato=speech", "--provider", "Pat Okafor=SAI"),
        *("--suspected", "autism", "--suspected", "OHI"),
    )
    assert done.returncode == 0, done.stderr
    head = (caseload / "students/ana-r.yaml").read_text(encoding="utf-8")
    for word in ("Ingrid Sato", "speech", "Pat Okafor", "SAI", "autism", "other-health-impairment"):
        assert word in head


@pytest.mark.parametrize(
    "words",
    [
        ("--provider", "Ingrid Sato=speech", "--provider", "Ingrid Sato=SAI"),
        ("--provider", "Ingrid Sato", "--provider", "ingrid sato"),
        ("--suspected", "autism", "--suspected", "Autism"),
    ],
)
def test_two_values_for_one_thing_are_refused(caseload: Path, run: Run, words: tuple[str, ...]) -> None:
    before = (caseload / "students/ana-r.yaml").read_bytes()
    assert run("edit", "ana-r", *words).returncode == 2
    assert (caseload / "students/ana-r.yaml").read_bytes() == before


def test_what_is_left_out_is_asked_for_and_no_defect(handful: Path, run: Run) -> None:
    """Every command without a word behind it, and with a student alone."""
    missing = []
    for command in COMMANDS:
        for words in ([command], [command, "ana-r", "--dry-run"]):
            done = run(*words)
            assert "a defect in the program" not in done.stderr, words
            missing += [command] * ("Missing argument" in done.stderr)
    assert {"show", "why", "consent", "schedule-iep", "excuse", "move", "undo"} <= {*missing}
