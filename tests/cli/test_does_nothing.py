"""An option that would do nothing is refused: one of a recording where a command lists, one of a list where it records."""

from __future__ import annotations

import pytest

from casemgr.cli.loading.command import OnceEach, load
from casemgr.cli.table import COMMANDS
from casemgr.errors import Refused
from conftest import Run

SHOWS = {
    "invite": "invite ana-r",
    "sent": "sent ana-r",
    "supplies": "supplies",
    "collect": "collect gid-e --checklist",
    "access-log": "access-log ana-r",
    "late": "late",
}
RECORDS = {
    "invite": "invite ana-r slp",
    "sent": "sent ana-r safeguards",
    "supplies": "supplies allocate 50",
    "collect": "collect gid-e folder --asked",
    "access-log": "access-log ana-r --who Clinic --why asked",
    "late": "late nia-c annual-review --code 20 --why away",
}
OTHERS = {"start-year", "letter"}
"""They show what they would record, or print it."""
OF_A_RECORDING = ("--on 11/20", "--by Dana", "--note words", "--force", "--yes", "--dry-run", "--full")
OF_A_LIST = ("--format json", "-o list.csv")


def options_of(command: str) -> set[str]:
    return {word for param in load(command).params for word in param.opts}


BOTH = {name for name in COMMANDS if {"--format", "--dry-run"} <= options_of(name)}


def test_every_command_that_lists_and_records_is_tried() -> None:
    assert BOTH - OTHERS == SHOWS.keys() == RECORDS.keys()


@pytest.mark.parametrize("command", SHOWS)
@pytest.mark.parametrize("option", OF_A_RECORDING)
def test_a_list_takes_no_option_of_a_recording(caseload: object, run: Run, command: str, option: str) -> None:
    name = option.split(maxsplit=1)[0]
    if name in options_of(command):
        done = run(*SHOWS[command].split(), *option.split())
        assert (done.returncode, f"{name} goes with" in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize("command", RECORDS)
@pytest.mark.parametrize("option", OF_A_LIST)
def test_a_recording_takes_no_option_of_a_list(caseload: object, run: Run, command: str, option: str) -> None:
    done = run(*RECORDS[command].split(), *option.split())
    assert (done.returncode, f"{option.split(maxsplit=1)[0]} goes with" in done.stderr) == (2, True), (
        done.stderr
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("sent ben-k draft-iep --meeting 12/9", "--meeting goes with meeting-notice"),
        ("sent ben-k --method mail", "--method goes with DOCUMENT"),
        ("sent ben-k --proof receipt", "--proof goes with DOCUMENT"),
        ("supplies --what paper", "--what goes with a STEP"),
        ("supplies allocate 50 --what paper", "--what goes with request"),
        (
            "supplies request 50 --what paper --cost 9",
            "--cost goes with approved, refused, ordered, received",
        ),
        ("supplies request 50 --what paper --year 2026-27", "--year goes with allocate and the list"),
        ("late nia-c annual-review --code 20 --why away --all", "--all goes with the list"),
        ("late nia-c annual-review --code 20 --why away --school High", "--school goes with the list"),
    ],
)
def test_an_option_of_another_form_of_the_command(caseload: object, run: Run, words: str, said: str) -> None:
    done = run(*words.split())
    assert (done.returncode, said in done.stderr) == (2, True), done.stderr


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_names_a_way_out_that_it_has_not(name: str) -> None:
    """What is refused inside of a command ends with "add --force": said only by those that take it."""

    def refuses() -> None:
        raise Refused("it is so", may_be_forced=True)

    force = [param for param in load(name).params if param.name == "force"]
    command = OnceEach(name, callback=lambda **_: refuses(), params=force)
    with pytest.raises(Refused) as refused:
        command.invoke(command.make_context(name, []))
    assert ("add --force" in str(refused.value)) is ("--force" in options_of(name))


WITHOUT_FORCE = (
    "closure 2026-12-31 --reason snow",
    "start-year 2030-31 --open",
)


@pytest.mark.parametrize("words", WITHOUT_FORCE)
def test_what_they_refuse_says_nothing_of_it(caseload: object, run: Run, words: str) -> None:
    done = run(*words.split())
    assert (done.returncode != 0, "--force" in done.stderr) == (True, False), done.stderr
