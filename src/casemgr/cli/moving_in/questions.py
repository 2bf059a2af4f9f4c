"""Asking what a file leaves open: each kind of question once, however many lines it is about."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from casemgr.casefile.saying import long_date, plural
from casemgr.cli.asking import typed
from casemgr.cli.lines import aside
from casemgr.errors import UsageError
from casemgr.exchange.questions import Question
from casemgr.reports.words import printable

Answers = dict[str, str]
Found = TypeVar("Found")
_EXAMPLES = 3
LEAVE = "Enter: leave it open"
_DAYS = ("day", "day-year", "last-day")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass
class Said:
    """What was asked, by the keys of the questions."""

    answers: Answers = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """Those left open among them: nothing is asked twice."""


def settle(
    read: Callable[[Answers], Found],
    open_ones: Callable[[Found], Iterable[Question]],
    said: Said | None = None,
) -> Found:
    """Read, ask, and read again with the answers, until nothing is left that has not been asked. `said`: what was asked
    before, and then what is asked now."""
    said = said or Said()
    found = read(said.answers)
    while groups := _groups(question for question in open_ones(found) if question.key not in said.asked):
        group = groups[0]
        keys = [question.key for question in group]
        said.asked |= set(keys)
        while answer := _answer(group):
            try:
                found = read(said.answers | dict.fromkeys(keys, answer))
            except UsageError as error:
                aside(f"  {printable(str(error))}")
                continue
            said.answers |= dict.fromkeys(keys, answer)
            break
    return found


def _groups(questions: Iterable[Question]) -> list[list[Question]]:
    """Questions that one answer settles: of one kind, on the same words, with the same readings."""
    found: dict[tuple[object, ...], list[Question]] = {}
    for question in questions:
        own = question.about if question.kind in ("same-student", "last-day", "disagreement") else ""
        key = (question.kind, question.column, question.read, question.readings, own)
        found.setdefault(key, []).append(question)
    return list(found.values())


def _answer(group: list[Question]) -> str | None:
    """One answer for all of them; None where it is left open."""
    first = group[0]
    aside(f"\n{printable(first.text)}")
    if len(group) > 1:
        aside(f"  in {plural(len(group), 'place')}: {_places(group)}")
    for number, reading in enumerate(first.readings, 1):
        aside(f"  {number}  {printable(as_shown(reading))}")
    hint = "Type the day, like 5/5/2027; " if first.kind in _DAYS and not first.readings else ""
    while True:
        said = typed(" ", "", hint=f"{hint}{LEAVE}")
        if not said:
            return None
        if not first.readings:
            return said
        if said.isdigit() and 0 < int(said) <= len(first.readings) and said not in first.readings:
            return first.readings[int(said) - 1]
        fitting = [
            each
            for each in first.readings
            if any(words.lower().startswith(said.lower()) for words in (each, as_shown(each)))
        ]
        exact = [each for each in fitting if each.lower() == said.lower()]
        if len(exact or fitting) == 1:
            return (exact or fitting)[0]
        aside("  Please type one of the numbers, or Enter.")


def as_shown(reading: str) -> str:
    """A reading as a question shows it: a day as it is written here."""
    return long_date(date.fromisoformat(reading), weekday=False) if _ISO.fullmatch(reading) else reading


def _places(group: list[Question]) -> str:
    places = [f"{each.file}:{each.line}" if each.line else each.file for each in group[:_EXAMPLES]]
    return ", ".join([*places, *(["…"] if len(group) > _EXAMPLES else [])])
