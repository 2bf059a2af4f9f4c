"""Booking an IEP meeting: its purposes, and whether its day is one on which people are at school."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated

from casemgr.casefile.saying import long_date
from casemgr.casefile.vocabulary import Outcome
from casemgr.cli.asking import choose
from casemgr.cli.options import Several, flag, listed, text, words_of

if TYPE_CHECKING:
    from casemgr.cli.work import Work

PURPOSES = "--purpose P (initial, annual, triennial, supplemental …)"
Purposes = Annotated[
    Several, text("P", "initial, annual, triennial, supplemental … (repeatable)", "--purpose")
]
ShortNotice = Annotated[bool, flag("--short-notice-agreed", "The parent agreed to less notice than usual.")]


def warn_of_day(work: Work, day: date) -> None:
    calendar = work.context.calendar(work.student.identity)
    if calendar.is_school_day(day) is False:
        work.warn(f"{long_date(day)} is not a school day ({calendar.why_away(day)})")


def choose_outcome(said: str | None, question: str) -> str:
    """Whether the meeting was completed or is to be continued; asked for where it was not said."""
    return choose(said, question, words_of(Outcome), f"--outcome {listed(words_of(Outcome))}")
