"""Somebody who can be asked: what the parts that ask, and know no terminal, are given."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol


class Asker(Protocol):
    """Every question says how to leave it."""

    def typed(self, question: str, default: str | None = None, *, hint: str = "") -> str:
        """What is typed, in a line; the default for Enter, where there is one."""

    def yes_or_no(self, question: str, *, default: bool | None = False) -> bool:
        """Yes or no; the default for Enter."""

    def ask(self, question: str, choices: Sequence[str], option: str) -> str:
        """One of the choices; `option` says it where nobody can be asked."""

    def the_day(self, words: str, today: date) -> date:
        """A day on which something happened; asked for where it may be meant in another year."""

    def the_day_planned(self, words: str, today: date) -> date:
        """The same of a day for which something is planned."""

    def say(self, text: str) -> None:
        """A line that asks for nothing."""
