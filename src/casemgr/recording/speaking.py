"""What a recording command says about a student: refusals at once, notes and lines once all is recorded."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import NamedTuple

from casemgr.casefile.student import Student
from casemgr.casefile.taken import T, Taken
from casemgr.errors import Refused

ALARM = "WARNING"


class Act(NamedTuple):
    """What a command does, as it is said where it does not."""

    does: str
    """This … for six students."""
    done: str
    """Nothing was …"""


RECORDS = Act("records", "recorded")
CHANGES = Act("changes it", "changed")
CORRECTS = Act("corrects it", "corrected")
UNDOES = Act("undoes it", "undone")
VOIDS = Act("voids it", "voided")


class Speaking(ABC):
    """Somebody at work on a student, with what is to be said of it."""

    student: Student
    said: list[str]
    notes: list[str]

    @property
    @abstractmethod
    def force(self) -> bool:
        """Whether it is recorded although it does not fit what is on file."""

    @property
    @abstractmethod
    def act(self) -> Act:
        """What the command does."""

    def refuse(self, reason: str) -> None:
        """Stop for a reason, unless forced."""
        if not self.force:
            raise Refused(f"{self.student.id}: not {self.act.done}: {reason}", may_be_forced=True)

    def take(self, taken: Taken[T]) -> T:
        """What was taken: refused, unless forced, where it is in doubt; else with its note and its line."""
        if taken.doubt:
            self.refuse(taken.doubt)
        if taken.note:
            self.warn(taken.note)
        if taken.line:
            self.say(taken.line)
        return taken.value

    def say(self, text: str) -> None:
        """A line for after the event and the deadlines it changed."""
        self.said.append(text)

    def say_each(self, lines: Iterable[str]) -> None:
        self.said += lines

    def warn(self, text: str) -> None:
        """A note for standard error, kept until all is recorded."""
        self.notes.append(f"Note: {text}")

    def warn_each(self, notes: Iterable[str]) -> None:
        """A note for each of these."""
        for note in notes:
            self.warn(note)

    def alarm(self, text: str) -> None:
        """The same for what must not be overlooked."""
        self.notes.append(f"{ALARM}: {text}")
