"""Asking what a file leaves open: each kind of question once, however many lines it is about."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from casemgr.casefile.saying import plural
from casemgr.casefile.typed.asker import Asker
from casemgr.characters import printable
from casemgr.errors import UsageError
from casemgr.exchange.cells.areas import read_area
from casemgr.exchange.questions import Question, QuestionKind, as_shown, groups, places, reading_meant

Answers = dict[str, str]
Found = TypeVar("Found")
LEAVE = "Enter: leave it open"
_DAY = "Type the day, like 5/5/2027; "
_HINTS: dict[QuestionKind, str] = {
    "day": _DAY,
    "day-year": _DAY,
    "last-day": _DAY,
    "referral": "Type the day, like 10/5; ",
    "contact": "Type it so; ",
}


@dataclass
class Said:
    """What was asked, by the keys of the questions."""

    answers: Answers = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)
    """Those left open among them: nothing is asked twice."""


def settle(
    asker: Asker,
    read: Callable[[Answers], Found],
    open_ones: Callable[[Found], Iterable[Question]],
    said: Said | None = None,
) -> Found:
    """Read, ask, and read again with the answers, until nothing is left that has not been asked. `said`: what was asked
    before, and then what is asked now."""
    said = said or Said()
    found = read(said.answers)
    while waiting := groups(each for each in open_ones(found) if each.key not in said.asked):
        group = waiting[0]
        keys = [question.key for question in group]
        said.asked |= set(keys)
        while answer := _answer(asker, group):
            try:
                found = read(said.answers | dict.fromkeys(keys, answer))
            except UsageError as error:
                asker.say(f"  {printable(str(error))}")
                continue
            said.answers |= dict.fromkeys(keys, answer)
            break
    return found


def _answer(asker: Asker, group: list[Question]) -> str | None:
    """One answer for all of them; None where it is left open."""
    first = group[0]
    asker.say(f"\n{printable(first.text)}")
    if len(group) > 1:
        asker.say(printable(f"  in {plural(len(group), 'place')}: {places(group)}"))
    elif first.who:
        asker.say(printable(f"  {places(group)}"))
    for number, reading in enumerate(first.readings, 1):
        asker.say(f"  {number}  {printable(as_shown(reading))}")
    hint = _HINTS.get(first.kind, "") if not first.readings else ""
    while True:
        said = asker.typed(" ", "", hint=f"{hint}{LEAVE}")
        if not said:
            return None
        if not first.readings:
            return said
        if (found := reading_meant(said, first.readings) or _area_meant(said, first)) is not None:
            return found
        asker.say("  Please type one of the numbers, or Enter.")


def _area_meant(said: str, question: Question) -> str | None:
    """The area of disability that was typed as the field calls it, `SLD`; None where it is none of those asked about."""
    area = read_area(said) if question.kind == "area" else None
    return area if isinstance(area, str) and area in question.readings else None
