"""A slip in somebody's name is asked about by every command that records one, in each of its options."""

from __future__ import annotations

import re
import shlex
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casemgr.cli.loading.command import load
from casemgr.cli.table import COMMANDS
from conftest import Run
from outcome import data, ok

OTHER_NAMES = {"--school", "--from-school", "--track", "--preferred", "--set", "--element", "--holiday", "--break", "--staff-day"}  # fmt: skip
"""Options whose NAME is no person's."""
FINDS = {"--case-manager", "--person", "--from", "--left", "--all-due", "--source", "--member", "--teacher"}
"""Those that find somebody on file to list or print, and refuse what is none of them."""
RECORDS = {
    ("refer", "--case-manager"), ("transfer-in", "--case-manager"), ("add", "--case-manager"),
    ("transfer-in", "--teacher"), ("add", "--teacher"), ("edit", "--teacher"), ("excuse", "--member"),
}  # fmt: skip
"""But for these, which record the name."""
NEW = "cle-m --name 'Cleo Mann' --born 2017-01-01 --grade 4 --school 'Fernbrook Elementary'"
PEOPLE_OF_A_NEW_STUDENT = {
    command: {"--contact"} for command in ("refer", "early-start", "transfer-in", "add")
}
"""Nobody is on file yet whom a contact's name could be a slip for."""
CASES = {
    ("assign", "name"): "assign ben-k 'Helen Osie'",
    ("assign", "--to"): "assign --all --from 'Dana Whitfield' --to 'Helen Osie'",
    ("refer", "--case-manager"): f"refer {NEW} --case-manager 'Helen Osie'",
    ("transfer-in", "--case-manager"): f"transfer-in {NEW} --from Lakeside --case-manager 'Helen Osie'",
    ("transfer-in", "--provider"): f"transfer-in {NEW} --from Lakeside --provider 'Helen Osie=health'",
    ("transfer-in", "--teacher"): f"transfer-in {NEW} --from Lakeside --teacher 'Helen Osie'",
    ("add", "--case-manager"): f"add {NEW} --case-manager 'Helen Osie'",
    ("add", "--provider"): f"add {NEW} --provider 'Helen Osie=health'",
    ("add", "--teacher"): f"add {NEW} --teacher 'Helen Osie'",
    ("notify", "--to"): "notify ana-r referral --to 'Helen Osie'",
    ("develop-plan", "--area"): "develop-plan ben-k --purpose triennial --area 'health=Helen Osie'",
    ("develop-plan", "--staff"): "develop-plan ben-k --purpose triennial --staff 'Helen Osie'",
    ("assessment-plan", "--area"): "assessment-plan ben-k --purpose triennial --area 'health=Helen Osie'",
    ("consult", "--with"): "consult ben-k written-notice --with 'Helen Osie'",
    ("invite", "members"): "invite ben-k 'school-nurse=Helen Osie'",
    ("sent", "--to"): "sent ben-k iep-copy-staff --to 'Helen Osie'",
    ("excuse", "--member"): "excuse ben-k school-nurse --agreed 11/20 --member 'Helen Osie'",
    ("draft", "--owner"): "draft ben-k goals --owner 'Helen Osie' --asked",
    ("hold-iep", "--chair"): "hold-iep ben-k --purpose annual --outcome completed --chair 'Helen Osie'",
    ("hold-iep", "--present"): "hold-iep ben-k --purpose annual --outcome completed --present 'Helen Osie'",
    ("surrogate", "name"): "surrogate ben-k 'Helen Osie'",
    ("service", "--provider"): "service ben-k health --starts 2026-12-07 --provider 'Helen Osie'",
    ("review-with", "--staff"): "review-with ben-k --staff 'Helen Osie'",
    ("provider-reported", "provider"): "provider-reported ben-k 'Helen Osie'",
    ("access-log", "--who"): "access-log ben-k --who 'Helen Osie' --why asked",
    ("hand-off", "--to"): "hand-off ben-k --to 'Helen Osie'",
    ("contact", "--with"): "contact ben-k --with 'Helen Osie' --how telephone --result called",
    ("edit", "--contact"): "edit ben-k --contact 'Helen Osie, aunt'",
    ("edit", "--contact-name"): "edit ben-k --contact Grace --contact-name 'Helen Osie'",
    ("edit", "--followed-by"): "edit ben-k --left 'Dana Whitfield' --followed-by 'Helen Osie'",
    ("edit", "--provider"): "edit ben-k --provider 'Helen Osie=health'",
    ("edit", "--teacher"): "edit ben-k --teacher 'Helen Osie'",
}  # fmt: skip
"""A slip for the nurse in each option and argument that takes a name."""


@cache
def _recording() -> dict[str, list[Any]]:
    """The parameters of each command that records."""
    every = {name: load(name).params for name in COMMANDS}
    return {name: params for name, params in every.items() if any(p.name == "dry_run" for p in params)}


def _taking_a_name() -> set[tuple[str, str]]:
    found = set()
    for command, params in _recording().items():
        for param in params:
            word = param.opts[0]
            kind = getattr(param, "metavar", None) or ""
            takes_one = re.search(r"\b(NAME|WHO|ASSESSOR|PROVIDER)\b", kind)
            if not takes_one or word in OTHER_NAMES or word == "--by" or command in ("letter", "import"):
                continue
            finds = word in FINDS and (command, word) not in RECORDS
            if not finds and word not in PEOPLE_OF_A_NEW_STUDENT.get(command, ()):
                found.add((command, word))
    return found


def test_each_option_that_takes_a_name_is_tried() -> None:
    said_in_a_list = {("records-provided", "--to"), ("service", "name")}  # a party; the service's own name
    assert _taking_a_name() - said_in_a_list == CASES.keys()


