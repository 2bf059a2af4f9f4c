"""New students whose status says that they are being evaluated: they have no IEP yet. What the dates say against it, and the day of
the referral where the file has none, are asked."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from casemgr.casefile.saying import joined, long_date
from casemgr.casefile.typed.dates import happened, other_year
from casemgr.errors import Problem, UsageError
from casemgr.exchange.questions import Asked
from casemgr.exchange.rosters.combining import words_for
from casemgr.exchange.rosters.pupil import OF_A_PLAN, Pupil

_SAYS_PENDING = re.compile(
    r"\b(?:referred|referral|(?<!not )pending|being (?:evaluated|assessed)|initial (?:eval(?:uation)?|assess(?:ment)?)|part c|"
    r"early (?:start|intervention)|ifsp|regional center|turn(?:s|ing) (?:3|three))\b",
    re.IGNORECASE,
)
"""Of a student without any date of an IEP: what notes say of one who is only referred."""
_HAS_ONE, _HAS_NONE = "has an IEP", "is being evaluated"


def evaluated(pupil: Pupil, as_of: date, asked: Asked) -> Pupil:
    """The pupil as it is after the answers: with an IEP, or without one and with the day of the referral."""
    if pupil.only_supposed and (said := _SAYS_PENDING.search(pupil.note)):
        file, line = pupil.sources[0]
        words = f"{pupil.name}: being evaluated, with no IEP yet, as the notes say “{said[0]}”"
        asked.remarks.append(Problem(file, line, words))
        pupil = pupil._replace(status="pending")
    if pupil.status == "pending" and (dates := _dates_of_a_plan(pupil, as_of)):
        pupil = _decided(pupil, dates, asked)
    if pupil.is_open_initial and not (pupil.referral or pupil.consent):
        return _referred(pupil, as_of, asked)
    return pupil


def _dates_of_a_plan(pupil: Pupil, as_of: date) -> list[str]:
    names = [name for name in OF_A_PLAN if getattr(pupil, name)]
    is_held = pupil.iep and pupil.iep <= as_of and "pending" not in pupil.meetings
    return [*names, *(["iep"] if is_held else [])]


def _decided(pupil: Pupil, dates: list[str], asked: Asked) -> Pupil:
    """A status and dates that contradict each other: one of the two counts. Where it is not said which, both stay as they are."""
    said = joined([f"{words_for(name)} {long_date(getattr(pupil, name), weekday=False)}" for name in dates])
    question = f"{pupil.who}: the status says being evaluated, but the file has {said}. Which is right?"
    answer = asked.ask_of(pupil, "plan", question, readings=(_HAS_ONE, _HAS_NONE))
    if answer == _HAS_ONE:
        return pupil._replace(status="active")
    none: dict[str, Any] = dict.fromkeys(dates)
    return pupil._replace(**none) if answer == _HAS_NONE else pupil


def _referred(pupil: Pupil, as_of: date, asked: Asked) -> Pupil:
    file, line = pupil.sources[0]
    question = f"{pupil.who}: being evaluated, with no IEP yet. When did you receive the referral?"
    answer = asked.ask_of(pupil, "referral", question)
    if not answer:
        return pupil
    day = _day(answer, as_of)
    asked.remarks.append(Problem(file, line, f"{pupil.name}: referral received {long_date(day)}"))
    return pupil._replace(referral=day)


def _day(words: str, as_of: date) -> date:
    """A day that has passed. UsageError for another, and where the year may be meant in two ways."""
    if days := other_year(words, as_of):
        raise UsageError(f"{words} may be {long_date(days[0])} or {long_date(days[1])}: type the year too")
    day = happened(words, as_of)
    if day > as_of:
        raise UsageError(f"{long_date(day)} lies ahead")
    return day
