"""Words typed without quotes, and names of commands, pages and letters cut short."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casemgr.cli.table import COMMANDS
from conftest import Run


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sent ben-k iep-copy --to Sam Lee", 'casemgr sent: put quotes around words that belong together: --to "Sam Lee"'),
        ("sent ben-k --to Sam Lee iep-copy", 'belong together: --to "Sam Lee"'),
        ("sent ben-k iep-copy --to=Sam Lee --on 11/2", 'belong together: --to "Sam Lee"'),
        ("sent ben-k iep-copy --note gave it to her", 'belong together: --note "gave it to her"'),
        ("sent --on 11/2 ben-k iep-copy Lee", "Lee: one word too many; it takes STUDENT [DOCUMENT]. Put quotes"),
        ("exit ben-k --force now", "now: one word too many; it takes STUDENT. Put quotes"),
        ("exit Ben Kim", 'like "Ben Kim".'),
        ("complaint ben-k due-process", "it takes STUDENT. Did you mean --kind due-process?"),
        ("removal ben-k bus", "it takes STUDENT. Did you mean --kind bus?"),
        ("list foo bar", "casemgr list: foo bar: 2 words too many; it takes options only."),
        ("answer-iep ben-k partly", "Did you mean --partly?"),
        ("consent ben-k refused", "Did you mean --refused?"),
        ("exit ben-k graduated", "Did you mean --reason graduated-diploma?"),
        ("exit ben-k moved", "Did you mean --reason moved-in-state or moved-out-of-state?"),
        ("due nobody", "nobody: one word too many; it takes options only."),
        ("week now", "casemgr week: now: one word too many; it takes options only."),
    ],
)  # fmt: skip
def test_words_that_no_argument_takes_say_where_the_quotes_belong(run: Run, typed: str, said: str) -> None:
    refused = run(*typed.split(" "))
    assert refused.returncode == 2
    assert said in refused.stderr
    assert "unexpected" not in refused.stderr


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("exit ben-k ana-r --on 11/2", "casemgr exit: it takes one student; run it once for each: casemgr exit ben-k … and casemgr exit ana-r …"),
        ("consent --on 11/2 ben-k Ana nia-c", "casemgr consent: it takes one student; run it once for each"),
        ("schedule-iep ben-k ana-r 12/4", "casemgr schedule-iep: it takes one student; run it once for each"),
        ("exit ben-k now", "now: one word too many"),
        ("due ben-k", "ben-k: one word too many; did you mean --student ben-k?"),
        ("exit Ben Kim", 'like "Ben Kim".'),
        ("sent ben-k iep-copy --to Ana Lee", 'belong together: --to "Ana Lee"'),
    ],
)  # fmt: skip
def test_a_second_student_is_no_second_half_of_a_name(
    caseload: Path, run: Run, typed: str, said: str
) -> None:
    refused = run(*typed.split(" "))
    assert refused.returncode == 2
    assert said in refused.stderr


def test_words_in_quotes_that_no_argument_takes_go_behind_an_option(run: Run) -> None:
    refused = run("parent-request", "ben-k", "an aide at recess")
    assert refused.returncode == 2
    assert (
        "Words like these go behind an option; `casemgr parent-request --help` lists the options."
        in refused.stderr
    )
    assert "quotes" not in refused.stderr


def test_no_command_has_words_for_them_of_another_kind(run: Run) -> None:
    """However many words a command takes: a list has none, and says so."""
    for name in ("why", "show", "due", "letter", "help", "year"):
        refused = run(name, "a", "b", "c", "d")
        assert (refused.returncode, "too many" in refused.stderr) == (2, True), refused.stderr


def test_help_comes_before_what_is_wrong_with_the_words(run: Run) -> None:
    assert "Usage: casemgr exit" in run("exit", "Ben", "Kim", "--help").stdout


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        ("help hold", 0, "Usage: casemgr hold-iep"),
        ("help count", 0, "Usage: casemgr count"),  # the command's own name, and the beginning of a page's
        ("help counti", 0, "calendar days"),
        ("help prog", 2, "Did you mean progress-due or progress-sent?"),
        ("help xyzzy", 2, "`casemgr help` lists them."),
        ("hold", 2, "casemgr hold-iep: Missing argument 'STUDENT'."),
        ("prog", 2, "casemgr prog: more than one command begins so: progress-due and progress-sent"),
        ("un", 2, "No such command 'un'"),  # two letters run nothing
        (
            "remove ben-k",
            2,
            "No such command 'remove'. Did you mean exit, undo or void?",
        ),
        ("Held ben-k", 2, "No such command 'Held'. Did you mean hold-iep?"),
        ("letter meeting ben-k", 0, "Meeting"),
        ("letter records ben-k", 2, "did you mean records-memo or records-checklist or records-cover"),
        ("letter time ben-k", 0, "CONFIDENTIAL"),
    ],
)
@pytest.mark.usefixtures("caseload")
def test_a_beginning_is_enough_where_it_means_only_one(run: Run, words: str, code: int, said: str) -> None:
    done = run(*words.split(" "))
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr


def test_a_whole_name_is_never_a_beginning(run: Run) -> None:
    """`sent` is a command, although others may begin so."""
    for name in [each for each in COMMANDS if any(o != each and o.startswith(each) for o in COMMANDS)]:
        assert f"Usage: casemgr {name} " in run("help", name).stdout
        assert f"Usage: casemgr {name} " in run(name, "--help").stdout


def test_no_help_has_the_signs_of_programmers(run: Run) -> None:
    """No types, no ranges of numbers, no brackets within brackets; what goes into a choice of two keeps its braces."""
    for name in COMMANDS:
        said = run("help", name).stdout
        usage = said.split("\n\n")[0]
        assert not re.search(r"<\w+|x[<>]=|\[\[", said), said
        assert "{" not in re.sub(r"\{[^{}]* \| [^{}]*\}", "", usage), usage
    assert run("help", "sent").stdout.startswith("Usage: casemgr sent [OPTIONS] STUDENT [DOCUMENT]\n")
    invited, _, _ = run("invite", "--help").stdout.partition("\n")
    # The dots of what may come several times are left out by the oldest typer.
    assert invited.removesuffix("...") == "Usage: casemgr invite [OPTIONS] STUDENT [ROLE[=NAME]]"
