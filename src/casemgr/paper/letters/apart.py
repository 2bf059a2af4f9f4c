"""A district's own templates, filled in a process of their own: a template is a small program, and one that runs on, or
takes all memory, must not take the command with it."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Mapping, Sequence
from typing import Any

from casemgr.errors import BadFile, Problem, Refused
from casemgr.paper.letters.child import Answer, Job, Work
from casemgr.paper.letters.template import Template, Text

SECONDS = 2.0
"""How long one template may take."""
_CHILD = "casemgr.paper.letters.child"
_OVERRUN = (b"Timeout (", b"MemoryError")  # what the watchdog and the limit leave on standard error
_STARTING = 60  # seconds, on a slow computer; the child keeps its own time once it works


def fill_apart(template: Template, parts: Mapping[str, Text], facts: Mapping[str, Any]) -> tuple[str, str]:
    """The letter's title and its Markdown, like `fill`; BadFile also where that takes too long or too much memory."""
    (answer,) = _answers(Work([Job(template, [facts])], parts, SECONDS))
    if answer.problems:
        raise BadFile(answer.problems)
    return answer.title, answer.text


def problems_apart(jobs: Sequence[Job], parts: Mapping[str, Text], own: frozenset[str]) -> list[Problem]:
    """Everything wrong in these templates, filled with each of their facts. `own`: the places of the district's own, where
    what no fact reaches is read as well."""
    work = Work(jobs, parts, SECONDS, own)
    return list(dict.fromkeys(problem for answer in _answers(work) for problem in answer.problems))


def _answers(work: Work) -> list[Answer]:
    """One for each job. Where the process ended before its time, the job at which it did has that as its problem, and
    another process does the rest."""
    found: list[Answer] = []
    while len(found) < len(work.jobs):
        found += _run_child(work._replace(jobs=work.jobs[len(found) :]))
        if len(found) < len(work.jobs):
            place = work.jobs[len(found)].template.place
            words = f"takes longer than {work.seconds:g} seconds, or more memory than a letter needs"
            found.append(Answer("", "", (Problem(place, None, f"{words}; mend the template"),)))
    return found


def _run_child(work: Work) -> list[Answer]:
    # -P: nothing in the present folder is taken for a part of the program.
    words = [sys.executable, "-P", "-m", _CHILD]
    limit = _STARTING + work.seconds * len(work.jobs)
    try:
        done = subprocess.run(
            words, input=pickle.dumps(work), capture_output=True, timeout=limit, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise Refused(
            f"the templates could not be filled: the process for it did not start ({error})"
        ) from None
    if done.returncode == 1 and not any(sign in done.stderr for sign in _OVERRUN):
        raise RuntimeError(done.stderr.decode(errors="replace"))  # a defect of ours, and no template's
    return [_answer(line) for line in done.stdout.splitlines(keepends=True) if line.endswith(b"\n")]


def _answer(line: bytes) -> Answer:
    title, text, problems = json.loads(line)
    return Answer(title, text, tuple(Problem(*problem) for problem in problems))
