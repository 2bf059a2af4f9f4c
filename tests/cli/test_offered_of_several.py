"""Where several matters wait for the same command, the one that is offered says which is meant, and is taken as printed."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from casemgr.casefile.student import CASELOAD_ID, Student
from casemgr.cli.loading.command import load
from casemgr.docket.deadline import Deadline
from casemgr.docket.derive import derive
from casemgr.docket.examples import case_of
from casemgr.docket.next_steps import command_for, meeting_first
from casemgr.law.rules import Rule
from casemgr.store.recordtext import with_first
from conftest import HERE, Run
from support import calendar, context_with, shipped_law

LAW = shipped_law()
CALENDARS = {path.stem: calendar(path.stem) for path in (HERE / "calendars").glob("*.yaml")}
TYPED = {
    "DATE": "2026-12-15",
    "NAME": "Priya",
    "WHO": "principal",
    "SOURCE": "nurse",
    "TEXT": "x",
    "ANSWER": "no",
}
"""What a person types in the place of a word in capitals."""


def typed(command: str) -> list[str]:
    words = [word for word in shlex.split(command)[1:] if word != "ROLE=NAME"]
    return [re.sub(r"[A-Z]{3,}", lambda m: TYPED.get(m[0], m[0]), word) for word in words]


# --- two of a kind on file, for every rule ------------------------------------------------------------------------


def twins(rule: Rule) -> tuple[Student, date, list[Deadline], tuple[Deadline, ...]] | None:
    """A student for whom what starts the rule happened on two days, and is open of both."""
    for example in rule.examples:
        student, context = case_of(example, rule, context_with("sample-2026-27"), CALENDARS)
        first = next(
            (d for d in derive(student, context, example.as_of) if d.rule.id == rule.id and d.is_open), None
        )
        if student.id == CASELOAD_ID or first is None or first.start.event is None:
            continue
        day = first.start.event.date - timedelta(1)
        twin = first.start.event.model_copy(update={"id": "twin", "date": day, "recorded": day})
        both = replace(student, events=tuple(sorted([*student.events, twin], key=lambda each: each.date)))
        clocks = derive(both, context, example.as_of)
        ours = [d for d in clocks if d.rule.id == rule.id and d.is_open]
        if len(ours) > 1:
            return both, example.as_of, ours, clocks
    return None


TWINS = {rule.id: found for rule in LAW.rules if rule.every_start and (found := twins(rule))}


@pytest.mark.parametrize("rule", TWINS)
def test_of_two_clocks_each_is_offered_a_command_that_is_its_own(empty: Path, run: Run, rule: str) -> None:
    student, as_of, ours, clocks = TWINS[rule]
    head: dict[str, object] = {
        "schema": 1,
        "id": "example",
        "name": {"first": "An", "last": "Example"},
        "born": str(date(2012, 3, 4)),
    }
    head |= {"grade": "4", "school": "Fernbrook Elementary", "contacts": [{"name": "Luz Rivera"}]}
    (empty / "students" / "example.yaml").write_bytes(with_first(head, student.events, "example.yaml"))
    for clock in ours:
        if meeting_first(clock, student.events, as_of):
            continue
        done = run("--as-of", str(as_of), *typed(command_for(clock, student.events, clocks)), "--dry-run")
        assert not re.search(r"Which|more than one|several", done.stderr), done.stderr


# --- the command as `why` prints it, on file -------------------------------------------------------------------------

ASKED = [
    f'parent-request ben-k --what "{what}" --on {on}'
    for what, on in (("an aide", "11/19"), ("speech", "11/20"))
]
REVOKED = [
    "revoke-consent lei-a --on 11/19",
    "plan-exit lei-a --reason no-longer-eligible --expected 12/18 --on 11/20",
]
"""In this order: a revocation ends the notice of an exit that was planned before."""
ON_ONE_DAY = ["revoke-consent lei-a --on 11/20", REVOKED[1]]
PLANS = [
    "assessment-plan tho-q --purpose supplemental --area speech=Priya --on 11/19 --force",
    "assessment-plan tho-q --purpose triennial --area academic=Marcus --on 11/20 --force",
]
SECOND = ["schedule-iep ben-k 12/10 --purpose supplemental --time 9:00 --on 11/20"]
INDEPENDENT = [
    f"independent-request ben-k --area {area} --on {on}"
    for area, on in (("academic", "11/19"), ("health", "11/20"))
]
COMPLAINTS = [f"complaint ben-k --kind due-process --by parent --on {on}" for on in ("11/19", "11/20")]
RECORDS = ["records-request ben-k --by parent --on 11/19"]  # and the one on file
INCOMPLETE = "pwn {} --missing reasons --on 11/20"
NOT_AT_ONCE = ("collect-records", "invite-team")
"""What one record does not meet yet."""
CHOSEN = {"resolution-session": ["agreement"], "invite-team": ["slp=Priya"]}
"""What a person chooses besides."""
CASES: list[tuple[str, list[str], str]] = [
    ("written-notice", ASKED, "pwn ben-k --answers 2026-11-19"),
    ("written-notice", ASKED[:1], "pwn ben-k"),
    ("consult-written-notice", ASKED, "consult ben-k written-notice --request 2026-11-19"),
    ("revocation-notice", REVOKED, "pwn lei-a --own-proposal --action proposed --subject services --of 2026-11-19"),
    ("revocation-notice", ON_ONE_DAY, "pwn lei-a --own-proposal --action proposed --subject services --of ID"),
    ("revocation-notice", REVOKED[:1], "pwn lei-a --own-proposal --action proposed --subject services"),
    ("exit-notice", REVOKED, "pwn lei-a --own-proposal --action proposed --subject placement --of 2026-11-20"),
    ("complete-notice", [*ASKED, INCOMPLETE.format("ben-k --answers 11/20")], "pwn ben-k --answers 2026-11-20"),
    ("complete-notice", [*ASKED[:1], INCOMPLETE.format("ben-k --own-proposal")], "pwn ben-k --own-proposal"),
    ("complete-notice", [*REVOKED, INCOMPLETE.format("lei-a --own-proposal --subject services --of 11/19")],
     "pwn lei-a --own-proposal --action proposed --subject services --of 2026-11-19"),
    ("independent-assessment", INDEPENDENT, "independent-answer ben-k funded --request 2026-11-19"),
    ("resolution-session", COMPLAINTS, "resolution ben-k --complaint 2026-11-19"),
    ("records-copies", RECORDS, "records-provided ben-k --to parent --request 2026-11-19"),
    ("collect-records", RECORDS, "collect ben-k SOURCE --received --request 2026-11-19"),
    ("plan-answer", PLANS, "consent tho-q --purpose supplemental"),
    ("meeting-notice", SECOND, "sent ben-k meeting-notice --meeting 2026-12-10"),
    ("invite-team", SECOND, "invite ben-k ROLE=NAME --meeting 2026-12-10"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "before", "command"), CASES)
def test_what_why_prints_can_be_typed(
    caseload: Path, run: Run, rule: str, before: list[str], command: str
) -> None:
    for each in before:
        recorded = run(*shlex.split(each))
        assert recorded.returncode == 0, recorded.stderr
    student = shlex.split(before[0])[1]
    said = json.loads(run("why", student, rule, "--format", "json").stdout)["next"]
    assert re.fullmatch(re.escape(f"casemgr {command}").replace("ID", "[a-z0-9]+(-[0-9]+)?"), said)
    assert said in run("why", student, rule).stdout
    done = run(*typed(said), *CHOSEN.get(rule, ()))
    assert done.returncode == 0, done.stderr
    assert rule in NOT_AT_ONCE or "  met  " in done.stdout


def test_of_two_meetings_of_one_day_the_purpose_says_which_was_held(caseload: Path, run: Run) -> None:
    command = "casemgr hold-iep ben-k --on 2026-12-02"
    assert f"{command}\n" in run("--as-of", "2026-12-02", "why", "ben-k", "annual-review").stdout
    assert run("schedule-iep", "ben-k", "12/2", "--purpose", "transition").returncode == 0
    said = run("--as-of", "2026-12-02", "why", "ben-k", "annual-review").stdout
    assert f"{command} --purpose annual\n" in said
    held = ["hold-iep", "ben-k", "--on", "2026-12-02", "--purpose", "annual", "--outcome", "completed"]
    done = run("--as-of", "2026-12-02", *held)
    assert "met      Annual review" in done.stdout, done.stderr


def test_today_offers_the_same(caseload: Path, run: Run) -> None:
    for each in ASKED:
        run(*shlex.split(each))
    text = run("today", "--format", "json").stdout
    assert "pwn ben-k --answers 2026-11-19" in text
    assert "pwn ben-k --answers 2026-11-20" in text


@pytest.mark.parametrize("rule", [rule for rule in LAW.rules if rule.which], ids=lambda rule: rule.id)
def test_the_option_is_one_of_the_command(rule: Rule) -> None:
    assert rule.which
    assert rule.which.option in {opt for param in load(rule.next.split()[0]).params for opt in param.opts}
