"""What the `record:` line of a letter may do: record facts about the letter's own student, and nothing else.

A district writes templates too, and gets them from others. The words are read with the options of the command itself, so
that what is allowed here is what the command would take.
"""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import typer

from casemgr.cli.loading.command import load
from casemgr.errors import BadFile, Problem
from casemgr.paper.letters.record import ALWAYS, RECORDERS, misplaced_fact, words_as_written
from casemgr.paper.letters.template import Template

STUDENT = "{student_id}"


def check_record(template: Template, known: Collection[str]) -> None:
    """Raises BadFile where the template's line would do more than record, or names a fact that is not `known`."""
    if not template.record:
        return
    wrong = misplaced_fact(template, known) or objection(words_as_written(template), STUDENT)
    if wrong:
        raise BadFile((Problem(template.place, template.lines["record"], f"`record`: {wrong}"),))


def objection(words: Sequence[str], student: str) -> str | None:
    """What is wrong with a command that a letter is to run about this student; None where nothing is."""
    name, *arguments = words
    if name not in RECORDERS:
        return f"a letter cannot run `{name}`; write {', '.join(RECORDERS)}"
    try:
        return next(_objections(name, arguments, student), None)
    except typer.TyperException as error:
        return f"{name}: {error.format_message()}"


def _objections(name: str, arguments: Sequence[str], student: str) -> Iterator[str]:
    command = load(name)
    ctx = typer.Context(command)
    given, left, _ = command.make_parser(ctx).parse_args(args=list(arguments))
    allowed = RECORDERS[name] | ALWAYS
    for param in command.get_params(ctx):
        if param.param_type_name == "option" and param.name in given and allowed.isdisjoint(param.opts):
            yield f"{name}: a letter cannot say {_as_typed(param.opts, arguments)}"
    if any(_as_list(given.get(who)) not in ([], [student]) for who in ("student", "students")) or left:
        yield f"{name}: a letter records for its own student alone; write {name} {STUDENT}"
    for param in command.params:
        if param.param_type_name == "argument" and not _as_list(given.get(param.name)):
            yield f"{name}: {(param.metavar or param.name).strip('[]')} is missing"


def _as_typed(forms: Sequence[str], arguments: Sequence[str]) -> str:
    """The form of an option that is among the arguments."""
    typed = (form for form in forms if any(word.startswith(form) for word in arguments))
    return next(typed, forms[0])


def _as_list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, (tuple, list)) else [value]
