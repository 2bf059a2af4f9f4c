"""A walk through what is open: what was asked, what is left, and how an answer is recorded by an ordinary command."""

from collections.abc import Callable
from typing import Any

import typer

from casemgr.characters import printable
from casemgr.cli.guided.answers import Answers
from casemgr.cli.loading.command import run_as_typed
from casemgr.cli.program.session import Session
from casemgr.cli.recording.given import Given, Work
from casemgr.cli.terminal.lines import aside
from casemgr.docket.facts import Facts
from casemgr.errors import CasemgrError, Refused
from casemgr.reports.narrowing import Narrowing
from casemgr.reports.nearby import nearby
from casemgr.reports.next_topics import AHEAD, Topic, sentence, topics
from casemgr.reports.today_parts import Part
from casemgr.reports.today_student import student_day


def _said(error: CasemgrError | typer.TyperException) -> str:
    """What is wrong, without the option that overrides a refusal: it cannot be typed here."""
    if isinstance(error, typer.TyperException):
        return error.format_message()
    return error.reason if isinstance(error, Refused) else str(error)


class Walk:
    """One walk through the caseload, or one student."""

    def __init__(self, here: Session, answers: Answers, parts: frozenset[Part], whom: Narrowing) -> None:
        self.here, self.answers, self.parts = here, answers, parts
        self._share = whom.part
        self.recorded = 0
        self._asked: set[tuple[str, str, str]] = set()
        here.is_brief = True

    def begins(self, topic: Topic) -> None:
        """Say what is asked about, once."""
        self._asked.add(topic.key)
        aside(printable(sentence(topic)))

    def leave(self, topic: Topic) -> None:
        """Ask about it on another walk only."""
        self._asked.add(topic.key)

    def was_asked(self, topic: Topic) -> bool:
        return topic.key in self._asked

    def facts(self, student: str) -> Facts:
        return self.here.facts(self.here.find(student))

    def holder(self, student: str) -> str:
        """Who answers for a student today: `parent`, or `student` once of age."""
        context, today = self.here.context, self.here.today
        return nearby(self.facts(student).student, context.law, today).holder_on(today)

    def left_of(self, student: str) -> list[Topic]:
        """What there is to ask about a student as of now."""
        return self._of(student, self.parts)

    def all_of(self, student: str) -> list[Topic]:
        """The same, and what lies further ahead."""
        return self._of(student, AHEAD)

    def _of(self, student: str, parts: frozenset[Part]) -> list[Topic]:
        day = student_day(self.facts(student), self.here.context, self.here.today, self._share)
        return topics([day], parts)

    def command(self, *words: str) -> bool:
        """Run an ordinary command as if it had been typed; whether it recorded. A refusal is said, and nothing is lost."""
        return self._attempt(lambda: run_as_typed(self.here, words))

    def record(self, student: str, what: Callable[[Given, Work], object], day: str | None = None) -> bool:
        """Record what no command does; whether it went through."""

        def run() -> None:
            given = Given(self.here, on=day)
            with given.recording(student) as work:
                what(given, work)

        return self._attempt(run)

    def _attempt(self, run: Callable[[], Any]) -> bool:
        """Whether a recording went through; a refusal is said."""
        try:
            run()
        except (CasemgrError, typer.TyperException) as error:
            aside(f"  {printable(_said(error))}")
            return False
        self.recorded += 1
        return True
