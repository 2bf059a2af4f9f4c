"""`casemgr help WORD`: what belongs to a word of the field."""

import pytest

from casemgr.casefile.vocabulary import DOCUMENTS
from casemgr.cli.table import COMMANDS
from casemgr.cli.table.said_for import said_for
from casemgr.cli.table.topics import LINES, TOPICS, topic_of
from casemgr.paper.letters.catalogue import Catalogue
from casemgr.store.guide import topics
from casemgr.store.letterfiles import read_letters
from conftest import Run
from outcome import ok

TYPED = sorted({typed for topic in TOPICS for typed in topic.typed})


def test_every_word_belongs_to_one_topic_and_every_page_is_there() -> None:
    words = [word for topic in TOPICS for word in topic.words.split()]
    assert not {word for word in words if words.count(word) > 1}
    assert all(
        topic_of(word.upper() + "s") == topic_of(word) for word in words if len(word) > 3 and word[-1] != "s"
    )
    assert not {topic.page for topic in TOPICS} - {"", *topics()}
    assert all(len(set(topic.typed)) == len(topic.typed) > 1 for topic in TOPICS)
    assert not LINES.keys() - {*TYPED}


@pytest.mark.parametrize("typed", TYPED)
def test_every_line_names_a_command_and_what_it_knows(typed: str) -> None:
    name, *behind = typed.split()
    assert name in COMMANDS
    assert (typed in LINES) == bool(behind)
    if name == "letter" and behind:
        assert behind[0] in Catalogue(read_letters(None)).kinds
    if name == "sent" and behind:
        assert behind[1] in DOCUMENTS


@pytest.mark.parametrize(
    ("word", "first", "then"),
    [
        ("suspension", "removal", "mdr"),
        ("Progress Reports", "progress-due", "progress-sent"),
        ("report card", "provider-reported", "progress-sent"),
        ("transfer", "transfer-in", "records-received"),
        ("records", "records-request", "records-provided"),
        ("triennial", "triennials", "plan-triennial"),
        ("transition", "iep-includes", "exit"),
        ("evaluation", "assessment-plan", "assessor-reported"),
        ("absences", "letter excusal", "excuse"),
        ("goal", "progress-due", "progress-sent"),
        ("delete", "undo", "void"),
        ("create", "init", "add"),  # only among the words typed for a command
    ],
)
def test_a_word_shows_its_commands_with_a_line_each(run: Run, word: str, first: str, then: str) -> None:
    said = ok(run, "help", word)
    assert said.startswith(f"Commands for “{word}”:\n")
    assert -1 < said.find(f"\n  {first} ") < said.find(f"\n  {then} ")
    assert "Usage:" not in said
    assert said.endswith(".\n")


def test_the_help_of_a_command_that_is_a_word_too_shows_both(run: Run) -> None:
    said = ok(run, "help", "consent")
    assert said.startswith("Usage: casemgr consent ")
    assert said.index("\nCommands for “consent”:\n  assessment-plan ") < said.index("\n  revoke-consent ")
    assert ok(run, "help", "hold") == ok(run, "hold-iep", "--help")


def test_a_slip_in_such_a_word_is_asked_about(run: Run) -> None:
    refused = run("help", "suspenson")
    assert refused.returncode == 2
    assert "Did you mean suspension?" in refused.stderr


def test_no_word_typed_for_a_command_is_answered_with_a_refusal(run: Run) -> None:
    for word in ("request", "sign", "goals", "expelled"):
        assert said_for(word)
        assert ok(run, "help", word)


def test_the_list_of_pages_says_that_words_work_too(run: Run) -> None:
    assert ok(run, "help").endswith("as casemgr help WORD: suspension, records, transfer …\n")
