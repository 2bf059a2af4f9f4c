"""What a file leaves open. Nothing is guessed: a question goes out with its possible readings, and its answer comes
back by the question's key when the same file is read again."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal, Protocol

from casemgr.casefile.saying import long_date
from casemgr.errors import Problem

QuestionKind = Literal[
    "day-order",  # a whole column: month first or day first
    "day",  # a cell that is no day, or more than one
    "day-year",  # a day without its year, or with two digits of it
    "grade",
    "name",
    "school",
    "area",
    "status",
    "plan",  # whether there is an IEP, where the status says no and the dates say yes
    "case-manager",  # whether a name is that of the one whose students are taken
    "referral",  # when it was received
    "language",  # a language status
    "contact",  # a parent's cell: who it is, and how to reach them
    "disagreement",  # two files, or two rows, say different things
    "same-student",
    "last-day",  # the day that a next date was counted from
    "edge",  # the first or last day of a school year
    "day-off",  # whether students are away, and why
    "one-school",  # a day of one school or group
]


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that a file does not decide."""

    kind: QuestionKind
    text: str
    read: str = ""
    """What was read, as it was written."""
    readings: tuple[str, ...] = ()
    """What it may mean, in the form an answer has. Empty: nothing fits, and the answer is free."""
    file: str = ""
    line: int | None = None
    column: str = ""
    about: str = ""
    """Whom or what it is about, where that is not clear from the line."""
    who: str = ""
    """The student of the line, for whoever is asked."""
    field: str = ""
    """What of the student is asked about, where it is one cell."""

    @property
    def key(self) -> str:
        """By which an answer is given: the same question of the same file has the same key."""
        parts = (self.kind, self.file, str(self.line or ""), self.column, self.about, self.read)
        return "|".join(parts)


class FromFiles(Protocol):
    """A student as a question needs one."""

    @property
    def who(self) -> str: ...

    @property
    def sources(self) -> tuple[tuple[str, int], ...]: ...


@dataclass(slots=True)
class Asked:
    """Collects the questions and remarks of one file while it is read, and knows the answers given before."""

    file: str
    answers: Mapping[str, str] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    remarks: list[Problem] = field(default_factory=list)

    def ask(
        self,
        kind: QuestionKind,
        text: str,
        *,
        read: str = "",
        readings: tuple[str, ...] = (),
        line: int | None = None,
        column: str = "",
        about: str = "",
        file: str = "",
    ) -> str | None:
        """The answer, or None where it is still open. `file`: where several are read together, the one it is about."""
        question = Question(kind, text, read, readings, file or self.file, line, column, about)
        answer = self.answers.get(question.key)
        if answer is None:
            self.questions.append(question)
        return answer

    def ask_of(
        self,
        pupil: FromFiles,
        kind: QuestionKind,
        text: str,
        *,
        read: str = "",
        readings: tuple[str, ...] = (),
        column: str = "",
        about: str = "",
    ) -> str | None:
        """The same of a student, at the first place that it comes from."""
        file, line = pupil.sources[0] if pupil.sources else ("", None)
        about = about or pupil.who
        return self.ask(
            kind, text, read=read, readings=readings, line=line, column=column, about=about, file=file
        )

    def say(self, line: int | None, message: str) -> None:
        """Something that needs no answer and must not go unsaid."""
        self.remarks.append(Problem(self.file, line, message))


_EXAMPLES = 3
_OF_ONE: tuple[QuestionKind, ...] = ("same-student", "last-day", "disagreement", "plan", "referral")
"""What is asked of each student alone."""
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


def groups(questions: Iterable[Question]) -> list[list[Question]]:
    """Questions that one answer settles: of one kind, on the same words, with the same readings."""
    found: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        own = question.about if question.kind in _OF_ONE else ""
        key = (question.kind, question.column, question.read, question.readings, own)
        found.setdefault(key, []).append(question)
    return list(found.values())


def reading_meant(said: str, readings: Sequence[str]) -> str | None:
    """The reading of which the number was typed, or that alone begins so; None where that is none or several."""
    if said.isdigit() and 0 < int(said) <= len(readings) and said not in readings:
        return readings[int(said) - 1]
    fitting = [
        each
        for each in readings
        if any(words.lower().startswith(said.lower()) for words in (each, as_shown(each)))
    ]
    exact = [each for each in fitting if each.lower() == said.lower()]
    return (exact or fitting)[0] if len(exact or fitting) == 1 else None


def as_shown(reading: str) -> str:
    """A reading as a question shows it: a day as it is written here."""
    return long_date(date.fromisoformat(reading), weekday=False) if _ISO.fullmatch(reading) else reading


def places(group: Sequence[Question]) -> str:
    """The places they are about, with the student where one is: a few of them, and that there are more."""
    found = [_place(each) for each in group[:_EXAMPLES]]
    return ", ".join([*found, *(["…"] if len(group) > _EXAMPLES else [])])


def _place(question: Question) -> str:
    place = f"{question.file}:{question.line}" if question.line else question.file
    return f"{place} ({question.who})" if question.who else place
