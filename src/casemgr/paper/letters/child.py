"""The process in which a district's own templates are filled: `python -m casemgr.paper.letters.child`.

Standard input holds, pickled, what to do; for each template one line of JSON comes out. A template that takes too long
ends the process, whatever it is doing: the watchdog needs nothing of the interpreter. Memory is limited where the system
can.
"""

import faulthandler
import json
import pickle
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from casemgr.errors import BadFile, Problem
from casemgr.paper.letters.faults import in_words
from casemgr.paper.letters.fill import environment_of, fill
from casemgr.paper.letters.template import Template, Text
from casemgr.paper.letters.words import Words

MOST_MEMORY = 1 << 30
MOST_TEXT = 100_000
"""Characters. No letter is so long, and drawing it would take its time as well."""
_ADDRESS = re.compile(r" at 0x[0-9a-f]{6,}\b", re.IGNORECASE)


class Job(NamedTuple):
    """A template, and each set of facts with which it is filled."""

    template: Template
    facts: Sequence[Mapping[str, Any]]


class Work(NamedTuple):
    """Everything for one process."""

    jobs: Sequence[Job]
    parts: Mapping[str, Text]
    seconds: float
    """How long one template may take."""
    source_of: frozenset[str] = frozenset()
    """The places of the templates in whose source, too, is looked for what is wrong, where these facts do not reach."""


class Answer(NamedTuple):
    """The title and the text with the last facts, or what is wrong."""

    title: str
    text: str
    problems: tuple[Problem, ...]


def answers(work: Work) -> Iterator[Answer]:
    """One for each job, each within its time."""
    for job in work.jobs:
        faulthandler.dump_traceback_later(work.seconds, exit=True)
        yield _answer(job, work)
        faulthandler.cancel_dump_traceback_later()


def _answer(job: Job, work: Work) -> Answer:
    problems: dict[Problem, None] = {}
    title = text = ""
    if job.template.place in work.source_of:
        problems |= dict.fromkeys(_in_source(job, work.parts))
    for facts in job.facts:
        try:
            title, text = fill(job.template, work.parts, facts)
        except BadFile as error:
            problems |= dict.fromkeys(error.problems)
        else:
            problems |= dict.fromkeys(_unfit(job.template.place, title, text))
    return Answer("", "", tuple(problems)) if problems else Answer(title, text, ())


def _unfit(place: str, title: str, text: str) -> Iterator[Problem]:
    if len(title) + len(text) > MOST_TEXT:
        yield Problem(place, None, f"comes to more than {MOST_TEXT:,} characters; shorten the template")
    elif _ADDRESS.search(title) or _ADDRESS.search(text):
        yield Problem(place, None, "prints a part of the program in place of a fact; mend the template")


def _in_source(job: Job, parts: Mapping[str, Text]) -> Iterator[Problem]:
    """What cannot be read; and names, wherever they are, that are no facts, unless the template asks whether there is
    such a name. Where a job has no facts, names are not looked at."""
    from jinja2 import TemplateSyntaxError, meta, nodes

    environment = environment_of(parts, Words(job.template.language))
    try:
        tree = environment.parse(job.template.body)
        undeclared = meta.find_undeclared_variables(tree)
    except TemplateSyntaxError as error:
        yield Problem(job.template.place, error.lineno, f"{in_words(error)}; mend the template")
        return
    asked = {
        test.node.name
        for test in tree.find_all(nodes.Test)
        if test.name in ("defined", "undefined") and isinstance(test.node, nodes.Name)
    }
    strange = undeclared - {*environment.globals, *asked} - set().union(*job.facts) if job.facts else set()
    for name in tree.find_all(nodes.Name):
        if name.name in strange and name.ctx == "load":
            yield Problem(job.template.place, name.lineno, f"'{name.name}' is undefined; mend the template")


def _limit_memory() -> None:
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    except (ImportError, ValueError, OSError):  # this system has no such limit; the time is limited
        return


def main() -> None:
    work = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    _limit_memory()
    for answer in answers(work):
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
