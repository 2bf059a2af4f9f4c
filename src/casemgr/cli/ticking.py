"""Which duties of which students `done` and `na` are about: by student and rule, by today's numbers, or everyone's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from casemgr.cli.output import complain
from casemgr.cli.rounds import But, Round
from casemgr.cli.rule_words import find_rule, use_its_command
from casemgr.cli.session import Session
from casemgr.errors import UsageError

if TYPE_CHECKING:
    from casemgr.law.rules import Rule

Words = Annotated[
    list[str],
    typer.Argument(
        metavar="STUDENT RULE[=DATE]… | NUMBER[=DATE]…",
        help="A student and duties, or numbers that `today` printed; =DATE where a duty has a day of its own.",
    ),
]


class Target(NamedTuple):
    """A duty to be ticked."""

    rule: Rule
    clock: str | None = None
    """Of several of its clocks, the one meant: the id of the event that started it. None: every one that is open."""
    on: str | None = None
    """The day named for this duty alone."""


Targets = dict[str, list[Target]]
"""Student id → the duties meant."""


def targets(here: Session, words: list[str], round_: Round) -> Targets:
    """What was meant. UsageError where nothing was, or where a number is that of no line on today's page."""
    from casemgr.store.page import is_number

    if round_.everyone:
        return _everyones(here, words, round_.but)
    round_.but.needs()
    if all(is_number(_day_apart(word)[0]) for word in words):
        return _numbered(here, words)
    if len(words) < 2:
        raise UsageError(f"{words[0]}: say which duty too, like `casemgr done {words[0]} staff-informed`")
    return {here.find(words[0]).id: [_named(here, word) for word in words[1:]]}


def _named(here: Session, word: str) -> Target:
    name, day = _day_apart(word)
    return Target(find_rule(here.caseload, name), None, day)


def _day_apart(word: str) -> tuple[str, str | None]:
    """`enter-iep=2/10` → the duty and its day."""
    name, _, day = word.partition("=")
    return name, day or None


def not_to_be_ticked(here: Session, found: Targets) -> str | None:
    """Of the duties meant, the first that a command of its own meets, and that command; None where all can be ticked."""
    for student_id, meant in found.items():
        for rule, *_ in meant:
            if not rule.can_be_ticked:
                return f"{student_id}: not recorded. {use_its_command(here, here.find(student_id), rule)}"
    return None


def _numbered(here: Session, numbers: list[str]) -> Targets:
    from casemgr.store.page import line_of

    found: Targets = {}
    for number, day in dict(map(_day_apart, numbers)).items():
        line = line_of(here.caseload.root, number)
        rule = find_rule(here.caseload, line.rule)
        clock = line.clock if rule.every_start else None
        found.setdefault(line.student, []).append(Target(rule, clock, day))
    return found


def _everyones(here: Session, words: list[str], but: But) -> Targets:
    from casemgr.docket.derive import derive_from

    named = [_named(here, word) for word in words]
    found: Targets = {}
    for facts in but.facts(here):
        clocks = derive_from(facts, here.context, here.today)
        open_ids = {clock.rule.id for clock in clocks if clock.is_open}
        if meant := [target for target in named if target.rule.id in open_ids]:
            found[facts.student.id] = meant
    complain(here.problems)
    if not found:
        raise UsageError(f"{', '.join(target.rule.id for target in named)}: open for no student{but.there}")
    return found
