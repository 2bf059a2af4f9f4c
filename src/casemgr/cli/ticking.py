"""Which duties of which students `done` and `na` are about: by student and rule, by today's numbers, or everyone's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from casemgr.cli.common import Session, complain
from casemgr.cli.rule_words import find_rule, own_command
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.law.rules import Rule
    from casemgr.store.page import PageLine

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="STUDENT RULE… | NUMBER…", help="A student and duties, or numbers that `today` printed."
    ),
]
Everyone = Annotated[
    bool, typer.Option("--all", help="For every student for whom the duty is open: name only the duties.")
]
Except = Annotated[
    list[str] | None, typer.Option("--except", metavar="STUDENT", help="But not this one (repeatable).")
]


NUMBER = re.compile(r"\d+(?:\.\d+)?")


class Target(NamedTuple):
    """A duty to be ticked."""

    rule: Rule
    clock: str | None = None
    """Of several of its clocks, the one meant: the id of the event that started it. None: every one that is open."""


Targets = dict[str, list[Target]]
"""Student id → the duties meant."""


def targets(here: Session, words: list[str], *, everyone: bool, excepted: list[str]) -> Targets:
    """What was meant. UsageError where nothing was, or where a number stands for no line of today's page."""
    if everyone:
        return _everyones(here, words, excepted)
    if excepted:
        raise UsageError("--except goes with --all")
    if all(NUMBER.fullmatch(word) for word in words):
        return _numbered(here, words)
    if len(words) < 2:
        raise UsageError(f"{words[0]}: say which duty too, like `casemgr done {words[0]} staff-informed`")
    return {here.find(words[0]).id: [Target(find_rule(here.caseload, word)) for word in words[1:]]}


def not_to_be_ticked(here: Session, found: Targets) -> str | None:
    """Of the duties meant, the first that a command of its own meets, and that command; None where all can be ticked."""
    for student_id, meant in found.items():
        for rule, _ in meant:
            if not rule.can_be_ticked:
                command = own_command(here, here.find(student_id), rule)
                return f"{student_id}: not recorded. Use `{command}` for {rule.id}."
    return None


def _numbered(here: Session, numbers: list[str]) -> Targets:
    from casemgr.store.page import remembered

    lines = remembered(here.caseload.root)
    found: Targets = {}
    for number in dict.fromkeys(numbers):
        line = _line_of(number, lines)
        rule = find_rule(here.caseload, line.rule)
        found.setdefault(line.student, []).append(Target(rule, line.clock if rule.every_start else None))
    return found


def _line_of(number: str, lines: Sequence[PageLine]) -> PageLine:
    """The deadline that a number means: `6`, or `6.2` for the second of several on line 6."""
    line_number, _, place = number.partition(".")
    meant = [line for line in lines if line.number == int(line_number)]
    if not meant or (place and not 1 <= int(place) <= len(meant)):
        raise UsageError(f"There is no line {number} on today's page. Run `casemgr today` again.")
    if len(meant) > 1 and not place:
        listed = " · ".join(f"{number}.{n} {line.student} {line.rule}" for n, line in enumerate(meant, 1))
        raise UsageError(f"Line {number} is about {len(meant)} deadlines. Say which: {listed}")
    return meant[int(place) - 1 if place else 0]


def _everyones(here: Session, words: list[str], excepted: list[str]) -> Targets:
    from casemgr.cli.gather import facts_of
    from casemgr.docket.derive import derive_from

    rules = [find_rule(here.caseload, word) for word in words]
    out = {here.find(word).id for word in excepted}
    found: Targets = {}
    for facts in facts_of(here):
        clocks = derive_from(facts, here.context, here.today)
        open_ids = {clock.rule.id for clock in clocks if clock.is_open}
        if facts.student.id not in out and (meant := [Target(rule) for rule in rules if rule.id in open_ids]):
            found[facts.student.id] = meant
    complain(here.problems)
    if not found:
        raise UsageError(f"{', '.join(rule.id for rule in rules)}: open for no student")
    return found
