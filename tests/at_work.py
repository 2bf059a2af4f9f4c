"""A command at work on a student that no file holds, and somebody who answers: for tests of what is recorded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from casemgr.casefile.events import Event
from casemgr.casefile.people import People, Person
from casemgr.casefile.student import Identity, Student
from casemgr.casefile.typed.asker import Asker
from casemgr.recording.work import E, RecordingOptions, Work
from casemgr.store.making import head_after, made
from support import context_with, student_of

DANA = Person(name="Dana Whitfield", role="education-specialist")


class Answering(Asker):
    """Somebody who types these answers, one after the other; without any, nobody is there."""

    def __init__(self, *answers: str) -> None:
        self.left, self.heard = [*answers], list[str]()
        self._is_there = bool(answers)

    @property
    def is_there(self) -> bool:
        return self._is_there

    def typed(self, question: str, default: str | None = None, *, hint: str = "") -> str:
        self.heard.append(question)
        return self.left.pop(0) or default or ""

    def say(self, text: str) -> None:
        self.heard.append(text)


@dataclass
class AtWork(Work):
    def made(self, cls: type[E], day: date, fields: Mapping[str, Any]) -> E:
        return made(cls, self.id_ahead(1), day, self.today, fields)

    def head_after(self, event: Event) -> Identity:
        return head_after(self.student, event)

    def id_ahead(self, count: int) -> str:
        return f"new{len(self.new) + count}"


def at_work(
    *facts: dict[str, Any],
    today: date,
    answers: Sequence[str] = (),
    staff: Sequence[Person] = (),
    said: RecordingOptions | None = None,
    student: Student | None = None,
) -> AtWork:
    """A command at work on a student with these facts."""
    who = student or student_of(*facts)
    return AtWork(
        context_with("sample-2026-27"),
        People(DANA, tuple(staff)),
        (who.identity.school,),
        Answering(*answers),
        who,
        today,
        said or RecordingOptions(),
    )
