"""The walk of `next` at a keyboard or from a pipe: each answer is a line, and is recorded by an ordinary command."""

import sys
from collections.abc import Callable
from typing import Any

import typer

from casemgr.casefile.events import RequestMentioned
from casemgr.casefile.typed.answers import Answers
from casemgr.characters import printable
from casemgr.cli.loading.command import load, run_as_typed
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.asking import STOPS, can_ask
from casemgr.cli.terminal.lines import as_shown, aside
from casemgr.docket.facts import Facts
from casemgr.docket.matching import may_run_twice, started_by
from casemgr.errors import CasemgrError, Refused
from casemgr.recording.done import Target, record_afterwards, record_done, record_na
from casemgr.reports.narrowing import Narrowing
from casemgr.reports.next_topics import Topic
from casemgr.reports.next_walk import Walk
from casemgr.reports.today_parts import Part


class EndOfAnswersError(Exception):
    """Somebody typed q, or no line is left."""


class Lines:
    """What is typed, line by line: plain text, so that a screen reader can follow."""

    def __init__(self) -> None:
        self._first = None if can_ask() else sys.stdin.readline()

    @property
    def are_any(self) -> bool:
        """Whether there is somebody to answer, or a line that does."""
        return self._first != ""

    def line(self, question: str) -> str | None:
        """What is typed, None for an empty line. EndOfAnswersError for q, and where no line is left."""
        typer.echo(f"{as_shown(f'  {question}', err=True)} ", nl=False, err=True)
        first, self._first = self._first, None
        typed = sys.stdin.readline() if first is None else first
        if not can_ask():
            aside(typed.strip())
        said = typed.strip()
        if not typed or said.lower() in STOPS:
            raise EndOfAnswersError
        return said or None


class RecordingWalk(Walk):
    """One walk through the caseload, or one student, that records."""

    def __init__(self, here: Session, lines: Lines, parts: frozenset[Part], whom: Narrowing) -> None:
        answers = Answers(here.today, lines.line, aside)
        super().__init__(answers, here.context, here.caseload.settings.people, parts, whom.part)
        self._here = here
        here.is_brief = True

    def facts(self, student: str) -> Facts:
        return self._here.facts(self._here.find(student))

    def command(self, *words: str) -> bool:
        return self._attempt(lambda: run_as_typed(self._here, words))

    def takes_several(self, command: str, option: str) -> bool:
        params = load(command).params
        meant = [param for param in params if option in param.opts or (not option and param.nargs == -1)]
        return any(getattr(param, "multiple", False) or param.nargs == -1 for param in meant)

    def tick(self, topic: Topic, day: str, *, safeguards: bool | None = None) -> bool:
        return self._record(
            topic.student, lambda work: record_done(work, _target(topic), safeguards=safeguards), day
        )

    def tick_afterwards(self, topic: Topic, day: str) -> bool:
        return self._record(topic.student, lambda work: record_afterwards(work, topic.deadline), day)

    def not_applicable(self, topic: Topic, why: str) -> bool:
        return self._record(topic.student, lambda work: record_na(work, _target(topic), why))

    def mention(self, student: str, what: str, form: str) -> bool:
        return self._record(student, lambda work: work.record(RequestMentioned, what=what, form=form))

    def _record(self, student: str, what: Callable[[Work], object], day: str | None = None) -> bool:
        """Record what no command does; whether it went through."""

        def run() -> None:
            with Given(self._here, on=day).recording(student) as work:
                what(work)

        return self._attempt(run)

    def _attempt(self, run: Callable[[], Any]) -> bool:
        """Whether a recording went through; a refusal is said, without the option that overrides it: it cannot be typed
        here."""
        try:
            run()
        except typer.TyperException as error:
            aside(f"  {printable(error.format_message())}")
        except CasemgrError as error:
            aside(f"  {printable(error.reason if isinstance(error, Refused) else str(error))}")
        else:
            self.recorded += 1
            return True
        return False


def _target(topic: Topic) -> Target:
    """The duty asked about, and which of its clocks where it may have several."""
    deadline = topic.deadline
    return Target(deadline.rule, started_by(deadline.start) if may_run_twice(deadline.rule) else None)
