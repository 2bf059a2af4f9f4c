"""Which options go with which."""

from __future__ import annotations

import pytest

from casemgr.casefile.optionwords import contradict, needs, said_once
from casemgr.errors import UsageError


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"--except": None, "--school": None}, None),
        ({"--except": [], "--school": "", "--from": False, "--to": ()}, None),
        ({"--except": ["ana-r"], "--school": "High"}, "--except goes with --all"),
        ({"--except": None, "--within": 0}, "--within goes with --all"),
        ({"--team-insists": True}, "--team-insists goes with --all"),
    ],
)
def test_an_option_that_needs_another(options: dict[str, object], named: str | None) -> None:
    if named is None:
        needs("--all", options)
        return
    with pytest.raises(UsageError) as refused:
        needs("--all", options)
    assert str(refused.value) == named


def test_why_it_needs_the_other_is_said_behind() -> None:
    with pytest.raises(UsageError, match=r"^--expected goes with --undecided: it is a day$"):
        needs("--undecided", {"--expected": "6/3"}, "it is a day")


def test_options_that_contradict_each_other() -> None:
    contradict({"--complete": True, "--missing": None})
    with pytest.raises(UsageError, match=r"^--complete and --missing contradict each other; say one$"):
        contradict({"--complete": True, "--missing": ["help"]}, "; say one")


def test_a_word_is_said_with_one_option() -> None:
    said_once({"--element": {"help": "a"}, "--missing": ("reasons",)})
    with pytest.raises(UsageError, match=r"^goals, help: say --element or --missing, not both$"):
        said_once({"--element": {"help": "a", "goals": "b"}, "--missing": ("goals", "help", "reasons")})
