"""A parent who needs time: --undecided, with the day by which the answer is expected.

Example: `casemgr answer-iep ana-r --on 11/24 --agreed`
"""

from __future__ import annotations

from typing import Annotated

from casemgr.cli.asking import flag_given, offer
from casemgr.cli.given import Given
from casemgr.cli.options import Maybe, StudentWords, flag, text
from casemgr.errors import UsageError


def run(
    given: Given,
    student: StudentWords,
    agreed: Annotated[bool, flag("--agreed", "To all of it.")] = False,
    partly: Annotated[bool, flag("--partly", "To part of it.")] = False,
    disagreed: Annotated[bool, flag("--disagreed", "To none of it.")] = False,
    undecided: Annotated[bool, flag("--undecided", "The parent needs more time.")] = False,
    expected: Annotated[Maybe, text("DATE", "--undecided: the day the answer is expected by.")] = None,
    items: Annotated[Maybe, text("TEXT", "What was agreed to, or not.")] = None,
) -> None:
    from casemgr.casefile.events import IepAnswered

    answers = {"agreed": agreed, "partly": partly, "disagreed": disagreed, "undecided": undecided}
    answer = flag_given("What does the parent answer?", answers)
    if expected and answer != "undecided":
        raise UsageError("--expected goes with --undecided: it is the day by which an answer is expected")
    with given.recording(student) as work:
        if answer == "undecided" and not expected:
            expected = offer("By which day will the parent answer?")
            if not expected:
                work.warn("no day is set by which the parent will answer; say --expected DATE")
        given.add(
            work,
            IepAnswered,
            answer=answer,
            expected=work.planned(expected) if expected else None,
            items=items,
        )
