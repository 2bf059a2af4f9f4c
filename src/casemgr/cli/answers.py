"""Questions that are answered one line each, at a keyboard or from a pipe: plain text, so that a screen reader can follow."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date

import typer

from casemgr.casefile.typed import dates
from casemgr.casefile.typed.times import time_of
from casemgr.cli.asking import STOPS, can_ask
from casemgr.cli.lines import as_shown, aside
from casemgr.errors import UsageError

LATER = "Enter = later"
UNSAID = "Enter = leave it unsaid"


class EndOfAnswersError(Exception):
    """Somebody typed q, or no line is left."""


class NotApplicableError(Exception):
    """Somebody typed na where a day was asked for: the duty does not apply."""


class Answers:
    """What is typed, line by line. Nothing is assumed: an empty line is no answer, and a day is always typed."""

    def __init__(self, today: date) -> None:
        self.today = today
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

    def text(self, question: str, way_out: str = UNSAID) -> str | None:
        return self.line(f"{question} ({way_out})")

    def several(self, question: str) -> list[str]:
        """Names and the like, with commas between them."""
        said = self.line(f"{question} (commas between; {UNSAID})")
        return [part.strip() for part in (said or "").split(",") if part.strip()]

    def choice(
        self, question: str, words: Sequence[str], way_out: str = LATER, *, listed: bool = True
    ) -> str | None:
        """One of the words, or enough of its letters; a long list is shown only to somebody who needs it."""
        offered = f"{', '.join(words)}; " if listed else ""
        while said := self.line(f"{question} ({offered}{way_out})"):
            asked = said.lower().replace(" ", "-")
            found = [asked] if asked in words else [word for word in words if word.startswith(asked)]
            if len(found) == 1:
                return found[0]
            aside(f"  Please answer one of: {', '.join(words)}")
        return None

    def time(self, question: str) -> str | None:
        """A time of day, as it is written in the file; one that is none is asked for again."""
        while said := self.text(question):
            try:
                return f"{time_of(said):%H:%M}"
            except UsageError as error:
                aside(f"  {error}")
        return None

    def day(
        self, question: str = "Which day?", *, planned: bool = False, may_not_apply: bool = False
    ) -> str | None:
        """A day, as it is written in the file. One that may be meant in another year is asked for again."""
        while said := self.line(f"{question} ({LATER})"):
            if may_not_apply and said.lower() in ("na", "n/a"):
                raise NotApplicableError
            if day := self._day(said, planned=planned):
                return day.isoformat()
        return None

    def _day(self, said: str, *, planned: bool) -> date | None:
        try:
            other = None if planned else dates.other_year(said, self.today)
            if other is None:
                return (dates.planned if planned else dates.happened)(said, self.today)
            aside(f"  {said} may be {other[0]} or {other[1]}. Write the year too.")
        except UsageError as error:
            aside(f"  {error}")
        return None
