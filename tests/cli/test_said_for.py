"""What people type for a command that has another name."""

import pytest

from casemgr.cli.loading.command import command_meant
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.said_for import _WORDS, said_for
from casemgr.errors import UsageError


def test_every_word_is_for_a_command_and_is_none_itself() -> None:
    assert not _WORDS.keys() - COMMANDS.keys()
    words = {word for said in _WORDS.values() for word in said.split()}
    assert all(word.isalnum() and word == word.lower() for word in words)
    found = {word: _meant(word) for word in words}
    assert not {word: name for word, name in found.items() if name in COMMANDS}, "these run a command already"


def _meant(word: str) -> str:
    try:
        return command_meant(word)
    except UsageError:
        return ""


@pytest.mark.parametrize(
    ("typed", "commands"),
    [
        ("suspend", ["removal"]),
        ("Suspension", ["removal"]),
        ("expelled", ["removal", "mdr"]),
        ("new-student", ["refer", "transfer-in", "add"]),
        ("delete", ["undo", "void"]),
        ("IEE", ["independent-request"]),
        ("hand off", ["hand-off"]),
        ("zzz", []),
    ],
)
def test_a_word_is_meant_for_these(typed: str, commands: list[str]) -> None:
    assert said_for(typed) == commands


def test_a_command_by_another_name_runs_nothing_and_names_the_one_that_is_meant() -> None:
    with pytest.raises(UsageError, match=r"No such command 'expelled'\. Did you mean removal or mdr\?"):
        command_meant("expelled")
    assert command_meant("consnt") == "consnt", "a slip is left to the list of names"
