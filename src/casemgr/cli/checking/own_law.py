"""The district's own law, checked: the examples of the rules in `law/` are run with the caseload's calendars and readings."""

from collections.abc import Iterator, Mapping, Sequence

from casemgr.casefile.names import did_you_mean
from casemgr.cli.program.context import context_of
from casemgr.cli.table import COMMANDS
from casemgr.days.schoolyear import SchoolYear
from casemgr.docket.context import Context
from casemgr.docket.examples import facts_in, wrongs
from casemgr.errors import Problem
from casemgr.law.examples import Example
from casemgr.law.readings import Readings
from casemgr.law.rules import Rule
from casemgr.store.calendarchecks import has_damage
from casemgr.store.caseload import Caseload
from casemgr.store.typed import Problems, read_event, read_model
from casemgr.store.yamltext import Document, line_of

At = Sequence[str | int]
"""A place in a law file: keys and positions."""


def own_law_problems(caseload: Caseload) -> Iterator[Problem]:
    """Each example of the district's own rules that does not come out, and each rule that another file replaces. Where a
    calendar cannot be read the examples are not run: that is said, and they come out when it is mended."""
    calendars = {
        name.removeprefix("calendars/").removesuffix(".yaml"): year for name, year in caseload.calendars
    }
    last_file = {rule.id: name for name, law in caseload.law.own for rule in law.rules}
    for name, law in caseload.law.own:
        document = caseload.document(name)
        for place, rule in enumerate(law.rules):
            at: At = ["rules", place]
            if last_file[rule.id] != name:
                message = (
                    f"the rule {rule.id} is also in {last_file[rule.id]}, which counts; delete one of the two"
                )
                yield Problem(name, line_of(document, [*at, "id"]), message)
                continue
            yield from _unknown_command(rule, document, name, at)
            if not has_damage(caseload):
                yield from _in_rule(rule, context_of(caseload), calendars, document, name, at)


def _unknown_command(rule: Rule, document: Document, name: str, at: At) -> Iterator[Problem]:
    """That the next command of a rule, or of a step before it, is none."""
    steps: list[tuple[At, str]] = [
        (["steps", place, "next"], step.next) for place, step in enumerate(rule.steps)
    ]
    for where, line in [*steps, (["next"], rule.next or "")]:
        command = line.partition(" ")[0]
        if command and command not in COMMANDS:
            hint = did_you_mean(command, COMMANDS) or "; see `casemgr help`"
            words = f"`next`: there is no command {command}{hint}"
            yield Problem(name, line_of(document, [*at, *where]), words)


def _in_rule(
    rule: Rule, context: Context, calendars: Mapping[str, SchoolYear], document: Document, name: str, at: At
) -> Iterator[Problem]:
    for place, example in enumerate(rule.examples):
        here = [*at, "examples", place]
        if invalid := list(_invalid(example, document, name, here)):
            yield from invalid
            continue
        for wrong in wrongs(rule, example, context, calendars):
            field = f"`{wrong.where[0]}`: " if wrong.where else ""
            yield Problem(name, line_of(document, [*here, *wrong.where]), field + wrong.message)


def _invalid(example: Example, document: Document, name: str, at: At) -> Iterator[Problem]:
    """The events and readings of an example that a caseload could not hold."""
    for where, fact in facts_in(example):
        filled = {"id": "example", "recorded": example.as_of, **fact}
        event = read_event(filled, [*at, *where], document, name)
        if isinstance(event, list):
            yield from event
    try:
        read_model(Readings, document, name, dict(example.readings), [*at, "readings"])
    except Problems as error:
        yield from error.problems