@pytest.mark.parametrize("typed", CASES.values(), ids=lambda typed: " ".join(typed.split()[:1]))
def test_a_slip_is_asked_about_and_may_be_insisted_on(caseload: Path, run: Run, typed: str) -> None:
    words = shlex.split(typed)
    done = run(*words)
    assert done.returncode == 3, done.stdout + done.stderr
    assert (
        "nobody on file is called Helen Osie; did you mean Helen Osei? If this is correct, add --force"
        in done.stderr
    )
    insisted = run(*words, "--force", *(["--yes"] if "--all" in words else []))
    assert insisted.returncode == 0, insisted.stderr
    written = (caseload / "students").glob("*.yaml")
    assert any("Helen Osie" in file.read_text("utf-8") for file in written)


BY = [name for name, params in _recording().items() if any("--by" in p.opts for p in params)]


def _examples(command: str) -> list[list[str]]:
    """The examples in the help of a command, without who did it."""
    said = re.findall(rf"`casemgr ({command}[^`]*)`", " ".join(load(command).help.split()))
    found = [shlex.split(each) for each in said]
    return [words[: words.index("--by")] if "--by" in words else words for words in found]


def test_who_did_it_is_asked_about_by_every_command(caseload: Path, run: Run) -> None:
    """Of some the example does not fit the file of today, which is said first: none records the slip."""
    asked = set()
    for command in BY:
        for words in _examples(command):
            done = run(*words, "--by", "Dana Whitfeld", "--dry-run")
            assert "Dry run" not in done.stdout, (words, done.stdout)
            if "did you mean Dana Whitfield?" in done.stderr:
                asked.add(command)
    assert len(asked) > len(BY) / 2, sorted({*BY} - asked)


def test_a_name_insisted_on_is_not_asked_about_again(caseload: Path, run: Run) -> None:
    words = ["contact", "ben-k", "--with", "Helen Osie", "--how", "telephone", "--result"]
    ok(run, *words, "called", "--force")
    assert "with Helen Osie" in ok(run, *words, "called back")


def test_somebody_whom_the_file_names_is_known_by_part_of_two_names(caseload: Path, run: Run) -> None:
    ok(run, "invite", "ben-k", "principal=Joan Pruitt")
    ok(run, "note", "ben-k", "x", "--by", "Joan Pru")
    assert "did you mean Joan Pruitt?" in run("note", "ben-k", "y", "--by", "Joan Pruett").stderr
    assert [each.get("by") for each in data(run, "show", "ben-k")["events"]][-1] == "Joan Pruitt"


def test_a_correction_takes_a_name_cut_short_and_asks_about_a_slip(caseload: Path, run: Run) -> None:
    ok(run, "assessment-plan", "ben-k", "--purpose", "triennial", "--area", "health=Marcus")
    words = ["correct", "ben-k", data(run, "show", "ben-k")["events"][-1]["id"]]
    assert "did you mean Helen Osei?" in run(*words, "--area", "health=Helen Osie").stderr
    assert "health (Helen Osei)" in ok(run, *words, "--area", "health=helen")


@pytest.mark.parametrize(
    "words", ["note ben-k x --by 11/9", "hold-iep ben-k --purpose annual --outcome completed --chair 12"]
)
def test_what_has_no_letter_is_no_name(caseload: Path, run: Run, words: str) -> None:
    done = run(*shlex.split(words))
    assert (done.returncode, "is no name: say who, by name or role" in done.stderr) == (2, True)


def test_a_round_is_refused_before_it_is_asked_about(caseload: Path, run: Run) -> None:
    done = run("assign", "--all", "--from", "Dana Whitfield", "--to", "Helen Osie")
    assert "did you mean Helen Osei?" in done.stderr
    assert "--yes" not in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "near"),
    [
        ("letter meeting-notice ana-r --to 'Luz Rivra'", 3, "Luz Rivera? If this is correct, add --force"),
        ("letter excusal ben-k --member 'Helen Osie'", 3, "Helen Osei? If this is correct, add --force"),
        ("letter at-a-glance --teacher 'Prya Nair'", 2, "Priya Nair?"),
        ("edit --all --left 'Prya Nair'", 2, "Priya Nair?"),
        ("provider-reported --all-due 'Prya Nair'", 2, "Priya Nair?"),
        ("hand-off --all --to 'Marcos Bell'", 2, "Marcus Bell?"),
        ("due --person 'Prya Nair'", 2, "Priya Nair?"),
    ],
)
def test_who_is_looked_for_and_not_found_may_be_a_slip(
    caseload: Path, run: Run, words: str, code: int, near: str
) -> None:
    done = run(*shlex.split(words))
    assert done.returncode == code
    assert f"did you mean {near}" in done.stderr.replace("Did", "did")


def test_a_letter_to_a_name_near_another_is_printed_where_that_is_insisted_on(
    caseload: Path, run: Run
) -> None:
    assert "Luz Rivra" in ok(run, "letter", "progress-cover", "ana-r", "--to", "Luz Rivra", "--force")


def test_a_slip_for_a_place_is_asked_about(caseload: Path, run: Run) -> None:
    assert "did you mean school psychologist?" in run("collect", "ben-k", "psycholgist", "--asked").stderr
    ok(run, "collect", "ben-k", "garage", "--asked")
    slip = run("collect", "ben-k", "garrage", "--none-held")
    assert (slip.returncode, "did you mean garage?" in slip.stderr) == (3, True)
    ok(run, "collect", "ben-k", "garrage", "--none-held", "--force")
